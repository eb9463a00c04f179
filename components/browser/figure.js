// Charts that stay in the page: a move changes them in place, so nothing flickers.

import { at, publicAddress } from "./address.js"
import { cancelIdle, whenIdle } from "./idle.js"
import { isInView } from "./view.js"

/** @import * as Messages from "./messages.js" */
/** @import { Plot, Plotly } from "./globals.js" */
/** @typedef {"title" | "subtitle" | "source" | "ways"} Name A piece of text around the picture. */

const NARROW_PX = 640
const phone = matchMedia("(width <= 768px)")
/** Where a sheet over half of the screen leaves the main chart its height. */
const roomy = matchMedia("(height >= 780px)")
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false }
/** @type {Set<Figure>} */
const drawn = new Set()

// The picture that came with the page stands where the chart will be, so the inputs come before it:
// to read and run plotly takes a slow phone seconds, in which nothing else happens.
/** @type {Promise<void> | null} */
let shown = null
const inputsShown = () => {
  shown ??= new Promise((resolve) => {
    const look = () => {
      if (document.getElementById("first")) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(resolve)) // after they were painted
    }
    look()
  })
  return shown
}

/** @type {Promise<Plotly> | null} */
let arrival = null
/** @returns {Promise<Plotly>} */
const plotly = () => {
  arrival ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = at(document.querySelector('meta[name="plotly"]')?.getAttribute("content") ?? "")
    script.onload = () => resolve(/** @type {Plotly} */ (window.Plotly))
    script.onerror = () => {
      arrival = null
      script.remove()
      reject(new Error(`could not load ${script.src}`))
    }
    document.head.append(script)
  })
  return arrival
}

// A bar may lead to an input, by a link that stands on the page too, for the keyboard. What a trace
// is about stands in its `meta`, what a label is about in its `name`.
// Of a tap plotly tells twice: for the touch, and for the mouse that browsers make of it.
const TAP_MS = 500
let followedAt = -TAP_MS
/** @param {string | undefined} lever */
const follow = (lever) => {
  const link = lever && document.querySelector(`a.page-link[href$="#lever=${lever}"]`)
  if (!(link instanceof HTMLElement) || performance.now() - followedAt < TAP_MS) return
  followedAt = performance.now()
  link.click()
}
/** @param {Plot} plot */
const listen = (plot) => {
  plot.on("plotly_click", ({ points: [{ data, pointNumber }] }) => follow([data.meta].flat()[pointNumber]))
  plot.on("plotly_clickannotation", ({ annotation }) => follow(annotation.name))
}

// Charts take the colours of the page around them, in light and in dark.
/** @param {HTMLElement} element */
const template = (element) => {
  const style = getComputedStyle(element)
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--st-${name}`).trim()
  const [text, ground, line] = ["text-color", "background-color", "border-color"].map(colour)
  const axis = {
    gridcolor: line, zerolinecolor: line, linecolor: line, ticks: "", zerolinewidth: 1,
    title: { font: { color: text } }, tickfont: { color: text },
  }
  return {
    layout: {
      font: { family: style.fontFamily, color: text, size: 13 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { bgcolor: ground, bordercolor: line, font: { color: text }, align: "left" },
      xaxis: axis,
      yaxis: axis,
    },
  }
}

class Figure {
  /** What it shows, by the last message. @type {Messages.Figure} */
  part
  /** The scenario of that. */
  query = ""
  /** What is drawn: a chart is drawn anew if any of these is another. @type {unknown[]} */
  #painted = []
  // To ask an element how it looks makes the browser work out what was written just before. So what
  // a drawing depends on is kept, as the observers, messages and the sheet of the inputs tell of it.
  #width
  #isStuck = false
  #ground = ""
  /** @type {ReturnType<typeof template> | undefined} */
  #template
  /** What of it is in the window. @type {Set<Element>} */
  #seen
  #later = 0
  #hasFailed = false
  /** @type {Partial<Record<Name, string>>} */
  #said = {}

  /** @param {HTMLElement} root @param {Messages.Figure} part */
  constructor(root, part) {
    this.root = root
    this.part = part
    root.innerHTML = `
      <h2 class="chart-title"></h2><p class="chart-subtitle"></p>
      <div class="chart-place"><div class="chart-plot" role="figure"></div></div>
      <div class="chart-foot"><div class="chart-source"></div><div class="chart-ways"></div></div>`
    this.plot = /** @type {Plot} */ (root.querySelector(".chart-plot"))
    this.#width = this.plot.clientWidth
    const parts = [root, this.plot]
    this.#seen = new Set(parts.filter(isInView))
    this.resizes = new ResizeObserver(() => {
      if (this.#width === this.plot.clientWidth) return
      this.#width = this.plot.clientWidth
      this.fit()
      this.draw()
    })
    this.resizes.observe(this.plot)
    this.views = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#seen[isIntersecting ? "add" : "delete"](target)
    })
    parts.forEach((part) => this.views.observe(part))
    drawn.add(this)
  }

  // Only what differs is written, so a selection or a focus inside stays where it is.
  /** @param {Name} name @param {string} html */
  #say(name, html) {
    if (this.#said[name] === html) return
    this.#said[name] = html
    const place = this.root.querySelector(`.chart-${name}`)
    if (!place) return
    const isOpen = place.querySelector("details")?.open
    place.innerHTML = html
    place.querySelector("details")?.toggleAttribute("open", !!isOpen) // a move closes nothing
  }

  // The picture that came with the page, which stands here until the chart is drawn.
  get #first() {
    return this.plot.querySelector("figure.chart")
  }

  /** @param {Messages.Figure} part @param {string} query */
  show(part, query) {
    if (query !== this.query) this.#first?.remove() // of another scenario
    this.part = part
    this.query = query
    this.fit()
    this.#takeColours()
    const spec = this.#fitting(part)
    const isDrawn = this.#identity(spec).every((one, i) => one === this.#painted[i])
    for (const name of /** @type {const} */ (["title", "subtitle", "source"])) this.#say(name, part[name])
    // The code that shows the chart on another page needs its whole address.
    this.#say("ways", part.ways.replace("&quot;./", `&quot;${publicAddress()}/`))
    this.plot.setAttribute("aria-label", part.alt)
    // What the reader sees is drawn first; charts further down the page can wait for a free moment.
    cancelIdle(this.#later)
    if (isDrawn) return
    if (this.isSeen) this.draw()
    else this.#later = whenIdle(() => this.draw(), { timeout: 500 })
  }

  // Of two forms of a chart, the one that fits.
  /** @param {Pick<Messages.Figure, "spec" | "narrow">} part */
  #fitting({ spec, narrow }) {
    return narrow && this.#width < NARROW_PX ? narrow : spec
  }

  get title() {
    return this.root.querySelector(".chart-title")?.textContent ?? ""
  }

  get isSeen() {
    return this.#seen.size > 0
  }

  // On a phone the main chart leaves room for an input, and where it stays on top, for several.
  /** @param {Messages.Spec} spec */
  #height({ layout }, isStuck = this.#isStuck) {
    const { heights } = this.part
    if (!heights || !phone.matches) return layout.height
    return isStuck && !roomy.matches ? heights.stuck : heights.usual
  }

  /** Keep its place in the page, whether it stays there or on top. */
  fit() {
    const spec = this.#fitting(this.part)
    this.plot.classList.toggle("main", Boolean(this.part.heights))
    this.#isStuck = getComputedStyle(this.plot).position === "fixed"
    this.plot.style.minHeight = `${this.#height(spec)}px`
    if (this.plot.parentElement) this.plot.parentElement.style.minHeight = `${this.#height(spec, false)}px`
  }

  #takeColours() {
    const ground = getComputedStyle(this.root).getPropertyValue("--st-background-color")
    if (this.#template && ground === this.#ground) return
    this.#ground = ground
    this.#template = template(this.root)
  }

  /** @param {Messages.Spec} spec */
  #identity(spec) {
    return [spec, this.#width, this.#height(spec), this.#ground]
  }

  async draw(spec = this.#fitting(this.part)) {
    const plot = this.plot
    try {
      await inputsShown()
      const { react } = await plotly()
      if (!drawn.has(this) || !this.#width) return
      if (this.#hasFailed) plot.textContent = ""
      this.#hasFailed = false
      this.#painted = this.#identity(spec)
      const [width, height] = [this.#width, this.#height(spec)]
      const layout = { ...spec.layout, template: this.#template, width, height }
      const isFirst = !plot.on
      await react(plot, spec.data, layout, CONFIG)
      this.#first?.remove()
      if (isFirst) listen(plot)
    } catch (error) {
      this.#hasFailed = true
      this.#painted = []
      const picture = document.createElement("img") // the same chart as a file; without that its words
      picture.className = "picture"
      picture.src = at(`api/charts/${this.part.key}.svg?${this.query}`)
      picture.alt = this.part.alt
      plot.replaceChildren(picture)
      console.warn(error)
    }
  }

  /**
   * Draw the chart as it is at a value of an input that no message is about.
   * @param {Pick<Messages.Figure, "title" | "alt" | "spec" | "narrow">} part
   */
  drawNearby(part) {
    this.#say("title", part.title)
    this.plot.setAttribute("aria-label", part.alt)
    this.draw(this.#fitting(part))
  }

  leave() {
    this.resizes.disconnect()
    this.views.disconnect()
    drawn.delete(this)
    window.Plotly?.purge(this.plot)
  }
}

/** @type {WeakMap<HTMLElement, Figure>} */
const figures = new WeakMap()

/** The charts that the reader sees, from the top. */
export const figuresInView = () => [...drawn].filter((figure) => figure.isSeen)

/** Draw the main chart as high as there is room for it now. */
export const fitFigures = () => {
  for (const figure of drawn) {
    if (!figure.part.heights) continue
    figure.fit()
    figure.draw()
  }
}

/**
 * @param {HTMLElement} place
 * @param {Messages.Figure} part
 * @param {{ query: string }} message
 */
export const drawFigure = (place, part, { query }) => {
  const figure = figures.get(place) ?? new Figure(place, part)
  figures.set(place, figure)
  figure.show(part, query)
  return () => {
    figure.leave()
    figures.delete(place)
  }
}
