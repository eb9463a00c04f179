// The page follows a slider before Streamlit has drawn what it leads to. Streamlit hears of a
// dragged slider only when it is let go, and a move makes it look through the whole page. So the page
// asks the server itself: when a drag begins, for what it would show at some points of the range, to
// draw what lies between; when a slider has moved, for what it shows there and, once all is drawn, for
// what another such step would lead to, so that the next one need not wait.

import { at, currentPage } from "./address.js"
import { Drag } from "./drag.js"
import { currentQuery } from "./links.js"
import { Scheduler } from "./scheduler.js"
import { preview } from "./screen.js"
import { inputOf, isOnThumb, leverOf, sliderOf, tellValue } from "./sliders.js"

/** @import { Previews, Update } from "./messages.js" */
/** @typedef {{ slider: HTMLElement, value: number, step: number | null }} Move The step of a key, none of a drag. */

// A server with many readers previews nothing. It is left alone for a while then.
const ALONE_MS = 5000
let isBusyUntil = 0

/** @param {HTMLElement} slider @param {string} value @returns {Promise<Previews | null>} */
const ask = async (slider, value = "") => {
  const [page, query] = [currentPage(), currentQuery()]
  // What the lab answers takes the server too long to compute it for each move ahead.
  if (!page || page === "lab" || !query || performance.now() < isBusyUntil) return null
  const answer = await fetch(at(`frames/${page}/${leverOf(slider)}${value && `/${value}`}?${query}`))
  if (answer.status === 204) isBusyUntil = performance.now() + ALONE_MS
  return answer.status === 200 ? answer.json() : null
}

// What one more step would show, as long as the other inputs stay what they are.
/** @type {{ value: number, others: string, update?: Update | undefined } | null} */
let prepared = null
/** @param {HTMLElement} slider */
const others = (slider) => {
  const query = new URLSearchParams(currentQuery())
  query.delete(leverOf(slider))
  return `${location.pathname}?${query}#${leverOf(slider)}`
}
/** @param {HTMLElement} slider @param {number} value */
const prepare = async (slider, value) => {
  const input = slider.isConnected && inputOf(slider)
  if (!input || value < Number(input.min) || value > Number(input.max)) return
  const mine = (prepared = { value, others: others(slider) })
  const found = await ask(slider, `${value}`).catch(() => null)
  Object.assign(mine, { update: found?.updates[0] })
}
/** @param {Move} move */
const preparedFor = ({ slider, value }) =>
  prepared?.value === value && prepared.others === others(slider) ? prepared.update : undefined

/** @type {Drag | null} */
let drag = null

/** @type {Scheduler<Move>} */
const moves = new Scheduler(async (move) => {
  const { slider, value, step } = move
  const update = preparedFor(move) ?? (await ask(slider, `${value}`))?.updates[0]
  if (!update || drag) return
  const isDrawn = preview(update)
  if (step !== null) isDrawn.then(() => prepare(slider, Number((value + step).toFixed(6))))
})

// The slider shows its new value at once, so that is what links lead to.
/** @param {Move} move */
const follow = (move) => {
  tellValue(move.slider, move.value)
  moves.schedule(move)
}

/** @param {Event} event */
const onPointerDown = (event) => {
  const slider = sliderOf(event)
  const input = inputOf(slider)
  if (!slider || !input || !(event instanceof PointerEvent) || event.button || !isOnThumb(event)) return
  drag = new Drag(input, ask(slider))
}
const onPointerUp = () => {
  const ended = drag
  drag = null
  if (!ended?.end()) return
  const slider = ended.input.closest('[data-testid="stSlider"]')
  if (slider instanceof HTMLElement) follow({ slider, value: Number(ended.input.value), step: null })
}
// Streamlit's slider moves by itself, without an input event, once it has seen the key.
/** @param {Event} event */
const onKeyDown = (event) => {
  const slider = sliderOf(event)
  const before = inputOf(slider)?.value
  if (!slider || drag || before === undefined) return
  setTimeout(() => {
    const value = Number(inputOf(slider)?.value ?? before)
    const step = value - Number(before)
    if (step) follow({ slider, value, step })
  })
}

export const previewMoves = () => {
  document.addEventListener("pointerdown", onPointerDown, true)
  document.addEventListener("pointerup", onPointerUp, true)
  document.addEventListener("pointercancel", onPointerUp, true)
  document.addEventListener("keydown", onKeyDown, true)
}
