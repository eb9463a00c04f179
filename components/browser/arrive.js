// A link may lead to one input of a page: its address ends in #lever=<key>. Once the page is drawn,
// the input is brought into view and into focus, and the address is again that of the scenario.

import { at } from "./address.js"

/** @typedef {(box: Element, then: () => void) => void} OpenInput */

const TARGET = /^#lever=(\w+)$/
const PAGE = /^#page=(\w+)$/
const FRAMES = 3600
const GROWS_MS = 2000

// The input stands on its own page, maybe in the fold of those that matter less, which is empty
// while it is closed.
/** @param {string} lever @returns {HTMLElement | null} */
const boxOf = (lever) => document.querySelector(`.st-key-whatif .st-key-lever-${lever}`)
/** Open that fold, and tell whether it was there and closed. */
const unfoldMore = () => {
  const fold = document.querySelector(".st-key-whatif .st-key-fold-inputs-more details:not([open]) > summary")
  if (fold instanceof HTMLElement) fold.click()
  return fold !== null
}

/** @param {HTMLElement} box @param {HTMLElement} input */
const land = (box, input) => {
  input.focus({ preventScroll: true })
  box.dataset.arrived = "true"
  // The fold that the input stands in grows for a moment after it was opened.
  const grown = new ResizeObserver(() => box.scrollIntoView({ block: "center" }))
  grown.observe(box.closest("details") ?? box)
  setTimeout(() => grown.disconnect(), GROWS_MS)
  /** @param {FocusEvent} event */
  const leave = ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && box.contains(relatedTarget)) return
    grown.disconnect()
    delete box.dataset.arrived
    box.removeEventListener("focusout", leave)
  }
  box.addEventListener("focusout", leave)
}

/** @param {string} lever @param {OpenInput} openInput */
const look = (lever, openInput, frames = FRAMES, unfolded = false) => {
  if (location.hash !== `#lever=${lever}`) return
  const box = boxOf(lever)
  /** @type {HTMLElement | null | undefined} */
  const input = box?.querySelector("input[type=range], input[role=combobox]")
  // It is hidden until the page has drawn itself, and takes no focus before.
  const isShown = input && getComputedStyle(input).visibility === "visible"
  if (!isShown && frames) {
    const isOpening = unfolded || unfoldMore()
    requestAnimationFrame(() => look(lever, openInput, frames - 1, isOpening))
    return
  }
  history.replaceState(history.state, "", location.pathname + location.search)
  if (box && input) openInput(box, () => land(box, input))
}

// A page around the app that keeps its address has no place for our path but the end.
/** @param {string} page */
const goTo = (page) => {
  history.replaceState(null, "", new URL(at(page)).pathname + location.search)
  window.dispatchEvent(new PopStateEvent("popstate"))
}

/**
 * Look where links lead to, now and later.
 * @param {(listener: () => void) => void} onQuery calls a function whenever a page was drawn
 * @param {OpenInput} openInput
 */
export const leadToInput = (onQuery, openInput) => {
  const start = () => {
    const [, page] = PAGE.exec(location.hash) ?? []
    if (page) return goTo(page)
    const [, lever] = TARGET.exec(location.hash) ?? []
    if (lever) look(lever, openInput)
  }
  window.addEventListener("hashchange", start)
  onQuery(start)
}
