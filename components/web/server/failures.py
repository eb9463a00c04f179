"""What becomes of an answer that fails: calm words for the reader, all details for the log."""

import json
import logging
import secrets
import traceback

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web.pages import refusals

_LOG = logging.getLogger("buildout")


class Failures:
    """Answer in words with a reference when the app raises; the log has the same reference."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that has begun already can only be broken off."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            reference = secrets.token_hex(4)
            _LOG.error("%s", record(reference, scope, error))
            if has_begun:
                raise
            answer = refusals.refuse(Request(scope), 500, "failed", reference=reference)
            await answer(scope, receive, send)


def record(reference: str, scope: Scope, error: Exception) -> str:
    """Return one line of JSON about an error; line ends inside it are escaped."""
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
