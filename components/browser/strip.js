// The strip on top of a page: the ways to all pages and languages, and the link of what is shown.

import { at, currentPage, publicAddress } from "./address.js"
import { currentQuery, isAhead } from "./links.js"
import { drawWords } from "./words.js"

/** @import { Share, Strip } from "./messages.js" */

const FORM = `
  <div class="ways"></div>
  <details class="share">
    <summary></summary>
    <div class="box">
      <img class="card" alt="" width="328" height="172">
      <button type="button" class="copy"></button>
      <input class="link" type="text" readonly>
      <p class="said" role="status"></p>
      <p class="files"></p>
    </div>
  </details>`

/** @template {HTMLElement} Found @param {HTMLElement} place @param {string} selector */
const find = (place, selector) => /** @type {Found} */ (place.querySelector(selector))

// What is pasted says something: the answer, and the link that shows it. What holds the lines of the
// page together has no place in somebody else's text. An answer that is only about right, or from before
// what the link says, is not handed on.
const answer = () => {
  const line = document.querySelector("#root .takeaway p")
  return isAhead() || line?.matches(".nearby") ? "" : (line?.textContent ?? "").replaceAll("\u00a0", " ")
}

/** @param {HTMLElement} place @param {Share} share */
const drawShare = (place, share) => {
  /** @type {HTMLDetailsElement} */
  const fold = find(place, ".share")
  /** @type {HTMLButtonElement} */
  const copy = find(place, ".copy")
  /** @type {HTMLInputElement} */
  const field = find(place, ".link")
  /** @type {HTMLImageElement} */
  const card = find(place, ".card")
  const said = find(place, ".said")
  const files = find(place, ".files")
  const link = `${publicAddress()}/${share.path}`
  if (field.value !== link) said.textContent = ""
  field.value = link
  copy.textContent = share.copy
  field.setAttribute("aria-label", share.label)
  const opener = find(fold, "summary")
  opener.className = share.emphasis
  if (opener.innerHTML !== share.title) opener.innerHTML = share.title
  if (files.innerHTML !== share.ways) files.innerHTML = share.ways
  // Readers who do not share do not load the picture.
  const show = () => {
    if (fold.open) card.src = at(isAhead() ? `og.png?page=${currentPage() || "overview"}&${currentQuery()}` : share.card)
  }
  fold.ontoggle = show
  show()
  field.onfocus = () => field.select()
  copy.onclick = async () => {
    const text = answer()
    try {
      if (matchMedia("(pointer: coarse)").matches && navigator.share) {
        await navigator.share({ ...(text && { text }), url: field.value })
        return
      }
      await navigator.clipboard.writeText(text ? `${text}\n${field.value}` : field.value)
      said.textContent = share.copied
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return // the reader thought better of it
      field.focus()
      said.textContent = share.failed
    }
  }
}

/** Share the link of a scenario before its strip comes. @param {string} query */
export const shareLink = (query) => {
  const field = document.querySelector(".strip .link")
  if (isAhead() && field instanceof HTMLInputElement) field.value = `${publicAddress()}/${currentPage()}?${query}`
}

// Which stops a reader has seen stays in the browser.
const VISITED = "visited"
/** @param {HTMLElement} place */
const showVisited = (place) => {
  /** @type {HTMLAnchorElement[]} */
  const stops = [...place.querySelectorAll("a")].filter((link) => link.dataset.stop)
  const here = stops.find((link) => link.ariaCurrent)?.dataset.stop
  try {
    const seen = new Set(localStorage.getItem(VISITED)?.split(" "))
    if (here && !seen.has(here)) localStorage.setItem(VISITED, [...seen.add(here)].join(" "))
    for (const link of stops) {
      const isSeen = seen.has(link.dataset.stop ?? "")
      link.toggleAttribute("data-visited", isSeen)
      const word = link.querySelector(".spoken")
      if (word instanceof HTMLElement) word.hidden = !isSeen
    }
  } catch {
    // The browser keeps nothing for us.
  }
}

/** @param {HTMLElement} place @param {Strip} strip */
export const drawStrip = (place, { html, share }) => {
  if (!place.querySelector(".share")) {
    place.innerHTML = FORM
    place.classList.add("strip")
  }
  drawWords(find(place, ".ways"), { kind: "words", html })
  showVisited(place)
  drawShare(place, share)
}

const FOLDS = ".strip details[open]"

/** Unfold the pages behind the button of a phone, or fold them. @param {HTMLElement} button @param {boolean} open */
const unfold = (button, open) => {
  const pages = button.closest(".pages")
  pages?.classList.toggle("open", open)
  button.setAttribute("aria-expanded", String(open))
  const checks = pages?.querySelector("details")
  if (checks) checks.open = open
}

/** @param {(fold: HTMLElement) => boolean} which */
const fold = (which) => {
  for (const open of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(FOLDS))) {
    if (which(open)) open.open = false
  }
  for (const pages of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".strip .pages.open"))) {
    if (which(pages)) unfold(find(pages, ".here"), false)
  }
}

/** Fold what of the strip is open once the reader turns to something else. */
export const closeFolds = () => {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return
    const button = target.closest(".strip .here")
    if (button instanceof HTMLElement) {
      unfold(button, button.getAttribute("aria-expanded") !== "true")
      return
    }
    const isWay = target.closest(".strip a.page-link")
    fold((open) => !open.contains(target) || isWay !== null)
  }, true)
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape") return
    const inside = target instanceof Element && target.closest(`${FOLDS}, .strip .pages.open`)
    fold(() => true)
    const opener = inside && inside.querySelector("summary, .here")
    if (opener instanceof HTMLElement) opener.focus()
  })
}

/** Let Streamlit's way past the inputs lead past the strip as well, to the question and its answer. */
export const skipToAnswer = () =>
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-testid="stSkipToContent"]')) return
    const question = document.querySelector(".stMain h1")
    if (!(question instanceof HTMLElement)) return
    event.preventDefault()
    event.stopPropagation()
    question.tabIndex = -1
    question.focus()
  }, true)
