"""What requests are accepted: methods, length of links, hosts, paths, origins of websockets."""

from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http import h11_impl

from components.web.api.responses import no_method
from components.web.pages import refusals
from components.web.pages.health import HEALTH_PATHS
from components.web.pages.site import STREAMLIT_PATHS, not_found

MAX_REQUEST_HEAD_BYTES = 256 * 1024
MAX_QUERY_LENGTH = 128 * 1024
"""Characters. A link of 100 kB still reaches the app, which answers with notices."""

READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PROBES = frozenset({*HEALTH_PATHS, "/_stcore/health"})
"""Paths that a host requests by the address of the process, whatever its names are."""


def accept_long_links() -> None:
    """Let requests with very long query strings reach the app, which answers with a notice.

    Streamlit builds uvicorn's configuration itself and passes no limit on, so the only handle
    is the default that uvicorn's HTTP/1.1 parser reads at each new connection.
    """
    h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = MAX_REQUEST_HEAD_BYTES  # type: ignore[attr-defined]


class ReadOnlyGuard:
    """Refuse methods that write, links that are too long, and two lengths of one body.

    Streamlit has routes that accept files and commands; the app uses none of them. Of a request
    with two lengths, proxies and we might disagree on where the next one begins.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 405 or 414 in words, or 400 and end the connection."""
        if scope["type"] == "http" and _has_two_lengths(Headers(scope=scope)):
            bad = PlainTextResponse("Bad Request", 400, headers={"Connection": "close"})
            await bad(scope, receive, send)
        elif scope["type"] == "http" and len(scope["query_string"]) > MAX_QUERY_LENGTH:
            refusal = refusals.refuse(Request(scope), 414, "too_long", longest=MAX_QUERY_LENGTH)
            await refusal(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] not in READ_METHODS:
            # In a thread: reading the language of a long link takes a while.
            await (await run_in_threadpool(_no_method, Request(scope)))(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _has_two_lengths(headers: Headers) -> bool:
    return "content-length" in headers and "transfer-encoding" in headers


def _no_method(request: Request) -> Response:
    if request.scope["path"].startswith("/api/"):
        return no_method(request)
    refusal = refusals.refuse(request, 405, "no_method")
    refusal.headers["Allow"] = "GET, HEAD"
    return refusal


class NoShell:
    """Answer 404 where Streamlit would serve its page under a path of its own files and data."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of an answer that is a page only the start is read."""
        if scope["type"] != "http" or not STREAMLIT_PATHS.match(scope["path"]):
            await self.app(scope, receive, send)
            return
        is_shell = False

        async def send_unless_shell(message: Message) -> None:
            nonlocal is_shell
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                is_shell = message["status"] == 200 and kind.startswith("text/html")
            if not is_shell:
                await send(message)

        await self.app(scope, receive, send_unless_shell)
        if is_shell:
            refusal = await run_in_threadpool(not_found, Request(scope))
            await refusal(scope, receive, send)


class Hosts:
    """Refuse requests for host names that are not allowed; `PROBES` are allowed under any name."""

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self.app = app
        self.checked = TrustedHostMiddleware(app, allowed_hosts=list(allowed), www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, through Starlette's check of the host unless it is a probe."""
        is_probe = scope["type"] == "http" and scope["path"] in PROBES
        await (self.app if is_probe else self.checked)(scope, receive, send)


class Origins:
    """Refuse websockets opened by pages of other sites, before Streamlit checks their origin.

    To decide, Streamlit asks a service on the internet for the address of the machine. Without a
    connection outwards that blocks the whole process for seconds, and any page could cause it.

    Parameters
    ----------
    allowed
        Hosts, besides the one of the request itself, whose pages may open one; ``*`` for any.
    """

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a websocket on, or close it with code 1008 (policy violation)."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif self._is_allowed(Headers(scope=scope)):
            # Without an Origin header Streamlit makes no check of its own.
            headers = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            await self.app({**scope, "headers": headers}, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _is_allowed(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None or "*" in self.allowed:
            return True
        host = origin.lower().partition("://")[2]
        return host == headers.get("host", "").lower() or host in self.allowed
