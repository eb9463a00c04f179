// Which numbers a text may mean: `2,5` means one, `1,000` may mean 1 or 1000. The same rules as in
// components/link/written.py, by which the server reads links; tests/link/written_numbers.json holds
// both to them.

/** @typedef {import("./messages.js").NumberUnit} Unit */

const LONGEST = 60
const MINUS = /[−–—‐‑‒―─ーｰ－➖˗﹣﹘▲△▼▽]/g
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff ]+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff ]+$/g
const PLAIN = /^(\d{1,20}(\.\d{0,20})?|\.\d{1,20})(e[+-]?\d{1,3})?$/
const COMMA = /^(\d{0,20}),(\d{1,20})$/
const GROUPED = /^[1-9]\d{0,2}([,. '])\d{3}(?:\1\d{3}){0,6}(?:(?!\1)[.,]\d{1,20})?$/
/** @type {Record<string, number>} */
const SCALES = {
  trillion: 1e12, trn: 1e12, tn: 1e12, t: 1e12, 兆: 1e12, billion: 1e9, bil: 1e9, bn: 1e9, b: 1e9,
  million: 1e6, mln: 1e6, mn: 1e6, m: 1e6, 百万: 1e6, thousand: 1e3, k: 1e3, 千: 1e3,
  千億: 1e11, 百億: 1e10, 億: 1e8, 千万: 1e7, 万: 1e4,
}
const words = Object.keys(SCALES).sort((one, other) => other.length - one.length)
const SCALED = new RegExp(`([\\d.,][\\d.,' ]*?) ?(${words.join("|")}) ?`, "g")

/** A text in narrow letters, each kind of minus, space and separator as one. @param {string} text */
export const narrowed = (text) =>
  text
    .replace(INVISIBLE, "")
    .replace(MINUS, "-")
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[’‘′`]/g, "'")
    .replace(/[。｡]/g, ".")
    .replaceAll("、", ",")
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .join(" ")

/** The sign of a number, and what is left without it and without the words around it. */
/** @param {string} given @param {string[]} around @returns {[number, string]} */
const unwrapped = (given, around) => {
  let text = given
  let sign = 0
  for (;;) {
    text = text.trim()
    const word = around.find((one) => text.startsWith(one) || text.endsWith(one))
    if (!sign && /^[+-]/.test(text)) {
      sign = text[0] === "-" ? -1 : 1
      text = text.slice(1)
    } else if (!sign && /^\(.*\)$/.test(text)) {
      sign = -1
      text = text.slice(1, -1)
    } else if (word) text = text.startsWith(word) ? text.slice(word.length) : text.slice(0, -word.length)
    else return [sign || 1, text]
  }
}

/** What figures without sign and unit may mean. @param {string} core @returns {number[]} */
const numbers = (core) => {
  if (PLAIN.test(core)) return [Number(core)]
  const [, before, after] = COMMA.exec(core) ?? []
  if (before !== undefined && after !== undefined) {
    const asDecimals = Number(`${before || 0}.${after}`)
    const isEither = after.length === 3 && /^[1-9]\d{0,2}$/.test(before)
    return isEither ? [asDecimals, Number(before + after)] : [asDecimals]
  }
  const [, separator] = GROUPED.exec(core) ?? []
  return separator ? [Number(core.replaceAll(separator, "").replace(",", "."))] : []
}

/** What figures with words such as "trillion" or 億 may mean. @param {string} given @param {number} usd */
const amounts = (given, usd) => {
  // "40 USD bn" names the currency between the two.
  const core = given.replace(/ ?(usd|\$|ドル) ?/, " ").trim()
  const parts = [...core.matchAll(SCALED)].map(([whole, digits = "", word = ""]) => ({ whole, digits, scale: SCALES[word] ?? 1 }))
  if (!parts.length || parts.map(({ whole }) => whole).join("") !== core) return []
  const found = parts.map(({ digits, scale }) => numbers(digits).map((number) => (number * scale) / usd))
  if (found.length === 1) return found[0] ?? []
  const isFalling = parts.every(({ scale }, i) => !i || (parts[i - 1]?.scale ?? 0) > scale)
  if (!isFalling || found.some(({ length }) => length !== 1)) return []
  return [found.flat().reduce((sum, number) => sum + number)]
}

/** All numbers that a text may mean in a unit, none if it cannot be read. @param {string} text @param {Unit} unit */
export const readings = (text, { usd, around }) => {
  if (text.length > LONGEST) return []
  const [sign, core] = unwrapped(narrowed(text), around)
  const plain = numbers(core)
  const found = plain.length || !usd ? plain : amounts(core, usd)
  const exact = found.map((number) => Number((sign * number).toPrecision(15)) || 0)
  return [...new Set(exact)].filter(Number.isFinite)
}
