"""The two small elements that need the browser itself: the page's language and the share link."""

from urllib.parse import urlencode

import streamlit as st

from components.text import say
from components.ui.view import View
from components.ui.words import plain

_SHELL_HTML = """
<div class="bar">
  <p class="headline" aria-hidden="true"></p>
  <button type="button" class="adjust"></button>
</div>
"""
_SHELL_CSS = """
.bar { display: none; }
@media (max-width: 768px) {
  .bar {
    display: block; position: fixed; z-index: 1000001; left: 0; right: 0; bottom: 0;
    padding: 0.5rem 1rem 1rem; text-align: center; pointer-events: none;
  }
  .bar.open {
    background: var(--st-background-color); border-top: 1px solid var(--st-border-color);
  }
  .headline {
    display: none; margin: 0 0 0.5rem; text-align: left;
    font: 600 0.9rem/1.35 var(--st-font); color: var(--st-text-color);
  }
  .bar.open .headline { display: block; }
  .adjust {
    pointer-events: auto; padding: 0.75rem 1.5rem; min-height: 48px; white-space: nowrap;
    font: 600 1rem var(--st-font);
    color: var(--st-background-color); background: var(--st-primary-color);
    border: 0; border-radius: 999px; box-shadow: 0 2px 12px rgba(0, 0, 0, 0.35);
  }
  .adjust:focus-visible { outline: 3px solid var(--st-text-color); outline-offset: 2px; }
}
"""
_SHELL_JS = """
// A server that came back knows nothing of this page until the page speaks. Speaking here, before
// the reader does, lets it read the link first; their next move then counts as a move.
const watchConnection = (whenBack) => {
  const app = document.querySelector("[data-test-connection-state]")
  const state = () => app.getAttribute("data-test-connection-state")
  let last = state()
  const observer = new MutationObserver(() => {
    if (state() === "CONNECTED" && last !== "CONNECTED") whenBack()
    last = state()
  })
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] })
  return observer
}

const sidebar = () => document.querySelector('[data-testid="stSidebar"]')
const isOpen = () => sidebar()?.dataset.collapsed === "false"
const press = (name) => {
  const found = document.querySelector(`[data-testid="${name}"]`)
  const button = found?.matches("button") ? found : found?.querySelector("button")
  button?.click()
}

// A marked number is a link to nowhere: hover, focus or tap opens a note on what stands behind it.
const MARKS = ["fact", "lever", "result", "data"].map((kind) => `a[href^="#${kind}:"]`).join(", ")
const markAt = (event) => event.target.closest?.(MARKS)
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
    const answer = await fetch(`/api/marks/${encodeURIComponent(reference)}${query}`)
    if (!answer.ok || shown !== mark) return
    const found = await answer.json()
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
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, true)
    note.remove()
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  document.documentElement.lang = data.language
  const menu = document.querySelector(".st-key-menu")
  menu?.setAttribute("role", "navigation")
  menu?.setAttribute("aria-label", data.pages)

  const bar = parentElement.querySelector(".bar")
  const button = parentElement.querySelector(".adjust")
  bar.style.display = data.inputs ? "" : "none"
  parentElement.querySelector(".headline").textContent = data.headline
  const name = () => {
    bar.classList.toggle("open", isOpen())
    button.textContent = isOpen() ? data.result : data.adjust
  }
  const showInputs = () => {
    const inputs = document.querySelector(".st-key-whatif")
    inputs?.setAttribute("tabindex", "-1")
    inputs?.scrollIntoView()
    inputs?.focus({ preventScroll: true })
  }
  // A finger outside the open inputs closes them before the click arrives: ask earlier.
  let before = null
  button.onpointerdown = () => (before = isOpen())
  button.onclick = () => {
    const wasOpen = before ?? isOpen()
    before = null
    if (wasOpen) {
      if (isOpen()) press("stSidebarCollapseButton")
      return
    }
    press("stExpandSidebarButton")
    setTimeout(showInputs, 350)
  }
  name()

  parentElement.observers?.forEach((observer) => observer.disconnect())
  const drawer = new MutationObserver(name)
  if (sidebar()) drawer.observe(sidebar(), { attributeFilter: ["data-collapsed"] })
  const connection = watchConnection(() => setTriggerValue("reconnected", true))
  const observers = [drawer, connection]
  parentElement.observers = observers
  parentElement.removeNotes?.()
  parentElement.removeNotes = notes(data.query)
  return () => {
    observers.forEach((observer) => observer.disconnect())
    parentElement.removeNotes()
  }
}
"""

_SHARE_HTML = """
<button type="button" class="copy"></button>
<input class="link" type="text" readonly>
<p class="said" role="status"></p>
"""
_SHARE_CSS = """
.copy {
  width: 100%; min-height: 44px; font: 600 0.95rem var(--st-font); cursor: pointer;
  color: var(--st-background-color); background: var(--st-primary-color); border: 0;
  border-radius: var(--st-button-radius);
}
.copy:focus-visible, .link:focus-visible { outline: 3px solid var(--st-text-color); }
.link {
  box-sizing: border-box; width: 100%; margin-top: 0.5rem; padding: 0.5rem;
  font: 0.8rem var(--st-code-font); color: var(--st-text-color);
  background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
.said { min-height: 1.2em; margin: 0.25rem 0 0; font: 0.8rem var(--st-font); }
"""
_SHARE_JS = """
export default function ({ parentElement, data }) {
  const at = (name) => parentElement.querySelector(name)
  const base = new URL(window.location.href)
  const link = new URL(base.pathname.replace("/~/+", "") + data.query, base.origin).href
  const copy = at(".copy"), field = at(".link"), said = at(".said")
  if (field.value !== link) said.textContent = ""
  copy.textContent = data.copy
  field.value = link
  field.setAttribute("aria-label", data.label)
  field.onfocus = () => field.select()
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(link)
      said.textContent = data.copied
    } catch {
      field.focus()
      said.textContent = data.failed
    }
  }
}
"""

_shell = st.components.v2.component("page_shell", html=_SHELL_HTML, css=_SHELL_CSS, js=_SHELL_JS)
_share = st.components.v2.component("share_link", html=_SHARE_HTML, css=_SHARE_CSS, js=_SHARE_JS)


def page_shell(headline: str, view: View, *, with_inputs: bool = True) -> None:
    """Set the page's language, speak up when a lost server is back, open the inputs on a phone.

    A page without inputs gets no button that opens them.
    """
    _shell(
        key="page_shell",
        data={
            "language": view.language,
            "headline": plain(headline),
            "query": f"?{urlencode(view.query)}",
            "inputs": with_inputs,
            **{name: say(view.language, f"ui.{name}") for name in ("adjust", "result", "pages")},
        },
        height="content",
        on_reconnected_change=lambda: None,
    )


def share(slug: str, view: View) -> None:
    """Draw the button that copies the link of this page, and the link itself."""
    st.header(view.say("ui.share"), anchor=False, help=view.say("ui.share_help"))
    query = urlencode(view.query)
    words = {name: say(view.language, f"ui.{name}") for name in ("copy", "copied")}
    _share(
        key="share_link",
        data={
            "page": slug,  # a new page is a new link, so the element must hear of it
            "query": f"?{query}",
            "failed": say(view.language, "ui.copy_failed"),
            "label": say(view.language, "ui.link_label"),
            **words,
        },
    )
    st.link_button(
        view.say("ui.print"), f"/print?{query}", icon=":material/print:", width="stretch"
    )
