// What the reader sees.

/** Whether some of an element is within the window, by its height. @param {Element | undefined} element */
export const isInView = (element) => {
  const { top, bottom } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
  return bottom > 0 && top < window.innerHeight
}
