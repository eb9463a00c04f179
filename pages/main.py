"""The script that Streamlit runs for every page: link in, frame, page, link out."""

from components.ui import embedded, frame, shell, state
from components.ui.turn import TURN
from components.ui.view import current_view

with TURN:
    # Before any widget that the link fills: otherwise the first session on a cold server loses
    # their values at the first page change.
    page, pages = frame.navigation()

    slug = frame.slug_of(page)
    state.read(slug)
    view = current_view()
    if embedded.is_asked(slug):
        embedded.draw(slug, view)
    else:
        frame.draw(slug, pages, view)
        page.run()
        shell.page_shell(slug)
