"""The script that Streamlit runs for every page: link in, frame, page, link out."""

from components.ui import embedded, frame, state
from components.ui.view import open_view

# Before any widget that the link fills: otherwise the first session on a cold server loses
# their values at the first page change.
page, pages = frame.navigation()

now = state.read()
view = open_view(now.scenario, now.language, now.pinned)
slug = frame.slug_of(page)
if embedded.is_asked(slug):
    embedded.draw(slug, view)
else:
    frame.draw(slug, pages, view, now)
    page.run()
state.write(now)
