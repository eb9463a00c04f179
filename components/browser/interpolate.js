// What lies between two charts.

/**
 * Numbers lie between; what cannot is that of the nearer one.
 * @template T
 * @param {T} one @param {T} other
 * @param {number} share 0 for `one`, 1 for `other`
 * @returns {T}
 */
export const between = (one, other, share) => /** @type {T} */ (mix(one, other, share))

/** @param {unknown} one @param {unknown} other @param {number} share @returns {unknown} */
const mix = (one, other, share) => {
  if (typeof one === "number" && typeof other === "number") return one + (other - one) * share
  const nearer = share < 0.5 ? one : other
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) return nearer
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length || !keys.every((key) => key in other)) return nearer
  const values = keys.map((key) => mix(one[key], other[key], share))
  return Array.isArray(one) ? values : Object.fromEntries(keys.map((key, i) => [key, values[i]]))
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isTree = (value) => typeof value === "object" && value !== null

/**
 * Between which of some rising points a value lies: the index of the point before it, and the share of
 * the way to the next one. Values beyond the ends are taken to be at the end.
 * @param {number[]} points two or more @param {number} value
 * @returns {[index: number, share: number]}
 */
export const locate = (points, value) => {
  const found = points.findIndex((point) => point >= value)
  const next = found < 0 ? points.length - 1 : Math.max(1, found)
  const [low, high] = [points[next - 1] ?? 0, points[next] ?? 0]
  return [next - 1, Math.min(1, Math.max(0, (value - low) / (high - low)))]
}
