// A link may lead to one input of a page: its address ends in #lever=<key>. Once the page is drawn,
// the input is brought into view and into focus, and the address is again that of the scenario.

const TARGET = /^#lever=(\w+)$/
const PAGE = /^#page=(\w+)$/
const FRAMES = 300

// Inputs of other pages may stand in a fold; the input that is meant stands on its own page.
const boxOf = (lever) =>
  [...document.querySelectorAll(`.st-key-whatif .st-key-lever-${lever}`)].find(
    (box) => !box.closest('[data-testid="stExpander"]'),
  )

const land = (box, input) => {
  box.scrollIntoView({ block: "center" })
  input.focus({ preventScroll: true })
  box.dataset.arrived = "true"
  const leave = ({ relatedTarget }) => {
    if (box.contains(relatedTarget)) return
    delete box.dataset.arrived
    box.removeEventListener("focusout", leave)
  }
  box.addEventListener("focusout", leave)
}

const look = (lever, openInputs, frames = FRAMES) => {
  if (location.hash !== `#lever=${lever}`) return
  const box = boxOf(lever)
  const input = box?.querySelector("input[type=range], input[role=combobox]")
  if (!input && frames) return requestAnimationFrame(() => look(lever, openInputs, frames - 1))
  history.replaceState(history.state, "", location.pathname + location.search)
  if (input) openInputs(() => land(box, input))
}

// A page around the app that keeps its address has no place for our path but the end.
const goTo = (page) => {
  history.replaceState(null, "", new URL(`../${page}`, import.meta.url).pathname + location.search)
  window.dispatchEvent(new PopStateEvent("popstate"))
}

window.buildout = {
  ...window.buildout,
  // Starts to look where links lead; `onQuery` calls a function whenever a page was drawn.
  arrive: (onQuery, openInputs) => {
    const start = () => {
      const page = PAGE.exec(location.hash)
      if (page) return goTo(page[1])
      const found = TARGET.exec(location.hash)
      if (found) look(found[1], openInputs)
    }
    window.addEventListener("hashchange", start)
    onQuery(start)
  },
}
