// What is around a page: its language, and on a phone the finding above a picture that stays on top.

import { carry } from "./links.js"

/** @import * as Messages from "./messages.js" */

/** Write the finding, which a drag changes ahead of any message. @param {string} text */
export const writeHeadline = (text) => {
  const headline = document.querySelector("p.headline")
  if (headline) headline.textContent = text
}

/**
 * @param {HTMLElement} place
 * @param {Messages.Shell} shell
 * @param {{ query: string }} message
 */
export const drawShell = (place, shell, { query }) => {
  document.documentElement.lang = shell.language
  if (!place.querySelector(".page-shell")) {
    place.innerHTML = '<div class="page-shell"><p class="headline" aria-hidden="true"></p></div>'
  }
  writeHeadline(shell.headline)
  carry(query)
}
