"""The outermost layer: the base path of the app and its public address."""

from collections.abc import Collection

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.web.address import PUBLIC_URL, path_below, raw_path, with_query
from components.web.pages import refusals


class BasePath:
    """Remove the base path from every request, and put the public address into its scope.

    The base path comes from ASGI's ``root_path`` (a mounted app, uvicorn's ``--root-path``) or
    from `base`. Behind a proxy that strips its own path there is none.

    Parameters
    ----------
    base
        Path below which requests arrive, without a slash at either end; empty for the root.
    public_url
        Address that readers type, without a slash at its end; empty to use the Host header.
    probes
        Paths that hosts request at the root, whatever the base path.
    """

    def __init__(
        self, app: ASGIApp, base: str = "", public_url: str = "", probes: Collection[str] = ()
    ) -> None:
        self.app = app
        self.base = f"/{base}" if base else ""
        self.public_url = public_url
        self.probes = probes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its path from the root of the app, or answer 404 outside of it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        front = scope.get("root_path", "").rstrip("/")
        inner = path_below(front, scope["path"])
        if inner is None:  # some servers pass the path without its root
            front, inner = "", scope["path"]
        if self.base and inner not in self.probes:
            front, inner = front + self.base, path_below(self.base, inner)
        if inner:
            await self.app(self._inside(scope, front, inner), receive, send)
        elif scope["type"] == "http":
            await self._outside(scope, front)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _inside(self, scope: Scope, front: str, path: str) -> Scope:
        raw = raw_path(scope)
        return {
            **scope,
            "root_path": "",
            "app_root_path": front,
            "path": path,
            "raw_path": (path_below(front, raw) or path).encode("latin-1", "replace"),
            PUBLIC_URL: self.public_url,
        }

    def _outside(self, scope: Scope, front: str) -> Response:
        """Redirect the base path without a slash to the one with it; refuse all other paths."""
        request = Request(scope)
        home = "./" + "../" * (raw_path(scope).count("/") - 1) + f"{front.lstrip('/')}/"
        if path_below(front, scope["path"]) == "" and scope["method"] in {"GET", "HEAD"}:
            return RedirectResponse(with_query(home, request), status_code=307)
        return refusals.refuse(request, 404, "not_found", home=home)
