// Our elements by their keys, and what they show. Streamlit draws each once; from then on messages
// bring what it shall show. `precedence.js` decides which of them count.

import { drawCover } from "./cover.js"
import { drawFigure } from "./figure.js"
import { decide, endsWaiting, isOlder } from "./precedence.js"
import { watchConnection } from "./reconnect.js"
import { drawSheet } from "./sheet.js"
import { drawShell } from "./shell.js"
import { drawStrip } from "./strip.js"
import { isInView } from "./view.js"
import { drawWords } from "./words.js"

/** @import { Draw, Mount } from "./globals.js" */
/** @import { Part, Update } from "./messages.js" */
/** @import { Message, State } from "./precedence.js" */
/** @typedef {(() => void) | undefined} Leave */
/** @typedef {{ place: HTMLElement, mount: Mount, leave: Leave }} Host Where an element stands. */
/**
 * @typedef {(place: HTMLElement, part: Part, message: Message & { mount: Mount }) => Leave | void} DrawPart
 * Draws a part, and returns what ends it.
 */

const KINDS = /** @type {Record<Part["kind"], DrawPart>} */ ({
  cover: drawCover,
  figure: drawFigure,
  reconnect: watchConnection,
  sheet: drawSheet,
  shell: drawShell,
  strip: drawStrip,
  words: drawWords,
})

/** @type {Map<string, Host>} */
const hosts = new Map()
/** What each part shows, or shall show once it stands in the page. @type {Map<string, Message>} */
const shown = new Map()
/** What came meanwhile and is held back. @type {Map<string, Message>} */
const held = new Map()

// If the server never gets to what the page shows ahead, what it sent meanwhile is right.
const PATIENCE_MS = 1500
/** @type {State & { resolve: () => void, timer: ReturnType<typeof setTimeout> } | null} */
let awaited = null

/** @param {string} key */
const paint = (key) => {
  const [host, message] = [hosts.get(key), shown.get(key)]
  if (!host || !message) return
  const { part } = message
  host.leave = KINDS[part.kind](host.place, part, { ...message, mount: host.mount }) ?? undefined
}

// What the reader sees comes first: the rest waits for that to be on the screen.
/** @param {Iterable<string>} keys */
const paintAll = (keys) => {
  const inView = new Set([...keys].filter((key) => isInView(hosts.get(key)?.place)))
  inView.forEach(paint)
  requestAnimationFrame(() => setTimeout(() => [...keys].filter((key) => !inView.has(key)).forEach(paint)))
}

/** Take a message in, and tell whether it shall be drawn now. @param {string} key @param {Message} message */
const take = (key, message) => {
  const before = shown.get(key)
  const decision = decide(message, before, awaited)
  const stamp = message.stamp ?? before?.stamp ?? null
  if (decision === "show") shown.set(key, { ...message, stamp })
  if (decision === "confirm" && before) before.stamp = stamp
  if (decision === "hold" && !isOlder(stamp, held.get(key)?.stamp ?? null)) held.set(key, message)
  return decision === "show"
}

const stopWaiting = () => {
  clearTimeout(awaited?.timer)
  awaited?.resolve()
  awaited = null
}

/** Take an update in, and return the keys of what shall be drawn now. @param {Update} update */
const receive = (update) => {
  const { parts, ...about } = update
  if (endsWaiting(update, awaited)) {
    held.clear() // it came from before
    stopWaiting()
  }
  return new Set(Object.keys(parts).filter((key) => take(key, { ...about, part: /** @type {Part} */ (parts[key]) })))
}

const showHeld = () => {
  stopWaiting()
  const keys = [...held].filter(([key, message]) => take(key, message)).map(([key]) => key)
  held.clear()
  paintAll(keys)
}

/** @param {Mount} mount @returns {Update} */
const read = (mount) => JSON.parse(new TextDecoder().decode(mount.data))

/** Draw an element of ours, or what a courier brings for all of them. @type {Draw} */
export const draw = (name, mount) => {
  const update = read(mount)
  const keys = receive(update)
  if (name === "courier") {
    paintAll(keys)
    return undefined
  }
  const [key = ""] = Object.keys(update.parts)
  const place = mount.parentElement
  const before = hosts.get(key)
  const host = before?.place === place ? Object.assign(before, { mount }) : { place, mount, leave: undefined }
  if (host !== before) before?.leave?.()
  hosts.set(key, host)
  keys.add(key).forEach(paint)
  return () => {
    // When data comes faster than Streamlit hands it over, it ends each call that was overtaken as
    // if the element were gone. An element that still stands in the page stays as it is.
    if (place.isConnected) return
    if (hosts.get(key) === host) hosts.delete(key)
    host.leave?.()
  }
}

/**
 * Show what Streamlit has yet to draw; resolves once it has.
 * @param {Update} update
 * @returns {Promise<void>}
 */
export const preview = (update) =>
  new Promise((resolve) => {
    clearTimeout(awaited?.timer)
    const timer = setTimeout(showHeld, PATIENCE_MS)
    awaited = { page: update.page, query: update.query, resolve, timer }
    paintAll(receive(update))
  })

/** Draw everything as the latest messages say. */
export const restore = () => [...hosts.keys()].forEach(paint)
