// Streamlit's sliders of our inputs.

import { besideField } from "./choices.js"
import { anticipate } from "./links.js"

const LEVER = "st-key-lever-"
const SLIDER = `[class*="${LEVER}"] [data-testid="stSlider"]`

/** The slider that an event is about, if any. @param {Event} event @returns {HTMLElement | null} */
export const sliderOf = ({ target }) => (target instanceof Element ? target.closest(SLIDER) : null)

/** The part of a slider that holds its value. @param {Element | null | undefined} box @returns {HTMLInputElement | null} */
export const inputOf = (box) => box?.querySelector("input[type=range]") ?? null

/** Whether a touch is on the thumb: only that moves a slider, so that nobody moves one who scrolls. @param {PointerEvent} event */
export const isOnThumb = ({ target, pointerType }) =>
  pointerType !== "touch" || (target instanceof Element && target.closest("[data-rac]:has(> * > input)") !== null)

/** What stands around an input of ours. @param {Element} element */
export const boxOf = (element) => element.closest(`[class*="${LEVER}"]`)

/** The key of the input that an element belongs to. @param {Element} element */
export const leverOf = (element) =>
  [...(boxOf(element)?.classList ?? [])].find((name) => name.startsWith(LEVER))?.slice(LEVER.length) ?? ""

/** Tell of the number that an input of ours has now. @param {Element} input @param {number} shown as its slider counts */
export const tellValue = (input, shown) => {
  const track = boxOf(input)?.querySelector(".track") ?? besideField(input)
  if (!(track instanceof HTMLElement) || !Number.isFinite(shown)) return
  const value = Number((shown / Number(track.dataset.times)).toPrecision(12))
  anticipate({ [leverOf(input) || (track.dataset.key ?? "")]: `${value}` })
}

/** The slider that a button beside it moves by one step, and the key that does the same. @param {HTMLElement} button */
export const stepOf = (button) => {
  const input = button.matches(".step") && inputOf(boxOf(button))
  return input ? { input, key: button.dataset.key ?? "" } : null
}

// A finger that begins to scroll goes a little sideways too. A thumb stays until it is clear what is meant.
const SLOP_PX = 8
/** Where a finger was put on a thumb that has not moved yet. @type {number | null} */
let heldAt = null

export const steadyThumbs = () => {
  window.addEventListener("pointerdown", (event) => {
    heldAt = event.pointerType === "touch" && sliderOf(event) && isOnThumb(event) ? event.clientX : null
  }, true)
  window.addEventListener("pointermove", (event) => {
    if (heldAt === null) return
    if (Math.abs(event.clientX - heldAt) < SLOP_PX) event.stopPropagation()
    else heldAt = null
  }, true)
}
