"""Security headers of every answer, among them the content security policy."""

from collections.abc import Collection, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.model.evaluate import PAGES
from components.web.pages.head import page_path
from components.web.pages.site import STREAMLIT_PATHS
from components.web.requests import HOST

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
ANYBODY = "*"
OWN_SCRIPTS = ("'self'", "blob:")
"""Streamlit loads the inline script of our elements as a blob."""

_PATHS = frozenset(page_path(page) for page in PAGES)


def page_policy(scripts: Iterable[str], host: str, ancestors: str) -> str:
    """Return the content security policy of a page that Streamlit's front end draws.

    Scripts run from this origin only, inline ones only with a hash in `scripts`. Inline styles are
    allowed, because Streamlit writes them. The websocket of `host` is named if it is a host name,
    because older browsers do not count it as ``'self'``.
    """
    socket = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {' '.join((*OWN_SCRIPTS, *scripts))}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{socket}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            *_framing(ancestors),
        )
    )


def _framing(ancestors: str) -> tuple[str, ...]:
    """Return the directive that says who may frame, none where anybody may.

    ``frame-ancestors *`` would keep out what has no host: a file on disk, the page of an app.

    >>> _framing("https://a.example"), _framing("*")
    (('frame-ancestors https://a.example',), ())
    """
    return () if ancestors == ANYBODY else (f"frame-ancestors {ancestors}",)


STATIC_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The policy of answers that run no scripts: data, pictures, the printed sheet, error pages."""


class SecurityHeaders:
    """Add the headers to every answer, also to Streamlit's.

    Parameters
    ----------
    inline_scripts
        Hashes of the inline scripts that pages may run.
    frame_ancestors
        Sites that may show the app in a frame, ``*`` for anybody. It accepts no input that it
        stores and has no login, so clickjacking gains nothing.
    """

    def __init__(self, app: ASGIApp, inline_scripts: Collection[str], frame_ancestors: str) -> None:
        self.app = app
        self.inline_scripts = inline_scripts
        self.frame_ancestors = frame_ancestors
        self.static_policy = "; ".join((STATIC_POLICY, *_framing(frame_ancestors)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers(scope).items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers)

    def _headers(self, scope: Scope) -> dict[str, str]:
        path = scope["path"]
        if path.rstrip("/") not in _PATHS and path != "/" and not STREAMLIT_PATHS.match(path):
            return {**SECURITY_HEADERS, "Content-Security-Policy": self.static_policy}
        host = Headers(scope=scope).get("host", "")
        policy = page_policy(self.inline_scripts, host, self.frame_ancestors)
        return {**SECURITY_HEADERS, "Content-Security-Policy": policy}
