// Words that follow the scenario. Only blocks that differ are written, so a reader keeps what they
// have selected or in focus elsewhere, and a screen reader hears of a block that speaks up.

/** @param {string} html */
const parse = (html) => {
  const holder = document.createElement("div")
  holder.innerHTML = html
  return [...holder.children]
}
/** @param {Element | undefined} one @param {Element} other */
const isSameBlock = (one, other) =>
  one?.tagName === other.tagName && one.getAttribute("class") === other.getAttribute("class")
/** @param {Element[]} some @param {Element[]} others */
const areSameBlocks = (some, others) =>
  some.length === others.length && others.every((block, i) => isSameBlock(some[i], block))
/** @param {Element} one */
const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())

// What a reader has unfolded stays open.
/** @param {Element} one @param {Element} next */
const takeAttributes = (one, next) => {
  for (const { name, value } of next.attributes) if (one.getAttribute(name) !== value) one.setAttribute(name, value)
  for (const { name } of [...one.attributes]) if (name !== "open" && !next.hasAttribute(name)) one.removeAttribute(name)
}

/** Make a block like another: what is the same in it stays. @param {Element} one @param {Element} next */
const become = (one, next) => {
  takeAttributes(one, next)
  const [present, wanted] = [[...one.children], [...next.children]]
  if (hasWords(one) || hasWords(next) || !areSameBlocks(present, wanted) || !wanted.length) {
    if (one.innerHTML !== next.innerHTML) one.innerHTML = next.innerHTML
  } else wanted.forEach((block, i) => become(/** @type {Element} */ (present[i]), block))
}

/** @param {HTMLElement} place @param {import("./messages.js").Words} words */
export const drawWords = (place, { html }) => {
  const [present, next] = [[...place.children], parse(html)]
  if (areSameBlocks(present, next)) next.forEach((block, i) => become(/** @type {Element} */ (present[i]), block))
  else place.replaceChildren(...next)
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

/** The key figures within the words below a chart. @param {string} html */
export const figuresOf = (html) =>
  parse(html).flatMap((block) => [...block.querySelectorAll(":scope.tiles dd")].map((figure) => figure.innerHTML))

/** Write key figures that are about right, until the exact ones come. @param {string[]} figures */
export const writeNearbyFigures = (figures) => {
  const places = document.querySelectorAll(".st-key-details .tiles dd")
  if (places.length !== figures.length) return
  places.forEach((place, i) => {
    const figure = figures[i] ?? ""
    if (place.innerHTML !== figure) place.innerHTML = figure
  })
}
