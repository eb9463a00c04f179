// While a slider is dragged, the page shows what lies between the previews of some points of its range.

import { figuresInView } from "./figure.js"
import { between, locate } from "./interpolate.js"
import { restore } from "./screen.js"
import { writeHeadline } from "./shell.js"
import { boxOf } from "./sliders.js"
import { figuresOf, sentenceIn, writeNearbyFigures, writeNearbySentence } from "./words.js"

/** @import { Figure, Previews, Update } from "./messages.js" */
/** @typedef {{ at: number[], updates: Update[], sentences: string[], figures: string[][] }} Range */

// The first chart in view follows every frame; the others a few times a second, or the hand would
// wait for them.
const OTHERS_MS = 150

/** @param {Update | undefined} update @param {string} key @returns {Figure | null} */
const figureIn = (update, key) => {
  const part = update?.parts[`chart.${key}`]
  return part?.kind === "figure" ? part : null
}
/** @param {Update} update */
const sentenceOf = ({ parts: { answer } }) => (answer?.kind === "words" ? sentenceIn(answer.html) : "")
/** @param {Update} update */
const keyFiguresIn = ({ parts: { details } }) => (details?.kind === "words" ? figuresOf(details.html) : [])

export class Drag {
  /** @type {Range | null} */
  #range = null
  #isOn = true
  #hasShown = false
  #othersAt = 0

  /** @param {HTMLInputElement} input @param {Promise<Previews | null>} previews */
  constructor(input, previews) {
    this.input = input
    this.start = this.shown = input.value
    this.box = boxOf(input)
    this.box?.setAttribute("data-held", "")
    previews
      .then((found) => {
        if (!found) return
        const { updates } = found
        this.#range = { ...found, sentences: updates.map(sentenceOf), figures: updates.map(keyFiguresIn) }
      })
      .catch((error) => console.debug(error))
    this.#follow()
  }

  #follow() {
    if (!this.#isOn) return
    if (this.#range && this.input.value !== this.shown) {
      this.shown = this.input.value
      this.#show(this.#range, Number(this.shown))
    }
    requestAnimationFrame(() => this.#follow())
  }

  /** @param {Range} range @param {number} value */
  #show({ at, updates, sentences, figures: keyFigures }, value) {
    this.#hasShown = true
    const [index, share] = locate(at, value)
    const nearer = share < 0.5 ? index : index + 1
    writeNearbySentence(sentences[nearer] ?? "")
    const now = performance.now()
    const isOthersTurn = now - this.#othersAt > OTHERS_MS
    if (isOthersTurn) {
      this.#othersAt = now
      writeNearbyFigures(keyFigures[nearer] ?? [])
    }
    const figures = figuresInView()
    for (const figure of isOthersTurn ? figures : figures.slice(0, 1)) {
      const [one, other, words] = [index, index + 1, nearer].map((i) => figureIn(updates[i], figure.part.key))
      if (!one || !other || !words) continue
      const spec = between(one.spec, other.spec, share)
      figure.drawNearby({ title: words.title, alt: words.alt, spec, narrow: between(one.narrow, other.narrow, share) })
      if (words.heights) writeHeadline(figure.title)
    }
  }

  /** End it, and tell whether the slider has moved. One let go where it was taken up tells nobody. */
  end() {
    this.#isOn = false
    this.box?.removeAttribute("data-held")
    if (this.input.value !== this.start) return true
    if (this.#hasShown) restore()
    return false
  }
}
