"""One run for a session: link in, frame, page, link out."""

from components.ui import address, chrome, element, embedded, shell
from components.ui.errors import stay_calm
from components.ui.render_lock import PAGE_LOCK, RENDER_LOCK
from components.ui.router import leave_old_router
from components.ui.session import current_context


def run() -> None:
    """Draw the page that the reader is on."""
    if not element.served():
        stay_calm()
        leave_old_router()
    with PAGE_LOCK, RENDER_LOCK:
        # Before any widget that the link fills: otherwise the first session on a cold server loses
        # their values at the first page change.
        page = chrome.navigation()

        slug = chrome.slug_of(page)
        address.read(slug)
        context = current_context()
        if embedded.is_asked(slug):
            embedded.draw(slug, context)
        else:
            chrome.draw(slug, context)
            page.run()
            chrome.ending(context)
            shell.page_shell()
