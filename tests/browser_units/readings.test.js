import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { narrowed, readings } from "../../components/browser/readings.js"

const SHARED = JSON.parse(readFileSync(new URL("../link/written_numbers.json", import.meta.url), "utf-8"))

test("a text means what the server takes it for in a link", () => {
  for (const { one, around, read } of SHARED) {
    for (const [text, expected] of Object.entries(read)) {
      const found = readings(text, { usd: one, around })
      assert.equal(found.length, expected.length, `${text}: ${found}`)
      found.forEach((number, i) => assert.ok(Math.abs(number - expected[i]) <= 1e-12 * Math.abs(expected[i]), text))
    }
  }
})

test("letters of any width are the same", () => {
  assert.equal(narrowed("　▲１，０００．５％　ＵＳＤ　"), "-1,000.5% usd")
})
