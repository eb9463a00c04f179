// A marked number or term is a link to nowhere: hover, focus or tap opens a note on what stands behind it.

import { at } from "./address.js"

/** @typedef {{ title: string, lines: string[], url?: string, link: string }} Note */

const MARKS = ["fact", "lever", "result", "data", "term"]
  .map((kind) => `a[href^="#${kind}:"]`)
  .join(", ")
/** @param {Event} event @returns {HTMLElement | null} */
const markAt = ({ target }) => (target instanceof Element ? target.closest(MARKS) : null)

/** Open notes at marks; `query` returns the scenario that they are about. @param {() => string} query */
export const showNotes = (query) => {
  const note = document.createElement("div")
  note.className = "mark-note"
  note.id = "mark-note"
  note.setAttribute("role", "tooltip")
  note.hidden = true
  /** @type {HTMLElement | null} */
  let shown = null
  /** @template {"a" | "p" | "strong"} Name @param {Name} name @param {string} text */
  const line = (name, text) => {
    const element = document.createElement(name)
    element.textContent = text
    note.append(element)
    return element
  }
  const hide = () => {
    shown?.removeAttribute("aria-describedby")
    shown = null
    note.hidden = true
  }
  /** @param {HTMLElement} mark */
  const place = (mark) => {
    const at = mark.getBoundingClientRect()
    const width = Math.min(360, window.innerWidth - 16)
    note.style.width = `${width}px`
    note.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`
    // No gap, or a mouse would lose it on the way there.
    const fits = at.bottom + note.offsetHeight < window.innerHeight
    note.style.top = `${fits ? at.bottom : Math.max(8, at.top - note.offsetHeight)}px`
  }
  /** @param {HTMLElement} mark */
  const show = async (mark) => {
    if (mark === shown) return
    hide()
    shown = mark
    const reference = decodeURIComponent(mark.getAttribute("href")?.slice(1) ?? "")
    /** @type {Note | null} */
    const found = await fetch(at(`api/marks/${encodeURIComponent(reference)}?${query()}`))
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null)
    if (shown !== mark) return
    if (!found) {
      shown = null // so that it can be asked for again
      return
    }
    note.replaceChildren()
    line("strong", found.title)
    for (const text of found.lines) line("p", text)
    if (found.url) {
      const link = line("a", found.link)
      link.href = found.url
      link.target = "_blank"
      link.rel = "noopener"
    }
    // Cached scripts may run before the page has a body, so the note joins it when there is one to show.
    if (!note.isConnected) document.body.append(note)
    note.hidden = false
    mark.setAttribute("aria-describedby", note.id)
    place(mark)
  }
  /** @param {unknown} target */
  const isInNote = (target) => target instanceof Node && note.contains(target)
  /** @param {Event} event */
  const onOver = (event) => {
    const mark = markAt(event)
    if (mark) show(mark)
    else if (shown && !isInNote(event.target) && document.activeElement !== shown) hide()
  }
  /** @param {Event} event */
  const onClick = (event) => {
    const mark = markAt(event)
    if (mark) {
      event.preventDefault()
      event.stopPropagation()
      show(mark)
    } else if (!isInNote(event.target)) hide()
  }
  /** @param {Event} event */
  const onFocus = (event) => {
    const mark = markAt(event)
    if (mark) show(mark)
  }
  /** @param {Event} event */
  const onBlur = (event) => {
    if (markAt(event) && event instanceof FocusEvent && !isInNote(event.relatedTarget)) hide()
  }
  // The note itself may scroll.
  /** @param {Event} event */
  const onScroll = ({ target }) => {
    if (!isInNote(target)) hide()
  }
  /** @param {Event} event */
  const onKey = (event) => {
    if (event instanceof KeyboardEvent && event.key === "Escape") hide()
  }
  const listeners = /** @type {const} */ ([
    ["pointerover", onOver], ["click", onClick], ["focusin", onFocus], ["focusout", onBlur],
    ["keydown", onKey], ["scroll", onScroll],
  ])
  for (const [name, listener] of listeners) document.addEventListener(name, listener, true)
}
