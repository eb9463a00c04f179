"""One run for a session: link in, frame, page, link out."""

from components.ui import element, embedded, frame, shell, state
from components.ui.errors import stay_calm
from components.ui.router import leave_old_router
from components.ui.state import current_context
from components.ui.turn import TURN


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
        context = current_context()
        if embedded.is_asked(slug):
            embedded.draw(slug, context)
        else:
            frame.draw(slug, pages, context)
            page.run()
            shell.page_shell(slug)
