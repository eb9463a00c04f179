// The frame around a page: its language, its menu's name, on a phone the way to the inputs.

const sidebar = () => document.querySelector('[data-testid="stSidebar"]')
const isOpen = () => sidebar()?.dataset.collapsed === "false"
const press = (name) => {
  const found = document.querySelector(`[data-testid="${name}"]`)
  const button = found?.matches("button") ? found : found?.querySelector("button")
  button?.click()
}
// The sidebar slides in; what is in it can be brought into view once it has arrived.
const whenOpen = (then, frames = 120) => {
  const arrived = isOpen() && sidebar().getBoundingClientRect().left >= 0
  if (!arrived && frames) requestAnimationFrame(() => whenOpen(then, frames - 1))
  else then()
}
const openInputs = (then) => {
  if (!isOpen()) press("stExpandSidebarButton")
  whenOpen(then)
}
const showInputs = () => {
  const inputs = document.querySelector(".st-key-whatif")
  inputs?.setAttribute("tabindex", "-1")
  inputs?.scrollIntoView()
  inputs?.focus({ preventScroll: true })
}

const BAR = `
  <div class="way-to-inputs">
    <p class="headline" aria-hidden="true"></p>
    <button type="button" class="adjust"></button>
  </div>`

class Bar {
  constructor(root) {
    root.innerHTML = BAR
    this.bar = root.querySelector(".way-to-inputs")
    this.headline = root.querySelector(".headline")
    this.button = root.querySelector(".adjust")
    // A finger outside the open inputs closes them before the click arrives: ask earlier.
    let before = null
    this.button.onpointerdown = () => (before = isOpen())
    this.button.onclick = () => {
      const wasOpen = before ?? isOpen()
      before = null
      if (wasOpen) {
        if (isOpen()) press("stSidebarCollapseButton")
        return
      }
      openInputs(showInputs)
    }
    document.addEventListener("keydown", this, true)
    this.drawer = new MutationObserver(() => this.name())
    if (sidebar()) this.drawer.observe(sidebar(), { attributeFilter: ["data-collapsed"] })
  }

  // Over the page, Escape closes the inputs, unless it closes a list of theirs first.
  handleEvent(event) {
    if (event.key !== "Escape" || !isOpen() || !this.bar.getClientRects().length) return
    if (!sidebar().contains(event.target) || event.target.getAttribute("aria-expanded") === "true") return
    press("stSidebarCollapseButton")
    this.button.focus()
  }

  leave() {
    this.drawer.disconnect()
    document.removeEventListener("keydown", this, true)
  }

  show(data) {
    this.data = data
    this.bar.hidden = !data.inputs
    this.headline.textContent = data.headline
    this.name()
  }

  name() {
    this.bar.classList.toggle("open", isOpen())
    this.button.textContent = isOpen() ? this.data.result : this.data.adjust
  }
}

const bars = new WeakMap()
// Each of these is a script of its own; one that has not come takes only its own part away.
const started = new Set()
const start = (name, onQuery, ...more) => {
  const { [name]: begin } = window.buildout
  if (!begin || !onQuery || started.has(name)) return
  started.add(name)
  begin(onQuery, ...more)
}

window.buildout = {
  ...window.buildout,
  shell: ({ parentElement, data }) => {
    document.documentElement.lang = data.language
    const menu = document.querySelector(".st-key-menu")
    menu?.setAttribute("role", "navigation")
    menu?.setAttribute("aria-label", data.pages)
    window.buildout.carry?.(data.query)
    start("notes", window.buildout.query)
    start("curves", window.buildout.onQuery)
    start("arrive", window.buildout.onQuery, openInputs)
    if (!bars.has(parentElement)) bars.set(parentElement, new Bar(parentElement))
    const bar = bars.get(parentElement)
    bar.show(data)
    return () => {
      bar.leave()
      bars.delete(parentElement)
    }
  },
}
