// The link of what the reader sees, and the button that copies it.

import { publicAddress } from "./address.js"

const FORM = `
  <button type="button" class="copy"></button>
  <input class="link" type="text" readonly>
  <p class="said" role="status"></p>`

/** @param {HTMLElement} place @param {import("./messages.js").Share} share */
export const drawShare = (place, share) => {
  if (!place.querySelector(".copy")) place.innerHTML = FORM
  const copy = /** @type {HTMLButtonElement} */ (place.querySelector(".copy"))
  const field = /** @type {HTMLInputElement} */ (place.querySelector(".link"))
  const said = /** @type {HTMLElement} */ (place.querySelector(".said"))
  const link = `${publicAddress()}/${share.path}`
  if (field.value !== link) said.textContent = ""
  field.value = link
  copy.textContent = share.copy
  field.setAttribute("aria-label", share.label)
  field.onfocus = () => field.select()
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = share.copied
    } catch {
      field.focus()
      said.textContent = share.failed
    }
  }
}
