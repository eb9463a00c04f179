// A table wider than its place scrolls sideways: by keyboard too, once the keyboard can stop at it.

const DELAY_MS = 100
let isDue = false

const scrollerOf = (table) => {
  for (let box = table.parentElement; box && !box.matches(".stTable"); box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return box
  }
  return null
}
const look = () => {
  isDue = false
  for (const table of document.querySelectorAll(".stTable table")) {
    const box = scrollerOf(table)
    if (!box) continue
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
    else box.removeAttribute("tabindex")
  }
}
const later = () => {
  if (isDue) return
  isDue = true
  setTimeout(look, DELAY_MS)
}

new MutationObserver(later).observe(document.documentElement, { childList: true, subtree: true })
addEventListener("resize", later)
