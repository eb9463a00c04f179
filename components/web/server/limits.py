"""How much one request may ask for: how long a link, in which way, from which host, how often."""

import ipaddress
import math
import time
from collections.abc import Callable, Collection

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http import h11_impl

from components.web.api.responses import no_method
from components.web.pages import refusals
from components.web.pages.site import HEALTH

LONGEST_REQUEST_HEAD_BYTES = 256 * 1024
LONGEST_QUERY = 128 * 1024
"""Characters. A link of 100 kB still reaches the app, which says what it does not know in it."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})
PROBES = frozenset({*HEALTH, "/_stcore/health"})
"""Asked for by hosts, which name the process by its address."""

EXPENSIVE = ("/og.png", "/api/scenario.xlsx", "/api/solve")
_CHARTS = "/api/charts/"


def accept_long_links() -> None:
    """Let requests with very long query strings reach the app, which answers with a notice.

    Streamlit builds uvicorn's configuration itself and passes no limit on, so the only handle
    is the default that uvicorn's HTTP/1.1 parser takes up at each new connection.
    """
    h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = LONGEST_REQUEST_HEAD_BYTES  # type: ignore[attr-defined]


class Gate:
    """Let through what only reads, with a link of readable length; the app takes nothing in.

    Streamlit has routes that take files and commands. Nothing here uses them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it in words."""
        if scope["type"] == "http" and scope["method"] not in READING:
            request = Request(scope)
            refusal = (
                await no_method(request)
                if _is_api(scope)
                else refusals.refuse(request, 405, "no_method")
            )
            refusal.headers["Allow"] = "GET, HEAD"
            await refusal(scope, receive, send)
        elif scope["type"] == "http" and len(scope["query_string"]) > LONGEST_QUERY:
            refusal = refusals.refuse(Request(scope), 414, "too_long", longest=LONGEST_QUERY)
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class Hosts:
    """Answer only to some names of this host; probes may use any."""

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self.app = app
        self.checked = TrustedHostMiddleware(app, allowed_hosts=list(allowed), www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, through Starlette's check unless it is a probe."""
        is_probe = scope["type"] == "http" and scope["path"] in PROBES
        await (self.app if is_probe else self.checked)(scope, receive, send)


class Origins:
    """Refuse websockets that a page of another site opens, before Streamlit looks at them.

    Streamlit asks a service on the internet for the machine's address to decide; where nothing
    goes out that holds the whole process for seconds, and any page could cause it.

    Parameters
    ----------
    allowed
        Hosts, besides the one that the request names, whose pages may open one; ``*`` for any.
    """

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on, or close it."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif self._is_allowed(Headers(scope=scope)):
            # Without the header Streamlit has nothing left to ask anybody about.
            named = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            await self.app({**scope, "headers": named}, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _is_allowed(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None or "*" in self.allowed:
            return True
        host = origin.lower().partition("://")[2]
        return host == headers.get("host", "").lower() or host in self.allowed


class Rations:
    """Give each client so many expensive answers in a time; all else is free.

    The address is that of the connection, or what a trusted proxy says it is. Of an IPv6 address
    the half that names the network counts, for a client has all of the rest. Counts are kept in
    this process and forgotten when their time is over.
    """

    def __init__(
        self, app: ASGIApp, rate: RateLimitItem | None, now: Callable[[], float] = time.time
    ) -> None:
        self.app = app
        self.rate = rate
        self.now = now
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say when to come back."""
        client = scope.get("client")
        is_rationed = scope["type"] == "http" and is_expensive(scope["path"])
        if self.rate is None or client is None or not is_rationed:
            await self.app(scope, receive, send)
            return
        who = network(client[0])
        if self.limiter.hit(self.rate, who):
            await self.app(scope, receive, send)
            return
        free_at = self.limiter.get_window_stats(self.rate, who).reset_time
        seconds = max(1, math.ceil(free_at - self.now()))
        refusal = refusals.refuse(Request(scope), 429, "too_many", seconds=seconds)
        refusal.headers["Retry-After"] = str(seconds)
        await refusal(scope, receive, send)


def is_expensive(path: str) -> bool:
    """Tell whether an answer takes long to make.

    >>> is_expensive("/og.png"), is_expensive("/api/charts/funding.path.svg")
    (True, False)
    """
    return path in EXPENSIVE or (path.startswith(_CHARTS) and path.endswith(".png"))


def network(address: str) -> str:
    """Return what stands for a client.

    >>> network("192.0.2.7"), network("2001:db8:1:2:3:4:5:6")
    ('192.0.2.7', '2001:db8:1:2::/64')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if found.version == 6:
        return str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found)


def _is_api(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith("/api/")
