// A marked number is a link to nowhere: hover, focus or tap opens a note on what stands behind it.
// The app may live under any path; scripts lie one folder below it.
const at = (path) => new URL(`../${path}`, import.meta.url).href
const MARKS = ["fact", "lever", "result", "data"].map((kind) => `a[href^="#${kind}:"]`).join(", ")
const markAt = (event) => event.target.closest?.(MARKS)
// `query` returns the scenario that notes are about, as it is when one opens.
const notes = (query) => {
  const note = document.createElement("div")
  note.className = "mark-note"
  note.id = "mark-note"
  note.setAttribute("role", "tooltip")
  note.hidden = true
  document.body.append(note)
  let shown = null
  const line = (name, text) => {
    const element = document.createElement(name)
    element.textContent = text
    note.append(element)
    return element
  }
  const hide = () => {
    shown?.removeAttribute("aria-describedby")
    shown = null
    note.hidden = true
  }
  const place = (mark) => {
    const at = mark.getBoundingClientRect()
    const width = Math.min(360, window.innerWidth - 16)
    note.style.width = `${width}px`
    note.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`
    const below = at.bottom + 6
    const fits = below + note.offsetHeight < window.innerHeight
    note.style.top = `${fits ? below : Math.max(8, at.top - note.offsetHeight - 6)}px`
  }
  const show = async (mark) => {
    if (mark === shown) return
    hide()
    shown = mark
    const reference = decodeURIComponent(mark.getAttribute("href").slice(1))
    const answer = await fetch(at(`api/marks/${encodeURIComponent(reference)}${query()}`))
    if (!answer.ok) return
    const found = await answer.json()
    if (shown !== mark) return
    note.replaceChildren()
    line("strong", found.title)
    for (const text of found.lines) line("p", text)
    if (found.url) {
      const link = line("a", found.link)
      link.href = found.url
      link.target = "_blank"
      link.rel = "noopener"
    }
    note.hidden = false
    mark.setAttribute("aria-describedby", note.id)
    place(mark)
  }
  const onOver = (event) => {
    const mark = markAt(event)
    if (mark) show(mark)
    else if (shown && !note.contains(event.target) && document.activeElement !== shown) hide()
  }
  const onClick = (event) => {
    const mark = markAt(event)
    if (mark) {
      event.preventDefault()
      event.stopPropagation()
      show(mark)
    } else if (!note.contains(event.target)) hide()
  }
  const onFocus = (event) => (markAt(event) ? show(markAt(event)) : null)
  const onBlur = (event) => {
    if (markAt(event) && !note.contains(event.relatedTarget)) hide()
  }
  const onKey = (event) => event.key === "Escape" && hide()
  const listeners = [
    ["pointerover", onOver], ["click", onClick], ["focusin", onFocus], ["focusout", onBlur],
    ["keydown", onKey], ["scroll", hide],
  ]
  for (const [name, listener] of listeners) document.addEventListener(name, listener, true)
}

window.buildout = { ...window.buildout, notes }
