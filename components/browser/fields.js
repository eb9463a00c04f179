// Numbers as people write them, in Streamlit's number fields. A browser drops in silence what such a
// field does not take: 2,5 becomes 25, and −5 becomes 5. So what the reader writes is taken down here;
// once it is done, the field is given the one number that it means, or the reader is told why not.

import { narrowed, readings } from "./readings.js"
import { tellValue } from "./sliders.js"

/** @import { NumberFields, NumberUnit } from "./messages.js" */
/** @typedef {{ shown: string, written: string, start: string }} State What a field shows, what was
 * written to get there, and what it showed when the reader came. */

const BARE = { usd: 0, around: [] }
const DONE = new Set(["Enter", "ArrowUp", "ArrowDown"])
/** What a browser takes in such a field as it is. */
const TAKEN = /^[\d.+\-eE]*$/
/** What has a value there. */
const VALID = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
/** @type {WeakMap<HTMLInputElement, State>} */
const states = new WeakMap()
/** @type {NumberFields | null} */
let words = null
let isOurs = false
/** @type {State | null} */
let composedFrom = null
/** Takes down what was composed last, once the field has it. @type {(() => void) | null} */
let takeComposed = null

/** @param {Event} event @returns {HTMLInputElement | null} */
const fieldOf = ({ target }) =>
  words && target instanceof HTMLInputElement && target.type === "number" && target.closest(".stNumberInput") ? target : null

// A label ends in the unit, in brackets.
/** @param {HTMLInputElement} field @returns {NumberUnit} */
const unitOf = (field) => {
  const label = (field.getAttribute("aria-label") ?? "").replaceAll("\\", "")
  const [, unit = ""] = /[(（]([^()（）]*)[)）]$/.exec(label) ?? []
  return words?.units[unit] ?? BARE
}

/** Whether a field that shows a text has a value: a browser tells of no point at the end, nor of what is no number. */
/** @param {string} value @param {string} shown */
const fits = (value, shown) =>
  value === shown || value === shown.replace(/\.$/, "") || (!value && !VALID.test(shown))

/** @param {HTMLInputElement} field @returns {State} */
const stateOf = (field) => {
  const { value } = field
  const state = states.get(field) ?? { shown: value, written: value, start: value }
  // Streamlit writes a number anew once it has it.
  if (!fits(value, state.shown)) Object.assign(state, { shown: value, written: value })
  states.set(field, state)
  return state
}

const nativeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")
/** Put a text into a field as if the reader had typed it. @param {HTMLInputElement} field @param {string} text */
const put = (field, text) => {
  isOurs = true
  nativeValue?.set?.call(field, text)
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }))
  isOurs = false
  Object.assign(stateOf(field), { shown: text, written: text })
}
/** Put a text where the caret is, for what is selected. @param {string} text */
const insert = (text) => {
  isOurs = true
  document.execCommand(text ? "insertText" : "delete", false, text)
  isOurs = false
}

/** @type {HTMLElement | null} */
let note = null
let isBesideField = () => true
const hush = () => {
  note?.remove()
  note = null
}
// What is written into a field may scroll the field itself.
const onScroll = () => {
  if (!isBesideField()) hush()
}
/** Say beside a field why what was written is not taken. @param {HTMLInputElement} field @param {string} text */
const refuse = (field, text) => {
  if (!words) return
  const [one, other] = readings(text, unitOf(field))
  const said = other === undefined ? words.unreadable : words.ambiguous
  /** @type {Record<string, string>} */
  const parts = { text, one: `${one}`, other: `${other}` }
  hush()
  note = document.createElement("div")
  note.className = "mark-note"
  note.setAttribute("role", "alert")
  const { left, top, bottom } = field.getBoundingClientRect()
  isBesideField = () => field.getBoundingClientRect().top === top
  const width = Math.min(320, window.innerWidth - 16)
  note.style.cssText = `width: ${width}px; left: ${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`
  note.textContent = said.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole)
  document.body.append(note)
  // The keyboard of a phone leaves less than the window.
  const { offsetTop = 0, height = window.innerHeight } = window.visualViewport ?? {}
  const isRoom = bottom + 6 + note.offsetHeight <= offsetTop + height
  note.style.top = `${isRoom ? bottom + 6 : Math.max(offsetTop + 8, top - note.offsetHeight - 6)}px`
}

// What one character is in the field: nothing for what only says more, such as the sign of a unit.
/** @param {string} letter */
const shownAs = (letter) => {
  const narrow = narrowed(letter)
  if (narrow === ",") return "."
  if (narrow === "(") return "-"
  return TAKEN.test(narrow) ? narrow : ""
}

/** Take down what was inserted. @param {HTMLInputElement} field @param {State} before @param {string} as @param {string} text */
const takeDown = (field, before, as, text) => {
  const { value } = field
  if (fits(value, before.shown + as)) return { shown: before.shown + as, written: before.written + text }
  if (fits(value, as)) return { shown: as, written: text }
  // Of two points a browser may have dropped one.
  if (text.length > 1 && text.includes(".") && before.shown.includes(".")) return { shown: value, written: `${value}?` }
  return elsewhere(value, before)
}
/** What is written after a change that was not at the end. @param {string} value @param {State} before */
const elsewhere = (value, { shown, written }) => {
  if (shown === written) return { shown: value, written: value }
  // A sign that the field does not show stood somewhere: nobody knows where it is now.
  if (shown.length !== written.length) return { shown: value, written: value && `${value}?` }
  let start = 0
  while (start < value.length && value[start] === shown[start]) start += 1
  let end = 0
  while (end < Math.min(value.length, shown.length) - start && value.at(-1 - end) === shown.at(-1 - end)) end += 1
  return { shown: value, written: written.slice(0, start) + value.slice(start, value.length - end) + written.slice(written.length - end) }
}

/** Insert more than one character, such as what is pasted. @param {HTMLInputElement} field @param {string} text */
const insertText = (field, text) => {
  const before = { ...stateOf(field) }
  const [number, other] = readings(text, unitOf(field))
  if (number === undefined || other !== undefined) return refuse(field, text)
  insert(`${number}`)
  if (fits(field.value, `${number}`)) return Object.assign(stateOf(field), { shown: `${number}`, written: `${number}` })
  // It stands beside what was there: behind it, or somewhere inside.
  const isBehind = field.value === `${before.shown}${number}` || !field.value
  const [whole, more] = readings(before.written + text, unitOf(field))
  const isOne = isBehind && whole !== undefined && more === undefined
  put(field, isOne ? `${whole}` : before.shown)
  if (!isOne) refuse(field, before.written + text)
}

// Some browsers tell what is selected in a field.
/** What is shown and written beside what will be replaced. @param {HTMLInputElement} field */
const beside = (field) => {
  const state = stateOf(field)
  return state.shown && `${document.getSelection()}` === state.shown ? { ...state, shown: "", written: "" } : { ...state }
}

/** @param {Event} event */
const onBeforeInput = (event) => {
  const field = fieldOf(event)
  if (!field || isOurs || !(event instanceof InputEvent) || event.isComposing || !event.cancelable) return
  if (!event.inputType.startsWith("insert")) return
  const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? ""
  const before = beside(field)
  if (!text || (text !== "." && TAKEN.test(text) && (text.length === 1 || VALID.test(text)))) {
    states.set(field, before)
    return
  }
  event.preventDefault()
  hush()
  if ([...text].length > 1) {
    insertText(field, text.trim())
    return
  }
  const as = shownAs(text)
  const { value } = field
  if (as || !before.shown) insert(as)
  // A browser may drop a second point.
  const isShown = as && (field.value !== value || !before.shown.includes("."))
  states.set(field, { ...before, ...(isShown ? takeDown(field, before, as, text) : { written: before.written + text }) })
}

/** @param {Event} event */
const onInput = (event) => {
  const field = fieldOf(event)
  if (!field || isOurs || !(event instanceof InputEvent) || event.isComposing || composedFrom) return
  hush()
  const state = states.get(field) ?? stateOf(field)
  const before = { ...state }
  const isPop = event.inputType === "deleteContentBackward" && before.shown.length === before.written.length
  if (event.inputType.startsWith("history") && before.shown !== before.written) {
    Object.assign(state, { shown: field.value, written: `${field.value}?` })
  } else if (event.inputType.startsWith("insert")) Object.assign(state, takeDown(field, before, event.data ?? "", event.data ?? ""))
  else if (isPop && fits(field.value, before.shown.slice(0, -1))) {
    Object.assign(state, { shown: before.shown.slice(0, -1), written: before.written.slice(0, -1) })
  } else Object.assign(state, elsewhere(field.value, before))
}

/** @param {string} text */
const digits = (text) => narrowed(text).replace(/\D/g, "")
// What an input method puts in cannot be held back, and the browser has dropped what it does not take.
/** @param {HTMLInputElement} field @param {State} before @param {string} text */
const onComposed = (field, before, text) => {
  if (!text) return
  const shown = field.value
  const isAppended = digits(shown) === digits(before.shown) + digits(text)
  if (!isAppended && digits(shown) !== digits(text)) {
    // It stands somewhere inside: figures are shown there, the rest is lost.
    const isShown = /^\d+$/.test(narrowed(text))
    Object.assign(stateOf(field), isShown ? elsewhere(shown, before) : { shown, written: `${shown}?` })
    return
  }
  const written = isAppended ? before.written + text : text
  Object.assign(stateOf(field), { shown, written })
  if (/[.,]$/.test(narrowed(written))) {
    // Figures may follow.
    if (!TAKEN.test(text)) insert(".")
    states.set(field, { ...stateOf(field), shown: `${shown}.`, written })
    return
  }
  const [number, other] = readings(written, unitOf(field))
  // Amounts in words may go on; a sign or a comma is shown at once.
  if (number !== undefined && other === undefined && digits(`${number}`) === digits(shown)) put(field, `${number}`)
  else if (TAKEN.test(shown) && shown === narrowed(written)) Object.assign(stateOf(field), { written: shown })
}

/** Give a field the number that was written, and tell whether there is one. @param {HTMLInputElement} field */
const settle = (field) => {
  const { shown, written } = stateOf(field)
  if (shown === written && (field.value || !shown)) return true
  const [number, other] = readings(written, unitOf(field))
  if (number === undefined || other !== undefined) return false
  if (Number(field.value) !== number || !field.value) put(field, `${number}`)
  return true
}

// Streamlit tells the server of a number when it is done, and of none out of range; links lead to it at once.
/** @param {HTMLInputElement} field */
const tell = (field) => {
  const { value, min, max } = field
  const number = Number(value)
  if (!value || number < Number(min) || number > Number(max) || number === Number(stateOf(field).start)) return
  stateOf(field).start = value
  tellValue(field, number)
}

/** @param {Event} event */
const onKeyDown = (event) => {
  const field = fieldOf(event)
  if (!(event instanceof KeyboardEvent) || event.isComposing) return
  takeComposed?.()
  if (event.key === "Escape" || !field) return hush()
  if (!DONE.has(event.key)) return
  if (settle(field)) {
    if (event.key === "Enter") tell(field)
    else setTimeout(() => tell(field)) // the arrows change it after this
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
  refuse(field, stateOf(field).written)
}
/** @param {Event} event */
const onLeave = (event) => {
  takeComposed?.()
  const field = fieldOf(event)
  if (!field) return
  if (settle(field)) return tell(field)
  const { start, written } = stateOf(field)
  put(field, start)
  refuse(field, written)
}

/** @param {Event} event */
const onEnter = (event) => {
  const field = fieldOf(event)
  if (field) states.set(field, { shown: field.value, written: field.value, start: field.value })
}

/** @param {Event} event */
const onCompositionStart = (event) => {
  takeComposed?.()
  const field = fieldOf(event)
  composedFrom = field && { ...stateOf(field) }
}
/** @param {Event} event */
const onCompositionEnd = (event) => {
  const [field, before] = [fieldOf(event), composedFrom]
  if (!field || !before || !(event instanceof CompositionEvent)) return
  takeComposed = () => {
    composedFrom = takeComposed = null
    onComposed(field, before, event.data)
  }
  // Some browsers tell of the text after the end. A key may come before the timer does.
  setTimeout(() => takeComposed?.())
}

/** Read what readers write into number fields from now on. @param {NumberFields} present */
export const readFields = (present) => {
  if (!words) {
    const listeners = /** @type {const} */ ([
      ["focusin", onEnter], ["beforeinput", onBeforeInput], ["input", onInput], ["keydown", onKeyDown],
      ["focusout", onLeave], ["compositionstart", onCompositionStart], ["compositionend", onCompositionEnd],
      ["pointerdown", hush], ["scroll", onScroll],
    ])
    for (const [name, listener] of listeners) window.addEventListener(name, listener, true)
  }
  words = present
}
