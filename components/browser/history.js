// The address bar. Streamlit writes each step of a move into it. Safari refuses more than a hundred
// such writes in ten seconds, which a key held down comes to: once there were many, of what comes in
// quick succession only the latest is written. What is not written yet, the server does not know, so
// nothing is held back before.

const PACE_MS = 250
const FREE = 50
const WINDOW_MS = 10_000

const push = history.pushState.bind(history)
/** @type {(() => void) | null} */
let waiting = null
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
/** When the address was written of late. @type {number[]} */
let written = []

const drop = () => {
  clearTimeout(timer)
  waiting = null
}
const writeWaiting = () => {
  const write = waiting
  drop()
  write?.()
}

/** How long the next write has to wait. */
const wait = () => {
  const now = performance.now()
  written = written.filter((at) => at > now - WINDOW_MS)
  return written.length < FREE ? 0 : Math.max(0, (written.at(-1) ?? 0) + PACE_MS - now)
}

/** @param {string | URL | null | undefined} url */
const isOfThisPage = (url) => new URL(url ?? "", document.baseURI).pathname === location.pathname

/** @type {History["pushState"]} */
const paced = (state, unused, url) => {
  const write = () => {
    written.push(performance.now())
    push(state, unused, url)
  }
  if (!isOfThisPage(url)) writeWaiting() // Back from there leads to what was shown here last
  drop()
  const ms = isOfThisPage(url) ? wait() : 0
  if (!ms) return write()
  waiting = write
  timer = setTimeout(writeWaiting, ms)
}

/** Go to an address of the app the way that Back and Forward do, which makes Streamlit read it. @param {string} url */
export const goTo = (url) => {
  writeWaiting()
  push(null, "", url)
  window.dispatchEvent(new PopStateEvent("popstate"))
}

export const paceAddress = () => {
  history.pushState = paced
  // Whoever goes back before it is written takes it back.
  window.addEventListener("popstate", drop)
}
