"""Metrics of this process for its operators: requests, their durations, sessions, the queue."""

import ipaddress
import time
from collections.abc import Sequence

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.model.evaluate import PAGES
from components.web.live.load import BUSY_DELAY_SECONDS, BUSY_WAITING, QUEUE_LOAD
from components.web.pages import refusals
from components.web.pages.head import page_path
from components.web.pages.site import STREAMLIT_PATHS

_STREAMLIT_METRICS = "/_stcore/metrics"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
UNKNOWN = "unknown"
BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

_PAGE_PATHS = frozenset(page_path(page) for page in PAGES)


class Metrics:
    """The metrics of one process. No label holds anything that a reader typed."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.sessions = Gauge(
            "buildout_sessions", "Open connections of readers", registry=self.registry
        )
        Gauge(
            "buildout_runs_waiting",
            f"Script runs that wait for their turn; beyond {BUSY_WAITING} there are no previews",
            registry=self.registry,
        ).set_function(lambda: QUEUE_LOAD.waiting)
        Gauge(
            "buildout_loop_delay_seconds",
            f"Delay of the event loop; beyond {BUSY_DELAY_SECONDS} there are no previews",
            registry=self.registry,
        ).set_function(lambda: QUEUE_LOAD.delay_seconds)
        self.requests = Counter(
            "buildout_requests",
            "Answers by route, method and status",
            ("route", "method", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "buildout_request_seconds",
            "Seconds until an answer was sent, by route",
            ("route",),
            buckets=BUCKETS_SECONDS,
            registry=self.registry,
        )

    def text(self) -> bytes:
        """Return the metrics in the text format of Prometheus."""
        return generate_latest(self.registry)


class RequestMetrics:
    """Count and time every request, and serve the metrics.

    Parameters
    ----------
    metrics
        The metrics that are updated.
    routes
        Our routes beside the pages; their paths are the labels of requests.
    is_open
        Whether clients outside of private networks may read the metrics.
    """

    def __init__(
        self, app: ASGIApp, metrics: Metrics, routes: Sequence[Route], is_open: bool = False
    ) -> None:
        self.app = app
        self.metrics = metrics
        self.routes = routes
        self.is_open = is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count its answer."""
        if scope["type"] == "websocket":
            with self.metrics.sessions.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._count(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 500
        started = time.perf_counter()

        async def send_and_read_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        route = self._route(scope)
        try:
            await self._endpoint(scope)(scope, receive, send_and_read_status)
        finally:
            method = scope["method"] if scope["method"] in {"GET", "HEAD"} else "other"
            self.metrics.requests.labels(route, method, str(status)).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - started)

    def _endpoint(self, scope: Scope) -> ASGIApp:
        if not is_metrics_path(scope["path"]):
            return self.app
        if not self.is_open and not is_internal(scope):
            return refusals.refuse(Request(scope), 403, "no_metrics")
        if scope["path"] == "/metrics":
            headers = {"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_LATEST}
            return Response(self.metrics.text(), headers=headers)
        return self.app

    def _route(self, scope: Scope) -> str:
        """Return the label of a request's path, out of a fixed set."""
        path = scope["path"]
        if is_metrics_path(path):
            return "/metrics" if path == "/metrics" else _STREAMLIT_METRICS
        if path in _PAGE_PATHS:
            return str(path)
        for route in self.routes:
            if route.matches(scope)[0] is not Match.NONE:
                return route.path
        if path.startswith("/assets/"):
            return "/assets"
        streamlits = STREAMLIT_PATHS.match(path)
        return f"/{streamlits[1]}" if streamlits and streamlits[1] else UNKNOWN


def is_metrics_path(path: str) -> bool:
    """Tell whether a path serves metrics, ours or Streamlit's, below any page.

    >>> is_metrics_path("/funding/_stcore/metrics/"), is_metrics_path("/funding")
    (True, False)
    """
    return path == "/metrics" or path.rstrip("/").endswith(_STREAMLIT_METRICS)


def is_internal(scope: Scope) -> bool:
    """Tell whether a request comes from this machine or a private network, through no proxy.

    A proxy forwards requests of any client, so its own address proves nothing.
    """
    client = scope.get("client")
    headers = Headers(scope=scope)
    if client is None or any(name in headers for name in FORWARDED):
        return False
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_private
