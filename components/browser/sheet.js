// On a phone the inputs are a sheet at the bottom of the screen, at one of three heights: one of the
// leading inputs, several with the picture in view, all of them. Streamlit's sidebar is that sheet: its
// own state, which it opens and closes at touches outside of it, counts on wide screens only.

import { fitFigures } from "./figure.js"
import { stepOf } from "./sliders.js"

/** @import { Sheet } from "./messages.js" */
/** @typedef {"peek" | "half" | "full"} Height */

const root = document.documentElement
const phone = matchMedia("(width <= 768px)")
const SIDEBAR = '[data-testid="stSidebar"]'
/** Too low for a picture that stays on top: there it is where it stands in the page. */
const low = matchMedia("(height < 592px)")
const PICTURE = ".st-key-first-screen :is(.chart-plot, figure.scale)"
/** The page that the sheet belongs to. */
let page = ""

/** @param {Height} height */
const setHeight = (height) => {
  root.dataset.sheet = height
  document.querySelector('[data-testid="stSidebarContent"]')?.scrollTo(0, 0)
  fitFigures()
}

const chips = () =>
  /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sheet-head .levers button"))
/** Show one of the leading inputs at the lowest height. @param {number} index */
const choose = (index) => {
  root.dataset.sheetLever = `${index}`
  chips().forEach((chip, i) => chip.setAttribute("aria-pressed", `${i === index}`))
}

// A page begins with the sheet low, also where a link leads on to an input before the sheet is drawn.
const beginPage = () => {
  if (page === location.pathname) return
  page = location.pathname
  setHeight("peek")
  choose(0)
}

const HEAD = `
  <div class="sheet-head">
    <div class="levers" role="group"></div>
    <div class="sizes">
      <button type="button" data-sheet-to="half" class="open" aria-expanded="false"></button>
      <button type="button" data-sheet-to="full" class="grow"></button>
      <button type="button" data-sheet-to="half" class="shrink"></button>
      <button type="button" data-sheet-to="peek" class="close" aria-expanded="true"></button>
    </div>
  </div>`

/** @param {HTMLElement} place @param {Sheet} sheet */
export const drawSheet = (place, sheet) => {
  if (!place.querySelector(".sheet-head")) place.innerHTML = HEAD
  for (const name of /** @type {const} */ (["open", "grow", "shrink", "close"])) {
    const button = place.querySelector(`.${name}`)
    if (button) button.textContent = sheet[name]
  }
  const group = place.querySelector(".levers")
  group?.setAttribute("aria-label", sheet.choose)
  group?.replaceChildren(
    ...sheet.levers.map((name, i) => {
      const chip = Object.assign(document.createElement("button"), { type: "button", onclick: () => choose(i) })
      chip.append(Object.assign(document.createElement("span"), { textContent: name }))
      return chip
    }),
  )
  beginPage()
  choose(Number(root.dataset.sheetLever))
}

/** What takes the place of a button that has done its part. @type {Record<string, string>} */
const NEXT = { open: ".close", close: ".open", grow: ".shrink", shrink: ".grow" }

/** @param {MouseEvent} event */
const onClick = ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null
  const height = /** @type {Height | undefined} */ (button?.dataset.sheetTo)
  if (button && height) {
    setHeight(height)
    if (low.matches && button.matches(".open")) document.querySelector(PICTURE)?.scrollIntoView()
    const next = button.parentElement?.querySelector(NEXT[button.className] ?? "")
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
    return
  }
  const step = button && stepOf(button)
  // Streamlit's slider takes a key as a move of one step, with all that follows from it.
  if (step) for (const kind of ["keydown", "keyup"]) step.input.dispatchEvent(new KeyboardEvent(kind, { key: step.key, bubbles: true }))
}

// Escape leads back to the page, unless it closes a list first.
/** @param {KeyboardEvent} event */
const onKeyDown = ({ key, target }) => {
  if (key !== "Escape" || !phone.matches || root.dataset.sheet === "peek") return
  if (!(target instanceof Element) || !target.closest(SIDEBAR) || target.getAttribute("aria-expanded") === "true") return
  setHeight("peek")
  const open = document.querySelector(".sheet-head .open")
  if (open instanceof HTMLElement) open.focus({ preventScroll: true })
}

// What the keyboard is on is never behind the sheet.
/** @param {FocusEvent} event */
const onFocus = ({ target }) => {
  if (root.dataset.sheet === "full" && target instanceof Element && target.closest(".stMain")) setHeight("half")
}

/** @returns {HTMLElement | null} */
const sidebar = () => document.querySelector(SIDEBAR)
const isOpen = () => sidebar()?.dataset.collapsed === "false"
const expand = () => {
  const button = document.querySelector('[data-testid="stExpandSidebarButton"]')
  if (!isOpen() && button instanceof HTMLElement) button.click()
}
// On a wide screen the sidebar slides in; what is in it can be brought into view once it has arrived.
/** @param {() => void} then */
const whenOpen = (then, frames = 120) => {
  const arrived = isOpen() && (sidebar()?.getBoundingClientRect().left ?? -1) >= 0
  if (!arrived && frames) requestAnimationFrame(() => whenOpen(then, frames - 1))
  else then()
}

/** Bring an input into view, and go on once it is. @param {Element} box @param {() => void} then */
export const openInput = (box, then) => {
  if (!phone.matches) {
    expand()
    whenOpen(then)
    return
  }
  beginPage()
  const leading = [...(document.querySelector(".st-key-leading")?.children ?? [])]
  const index = leading.findIndex((child) => child.contains(box))
  if (index >= 0) choose(index)
  else if (root.dataset.sheet !== "full") setHeight("half")
  then()
}

// Turned to a wide screen, the page has its inputs at the side.
const onTurn = () => {
  if (!phone.matches) expand()
}

export const followSheet = () => {
  root.dataset.sheet ??= "peek"
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKeyDown, true)
  document.addEventListener("focusin", onFocus)
  phone.addEventListener("change", onTurn)
}
