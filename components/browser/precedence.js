// Which message a part of the page shows. Messages about the same part come by two ways: Streamlit
// sends one for each run, and the page asks for a preview of its own move. Nothing here knows the page.

/** @import { Part, Update } from "./messages.js" */
/** @typedef {Omit<Update, "parts"> & { part: Part }} Message What an update says of one part. */
/** @typedef {Pick<Update, "page" | "query">} State A page in a scenario. */

/** @param {State} one @param {State} other */
const isSame = (one, other) => one.page === other.page && one.query === other.query

/**
 * Whether a message left the server before another. Runs of one session are counted; those of two
 * sessions cannot be compared, and what comes later is later.
 * @param {Update["stamp"]} stamp @param {Update["stamp"]} known
 */
export const isOlder = (stamp, known) =>
  stamp !== null && known !== null && stamp[0] === known[0] && stamp[1] < known[1]

/**
 * What becomes of a message: `show` it; `hold` it back, because the page waits for the server to reach
 * the state that a preview shows already; `confirm` what is shown, because it says the same; or `drop`
 * it, because it is out of date. A preview has no stamp, and may come when its page has been left.
 * @param {Message} message
 * @param {Message | undefined} shown what the part shows now
 * @param {State | null} awaited the state that the page waits for
 * @returns {"show" | "hold" | "confirm" | "drop"}
 */
export const decide = (message, shown, awaited) => {
  if (message.stamp === null && message.page !== shown?.page) return "drop"
  if (!shown) return "show"
  // Also of another page: Streamlit draws once more what a reader has left who goes back at once.
  if (isOlder(message.stamp, shown.stamp)) return "drop"
  if (message.page !== shown.page) return "show"
  if (isSame(message, shown)) return "confirm"
  return awaited && message.page === awaited.page && !isSame(message, awaited) ? "hold" : "show"
}

/**
 * Whether an update ends the waiting: the server has got there, or shows another page.
 * @param {Update} update @param {State | null} awaited
 */
export const endsWaiting = (update, awaited) =>
  awaited !== null &&
  update.stamp !== null &&
  (isSame(update, awaited) || update.page !== awaited.page)
