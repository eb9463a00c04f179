// What is around a page: its language, on a phone the way to the inputs.

import { carry } from "./links.js"

/** @import * as Messages from "./messages.js" */

/** @returns {HTMLElement | null} */
const sidebar = () => document.querySelector('[data-testid="stSidebar"]')
const isSheet = () => matchMedia("(width <= 768px)").matches
const isOpen = () => sidebar()?.dataset.collapsed === "false"
/** @param {string} name */
const press = (name) => {
  const found = document.querySelector(`[data-testid="${name}"]`)
  const button = found?.matches("button") ? found : found?.querySelector("button")
  if (button instanceof HTMLElement) button.click()
}
// The sidebar slides in; what is in it can be brought into view once it has arrived.
/** @param {() => void} then */
const whenOpen = (then, frames = 120) => {
  const arrived = isOpen() && (sidebar()?.getBoundingClientRect().left ?? -1) >= 0
  if (!arrived && frames) requestAnimationFrame(() => whenOpen(then, frames - 1))
  else then()
}
/** Open the inputs if they are closed, and go on once they are open. @param {() => void} then */
export const openInputs = (then) => {
  if (!isOpen()) press("stExpandSidebarButton")
  whenOpen(then)
}
// On a phone the inputs are a sheet below the picture: that comes to where the sheet leaves it in view.
const showPicture = () =>
  document.querySelector(".st-key-first-screen :is(.chart-plot, figure.scale)")?.scrollIntoView()
const showInputs = () => {
  const inputs = /** @type {HTMLElement | null} */ (document.querySelector(".st-key-whatif"))
  inputs?.setAttribute("tabindex", "-1")
  inputs?.scrollIntoView()
  inputs?.focus({ preventScroll: true })
  showPicture()
}

const BAR = `
  <div class="way-to-inputs">
    <p class="headline" aria-hidden="true"></p>
    <button type="button" class="adjust"></button>
  </div>`

class Bar {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML = BAR
    this.bar = /** @type {HTMLElement} */ (root.querySelector(".way-to-inputs"))
    this.headline = /** @type {HTMLElement} */ (root.querySelector(".headline"))
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector(".adjust"))
    this.button.onclick = () => openInputs(showInputs)
    document.addEventListener("keydown", this, true)
    window.addEventListener("mousedown", this, true)
    this.drawer = new MutationObserver(() => this.#follow())
  }

  // Over the page, Escape closes the inputs, unless it closes a list of theirs first. Streamlit
  // would close them at every touch of the page, which can be read and scrolled beside the sheet.
  /** @param {Event} event */
  handleEvent(event) {
    if (!(event.target instanceof Element) || !isOpen() || !isSheet()) return
    const isInside = sidebar()?.contains(event.target)
    if (event.type === "mousedown" && !isInside && event.target.closest(".stMain")) event.stopPropagation()
    if (!(event instanceof KeyboardEvent) || event.key !== "Escape") return
    if (!isInside || event.target.getAttribute("aria-expanded") === "true") return
    press("stSidebarCollapseButton")
    this.button.focus()
  }

  leave() {
    this.drawer.disconnect()
    document.removeEventListener("keydown", this, true)
    window.removeEventListener("mousedown", this, true)
  }

  /** @param {Messages.Shell} shell */
  show(shell) {
    this.bar.hidden = !shell.inputs
    this.headline.textContent = shell.headline
    this.button.textContent = shell.adjust
    // Pages without inputs have no sidebar, so it is another one after them.
    const inputs = sidebar()
    this.drawer.disconnect()
    if (inputs) this.drawer.observe(inputs, { attributeFilter: ["data-collapsed"] })
    this.#follow()
  }

  #follow() {
    this.bar.classList.toggle("open", isOpen())
  }
}

/** @type {WeakMap<HTMLElement, Bar>} */
const bars = new WeakMap()

/**
 * @param {HTMLElement} place
 * @param {Messages.Shell} shell
 * @param {{ query: string }} message
 */
export const drawShell = (place, shell, { query }) => {
  document.documentElement.lang = shell.language
  carry(query)
  const bar = bars.get(place) ?? new Bar(place)
  bars.set(place, bar)
  bar.show(shell)
  return () => {
    bar.leave()
    bars.delete(place)
  }
}
