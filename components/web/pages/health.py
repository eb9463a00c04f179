"""Whether pages can be rendered, for those who restart what cannot."""

import logging
import time
from collections.abc import Iterable
from itertools import cycle

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components.charts import CHARTS
from components.charts.pages import charts_of
from components.context import context_of
from components.evidence import claims, facts
from components.link import Case
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.web.pages.first import first_screen, noscript
from components.web.pages.head import head_tags

HEALTH_PATHS = ("/healthz", "/health", "/script-health-check")
"""Health checks; the last is the one of Streamlit Community Cloud."""

EVERY_SECONDS = 1.0
"""How often a check renders a page at most."""

_LOG = logging.getLogger("buildout")


class Health:
    """Which pages could not be rendered when that was last tried.

    Attributes
    ----------
    failing
        These pages.
    """

    def __init__(self) -> None:
        self.failing: set[str] = set()
        self._next = cycle(PAGES)
        self._due = 0.0

    def check(self, pages: Iterable[str] = PAGES) -> None:
        """Render pages of the default scenario in every language and note which fail."""
        for page in pages:
            try:
                _render(page)
            except Exception:
                _LOG.exception("the page %s cannot be rendered", page)
                self.failing.add(page)
            else:
                self.failing.discard(page)

    def check_next(self) -> None:
        """Render one page more, all in turn, and those again that failed."""
        self.check([next(self._next), *self.failing])

    def check_due(self, now: float) -> None:
        """Render one page more unless one was within `EVERY_SECONDS`: anybody may ask."""
        if now >= self._due:
            self._due = now + EVERY_SECONDS
            self.check_next()


HEALTH = Health()
"""Process-wide instance; `app.py` checks all pages before it serves any."""


def healthz(request: Request) -> Response:
    """Answer 200 if pages can be rendered, else 503 with the names of those that cannot."""
    HEALTH.check_due(time.monotonic())
    failing = ", ".join(sorted(HEALTH.failing))
    return PlainTextResponse(
        f"cannot be rendered: {failing}" if failing else "ok",
        status_code=503 if failing else 200,
        headers={"Cache-Control": "no-store"},
    )


def _render(page: str) -> None:
    for language in LANGUAGES:
        context = context_of(Case(Scenario.default(), language))
        head_tags(page, context, "")
        noscript(page, context, stands_below=True)
        first_screen(page, context)
        if page in CHARTS:
            charts_of(context, page)
    if page == "evidence":
        claims()
        facts()
