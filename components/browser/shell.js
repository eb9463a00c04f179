// What is around a page: its language, on a phone the way to the inputs.

import { carry } from "./links.js"

/** @import * as Messages from "./messages.js" */

/** @returns {HTMLElement | null} */
const sidebar = () => document.querySelector('[data-testid="stSidebar"]')
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
const showInputs = () => {
  const inputs = /** @type {HTMLElement | null} */ (document.querySelector(".st-key-whatif"))
  inputs?.setAttribute("tabindex", "-1")
  inputs?.scrollIntoView()
  inputs?.focus({ preventScroll: true })
}

const BAR = `
  <div class="way-to-inputs">
    <p class="headline" aria-hidden="true"></p>
    <button type="button" class="adjust"></button>
  </div>`

class Bar {
  /** @type {Messages.Shell} */
  #shell

  /** @param {HTMLElement} root @param {Messages.Shell} shell */
  constructor(root, shell) {
    this.#shell = shell
    root.innerHTML = BAR
    this.bar = /** @type {HTMLElement} */ (root.querySelector(".way-to-inputs"))
    this.headline = /** @type {HTMLElement} */ (root.querySelector(".headline"))
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector(".adjust"))
    // A finger outside the open inputs closes them before the click arrives: ask earlier.
    /** @type {boolean | null} */
    let before = null
    this.button.onpointerdown = () => {
      before = isOpen()
    }
    this.button.onclick = () => {
      const wasOpen = before ?? isOpen()
      before = null
      if (wasOpen) {
        if (isOpen()) press("stSidebarCollapseButton")
        return
      }
      openInputs(showInputs)
    }
    document.addEventListener("keydown", this, true)
    this.drawer = new MutationObserver(() => this.#name())
    const inputs = sidebar()
    if (inputs) this.drawer.observe(inputs, { attributeFilter: ["data-collapsed"] })
  }

  // Over the page, Escape closes the inputs, unless it closes a list of theirs first.
  /** @param {Event} event */
  handleEvent(event) {
    if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return
    if (event.key !== "Escape" || !isOpen() || !this.bar.getClientRects().length) return
    if (!sidebar()?.contains(event.target) || event.target.getAttribute("aria-expanded") === "true") return
    press("stSidebarCollapseButton")
    this.button.focus()
  }

  leave() {
    this.drawer.disconnect()
    document.removeEventListener("keydown", this, true)
  }

  /** @param {Messages.Shell} shell */
  show(shell) {
    this.#shell = shell
    this.bar.hidden = !shell.inputs
    this.headline.textContent = shell.headline
    this.#name()
  }

  #name() {
    this.bar.classList.toggle("open", isOpen())
    this.button.textContent = isOpen() ? this.#shell.result : this.#shell.adjust
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
  const bar = bars.get(place) ?? new Bar(place, shell)
  bars.set(place, bar)
  bar.show(shell)
  return () => {
    bar.leave()
    bars.delete(place)
  }
}
