// Words that follow the scenario. Only blocks that differ are written, so a reader keeps what they
// have selected or in focus elsewhere, and a screen reader hears of a block that speaks up.

/** @param {string} html */
const parse = (html) => {
  const holder = document.createElement("div")
  holder.innerHTML = html
  return [...holder.children]
}
/** @param {Element | undefined} one @param {Element} other */
const isSameBlock = (one, other) => one?.tagName === other.tagName && one.className === other.className

/** @param {HTMLElement} place @param {import("./messages.js").Words} words */
export const drawWords = (place, { html }) => {
  const present = [...place.children]
  const next = parse(html)
  const isSameShape =
    present.length === next.length && next.every((block, i) => isSameBlock(present[i], block))
  if (!isSameShape) return place.replaceChildren(...next)
  present.forEach((block, i) => {
    const { innerHTML } = /** @type {Element} */ (next[i])
    if (block.innerHTML !== innerHTML) block.innerHTML = innerHTML
  })
}

const sentence = () => document.querySelector(".takeaway p")

/** The answer of the page as it stands. */
export const sentenceHtml = () => sentence()?.innerHTML ?? ""

/** The answer within the words of a page. @param {string} html */
export const sentenceIn = (html) =>
  parse(html).find((block) => block.matches(".takeaway"))?.querySelector("p")?.innerHTML ?? ""

/** Write an answer that is about right, marked as such until the exact one comes. @param {string} html */
export const writeNearbySentence = (html) => {
  const line = sentence()
  if (!line) return
  line.classList.add("nearby")
  if (line.innerHTML !== html) line.innerHTML = html
}
