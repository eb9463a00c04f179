// What Streamlit calls its own controls, in English on every page, in the language of the page.
// Whoever listens to a page hears these names; nobody sees them. What it says of a number out of
// range is seen, too.

import { boxOf } from "./sliders.js"

const LABEL = "aria-label"
const LABELLED = "aria-labelledby"
const HELP = "Help"
const HELP_FOR = "Help for "
const DELAY_MS = 100
/** What each control was called, and is called now. @type {WeakMap<Element, { english: string, name: string }>} */
const given = new WeakMap()
/** @type {import("./messages.js").ControlNames | null} */
let words = null
let isDue = false

// A question mark is named after what it stands beside.
/** @param {Element} control @param {string} english */
const subject = (control, english) => {
  if (english.startsWith(HELP_FOR)) return english.slice(HELP_FOR.length)
  const beside = control.closest('[data-testid="stMarkdown"], [data-testid="stHeading"]')
  return beside?.querySelector("strong, h1, h2, h3")?.textContent
}
/** @param {Element} control @param {string} english @param {import("./messages.js").ControlNames} words */
const nameOf = (control, english, words) => {
  if (english !== HELP && !english.startsWith(HELP_FOR)) return words.names[english]
  const about = subject(control, english)
  return about ? words.help_for.replace("{name}", () => about) : words.help
}

// Of a number out of range Streamlit speaks in a note, after a word in bold, and to whoever listens.
const REFUSAL = '[role="alert"][id$="-validation-error"], [role="tooltip"] p'
const RANGE = /Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/
/** @param {import("./messages.js").ControlNames} words */
const explain = (words) => {
  for (const said of document.querySelectorAll(REFUSAL)) {
    const [, low, high] = RANGE.exec(said.textContent ?? "") ?? []
    const [bold, text] = [said.querySelector("strong")?.firstChild, said.lastChild]
    if (!low || !high || !text) continue
    if (bold) bold.nodeValue = ""
    text.nodeValue = words.range.replace("{low}", () => low).replace("{high}", () => high)
  }
}

// What it says in a window over the page, when it has lost the server.
/** @param {import("./messages.js").ControlNames} words */
const translate = (words) => {
  for (const said of document.querySelectorAll('[role="dialog"] :is(h2, div):not(:has(*))')) {
    const ours = words.names[said.textContent ?? ""]
    if (ours && said.firstChild) said.firstChild.nodeValue = ours
  }
}

// A button that sets an input back stands in the box of that, under its name.
const RESET = '[class*="st-key-reset-"] button'
/** @param {import("./messages.js").ControlNames} words */
const nameResets = (words) => {
  for (const button of document.querySelectorAll(RESET)) {
    const name = boxOf(button)?.querySelector("strong")?.textContent
    const spoken = words.reset.replace("{name}", () => name ?? "")
    if (name && button.getAttribute(LABEL) !== spoken) button.setAttribute(LABEL, spoken)
  }
}
// A slider is named after itself and after what is around it, which has the same name.
const nameSliders = () => {
  for (const slider of document.querySelectorAll(`input[type=range][${LABELLED}]`)) {
    const ids = (slider.getAttribute(LABELLED) ?? "").split(" ")
    const around = document.getElementById(ids.at(-1) ?? "")
    if (ids.length < 2 || around?.getAttribute(LABEL) !== slider.getAttribute(LABEL)) continue
    slider.setAttribute(LABELLED, slider.id)
  }
}

const rename = () => {
  isDue = false
  if (!words) return
  explain(words)
  translate(words)
  nameResets(words)
  nameSliders()
  for (const control of document.querySelectorAll(`[${LABEL}]`)) {
    const present = control.getAttribute(LABEL) ?? ""
    const before = given.get(control)
    const english = before?.name === present ? before.english : present
    const name = nameOf(control, english, words)
    if (!name || name === present) continue
    given.set(control, { english, name })
    control.setAttribute(LABEL, name)
  }
  // An icon stands beside the word that it illustrates: "link icon" would be read out as well.
  for (const icon of document.querySelectorAll('[role="img"][translate="no"]:not([aria-hidden])')) {
    icon.setAttribute("aria-hidden", "true")
  }
  const skip = document.querySelector('[data-testid="stSkipToContent"]')
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip
}
const later = () => {
  if (isDue) return
  isDue = true
  setTimeout(rename, DELAY_MS)
}
const observer = new MutationObserver(later)

/** Call Streamlit's controls by our words from now on. @param {import("./messages.js").ControlNames} present */
export const nameControls = (present) => {
  if (!words) {
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: [LABEL] })
  }
  words = present
  rename()
}
