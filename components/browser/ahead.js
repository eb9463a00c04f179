// The picture follows a slider before Streamlit has drawn what it leads to. Streamlit hears of a
// dragged slider only when it is let go, and a move makes it look through the whole page. So the page
// asks the server itself: when a drag begins, for what it would show at some points of the range, to
// draw what lies between; when a slider has moved, for what it shows there and, once all is drawn, for
// what another such step would lead to, so that the next one need not wait.

const SLIDER = '[class*="st-key-lever-"] [data-testid="stSlider"]'
// The app may live under any path; scripts lie one folder below it.
const at = (path) => new URL(`../${path}`, import.meta.url).href
const FEW_MS = 150
// Without the scripts that hold charts, links and words nothing can be drawn ahead.
const isWhole = () => ["expect", "figures", "query"].every((name) => name in window.buildout)
const leverOf = (slider) =>
  [...slider.closest('[class*="st-key-lever-"]').classList]
    .find((name) => name.startsWith("st-key-lever-"))
    .slice("st-key-lever-".length)
const inputOf = (slider) => slider.querySelector("input[type=range]")

// A server with many readers draws nothing ahead. It is left alone for a while then.
const ALONE_MS = 5000
let isBusyUntil = 0
const ask = async (slider, value = "") => {
  const page = location.pathname.split("/").pop()
  const query = window.buildout.query()
  if (!page || !query || performance.now() < isBusyUntil) return null
  const answer = await fetch(at(`frames/${page}/${leverOf(slider)}${value && `/${value}`}${query}`))
  if (answer.status === 204) isBusyUntil = performance.now() + ALONE_MS
  return answer.status === 200 ? answer.json() : null
}

const takeaway = () => document.querySelector(".takeaway p")
const say = (html) => {
  const line = takeaway()
  if (line && line.innerHTML !== html) line.innerHTML = html
}

// Resolves once Streamlit has drawn the same.
const show = (frame) => {
  const drawn = window.buildout.expect(frame.query)
  say(frame.takeaway)
  takeaway()?.classList.remove("nearby")
  for (const figure of window.buildout.figures()) {
    const chart = frame.charts[figure.data.key]
    if (chart) figure.preview(chart)
  }
  return drawn
}

let drag = null

// What one more step would show, as long as the other inputs stay what they are.
let prepared = null
const others = (slider) => {
  const query = new URLSearchParams(window.buildout.query())
  query.delete(leverOf(slider))
  return `${location.pathname}?${query}#${leverOf(slider)}`
}
const prepare = async (slider, value) => {
  const input = slider.isConnected && inputOf(slider)
  if (!input || !(value >= Number(input.min) && value <= Number(input.max))) return
  const mine = (prepared = { value, others: others(slider) })
  mine.frame = (await ask(slider, `${value}`).catch(() => null))?.frames[0]
}
const preparedFor = (slider, value) =>
  prepared?.value === value && prepared.others === others(slider) ? prepared.frame : null

// What a slider has moved to is drawn as soon as the server has said what it is. A slider that moves
// on meanwhile, as under a key that is held down, is asked for again, not for every step.
let isAsking = false
const showExactly = async (slider, step = NaN) => {
  if (isAsking) return
  isAsking = true
  const value = Number(inputOf(slider).value)
  try {
    const frame = preparedFor(slider, value) ?? (await ask(slider, `${value}`))?.frames[0]
    if (frame && !drag) show(frame).then(() => prepare(slider, Number((value + step).toFixed(6))))
  } catch (error) {
    console.debug(error) // Streamlit draws it in a moment anyway.
  } finally {
    isAsking = false
  }
  const now = Number(inputOf(slider)?.value ?? value)
  if (!drag && now !== value) showExactly(slider, now - value)
}

// Numbers between two frames lie between; what cannot be between is that of the nearer one.
const between = (one, other, share) => {
  if (typeof one === "number" && typeof other === "number") return one + (other - one) * share
  const nearer = share < 0.5 ? one : other
  if (typeof one !== typeof other || one === null || other === null || typeof one !== "object") return nearer
  const keys = Object.keys(one)
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return nearer
  if (!keys.every((key) => key in other)) return nearer
  const values = keys.map((key) => between(one[key], other[key], share))
  return Array.isArray(one) ? values : Object.fromEntries(keys.map((key, i) => [key, values[i]]))
}

const place = (at, value) => {
  const next = Math.max(1, at.findIndex((point) => point >= value))
  return [next - 1, Math.min(1, Math.max(0, (value - at[next - 1]) / (at[next] - at[next - 1])))]
}

class Drag {
  constructor(slider) {
    this.slider = slider
    this.input = inputOf(slider)
    this.start = this.shown = this.input.value
    this.before = takeaway()?.innerHTML
    this.othersAt = 0
    this.isOn = true
    ask(slider).then((found) => (this.found = found)).catch(() => {})
    this.follow()
  }

  follow() {
    if (!this.isOn) return
    if (this.found && this.input.value !== this.shown) this.show(Number((this.shown = this.input.value)))
    requestAnimationFrame(() => this.follow())
  }

  // The first chart in view follows every frame; the others a few times a second, or the hand would
  // wait for them.
  show(value) {
    this.hasShown = true
    const { at, frames } = this.found
    const [index, share] = place(at, value)
    const nearer = frames[share < 0.5 ? index : index + 1]
    takeaway()?.classList.add("nearby")
    say(nearer.takeaway)
    const now = performance.now()
    const [first, ...others] = window.buildout.figures()
    const isOthersTurn = now - this.othersAt > FEW_MS
    if (isOthersTurn) this.othersAt = now
    for (const figure of isOthersTurn ? [first, ...others] : [first]) {
      const key = figure?.data.key
      const [one, other] = [frames[index].charts[key], frames[index + 1].charts[key]]
      if (!one) continue
      figure.preview({
        title: nearer.charts[key].title,
        alt: nearer.charts[key].alt,
        spec: between(one.spec, other.spec, share),
        narrow: one.narrow && between(one.narrow, other.narrow, share),
      })
    }
  }

  // A slider let go where it was taken up tells nobody: then all is as before.
  end() {
    this.isOn = false
    if (this.input.value !== this.start) return showExactly(this.slider)
    if (!this.hasShown) return
    takeaway()?.classList.remove("nearby")
    say(this.before)
    for (const figure of window.buildout.figures()) figure.show(figure.data)
  }
}

document.addEventListener(
  "pointerdown",
  (event) => {
    const slider = event.target.closest?.(SLIDER)
    if (slider && !event.button && isWhole()) drag = new Drag(slider)
  },
  true,
)
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    drag?.end()
    drag = null
  }, true)
}
// Streamlit's slider moves by itself, without an input event, once it has seen the key.
document.addEventListener(
  "keydown",
  (event) => {
    const slider = event.target.closest?.(SLIDER)
    if (!slider || drag || !isWhole()) return
    const before = Number(inputOf(slider).value)
    setTimeout(() => {
      const step = Number(inputOf(slider).value) - before
      if (step) showExactly(slider, step)
    })
  },
  true,
)
