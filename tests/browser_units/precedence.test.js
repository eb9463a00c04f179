import assert from "node:assert/strict"
import { test } from "node:test"

import { decide, endsWaiting, isOlder } from "../../components/browser/precedence.js"

const state = (query, page = "funding") => ({ page, query })
const sent = (run, query, page = "funding", session = "s") => ({ ...state(query, page), stamp: [session, run] })
const preview = (query, page = "funding") => ({ ...state(query, page), stamp: null })

test("what a part shows for the first time is shown, whatever the page waits for", () => {
  assert.equal(decide(sent(1, "g=1"), undefined, null), "show")
  assert.equal(decide(sent(1, "g=1"), undefined, state("g=2")), "show")
})

test("another state is shown, the same again only confirmed", () => {
  const shown = sent(1, "g=1")
  assert.equal(decide(sent(2, "g=2"), shown, null), "show")
  assert.equal(decide(sent(2, "g=1"), shown, null), "confirm")
  assert.equal(decide(preview("g=2"), shown, state("g=2")), "show")
  assert.equal(decide(preview("g=1"), shown, state("g=1")), "confirm")
})

test("the same query on another page is another state", () => {
  assert.equal(decide(sent(2, "g=1", "macro"), sent(1, "g=1", "funding"), null), "show")
})

test("what a session sent earlier is dropped, however late it comes", () => {
  assert.equal(decide(sent(4, "g=1"), sent(5, "g=2"), null), "drop")
  assert.equal(decide(sent(4, "g=1"), sent(5, "g=2"), state("g=1")), "drop")
  assert.equal(decide(sent(4, "g=2"), sent(5, "g=2"), null), "drop")
  assert.equal(decide(sent(4, "g=1", "macro"), sent(5, "g=1", "funding"), null), "drop")
  assert.ok(isOlder(["s", 4], ["s", 5]))
  assert.ok(!isOlder(["s", 5], ["s", 5]))
})

test("a new session counts anew, and what it sends is later", () => {
  assert.ok(!isOlder(["new", 1], ["old", 9]))
  assert.equal(decide(sent(1, "g=1", "funding", "new"), sent(9, "g=2"), null), "show")
})

test("while the page waits, other states of it are held back until the one awaited comes", () => {
  const shown = { ...preview("g=3"), stamp: ["s", 1] }
  const awaited = state("g=3")
  assert.equal(decide(sent(2, "g=2"), shown, awaited), "hold")
  assert.equal(decide(sent(3, "g=3"), shown, awaited), "confirm")
  assert.ok(!endsWaiting({ ...sent(2, "g=2"), parts: {} }, awaited))
  assert.ok(endsWaiting({ ...sent(3, "g=3"), parts: {} }, awaited))
})

test("only the server ends the waiting", () => {
  assert.ok(!endsWaiting({ ...preview("g=3"), parts: {} }, state("g=3")))
  assert.ok(!endsWaiting({ ...sent(1, "g=3"), parts: {} }, null))
})

test("another page is shown at once, and ends the waiting", () => {
  const message = sent(2, "g=1", "macro")
  assert.equal(decide(message, sent(1, "g=3"), state("g=3")), "show")
  assert.ok(endsWaiting({ ...message, parts: {} }, state("g=3")))
})

test("a preview of a page that has been left, or of a part that is not there, is dropped", () => {
  assert.equal(decide(preview("g=3", "funding"), sent(2, "g=1", "macro"), state("g=3")), "drop")
  assert.equal(decide(preview("g=3"), undefined, state("g=3")), "drop")
})
