import assert from "node:assert/strict"
import { test } from "node:test"

import { Scheduler } from "../../components/browser/scheduler.js"

/** Work that ends when the test says so. */
const controlled = () => {
  const started = []
  const ends = []
  const work = (request) => {
    started.push(request)
    return new Promise((resolve, reject) => ends.push({ resolve, reject }))
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { started, work, end: (i) => (ends[i].resolve(), settle()), fail: (i) => (ends[i].reject(new Error("lost")), settle()) }
}

test("one request is worked on at a time, and of those that come meanwhile only the latest", async () => {
  const { started, work, end } = controlled()
  const scheduler = new Scheduler(work)
  for (const request of [1, 2, 3, 4]) scheduler.schedule(request)
  assert.deepEqual(started, [1])
  await end(0)
  assert.deepEqual(started, [1, 4])
  await end(1)
  assert.deepEqual(started, [1, 4])
  scheduler.schedule(5)
  assert.deepEqual(started, [1, 4, 5])
})

test("the same request may be made again", async () => {
  const { started, work, end } = controlled()
  const scheduler = new Scheduler(work)
  scheduler.schedule(1)
  await end(0)
  scheduler.schedule(1)
  assert.deepEqual(started, [1, 1])
})

test("a request that fails lets the next one through", async () => {
  const { started, work, fail } = controlled()
  const scheduler = new Scheduler(work)
  scheduler.schedule(1)
  scheduler.schedule(2)
  await fail(0)
  assert.deepEqual(started, [1, 2])
  await fail(1)
  scheduler.schedule(3)
  assert.deepEqual(started, [1, 2, 3])
})

test("a request whose work throws at once lets the next one through", async () => {
  const started = []
  const scheduler = new Scheduler((request) => {
    started.push(request)
    throw new Error("not even begun")
  })
  scheduler.schedule(1)
  await new Promise((resolve) => setImmediate(resolve))
  scheduler.schedule(2)
  assert.deepEqual(started, [1, 2])
})
