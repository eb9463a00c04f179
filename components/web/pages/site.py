"""Routes about the site itself: robots.txt, sitemap, unknown addresses."""

import re
from collections.abc import Collection, Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.web.address import redirect, relative
from components.web.api.responses import no_method, no_route
from components.web.caching import answer
from components.web.pages import refusals
from components.web.pages.head import page_path
from components.web.pages.meant import PATHS_BY_SLUG, meant
from components.web.requests import base_url

# Paths that Streamlit serves, with or without the slug of a page before them.
STREAMLIT_PATHS = re.compile(
    r"/(static|_stcore|media|component|app|auth|oauth2callback|~)(/|$)|.*/_stcore/"
)
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def overview(request: Request) -> Response:
    """Redirect the permanent slug of the overview to the root."""
    return redirect(request, "/")


def robots(request: Request) -> Response:
    """Answer what crawlers may read: pages and pictures, but not the data of every scenario."""
    base = base_url(request)
    text = f"User-agent: *\nAllow: /\nDisallow: /api/\n\nSitemap: {base}/sitemap.xml\n"
    return answer(request, text.encode, "text/plain", (base,))


def sitemap(request: Request) -> Response:
    """Answer with every page in every language and its alternates."""
    base = base_url(request)
    return answer(request, lambda: _sitemap(base).encode(), "application/xml", (base,))


def not_found(request: Request) -> Response:
    """Answer 404 as a page with a link to the overview, the query string kept."""
    return refusals.refuse(request, 404, "not_found")


class Fallback(Route):
    """All addresses that are neither a page, nor one of our routes, nor Streamlit's.

    Parameters
    ----------
    ours
        Our routes beside the pages; requests to them with other methods are refused in words.
    files
        Names of the files that Streamlit serves at the root.
    """

    def __init__(self, ours: Sequence[Route], files: Collection[str]) -> None:
        super().__init__("/{path:path}", _refuse, methods=list(_METHODS), name="fallback")
        self.path_regex = re.compile(r"/(?P<path>.*)", re.DOTALL)  # line breaks too
        self.ours = ours
        self.pages = {page_path(page) for page in PAGES}
        # Streamlit's page alone would be a white one: its scripts are let in with our head only.
        self.files = {*(f"/{name}" for name in files), *self.pages} - {"/index.html"}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match everything but what Streamlit serves."""
        if scope["type"] != "http":
            return Match.NONE, {}
        path = scope["path"]
        if path in self.files or STREAMLIT_PATHS.match(path):
            return Match.NONE, {}
        match, child = super().matches(scope)
        is_ours = self._is_ours(scope)
        found = {"is_ours": is_ours, "has": lambda place: self._has(scope, place)}
        return match, {**child, "path_params": {**child.get("path_params", {}), **found}}

    def _is_ours(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self.ours)

    def _has(self, scope: Scope, place: str) -> bool:
        return place in self.pages or self._is_ours({**scope, "path": place})


def _refuse(request: Request) -> Response:
    is_read = request.method in {"GET", "HEAD"}
    path = request.scope["path"]
    page = PATHS_BY_SLUG.get(path.rstrip("/"))
    if page is not None and is_read:
        return redirect(request, page, status=301)  # Streamlit's own redirect drops a base path
    if request.path_params["is_ours"]:
        return no_method(request)
    place, query, fragment = meant(path, request.scope["query_string"].decode("latin-1"))
    if is_read and place != path and request.path_params["has"](place):
        address = relative(request.scope, place) + (f"?{query}" if query else "")
        return RedirectResponse(f"{address}#{fragment}" if fragment else address)
    if f"{path}/".startswith("/api/"):
        return no_route(request)
    # What stands in the path of a query is kept on the way home.
    return not_found(Request({**request.scope, "query_string": query.encode("latin-1")}))


def _sitemap(base: str) -> str:
    def address(page: str, language: str) -> str:
        return escape(f"{base}{page_path(page)}?lang={language}")

    alternates = {
        page: "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>'
            for code, href in (
                *((code, address(page, code)) for code in LANGUAGES),
                ("x-default", escape(f"{base}{page_path(page)}")),
            )
        )
        for page in PAGES
    }
    urls = "\n".join(
        f"<url><loc>{address(page, language)}</loc>{alternates[page]}</url>"
        for page in PAGES
        for language in LANGUAGES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}\n</urlset>\n'
    )
