"""Unhandled exceptions: an error page for the reader, all details for the log."""

import json
import logging
import secrets
import traceback

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web.pages import refusals

_LOG = logging.getLogger("buildout")


class Failures:
    """Answer 500 in words when the app raises; page and log show the same reference."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that has started can only be aborted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_started = False

        async def send_and_note_start(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note_start)
        except Exception as error:
            reference = secrets.token_hex(4)
            _LOG.error("%s", log_line(reference, scope, error))
            if has_started:
                raise
            answer = refusals.refuse(Request(scope), 500, "failed", reference=reference)
            await answer(scope, receive, send)


def log_line(reference: str, scope: Scope, error: Exception) -> str:
    """Return an error as one line of JSON, with request and traceback."""
    return json.dumps(
        {
            "event": "error",
            "reference": reference,
            "method": scope["method"],
            "path": scope["path"][:200],
            "error": type(error).__name__,
            "traceback": "".join(traceback.format_exception(error)),
        }
    )
