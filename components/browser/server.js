// Streamlit's front end looks for its server below the path of the page first, and only then at the
// root. Told where it is, it need not look, which spares the first reader of a deep link two
// refusals. Whoever serves the page elsewhere says so before us.
window.__streamlit ??= { BACKEND_BASE_URL: new URL("./", location.href).href.replace(/\/$/, "") }
