// Free moments of the browser, where it tells of them.

/** @type {(run: () => void, options: { timeout: number }) => number} */
export const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 100))
/** @type {(id: number) => void} */
export const cancelIdle = window.cancelIdleCallback ?? clearTimeout
