// Links that carry the scenario. A move redraws only what it changes, so links drawn before it
// would carry the scenario from before: they are brought up to date here. Links that carry another
// scenario, such as that of a claim, keep it.

import { currentPage } from "./address.js"
import { goTo } from "./history.js"

/** @typedef {(query: string) => void} Listener Hears of a scenario, as the query of its link. */

const CARRIES = "a[href*='v='][href*='lang=']:not(.preset)"
/** @type {Set<Listener>} */
const listeners = new Set()
/** @type {Set<Listener>} */
const linkListeners = new Set()
let query = ""
let ahead = false

/** @param {string} one @param {string} other */
const same = (one, other) => `${new URLSearchParams(one)}` === `${new URLSearchParams(other)}`

// A link to another language carries the scenario too, but not the language of the page.
/** @param {HTMLAnchorElement} link @param {string} query */
const carriedBy = ({ hreflang }, query) => hreflang ? query.replace(/(?<=^|&)lang=[^&]*/, `lang=${hreflang}`) : query

/** @param {string} before */
const bringUpToDate = (before) => {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(CARRIES))) {
    const address = new URL(link.href)
    if (address.origin !== location.origin || !same(address.search, carriedBy(link, before))) continue
    address.search = carriedBy(link, query)
    link.dataset.moved = "true"
    link.href = address.href
  }
  // The code that shows a chart on another page is HTML as text.
  const [old, now] = [before, query].map((one) => `?${one}&`.replaceAll("&", "&amp;"))
  for (const code of document.querySelectorAll(".chart-ways code")) {
    const text = code.textContent ?? ""
    if (old && now && text.includes(old)) code.textContent = text.replace(old, () => now)
  }
}

// Streamlit's own links go where they were told to when they were drawn, and ours would load the
// whole page anew.
/** @param {MouseEvent} event */
const follow = (event) => {
  const link = event.target instanceof Element && event.target.closest(".stPageLink a[data-moved], a.page-link")
  if (!(link instanceof HTMLAnchorElement)) return
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  goTo(link.href)
}

// A page around the app, such as that of a Hugging Face Space, can keep the scenario in its own
// address. A link holds nothing that the page around may not know.
const tellHost = () => {
  if (window.parent === window) return
  const page = currentPage()
  // Such an address has no path of ours, so the page goes into its end; arrive.js reads it.
  const hash = page && `#page=${page}`
  window.parent.postMessage({ queryString: query, hash }, "*")
}

/** The query of the scenario that the page shows, without a question mark. */
export const currentQuery = () => query

/** Call a function now and whenever a scenario is shown. @param {Listener} listener */
export const onQuery = (listener) => {
  listeners.add(listener)
  if (query) listener(query)
}

/** Call a function now and whenever links lead on with another scenario. @param {Listener} listener */
export const onLink = (listener) => {
  linkListeners.add(listener)
  if (query) listener(query)
}

/** Whether an input was given a value that no message has shown yet. */
export const isAhead = () => ahead

/** @param {string} present */
const leadOn = (present) => {
  const before = query
  query = present
  tellHost()
  if (before && before !== query) bringUpToDate(before)
  linkListeners.forEach((listener) => listener(query))
}

/** Make all links of the page lead on with a scenario that the page shows. @param {string} present */
export const carry = (present) => {
  ahead = false
  leadOn(present)
  listeners.forEach((listener) => listener(query))
}

/**
 * Make them lead on with what an input says now, before the server answers.
 * @param {Record<string, string>} changes values by the keys of links, empty where a key is left out
 */
export const anticipate = (changes) => {
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  if (!query || same(query, `${next}`)) return
  ahead = true
  leadOn(`${next}`)
}

// A file opens where the page is, and Back loads the page from its address.
/** @param {MouseEvent} event */
const keepAddress = ({ target }) => {
  const link = target instanceof Element && target.closest("a")
  if (!ahead || !link || link.matches(".page-link, .stPageLink a") || !link.href.endsWith(`?${query}`)) return
  history.replaceState(history.state, "", `${location.pathname}?${query}`)
}

export const followLinks = () => {
  document.addEventListener("click", follow, true)
  document.addEventListener("click", keepAddress, true)
}
