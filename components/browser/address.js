// Where the app lives. It may be under any path of a site; scripts lie two folders below it.

const ROOT = new URL("../../", import.meta.url)

/** The address of a path of the app. @param {string} path */
export const at = (path) => new URL(path, ROOT).href

/**
 * The address of the app that readers type, without a slash at its end: the one that its host names,
 * else where it is. Streamlit Community Cloud serves it in a frame, from a path that readers do not see.
 */
export const publicAddress = () =>
  document.querySelector('meta[name="public-address"]')?.getAttribute("content") ??
  ROOT.href.replace(/\/$/, "").replace("/~/+", "")

/** The slug of the page that the address bar shows, nothing for the first one. */
export const currentPage = () => location.pathname.split("/").pop() ?? ""
