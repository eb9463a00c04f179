// A server that came back knows nothing of this page until the page speaks. Speaking here, before
// the reader does, lets it read the link first; their next move then counts as a move.

import { readFields } from "./fields.js"
import { nameControls } from "./names.js"

const STATE = "data-test-connection-state"
/** @type {WeakMap<HTMLElement, MutationObserver>} */
const watched = new WeakMap()

// Streamlit notices a lost line only when its socket times out.
const bar = Object.assign(document.createElement("p"), { className: "offline", role: "status" })
let words = ""
const sayWhetherOnline = () => {
  bar.textContent = navigator.onLine ? "" : words
  if (!bar.isConnected) document.body.append(bar)
}
/** @param {string} present */
const watchLine = (present) => {
  if (!words) for (const name of ["online", "offline"]) window.addEventListener(name, sayWhetherOnline)
  words = present
  sayWhetherOnline()
}

/**
 * @param {HTMLElement} place
 * @param {import("./messages.js").Reconnect} reconnect
 * @param {{ mount: import("./globals.js").Mount }} message
 */
export const watchConnection = (place, { names, fields, offline }, { mount }) => {
  nameControls(names)
  readFields(fields)
  watchLine(offline)
  watched.get(place)?.disconnect()
  const app = document.querySelector(`[${STATE}]`)
  if (!app) return undefined
  let last = app.getAttribute(STATE)
  const observer = new MutationObserver(() => {
    const state = app.getAttribute(STATE)
    if (state === "CONNECTED" && last !== "CONNECTED") mount.setTriggerValue("reconnected", true)
    last = state
  })
  observer.observe(app, { attributeFilter: [STATE] })
  watched.set(place, observer)
  return () => observer.disconnect()
}
