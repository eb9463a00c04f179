"""How much processor time one client gets over HTTP.

A client is the address of the connection, or what a trusted proxy says it is; of an IPv6 address
its /64 network, because a client can use every address in it. Counts are kept in this process and
expire with their window.
"""

import asyncio
import ipaddress
import math
import re
import time
from collections.abc import Callable

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.model.evaluate import PAGES
from components.web.api.responses import left_out
from components.web.pages import refusals
from components.web.pages.head import page_path

UNIT_MS = 100
"""Milliseconds of processor time that one unit of the ration stands for: about a preview card."""


COSTS_MS = tuple(
    (re.compile(path), cost)
    for path, cost in (
        (r"/api/charts/[^/]+\.png", 200),
        (r"/frames/(?!curves/)[^/]+/[^/]+", 100),
        (r"/og\.png|/api/scenario\.xlsx", 100),
        ("|".join(map(page_path, PAGES)), 30),
        (r"/api/charts/[^/]+\.svg|/print|/frames/curves/[^/]+|/api/(explain|uncertainty)", 30),
        (r"/api/scenario(\.csv)?", 20),
        (r"/frames/[^/]+/[^/]+/[^/]+", 20),
        (r"/api/(solve|tornado|response)|/api/tables/[^/]+", 10),
    )
)
"""Milliseconds of processor time of an answer about a link with every input moved, by path.

A single step of a slider counts less than it takes, for the run of the page takes over what was
made for it. Files, data and probes are not rationed.
"""

PREVIEWS = "/frames/"
"""How the paths begin of what a page can do without: refused, it is left out in silence.

It leaves half of the ration to what readers ask for themselves: a class that moves sliders behind
one address can still save its charts.
"""

WAIT_SECONDS = 10.0
"""How long a request waits for a place in the ration before it is refused.

A class opens its link at the same moment. Who goes on asking is held up by it, not by the server.
"""

_AGAIN_SECONDS = 0.5


class RateLimit:
    """Ration processor time: each answer costs about what it takes; what costs little is free.

    What there is no place for waits, and is refused after `WAIT_SECONDS`; previews are left out.

    Parameters
    ----------
    rate
        Units of `UNIT_MS` and length of the window; None for no limit.
    now
        Clock, in seconds since the epoch.
    """

    def __init__(
        self, app: ASGIApp, rate: RateLimitItem | None, now: Callable[[], float] = time.time
    ) -> None:
        self.app = app
        self.rate = rate and type(rate)(UNIT_MS * rate.amount, rate.multiples)
        self.now = now
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 429 with the seconds after which to retry."""
        client = scope.get("client")
        cost = cost_ms(scope["path"]) if scope["type"] == "http" else 0
        if self.rate is None or client is None or not cost:
            await self.app(scope, receive, send)
            return
        key = client_network(client[0])
        is_preview = scope["path"].startswith(PREVIEWS)
        until = self.now() + (0 if is_preview else WAIT_SECONDS)
        while not self._takes(min(cost, self.rate.amount), is_preview, self.rate, key):
            if self.now() >= until:
                reset_at = self.limiter.get_window_stats(self.rate, key).reset_time
                seconds = max(1, math.ceil(reset_at - self.now()))
                await _refusal(scope, seconds, is_preview)(scope, receive, send)
                return
            await asyncio.sleep(_AGAIN_SECONDS)
        await self.app(scope, receive, send)

    def _takes(self, cost: int, is_preview: bool, rate: RateLimitItem, key: str) -> bool:
        """Count an answer and tell whether the ration of a client has room for it."""
        left = rate.amount // 2 if is_preview else 0
        if left and not self.limiter.test(rate, key, cost=cost + left):
            return False
        return self.limiter.hit(rate, key, cost=cost)


def _refusal(scope: Scope, seconds: int, is_preview: bool) -> Response:
    refusal = (
        left_out()
        if is_preview
        else refusals.refuse(Request(scope), 429, "too_many", seconds=seconds)
    )
    refusal.headers["Retry-After"] = str(seconds)
    return refusal


def cost_ms(path: str) -> int:
    """Return the milliseconds of processor time that an answer is counted as, 0 if it is free.

    >>> cost_ms("/og.png"), cost_ms("/funding"), cost_ms("/healthz")
    (100, 30, 0)
    """
    return next((cost for pattern, cost in COSTS_MS if pattern.fullmatch(path)), 0)


def client_network(address: str) -> str:
    """Return the key under which a client is counted: its IPv4 address or its IPv6 /64 network.

    >>> client_network("192.0.2.7"), client_network("2001:db8:1:2:3:4:5:6")
    ('192.0.2.7', '2001:db8:1:2::/64')
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False))
    return str(parsed)
