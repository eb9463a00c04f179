// The answer that the server sent with the page leaves when the app has drawn its own, or has
// something else to say, such as that it cannot reach the server.

const first = document.getElementById("first")
const DRAWN = "#root :is(.takeaway p, [role=dialog], .stAlert, .stException)"

const leave = (_, observer) => {
  if (!document.querySelector(DRAWN)) return
  observer.disconnect()
  first.remove()
}

if (first) new MutationObserver(leave).observe(document.body, { childList: true, subtree: true })
