// Phones share the canonical address of a page, not that of the address bar. The server writes it
// into the head for what a link asked for; from then on it follows what the page shows.

import { currentPage, publicAddress } from "./address.js"

/** @param {string} selector @param {string} attribute @param {string} address */
const lead = (selector, attribute, address) => {
  for (const element of document.head.querySelectorAll(selector)) element.setAttribute(attribute, address)
}

/** The address of a path with a query, if any. @param {string} path @param {URLSearchParams} query */
const addressOf = (path, query) => `${publicAddress()}/${path}?${query}`.replace(/\?$/, "")

/** Make the addresses in the head lead to what the page shows. @param {string} present */
export const leadToPage = (present) => {
  const page = currentPage()
  const whole = new URLSearchParams(present)
  const query = new URLSearchParams(whole)
  // What is as usual needs no version of the defaults.
  if ([...query.keys()].every((key) => key === "v" || key === "lang")) query.delete("v")
  const here = addressOf(page, query)
  lead('link[rel="canonical"]', "href", here)
  lead('meta[property="og:url"]', "content", here)
  for (const { hreflang } of /** @type {NodeListOf<HTMLLinkElement>} */ (document.head.querySelectorAll("link[hreflang]"))) {
    const other = new URLSearchParams(query)
    if (hreflang === "x-default") other.delete("lang")
    else other.set("lang", hreflang)
    lead(`link[hreflang="${hreflang}"]`, "href", addressOf(page, other))
  }
  lead('link[type="application/json"]', "href", addressOf("api/scenario", whole))
  const card = addressOf("og.png", new URLSearchParams([["page", page || "overview"], ...whole]))
  lead('meta[property="og:image"], meta[name="twitter:image"]', "content", card)
}
