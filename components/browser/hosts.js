// Our elements by their keys. A move does not draw them anew: one element, the courier, brings what
// all of them shall show now, and they take it over where they stand.

const hosts = new Map()
const latest = new Map()

// Stamps of one session count its runs; those of two sessions cannot be compared, and the one that
// comes later is the later one.
const isOlder = ([session, run], known) => known && session === known.stamp[0] && run < known.stamp[1]

const take = (key, packed) => {
  if (!isOlder(packed.stamp, latest.get(key))) latest.set(key, packed)
}
const show = (key) => {
  const { name, element } = hosts.get(key)
  return window.buildout[name]({ ...element, data: latest.get(key).data })
}

window.buildout = {
  ...window.buildout,
  // Draws one of our elements, and returns how it leaves.
  draw: (name, element) => {
    const packed = JSON.parse(new TextDecoder().decode(element.data))
    if (name === "courier") return window.buildout.deliver(packed)
    take(packed.key, packed)
    hosts.set(packed.key, { name, element })
    const leave = show(packed.key)
    return () => {
      // When data comes faster than Streamlit hands it over, it ends each call that was overtaken as
      // if the element were gone. An element that still stands in the page stays as it is.
      if (element.parentElement.isConnected) return
      if (hosts.get(packed.key)?.element.parentElement === element.parentElement) hosts.delete(packed.key)
      leave?.()
    }
  },
  deliver: ({ stamp, data }) => {
    for (const [key, one] of Object.entries(data)) {
      take(key, { stamp, data: one })
      if (hosts.has(key)) show(key)
    }
  },
}
