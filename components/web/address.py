"""Addresses of the app's own paths, relative to the request that asks for them.

Behind `components.web.server.base_path` all paths start at the root of the app, and addresses in
answers are relative to the request. So no other module knows the base path.
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

PUBLIC_URL = "public_url"
"""The key of a scope that holds the public address of the app, empty if it is not configured."""


def path_below(base: str, path: str) -> str | None:
    """Return the rest of a path below a base path, None if it is not below it.

    >>> path_below("/explorer", "/explorer/funding"), path_below("/explorer", "/explorers/funding")
    ('/funding', None)
    >>> path_below("/explorer", "/explorer"), path_below("", "/funding")
    ('', '/funding')
    """
    if path == base:
        return ""
    return path.removeprefix(base) if path.startswith(f"{base}/") else None


def raw_path(scope: Scope) -> str:
    """Return the path of a request as it was sent, percent-encoded."""
    return bytes(scope.get("raw_path") or scope["path"].encode("latin-1", "replace")).decode(
        "latin-1"
    )


def relative(scope: Scope, path: str) -> str:
    """Return the address of a path of the app, relative to the address of a request.

    Browsers resolve it against the address that they show, so it is right behind any proxy.

    >>> relative({"path": "/api/charts/x.png"}, "/funding"), relative({"path": "/funding"}, "/")
    ('../../funding', './')
    >>> relative({"path": "/a/b", "raw_path": b"/a%2Fb"}, "/")
    './'
    """
    depth = raw_path(scope).count("/") - 1
    return ("../" * depth or "./") + path.lstrip("/")


def redirect(request: Request, path: str, status: int = 307) -> Response:
    """Return a redirect to a path of the app that keeps the query string."""
    return RedirectResponse(with_query(relative(request.scope, path), request), status_code=status)


def with_query(address: str, request: Request) -> str:
    """Return an address with the query string of a request."""
    query = request.scope["query_string"].decode("latin-1")
    return f"{address}?{query}" if query else address
