// Charts that stay in the page: a move changes them in place, so nothing flickers.

// The app may live under any path; scripts lie one folder below it.
const at = (path) => new URL(`../${path}`, import.meta.url).href
const NARROW_PX = 640
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false }
const drawn = new Set()
const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 100))
const cancelIdle = window.cancelIdleCallback ?? clearTimeout

let arrival = null
const plotly = () => {
  arrival ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = at(document.querySelector('meta[name="plotly"]').content)
    script.onload = () => resolve(window.Plotly)
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
const linkTo = (lever) => lever && document.querySelector(`a.page-link[href$="#lever=${lever}"]`)
const linkOf = ({ points: [point] }) => linkTo([point.data.meta].flat()[point.pointNumber])
const leadOn = (plot) => {
  plot.on("plotly_click", (event) => linkOf(event)?.click())
  plot.on("plotly_clickannotation", ({ annotation }) => linkTo(annotation.name)?.click())
}

// Charts take the colours of the page around them, in light and in dark.
const template = (element) => {
  const style = getComputedStyle(element)
  const colour = (name) => style.getPropertyValue(`--st-${name}`).trim()
  const [text, ground, line] = ["text-color", "background-color", "border-color"].map(colour)
  const axis = {
    gridcolor: line, zerolinecolor: line, linecolor: line, ticks: "", zerolinewidth: 1,
    title: { font: { color: text } }, tickfont: { color: text, size: 12 },
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
  constructor(root) {
    this.root = root
    root.innerHTML = `
      <h2 class="chart-title"></h2><p class="chart-subtitle"></p>
      <div class="chart-plot" role="figure"></div>
      <p class="chart-source"></p>
      <div class="chart-ways"></div>`
    this.parts = Object.fromEntries(
      ["title", "subtitle", "plot", "source", "ways"].map((name) => [name, root.querySelector(`.chart-${name}`)]),
    )
    this.said = {}
    this.observer = new ResizeObserver(() => {
      if (this.data && this.width !== this.parts.plot.clientWidth) this.draw()
    })
    this.observer.observe(this.parts.plot)
    drawn.add(this)
  }

  // Only what differs is written, so a selection or a focus inside stays where it is.
  say(name, html) {
    if (this.said[name] === html) return
    this.said[name] = html
    this.parts[name].innerHTML = html
  }

  show(data) {
    this.data = data
    const spec = this.fitting(data)
    for (const name of ["title", "subtitle", "source", "ways"]) this.say(name, data[name])
    const plot = this.parts.plot
    plot.setAttribute("aria-label", data.alt)
    plot.style.minHeight = `${spec.layout.height}px`
    this.width = plot.clientWidth
    // What the reader sees is drawn first; charts further down the page can wait for a free moment.
    cancelIdle(this.later)
    if (this.shows(spec)) return
    if (this.isInView()) this.draw()
    else this.later = whenIdle(() => this.draw(), { timeout: 500 })
  }

  // Of two forms of a chart, the one that fits.
  fitting({ spec, narrow }) {
    return narrow && this.parts.plot.clientWidth < NARROW_PX ? narrow : spec
  }

  // A frame may have been drawn ahead of the data that say the same.
  shows(spec) {
    return this.painted === this.painting(spec)
  }

  painting(spec) {
    const ground = getComputedStyle(this.root).getPropertyValue("--st-background-color")
    return JSON.stringify([spec, this.parts.plot.clientWidth, ground])
  }

  async draw(spec = this.fitting(this.data)) {
    const plot = this.parts.plot
    this.width = plot.clientWidth
    try {
      const { react } = await plotly()
      if (!drawn.has(this) || !this.width) return
      if (this.failed) plot.textContent = ""
      this.failed = false
      this.painted = this.painting(spec)
      const layout = { ...spec.layout, template: template(this.root), width: this.width }
      const isFirst = !plot.on
      await react(plot, spec.data, layout, CONFIG)
      if (isFirst) leadOn(plot)
    } catch (error) {
      this.failed = true
      this.painted = null
      // The same chart as a file; without that its words.
      const query = (window.buildout.query?.() ?? location.search).slice(1)
      plot.replaceChildren(window.buildout.picture(this.data, query))
      console.warn(error)
    }
  }

  isInView() {
    const { top, bottom } = this.root.getBoundingClientRect()
    return bottom > 0 && top < window.innerHeight
  }

  // What is shown until the data of the scenario come.
  preview(frame) {
    this.say("title", frame.title)
    this.parts.plot.setAttribute("aria-label", frame.alt)
    return this.draw(this.fitting(frame))
  }

  leave() {
    this.observer.disconnect()
    drawn.delete(this)
    window.Plotly?.purge(this.parts.plot)
  }
}

const figures = new WeakMap()

window.buildout = {
  ...window.buildout,
  figures: () => [...drawn].filter((figure) => figure.isInView()),
  figure: ({ parentElement, data }) => {
    if (!figures.has(parentElement)) figures.set(parentElement, new Figure(parentElement))
    const mine = figures.get(parentElement)
    mine.show(data)
    return () => {
      mine.leave()
      figures.delete(parentElement)
    }
  },
}
