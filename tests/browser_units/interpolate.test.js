import assert from "node:assert/strict"
import { test } from "node:test"

import { between, locate } from "../../components/browser/interpolate.js"

const close = (one, other) => assert.ok(Math.abs(one - other) < 1e-12, `${one} is not ${other}`)

test("numbers lie on the line between two", () => {
  for (const share of [0, 0.25, 0.5, 0.9, 1]) close(between(10, 30, share), 10 + 20 * share)
  close(between(1, -1, 0.5), 0)
})

test("at either end it is that end", () => {
  const [one, other] = [
    { data: [{ y: [1, null, 3], name: "a" }], layout: { range: [0, 1] } },
    { data: [{ y: [5, null, 7], name: "b" }], layout: { range: [2, 3] } },
  ]
  assert.deepEqual(between(one, other, 0), one)
  assert.deepEqual(between(one, other, 1), other)
  assert.deepEqual(between(one, other, 0.5), {
    data: [{ y: [3, null, 5], name: "b" }],
    layout: { range: [1, 2] },
  })
})

test("what cannot lie between is that of the nearer one", () => {
  for (const [one, other] of [
    ["low", "high"],
    [1, "high"],
    [null, 2],
    [[1, 2], [1, 2, 3]],
    [{ x: 1 }, { y: 1 }],
    [{ x: 1 }, { x: 1, y: 1 }],
    [[1], { 0: 1 }],
    [true, false],
  ]) {
    assert.deepEqual(between(one, other, 0.4), one)
    assert.deepEqual(between(one, other, 0.6), other)
  }
})

test("neither end is changed", () => {
  const [one, other] = [{ y: [1, 2] }, { y: [3, 4] }]
  between(one, other, 0.5)
  assert.deepEqual([one, other], [{ y: [1, 2] }, { y: [3, 4] }])
})

test("a value lies between the points around it", () => {
  const points = [0, 10, 30, 40]
  for (const [value, index, share] of [[0, 0, 0], [5, 0, 0.5], [10, 0, 1], [25, 1, 0.75], [40, 2, 1]]) {
    const found = locate(points, value)
    assert.equal(found[0], index)
    close(found[1], share)
    // It is the value again, read off the points.
    close(points[found[0]] + (points[found[0] + 1] - points[found[0]]) * found[1], value)
  }
})

test("values beyond the ends are taken to be at the end", () => {
  assert.deepEqual(locate([0, 10, 20], -5), [0, 0])
  assert.deepEqual(locate([0, 10, 20], 25), [1, 1])
})
