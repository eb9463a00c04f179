// Notes in the page itself when a move starts and when its last change is on the screen.
// A change is one of the takeaway or of a chart, inside shadow roots too; it is painted when the
// task after the next animation frame runs. Only changes count that change something: an attribute
// set to the value it had, and what follows a pointer over a chart, does not.
(() => {
  const SENTENCE = "__TAKEAWAY__"
  const SLIDER = "__SLIDER__"
  const CHART = ".js-plotly-plot"
  // Also one that no script has drawn.
  const PICTURE = ".js-plotly-plot .main-svg .trace, figure:is(.chart, .scale) svg"
  const DRAWN = ".main-svg .trace"
  const UNSEEN = ".draglayer, .hoverlayer, .modebar-container"
  const OPTIONS = {
    subtree: true, childList: true, characterData: true, characterDataOldValue: true,
    attributes: true, attributeOldValue: true,
  }
  const roots = [document]
  const loaded = { sentence: null, picture: null, chart: null, slider: null, shift: 0 }
  let move = null

  const all = (selector) =>
    roots.flatMap((root) => (root.host?.isConnected ?? true) ? [...root.querySelectorAll(selector)] : [])
  const up = (node) => node.parentNode ?? node.host
  const within = (node, selector) => {
    for (let at = node; at; at = up(at)) if (at.nodeType === Node.ELEMENT_NODE && at.matches(selector)) return at
    return null
  }
  const deepText = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data
    if (["STYLE", "SCRIPT"].includes(node.nodeName)) return ""
    return [...(node.shadowRoot ?? node).childNodes].map(deepText).join("")
  }
  const outermost = (node) => !up(node) || !within(up(node), SENTENCE)
  const sentence = () => all(SENTENCE).filter(outermost).map(deepText).join("").replace(/\s+/g, " ").trim()
  const charts = () => all(CHART).filter((chart) => chart.getClientRects().length)
  const drawn = () => all(CHART).filter((chart) => chart.querySelector(DRAWN)).length
  const main = () =>
    charts()
      .map((chart) => [chart.getBoundingClientRect().top, chart])
      .sort(([a], [b]) => a - b)[0]?.[1]

  const owner = (node) => {
    for (let at = node; at; at = up(at)) {
      if (at.nodeType !== Node.ELEMENT_NODE) continue
      if (at.matches(UNSEEN)) return null
      if (at.matches(CHART)) return at
      if (at.matches(SENTENCE)) return "sentence"
    }
    return null
  }
  const changes = ({ type, target, oldValue, attributeName, attributeNamespace }) => {
    if (type === "attributes") return target.getAttributeNS(attributeNamespace, attributeName) !== oldValue
    return type !== "characterData" || target.data !== oldValue
  }
  const owners = (records) => {
    const found = new Set()
    for (const record of records) {
      if (!changes(record)) continue
      const mine = owner(record.target)
      if (mine) found.add(mine)
      else for (const node of [...record.addedNodes, ...record.removedNodes]) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue
        for (const chart of [node, ...node.querySelectorAll(CHART)]) if (chart.matches(CHART)) found.add(chart)
        if (node.matches(SENTENCE) || node.querySelector(SENTENCE)) found.add("sentence")
      }
    }
    return found
  }
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => then(performance.now())
      channel.port2.postMessage(null)
    })

  const observer = new MutationObserver((records) => {
    const found = owners(records)
    if (!found.size) return
    if (move) {
      const change = { owners: found, at: performance.now(), painted: null }
      move.changes.push(change)
      afterPaint((now) => { change.painted = now })
    }
    if (loaded.sentence === null && sentence()) {
      loaded.sentence = NaN
      afterPaint((now) => { loaded.sentence = now })
    }
    if (loaded.chart === null && charts().some((chart) => chart.querySelector(DRAWN))) {
      loaded.chart = NaN
      afterPaint((now) => { loaded.chart = now })
    }
  })
  observer.observe(document, OPTIONS)

  const isSeen = (node) => node.getClientRects().length && getComputedStyle(node).visibility === "visible"
  // Streamlit hides an input in the thumb, which is what is seen.
  const seek = (name, selector) => {
    if (all(selector).some(isSeen)) afterPaint((now) => { loaded[name] = now })
    else requestAnimationFrame(() => seek(name, selector))
  }
  seek("picture", PICTURE)
  seek("slider", SLIDER)
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) loaded.shift += value
  }).observe({ type: "layout-shift", buffered: true })

  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (...words) {
    const root = attachShadow.apply(this, words)
    roots.push(root)
    observer.observe(root, OPTIONS)
    return root
  }
  const begin = ({ timeStamp }) => { if (move && move.start === null) move.start = timeStamp }
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, begin, true)

  const watchFrames = (watched) => requestAnimationFrame(() => {
    if (move !== watched) return
    watched.frames.push({ at: performance.now(), blank: drawn() < watched.drawn })
    watchFrames(watched)
  })

  // From here on changes belong to a move.
  const arm = () => {
    const chart = main()
    move = {
      start: null, changes: [], frames: [], drawn: drawn(), text: sentence(), chart,
      all: charts(), svg: chart?.querySelector(".main-svg"),
    }
    watchFrames(move)
  }

  const result = (matched) => {
    const { start, changes, frames } = move
    const present = main()
    const isMain = (chart) => chart === move.chart || chart === present
    const last = (belongs) => {
      const times = changes.filter((change) => [...change.owners].some(belongs)).map((change) => change.painted)
      return times.length ? Math.max(...times) - start : null
    }
    const painted = last(() => true)
    const shown = frames.filter((frame) => frame.at > start && frame.at <= start + (painted ?? 0))
    return {
      matched,
      start,
      sentence: last((one) => one === "sentence"),
      main: last(isMain),
      all: painted,
      rebuilt: move.chart !== present || move.svg !== present?.querySelector(".main-svg"),
      frames: shown.length,
      blank: shown.filter((frame) => frame.blank).length,
      redraws: new Set(
        changes.filter((change) => [...change.owners].some(isMain)).map((change) => change.painted),
      ).size,
    }
  }

  // Resolves once the expected sentence is there, the main chart has changed (where the move
  // changes it) and nothing has for `quiet` ms. A sentence other than the expected one is waited
  // for longer, and told.
  const finish = ({ text, chart, quiet, limit }) => new Promise((resolve) => {
    const called = performance.now()
    const look = () => {
      const now = performance.now()
      const last = move.changes.at(-1)
      const idle = now - Math.max(last?.at ?? 0, move.start ?? called)
      const isPainted = move.changes.every((change) => change.painted !== null)
      if (now - called > limit) return resolve({ ...result(false), late: true })
      if (move.start === null || idle < quiet || !isPainted) {
        return void setTimeout(look, Math.max(quiet - idle, 20))
      }
      const present = main()
      const isDrawn = !chart || move.changes.some(({ owners }) => owners.has(move.chart) || owners.has(present))
      const matched = text === null || sentence().includes(text)
      if (isDrawn && (matched || (sentence() !== move.text && idle > 5 * quiet))) return resolve(result(matched))
      setTimeout(look, 20)
    }
    look()
  })

  window.bench = { arm, finish, result, loaded, sentence, charts, drawn }
})()
