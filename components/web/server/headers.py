"""Headers that tell browsers what an answer of ours may do, on every answer."""

from collections.abc import Collection, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.model.evaluate import PAGES
from components.web.pages.head import page_path
from components.web.pages.site import STREAMLITS_OWN
from components.web.requests import HOST

ALWAYS = {
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
OWN_SCRIPTS = ("'self'", "blob:")
"""Streamlit hands the inline script of an element of ours to the browser as a blob."""

_PATHS = frozenset(page_path(page) for page in PAGES)


def page_policy(scripts: Iterable[str], host: str, ancestors: str) -> str:
    """Return the content security policy of a page that Streamlit's front end draws.

    No script runs but ours and Streamlit's from here, and the inline ones that `scripts` name by
    their hash; styles stand in elements, for Streamlit writes them there. Where `host` is one,
    its websocket is named, for older browsers do not count it as ``'self'``.
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
            f"frame-ancestors {ancestors}",
        )
    )


PLAIN_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The policy of everything that needs no script: data, pictures, the printed sheet, refusals."""


class SecurityHeaders:
    """Put the headers on whatever answer comes out of the app, whoever made it.

    Parameters
    ----------
    inline_scripts
        Hashes of the inline scripts that pages may run.
    frame_ancestors
        Which sites may show the app in a frame. Nothing can be written in it and nobody logs in,
        so a page around it has nothing to gain by tricking a reader into a click.
    """

    def __init__(self, app: ASGIApp, inline_scripts: Collection[str], frame_ancestors: str) -> None:
        self.app = app
        self.inline_scripts = inline_scripts
        self.frame_ancestors = frame_ancestors
        self.plain_policy = f"{PLAIN_POLICY}; frame-ancestors {frame_ancestors}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back with the headers on it."""
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
        if path.rstrip("/") not in _PATHS and path != "/" and not STREAMLITS_OWN.match(path):
            return {**ALWAYS, "Content-Security-Policy": self.plain_policy}
        host = Headers(scope=scope).get("host", "")
        policy = page_policy(self.inline_scripts, host, self.frame_ancestors)
        return {**ALWAYS, "Content-Security-Policy": policy}
