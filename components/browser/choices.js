// Lists of choices and months: links lead to what is chosen before the server has heard of it. What a
// choice changes in a link stands beside its list, in an element that shows nothing.

import { anticipate } from "./links.js"

const BESIDE = ".in-links"
const ELEMENT = ".stElementContainer"

/** What stands beside a field for links. @param {Element} field */
export const besideField = (field) => field.closest(ELEMENT)?.nextElementSibling?.querySelector(BESIDE)
/** @param {HTMLElement} beside */
const fieldOf = (beside) => beside.closest(ELEMENT)?.previousElementSibling?.querySelector("input")

/** What a field that shows a text changes in links. @param {DOMStringMap} data @param {string} text @returns {Record<string, string> | null} */
const changesOf = ({ changes, dropped = "", key = "" }, text) => {
  const [month] = /^[12]\d{3}-\d\d/.exec(text) ?? [] // of a year that is still being typed there is none
  if (!changes) return month ? { [key]: month } : null
  const chosen = JSON.parse(changes)[text]
  return chosen ? { ...Object.fromEntries(dropped.split(" ").map((one) => [one, ""])), ...chosen } : null
}

/** What was told of last. @type {WeakMap<HTMLElement, string>} */
const told = new WeakMap()
const tell = () => {
  for (const beside of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${BESIDE}[data-present]`))) {
    const text = fieldOf(beside)?.value ?? ""
    const before = told.get(beside) ?? beside.dataset.present
    if (text === before) continue
    const changes = changesOf(beside.dataset, text)
    if (!changes) continue // what is typed to look for an option
    told.set(beside, text)
    anticipate(changes)
  }
}

export const followChoices = () => {
  // Streamlit's list shows what was chosen once it has seen the event.
  for (const name of ["click", "keydown", "focusout"]) document.addEventListener(name, () => setTimeout(tell), true)
}
