// What covers the answer while a reader guesses: it is out of sight, and out of reach of the keyboard
// and of screen readers. It comes back with the guess, or when the reader asks for it.

/** @import { Cover } from "./messages.js" */

const COVERED = ".st-key-answer, .st-key-details, .st-key-first-screen .chart-plot"

/** @param {boolean} isCovered */
const cover = (isCovered) => {
  document.documentElement.toggleAttribute("data-guessing", isCovered)
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(COVERED))) part.inert = isCovered
}

/** @param {HTMLElement} place @param {Cover} words */
export const drawCover = (place, { show }) => {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "uncover"
  button.textContent = show
  button.onclick = () => {
    place.dataset.uncovered = "true"
    button.remove()
    cover(false)
  }
  if (!place.dataset.uncovered) {
    place.replaceChildren(button)
    cover(true)
  }
  return () => cover(false)
}
