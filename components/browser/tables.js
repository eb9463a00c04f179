// A table wider than its place scrolls sideways: by keyboard too, once the keyboard can stop at it.

/** @param {Element} table */
const scrollerOf = (table) => {
  for (let box = table.parentElement; box && !box.matches(".stTable"); box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return box
  }
  return null
}

// A table in a fold has no width until the fold is open.
const sizes = new ResizeObserver((changes) => {
  for (const { target: box } of changes) {
    if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0")
    else box.removeAttribute("tabindex")
  }
})
const seen = new WeakSet()

export const watchTables = () =>
  new MutationObserver(() => {
    for (const table of document.querySelectorAll(".stTable table")) {
      if (seen.has(table)) continue
      seen.add(table)
      const box = scrollerOf(table)
      if (box) sizes.observe(box)
    }
  }).observe(document.documentElement, { childList: true, subtree: true })
