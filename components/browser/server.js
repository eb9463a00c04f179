// What Streamlit's front end would otherwise find out by asking, or do in its own way until it has
// asked. Whoever serves the page from elsewhere says so before us.

// It looks for its server below the path of the page first, and only then at the root: two refusals
// on every deep link. Until the server's theme arrives it draws in a typeface of its own: 170 kB for
// a moment in which nothing is on the page.
const theme = { bodyFont: "system-ui, 'Noto Sans CJK JP', sans-serif" }
// The app may live under any path of a site; scripts lie one folder below it, and no later address of
// the page can move them.
const base = new URL("../", import.meta.url)

window.__streamlit ??= {
  BACKEND_BASE_URL: base.href.replace(/\/$/, ""),
  LIGHT_THEME: theme,
  DARK_THEME: theme,
}

// It would count in WebAssembly, which the page's content security policy refuses, and then counts
// without it. What is not there is not asked for, and the browser reports no offence.
delete window.WebAssembly
