// A server that came back knows nothing of this page until the page speaks. Speaking here, before
// the reader does, lets it read the link first; their next move then counts as a move.

const connection = () => document.querySelector("[data-test-connection-state]")
const watched = new WeakMap()

window.buildout = {
  ...window.buildout,
  keeper: ({ parentElement, data, setTriggerValue }) => {
    window.buildout.speak?.(data.spoken)
    const app = connection()
    const state = () => app.getAttribute("data-test-connection-state")
    let last = state()
    watched.get(parentElement)?.disconnect()
    const observer = new MutationObserver(() => {
      if (state() === "CONNECTED" && last !== "CONNECTED") setTriggerValue("reconnected", true)
      last = state()
    })
    observer.observe(app, { attributeFilter: ["data-test-connection-state"] })
    watched.set(parentElement, observer)
    return () => observer.disconnect()
  },
}
