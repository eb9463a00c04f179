// The link of what the reader sees, and the button that copies it.

const FORM = `
  <button type="button" class="copy"></button>
  <input class="link" type="text" readonly>
  <p class="said" role="status"></p>`

// What the host of the app says that readers type, else where the app is; Streamlit Community Cloud
// serves it in a frame, from a path that readers do not see.
const publicAddress = () =>
  document.querySelector('meta[name="public-address"]')?.content ??
  new URL("..", import.meta.url).href.replace(/\/$/, "").replace("/~/+", "")

window.buildout = {
  ...window.buildout,
  share: ({ parentElement, data }) => {
    if (!parentElement.querySelector(".copy")) parentElement.innerHTML = FORM
    const [copy, field, said] = ["copy", "link", "said"].map((name) =>
      parentElement.querySelector(`.${name}`),
    )
    const link = `${publicAddress()}/${data.path}`
    if (field.value !== link) said.textContent = ""
    field.value = link
    copy.textContent = data.copy
    field.setAttribute("aria-label", data.label)
    field.onfocus = () => field.select()
    copy.onclick = async () => {
      try {
        await navigator.clipboard.writeText(field.value)
        said.textContent = data.copied
      } catch {
        field.focus()
        said.textContent = data.failed
      }
    }
  },
}
