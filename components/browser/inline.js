// What must work whichever of our scripts comes. It stands in every page, before Streamlit's scripts,
// so no filter, no weak line and no slow server can keep it away.

;(() => {
  // Pages only lie at the root of the app, which may live under any path of a site.
  const base = new URL("./", location.href)
  const at = (path) => new URL(path, base).href

  // Streamlit looks for its server below the path of the page first, and only then at the root: two
  // refusals on every deep link. Until the server's theme arrives it draws in a typeface of its own:
  // 170 kB for a moment in which nothing is on the page. Whoever embeds the page may say so before us.
  const theme = { bodyFont: "system-ui, 'Noto Sans CJK JP', sans-serif" }
  window.__streamlit ??= {
    BACKEND_BASE_URL: base.href.replace(/\/$/, ""),
    LIGHT_THEME: theme,
    DARK_THEME: theme,
  }
  // Streamlit would count in WebAssembly, which the page's content security policy refuses, and then
  // counts without it. Where there is none it does not try, and the browser reports no violation.
  delete window.WebAssembly

  // Elements of ours as plain HTML, for as long as the script that draws them has not come.
  const make = (name, properties) => Object.assign(document.createElement(name), properties)
  const paragraph = (className, html) => make("p", { className, innerHTML: html })
  const picture = (data, query) =>
    make("img", { className: "picture", src: at(`api/charts/${data.key}.svg?${query}`), alt: data.alt })
  const PARTS = {
    words: (data) => [...make("div", { innerHTML: data.html }).childNodes],
    figure: (data, query) => [
      make("h2", { className: "chart-title", innerHTML: data.title }),
      paragraph("chart-subtitle", data.subtitle),
      picture(data, query),
      paragraph("chart-source", data.source),
      make("div", { className: "chart-ways", innerHTML: data.ways }),
    ],
    share: ({ path, label }) => {
      const value = at(path).replace("/~/+", "")
      return [make("input", { className: "link", readOnly: true, value, ariaLabel: label })]
    },
  }
  const plain = (name, place, data, query) => {
    if (name === "shell") document.documentElement.lang = data.language
    if (PARTS[name]) place.replaceChildren(...PARTS[name](data, query))
  }
  const waiting = new Map() // key -> what was drawn plainly and is taken over when hosts.js comes
  const drawPlainly = ({ name, element, packed: { data, query } }) => {
    if (element.parentElement.isConnected) plain(name, element.parentElement, data, query)
  }
  const draw = (name, element) => {
    const packed = JSON.parse(new TextDecoder().decode(element.data))
    if (name === "courier") {
      for (const [key, data] of Object.entries(packed.data)) {
        const known = waiting.get(key)
        if (!known) continue
        known.packed = { ...packed, key, data }
        drawPlainly(known)
      }
      return
    }
    waiting.set(packed.key, { name, element, packed })
    drawPlainly(waiting.get(packed.key))
    setTimeout(() => waiting.size && sayMissing(), LATE_MS)
  }
  window.buildout = { draw, plain, waiting, picture }

  // One sentence, in the language of the page as the server sent it, if a script of ours is missing.
  const LATE_MS = 8000
  const sayMissing = () => {
    const words = document.getElementById("missing-scripts")
    if (!words || document.querySelector(".missing-scripts")) return
    document.body.append(words.content.cloneNode(true))
    document.querySelector(".missing-scripts button").onclick = ({ target }) =>
      target.parentElement.remove()
  }
  const onError = ({ target }) => {
    if (target.tagName !== "SCRIPT" || !target.src.startsWith(at("assets/"))) return
    // The words stand at the end of the page.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", sayMissing)
    else sayMissing()
  }
  addEventListener("error", onError, true)

  // The answer that the server sent with the page leaves when the app has drawn its own. Where that
  // takes too long, as without a websocket, the page says what is missing and shows what there is.
  const PATIENCE_MS = 15_000
  const DRAWN = "#root :is(.takeaway p, .stAlert)"
  addEventListener("DOMContentLoaded", () => {
    const first = document.getElementById("first")
    if (!first) return
    const leave = (_, observer) => {
      if (!document.querySelector(DRAWN)) return
      observer.disconnect()
      first.remove()
    }
    new MutationObserver(leave).observe(document.body, { childList: true, subtree: true })
    setTimeout(() => {
      const there = document.getElementById("without-inputs")
      first.querySelector(".coming")?.replaceWith(there.content.cloneNode(true))
    }, PATIENCE_MS)
  })
})()
