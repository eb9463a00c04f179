"""One run for a session: link in, frame, page, link out."""

from components.ui import element, embedded, frame, shell, state
from components.ui.errors import stay_calm
from components.ui.router import leave_old_router
from components.ui.turn import TURN
from components.ui.view import current_view


def run() -> None:
    """Draw the page that the reader is on."""
    if not element.served():
        stay_calm()
        leave_old_router()
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
