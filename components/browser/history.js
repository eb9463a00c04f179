// The address bar. Streamlit writes each step of a move into it. Safari refuses more than a hundred
// such writes in ten seconds, which a key held down comes to, and Back would lead through them all: of
// what comes in quick succession only the latest is written.

const PACE_MS = 250

const push = history.pushState.bind(history)
/** @type {(() => void) | null} */
let waiting = null
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
let nextAt = 0

const drop = () => {
  clearTimeout(timer)
  waiting = null
}
const writeWaiting = () => {
  const write = waiting
  drop()
  write?.()
}

/** @param {string | URL | null | undefined} url */
const isOfThisPage = (url) => new URL(url ?? "", document.baseURI).pathname === location.pathname

/** @type {History["pushState"]} */
const paced = (state, unused, url) => {
  const write = () => {
    nextAt = performance.now() + PACE_MS
    push(state, unused, url)
  }
  if (!isOfThisPage(url)) writeWaiting() // Back from there leads to what was shown here last
  drop()
  const wait = nextAt - performance.now()
  if (wait <= 0 || !isOfThisPage(url)) return write()
  waiting = write
  timer = setTimeout(writeWaiting, wait)
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
