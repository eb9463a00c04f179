"""Addresses of the app's own paths, relative to the request that asks for them.

Everything behind `components.web.server.base_path` sees paths from the root of the app; everything
that an answer holds is relative to its own address. So nothing else knows what path may stand in
front.
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

PUBLIC = "public_url"
"""The key of a scope under which the public address of the app stands, if the host names one."""


def without(front: str, path: str) -> str | None:
    """Return what is left of a path below another, None where it is not below it.

    >>> without("/explorer", "/explorer/funding"), without("/explorer", "/explorers/funding")
    ('/funding', None)
    >>> without("/explorer", "/explorer"), without("", "/funding")
    ('', '/funding')
    """
    if path == front:
        return ""
    return path.removeprefix(front) if path.startswith(f"{front}/") else None


def raw_path(scope: Scope) -> str:
    """Return the path of a request as it was sent, its encoded slashes still encoded."""
    return bytes(scope.get("raw_path") or scope["path"].encode("latin-1", "replace")).decode(
        "latin-1"
    )


def relative(scope: Scope, path: str) -> str:
    """Return the address of a path of the app, relative to the address of a request.

    Browsers take it from the address that they show, so it holds whatever a proxy has in front.

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
