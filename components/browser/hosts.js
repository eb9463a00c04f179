// Our elements by their keys. A move does not draw them anew: one element, the courier, brings what
// all of them shall show now, and they take it over where they stand.

const hosts = new Map()
const latest = new Map()

// Stamps of one session count its runs; those of two sessions cannot be compared, and the one that
// comes later is the later one.
const isOlder = ([session, run], known) => known && session === known.stamp[0] && run < known.stamp[1]

const take = (key, packed) => {
  if (!isOlder(packed.stamp, latest.get(key))) latest.set(key, packed)
}
const show = (key) => {
  const host = hosts.get(key)
  const { data, query } = latest.get(key)
  const { [host.name]: drawn, plain } = window.buildout
  if (drawn) host.leave = drawn({ ...host.element, data })
  else plain(host.name, host.element.parentElement, data, query)
}

// The page draws a move before Streamlit has heard of it. What Streamlit still sends about the
// scenarios before would take it back for a moment, so it waits until the one awaited comes; if
// that does not, the latest that came is right.
const AWAITED_MS = 1500
let awaited = null
const waiting = new Set()
const isAwaiting = (query) => awaited !== null && awaited.query !== query
const showWaiting = () => {
  clearTimeout(awaited?.timer)
  awaited?.resolve()
  awaited = null
  for (const key of waiting) if (hosts.has(key)) show(key)
  waiting.clear()
}

window.buildout = {
  ...window.buildout,
  // Draws one of our elements, and returns how it leaves.
  draw: (name, element) => {
    const packed = JSON.parse(new TextDecoder().decode(element.data))
    if (name === "courier") return window.buildout.deliver(packed)
    const { key, query } = packed
    const place = element.parentElement
    const stood = hosts.get(key)?.element.parentElement === place
    const host = stood ? Object.assign(hosts.get(key), { element }) : { name, element }
    hosts.set(key, host)
    take(key, packed)
    if (query === awaited?.query) showWaiting()
    if (stood && isAwaiting(query)) waiting.add(key)
    else show(key)
    return () => {
      // When data comes faster than Streamlit hands it over, it ends each call that was overtaken as
      // if the element were gone. An element that still stands in the page stays as it is.
      if (place.isConnected) return
      if (hosts.get(key) === host) hosts.delete(key)
      host.leave?.()
    }
  },
  deliver: ({ stamp, query, data }) => {
    for (const [key, one] of Object.entries(data)) {
      take(key, { stamp, query, data: one })
      waiting.add(key)
    }
    if (!isAwaiting(query)) showWaiting()
  },
  // Says that the page shows a scenario that Streamlit has yet to draw; resolves once it has.
  expect: (query) =>
    new Promise((resolve) => {
      clearTimeout(awaited?.timer)
      awaited = { query, resolve, timer: setTimeout(showWaiting, AWAITED_MS) }
    }),
}

// What was drawn plainly before this script came.
for (const [key, { name, element, packed }] of window.buildout.waiting) {
  hosts.set(key, { name, element })
  take(key, packed)
  show(key)
}
window.buildout.waiting.clear()
