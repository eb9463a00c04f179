// Words that follow the scenario. They are written only when they differ, so a reader who has
// something of them selected or in focus keeps it through a move that leaves it as it was.

const shown = new WeakMap()

window.buildout = {
  ...window.buildout,
  // Whoever writes into these words from elsewhere says so; then the next ones are written anew.
  overwritten: (root) => shown.delete(root),
  words: ({ parentElement, data }) => {
    if (shown.get(parentElement) === data.html) return
    shown.set(parentElement, data.html)
    parentElement.innerHTML = data.html
  },
}
