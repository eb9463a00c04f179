// Under a slider stands a small curve: the page's main result over the range of the input. The page
// asks for its curves when the reader has paused after a move, so no move waits for them. The dot
// is moved here: it follows the slider at once.

import { at } from "./address.js"
import { cancelIdle, whenIdle } from "./idle.js"
import { boxOf, inputOf } from "./sliders.js"

/** @typedef {(number | null)[]} Heights Where there is no result, there is none. */
/** @typedef {{ heights: Heights, alt: string, note: string, low: string, high: string }} Curve */

const PLACE = ".curve[data-page]"
const PAUSE_MS = 200
const SVG = "http://www.w3.org/2000/svg"

let query = ""
let wanted = ""
/** The language of what is drawn. @type {string | null} */
let language = null
/** Those of the address that is wanted, once they are here. @type {Record<string, Curve> | null} */
let curves = null
let cancel = () => {}
/** The curve that each place shows. @type {WeakMap<HTMLElement, Curve>} */
const drawn = new WeakMap()

/** @returns {NodeListOf<HTMLElement>} */
const places = () => document.querySelectorAll(PLACE)

/** @param {string} name @param {string} className */
const make = (name, className, text = "") => {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

// Where there is no result, the line has a gap.
/** @param {Heights} heights */
const pathOf = (heights) =>
  heights
    .map((height, i) => {
      if (height === null) return ""
      const isStart = !i || heights[i - 1] === null
      return `${isStart ? "M" : "L"}${(100 * i) / (heights.length - 1)} ${100 * (1 - height)}`
    })
    .join("")

// The height at a share of the range, null where there is none.
/** @param {Heights} heights @param {number} share */
const heightAt = (heights, share) => {
  const at = share * (heights.length - 1)
  const before = Math.floor(at)
  const [low = null, high = null] = [heights[before], heights[Math.min(before + 1, heights.length - 1)]]
  if (at === before) return low
  return low === null || high === null ? null : low + (high - low) * (at - before)
}

/** @param {HTMLElement} place */
const moveDot = (place) => {
  const curve = drawn.get(place)
  const slider = inputOf(boxOf(place))
  /** @type {HTMLElement | null} */
  const dot = place.querySelector(".dot")
  if (!curve || !slider || !dot) return
  const [low = 0, high = 0] = [slider.min, slider.max].map(Number)
  const share = (Number(slider.value) - low) / (high - low)
  const height = heightAt(curve.heights, share)
  dot.classList.toggle("none", height === null)
  dot.style.left = `${100 * share}%`
  dot.style.bottom = `${100 * (height ?? 0)}%`
}

/** @param {Curve} curve */
const plotOf = ({ heights }) => {
  const plot = make("div", "plot")
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 100 100")
  svg.setAttribute("preserveAspectRatio", "none")
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("d", pathOf(heights))
  svg.append(path)
  plot.append(svg, make("span", "dot"))
  return plot
}

/** @param {HTMLElement} place @param {Curve} curve */
const draw = (place, curve) => {
  if (drawn.get(place) === curve) return
  drawn.set(place, curve)
  place.setAttribute("role", "img")
  place.setAttribute("aria-label", curve.alt)
  if (!curve.heights.length) return place.replaceChildren(make("span", "note", curve.note))
  const ends = make("div", "ends")
  ends.dataset.beside = place.dataset.beside
  ends.append(make("span", "", `${curve.low} … ${curve.high}`))
  place.replaceChildren(plotOf(curve), ends)
  // A label says it all; what is inside is for the eye.
  for (const part of place.children) part.setAttribute("aria-hidden", "true")
  moveDot(place)
}

/** @param {HTMLElement} place */
const clear = (place) => {
  drawn.delete(place)
  place.removeAttribute("role")
  place.removeAttribute("aria-label")
  place.replaceChildren()
}

const show = () => {
  for (const place of places()) {
    const curve = curves?.[place.dataset.lever ?? ""]
    if (curve) draw(place, curve)
    else clear(place)
  }
}

/** @param {string} address @param {AbortSignal} signal */
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

/** @param {string} address */
const ask = (address) => {
  cancel()
  wanted = address
  curves = null
  const control = new AbortController()
  /** @type {number | null} */
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
  const spoken = new URLSearchParams(query).get("lang")
  if (spoken !== language) {
    // Curves stay until newer ones come, but not in words of another language.
    language = spoken
    curves = null
    show()
  }
  const address = at(`frames/curves/${first.dataset.page}?${query}`)
  if (address !== wanted) ask(address)
  else if (curves) show()
}

// The inputs come and go with pages, and React tells a slider's value in its attributes only.
const VALUE = "value"
/** @type {Element | null} */
let watched = null
const watcher = new MutationObserver((changes) => {
  if (changes.some(({ type }) => type === "childList")) update()
  for (const { type, target } of changes) {
    if (type !== "attributes" || !(target instanceof Element)) continue
    /** @type {HTMLElement | null | undefined} */
    const place = boxOf(target)?.querySelector(PLACE)
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

/** Draw the curves of a scenario, unless they are drawn. @param {string} present */
export const drawCurves = (present) => {
  query = present
  watch()
  update()
}
