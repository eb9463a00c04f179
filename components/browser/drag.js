// While a slider is dragged the picture follows. Streamlit tells the server only on release, so the
// page asks once for what it would show at some points of the range and draws what lies between;
// the exact figures come on release.

const SLIDER = '[class*="st-key-lever-"] [data-testid="stSlider"]'
const leverOf = (slider) =>
  [...slider.closest('[class*="st-key-lever-"]').classList]
    .find((name) => name.startsWith("st-key-lever-"))
    .slice("st-key-lever-".length)

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
  constructor(slider, frames) {
    this.input = slider.querySelector("input[type=range]")
    this.start = this.shown = Number(this.input.value)
    this.takeaway = document.querySelector(".takeaway p")
    this.before = this.takeaway?.innerHTML
    this.isOn = true
    frames.then((found) => (this.found = found)).catch(() => {})
    this.follow()
  }

  follow() {
    if (!this.isOn) return
    const value = Number(this.input.value)
    if (this.found && value !== this.shown) this.show(value)
    requestAnimationFrame(() => this.follow())
  }

  show(value) {
    this.shown = value
    this.hasShown = true
    const { at, frames } = this.found
    const [index, share] = place(at, value)
    const nearer = frames[share < 0.5 ? index : index + 1]
    this.say(nearer.takeaway)
    for (const figure of window.buildout.figures()) {
      const key = figure.data.key
      const [one, other] = [frames[index].charts[key], frames[index + 1].charts[key]]
      if (!one) continue
      figure.preview({
        title: nearer.charts[key].title,
        spec: between(one.spec, other.spec, share),
        narrow: one.narrow && between(one.narrow, other.narrow, share),
      })
    }
  }

  say(text) {
    if (!this.takeaway) return
    this.takeaway.textContent = text
    this.takeaway.classList.add("nearby")
  }

  // A slider let go where it was taken up tells nobody: then all is as before.
  end() {
    this.isOn = false
    this.takeaway?.classList.remove("nearby")
    if (!this.hasShown || Number(this.input.value) !== this.start) return
    if (this.takeaway) this.takeaway.innerHTML = this.before
    for (const figure of window.buildout.figures()) figure.show(figure.data)
  }
}

let drag = null

document.addEventListener(
  "pointerdown",
  (event) => {
    const slider = event.target.closest?.(SLIDER)
    const page = window.location.pathname.split("/").pop()
    if (!slider || event.button || !page || !window.buildout.query()) return
    const address = `/frames/${page}/${leverOf(slider)}${window.buildout.query()}`
    const frames = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    drag = new Drag(slider, frames)
  },
  true,
)
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    drag?.end()
    drag = null
  }, true)
}
