// Under a slider stands a small curve: the page's main result over the range of the input. The page
// asks for its curves when the reader has paused after a move, so no move waits for them. The dot
// is moved here: it follows the slider at once.

const PLACE = ".curve[data-page]"
// The app may live under any path; scripts lie one folder below it.
const at = (path) => new URL(`../${path}`, import.meta.url).href
const PAUSE_MS = 200
const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 100))
const cancelIdle = window.cancelIdleCallback ?? clearTimeout
const SVG = "http://www.w3.org/2000/svg"

let query = ""
let wanted = ""
let curves = null // those of the address that is wanted, once they are here
let cancel = () => {}
const drawn = new WeakMap() // place -> the curve that it shows

const places = () => document.querySelectorAll(PLACE)
const sliderOf = (place) =>
  place.closest('[class*="st-key-lever-"]').querySelector("input[type=range]")

const make = (name, className, text = "") => {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

// Where there is no result, the line has a gap.
const pathOf = (heights) =>
  heights
    .map((height, i) => {
      if (height === null) return ""
      const isStart = !i || heights[i - 1] === null
      return `${isStart ? "M" : "L"}${(100 * i) / (heights.length - 1)} ${100 * (1 - height)}`
    })
    .join("")

// The height at a share of the range, null where there is none.
const heightAt = (heights, share) => {
  const at = share * (heights.length - 1)
  const before = Math.floor(at)
  const [low, high] = [heights[before], heights[Math.min(before + 1, heights.length - 1)]]
  if (at === before) return low
  return low === null || high === null ? null : low + (high - low) * (at - before)
}

const moveDot = (place) => {
  const curve = drawn.get(place)
  const slider = sliderOf(place)
  const dot = place.querySelector(".dot")
  if (!curve || !slider || !dot) return
  const share = (slider.value - slider.min) / (slider.max - slider.min)
  const height = heightAt(curve.heights, share)
  dot.classList.toggle("none", height === null)
  dot.style.left = `${100 * share}%`
  dot.style.bottom = `${100 * (height ?? 0)}%`
}

const plotOf = ({ heights, marks }) => {
  const plot = make("div", "plot")
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 100 100")
  svg.setAttribute("preserveAspectRatio", "none")
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("d", pathOf(heights))
  svg.append(path)
  const ticks = marks.map(({ at, text }) => {
    const mark = make("span", "mark")
    mark.title = text
    mark.style.left = `${100 * at}%`
    return mark
  })
  plot.append(svg, ...ticks, make("span", "dot"))
  return plot
}

const draw = (place, curve) => {
  if (drawn.get(place) === curve) return
  drawn.set(place, curve)
  place.setAttribute("role", "img")
  place.setAttribute("aria-label", curve.alt)
  if (!curve.heights.length) return place.replaceChildren(make("span", "note", curve.note))
  const ends = make("div", "ends")
  ends.append(make("span", "", curve.low), make("span", "", curve.high))
  place.replaceChildren(plotOf(curve), ends)
  // A label says it all; what is inside is for the eye.
  for (const part of place.children) part.setAttribute("aria-hidden", "true")
  moveDot(place)
}

const clear = (place) => {
  drawn.delete(place)
  place.removeAttribute("role")
  place.removeAttribute("aria-label")
  place.replaceChildren()
}

const show = () => {
  for (const place of places()) {
    const curve = curves?.[place.dataset.lever]
    if (curve) draw(place, curve)
    else clear(place)
  }
}

const fetchCurves = async (address, signal) => {
  let found = null
  try {
    const answer = await fetch(address, { signal })
    if (answer.ok) found = await answer.json()
  } catch (error) {
    if (signal.aborted) return
    console.debug(error)
  }
  if (signal.aborted) return
  curves = found
  show()
}

const ask = (address) => {
  cancel()
  wanted = address
  curves = null
  const control = new AbortController()
  let idle = null
  const pause = setTimeout(() => {
    idle = whenIdle(() => fetchCurves(address, control.signal), { timeout: 1000 })
  }, PAUSE_MS)
  cancel = () => {
    clearTimeout(pause)
    if (idle !== null) cancelIdle(idle)
    control.abort()
  }
}

const update = () => {
  const [first] = places()
  if (!first || !query) return
  const address = at(`frames/curves/${first.dataset.page}${query}`)
  if (address !== wanted) ask(address)
  else if (curves) show()
}

// The inputs come and go with pages, and React tells a slider's value in its attributes only.
const VALUE = "value"
let watched = null
const watcher = new MutationObserver((changes) => {
  if (changes.some(({ type }) => type === "childList")) update()
  for (const { type, target } of changes) {
    if (type !== "attributes") continue
    const place = target.closest('[class*="st-key-lever-"]')?.querySelector(PLACE)
    if (place) moveDot(place)
  }
})
const watch = () => {
  const sidebar = document.querySelector('[data-testid="stSidebar"]')
  if (!sidebar || sidebar === watched) return
  watcher.disconnect()
  watched = sidebar
  watcher.observe(sidebar, { childList: true, subtree: true, attributeFilter: [VALUE] })
}

window.buildout = {
  ...window.buildout,
  // Starts drawing curves; `onQuery` calls a function whenever the scenario changes.
  curves: (onQuery) =>
    onQuery((present) => {
      query = present
      watch()
      update()
    }),
}
