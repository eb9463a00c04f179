// What must work whichever of our scripts comes. It stands in every page, before Streamlit's scripts,
// so no filter, no weak line and no slow server can keep it away.

;(() => {
  /** @import { Draw, Mount } from "./globals.js" */
  /** @import { Part, Update } from "./messages.js" */

  // Pages only lie at the root of the app, which may live under any path of a site.
  const base = new URL("./", location.href)
  /** @param {string} path */
  const at = (path) => new URL(path, base).href

  // A mail tool that writes & as &#38; puts the rest of a link behind the sign of a fragment.
  const cut = /^#(?:38|x26);/i
  if (cut.test(location.hash)) {
    const rest = location.hash.replace(cut, "").replace(/&?#(?:38|x26);/gi, "&")
    location.replace(`${location.pathname}${location.search}${rest}`)
  }

  // Streamlit looks for its server below the path of the page first, and only then at the root: two
  // refusals on every deep link. Until the server's theme arrives it draws in a typeface of its own:
  // 170 kB for a moment in which nothing is on the page. Whoever embeds the page may say so before us.
  const theme = { bodyFont: "system-ui, 'Noto Sans CJK JP', sans-serif" }
  window.__streamlit ??= {
    BACKEND_BASE_URL: base.href.replace(/\/$/, ""),
    LIGHT_THEME: theme,
    DARK_THEME: theme,
  }
  // Remove WebAssembly, so that Streamlit does not try it: our content security policy would block it
  // and the browser log a violation. Streamlit does without.
  Reflect.deleteProperty(window, "WebAssembly")

  // Elements of ours as plain HTML, for as long as the scripts that draw them have not come.
  /** @template {"div" | "h2" | "img" | "input" | "p"} Name @param {Name} name @param {object} properties */
  const make = (name, properties) => Object.assign(document.createElement(name), properties)
  const publicAddress = () =>
    document.querySelector('meta[name="public-address"]')?.getAttribute("content") ??
    base.href.replace(/\/$/, "").replace("/~/+", "")
  /** @param {Part} part @param {string} query @returns {Node[]} */
  const plainly = (part, query) => {
    switch (part.kind) {
      case "words":
        return [...make("div", { innerHTML: part.html }).childNodes]
      case "figure": {
        const ways = part.ways.replace("&quot;./", `&quot;${publicAddress()}/`)
        const src = at(`api/charts/${part.key}.svg?${query}`)
        return [
          make("h2", { className: "chart-title", innerHTML: part.title }),
          make("p", { className: "chart-subtitle", innerHTML: part.subtitle }),
          make("img", { className: "picture", src, alt: part.alt }),
          make("div", { className: "chart-source", innerHTML: part.source }),
          make("div", { className: "chart-ways", innerHTML: ways }),
        ]
      }
      case "strip": {
        const value = `${publicAddress()}/${part.share.path}`
        const strip = make("div", { className: "strip", innerHTML: `<div class="ways">${part.html}</div>` })
        strip.append(make("input", { className: "link", readOnly: true, value, ariaLabel: part.share.label }))
        return [strip]
      }
      case "shell":
        document.documentElement.lang = part.language
        carry(query)
        return [make("div", { className: "page-shell", hidden: true })]
      default:
        return []
    }
  }

  // Links that stood in the page before a move lead to the scenario after it, by loading the page anew:
  // what Streamlit would do at a click leads to the scenario before.
  let carried = ""
  /** @param {string} query */
  const carry = (query) => {
    for (const link of document.querySelectorAll("a")) {
      // A link to another language stays one.
      const [before = "", after = ""] = [carried, query].map((one) =>
        link.hreflang ? one.replace(/(?<=^|&)lang=[^&]*/, `lang=${link.hreflang}`) : one)
      if (link.matches(".preset") || !carried || carried === query || !link.href.endsWith(`?${before}`)) continue
      link.href = link.href.slice(0, -before.length) + after
      link.onclick = (event) => event.stopPropagation()
    }
    carried = query
  }

  /** The elements drawn plainly, by their keys. @type {Map<string, Mount>} */
  const mounts = new Map()
  /** The message that each came with, by the same keys. @type {Map<string, string>} */
  const brought = new Map()
  /** What each shows now, and for which scenario. @type {Map<string, [Part, string]>} */
  const shown = new Map()
  /** The latest that brought something for all of them. @type {Mount | undefined} */
  let courier
  /** @type {Draw} */
  const draw = (name, mount) => {
    const message = new TextDecoder().decode(mount.data)
    /** @type {Update} */
    const { parts, query } = JSON.parse(message)
    const own = Object.keys(parts)[0] ?? ""
    // Streamlit may mount an element once more with the message it came with: that is no news.
    const isKnown = name !== "courier" && brought.get(own) === message
    if (name === "courier") courier = mount
    else {
      mounts.set(own, mount)
      brought.set(own, message)
      setTimeout(() => window.buildout?.draw === draw && sayMissing(), LATE_MS)
    }
    for (const [key, part] of Object.entries(parts)) {
      if (!isKnown) shown.set(key, [part, query])
      const place = mounts.get(key)?.parentElement
      if (place?.isConnected) place.replaceChildren(...plainly(...(shown.get(key) ?? [part, query])))
    }
    return undefined
  }
  window.buildout = { draw }
  // Our scripts are here, and draw what stands here plainly.
  addEventListener("buildout", () => {
    for (const mount of mounts.values()) if (mount.parentElement.isConnected) window.buildout?.draw("", mount)
    if (courier) window.buildout?.draw("courier", courier)
  })

  // One sentence, in the language of the page as the server sent it, if a script of ours is missing.
  const LATE_MS = 8000
  const sayMissing = () => {
    const words = document.getElementById("missing-scripts")
    if (!(words instanceof HTMLTemplateElement) || document.querySelector(".missing-scripts")) return
    document.body.append(words.content.cloneNode(true))
    const close = document.querySelector(".missing-scripts button")
    close?.addEventListener("click", () => close.parentElement?.remove())
  }
  /** @param {Event} event */
  const onError = ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || !target.src.startsWith(at("assets/"))) return
    // The words stand at the end of the page.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", sayMissing)
    else sayMissing()
  }
  addEventListener("error", onError, true)

  // The first screen that the server sent with the page leaves when the app has drawn its own. Its
  // picture stays in the place of the chart until that is drawn. Where the app takes too long, as
  // without a websocket, the page says what is missing and shows what there is.
  const PATIENCE_MS = 15_000
  // What must be there, and what must not be empty any more. Or the app says that it failed.
  const DRAWN = ["takeaway", "page-shell"]
  const FAILED = '#root [data-testid="stAlertContentError"]'
  const COMING = ':is([data-testid="stBidiComponentRegular"] > div:only-child:empty, [data-testid="stSkeleton"])'
  const EMPTY = `:is(.st-key-first-screen, .st-key-details, .st-key-stops) ${COMING}`
  addEventListener("DOMContentLoaded", () => {
    const first = document.getElementById("first")
    if (!first) return
    const drawn = [...DRAWN]
    if (!first.matches(".embedded")) drawn.push("strip")
    // The inputs stand beside the page, which would move when they come.
    if (first.matches(".inputs")) drawn.push("stSlider")
    const isDrawn = () =>
      document.querySelector(FAILED) || drawn.every((name) => document.querySelector(`#root .${name}`))
    const leave = () => {
      observer.disconnect()
      const picture = first.querySelector("figure.chart")
      const plot = document.querySelector("#root .chart-plot")
      if (picture && plot?.matches(":empty")) plot.append(picture)
      first.remove()
    }
    const observer = new MutationObserver(() => {
      if (isDrawn() && !document.querySelector(EMPTY)) leave()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    setTimeout(() => {
      if (isDrawn()) return leave()
      const there = document.getElementById("without-inputs")
      if (there instanceof HTMLTemplateElement) {
        first.querySelector(".coming")?.replaceWith(there.content.cloneNode(true))
      }
    }, PATIENCE_MS)
  })
})()
