// Words that follow the scenario. They are written only when they differ, so a reader who has
// something of them selected or in focus keeps it through a move that leaves it as it was.

const shown = new WeakMap()

window.buildout = {
  ...window.buildout,
  words: ({ parentElement, data }) => {
    if (shown.get(parentElement) === data.html) return
    shown.set(parentElement, data.html)
    parentElement.innerHTML = data.html
  },
}
