// The answer that the server sent with the page leaves when the app has drawn its own. Where that
// takes too long, as without a websocket, the page says what is missing and shows what there is.

const PATIENCE_MS = 15_000

const first = document.getElementById("first")
const DRAWN = "#root :is(.takeaway p, .stAlert)"

const leave = (_, observer) => {
  if (!document.querySelector(DRAWN)) return
  observer.disconnect()
  first.remove()
}

const showPictures = () => {
  const pictures = document.getElementById("without-inputs")
  if (first.isConnected && pictures) first.querySelector(".coming").replaceWith(pictures.content)
}

if (first) setTimeout(showPictures, PATIENCE_MS)
if (first) new MutationObserver(leave).observe(document.body, { childList: true, subtree: true })
