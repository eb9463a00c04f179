// Streamlit's sliders of our inputs.

const LEVER = "st-key-lever-"
const SLIDER = `[class*="${LEVER}"] [data-testid="stSlider"]`

/** The slider that an event is about, if any. @param {Event} event @returns {HTMLElement | null} */
export const sliderOf = ({ target }) => (target instanceof Element ? target.closest(SLIDER) : null)

/** The part of a slider that holds its value. @param {Element | null | undefined} box @returns {HTMLInputElement | null} */
export const inputOf = (box) => box?.querySelector("input[type=range]") ?? null

/** What stands around an input of ours. @param {Element} element */
export const boxOf = (element) => element.closest(`[class*="${LEVER}"]`)

/** The key of the input that a slider sets. @param {Element} slider */
export const leverOf = (slider) =>
  [...(boxOf(slider)?.classList ?? [])].find((name) => name.startsWith(LEVER))?.slice(LEVER.length) ?? ""
