// Words that follow the scenario. Only blocks that differ are written, so a reader keeps what they
// have selected or in focus elsewhere, and a screen reader hears of a block that speaks up.

const parse = (html) => {
  const holder = document.createElement("div")
  holder.innerHTML = html
  return [...holder.children]
}
const isSameBlock = (one, other) => one?.tagName === other.tagName && one.className === other.className

window.buildout = {
  ...window.buildout,
  words: ({ parentElement, data }) => {
    const present = [...parentElement.children]
    const next = parse(data.html)
    const isSameShape =
      present.length === next.length && next.every((block, i) => isSameBlock(present[i], block))
    if (!isSameShape) return parentElement.replaceChildren(...next)
    next.forEach((block, i) => {
      if (present[i].innerHTML !== block.innerHTML) present[i].innerHTML = block.innerHTML
    })
  },
}
