"""How many websockets one client gets, and how many messages over them."""

import asyncio
import time

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web.server.rations import client_network

MAX_SOCKETS = 256
"""Websockets that one client may have open: a class or an office behind one address."""

OPENINGS = parse("360/minute")
"""How often one client may open a websocket; each may start a session and draw a page."""

SOCKET_MESSAGES = (50, 1.0)
"""Messages over one websocket in so many seconds; a key held down sends about 30 a second."""

CLIENT_MESSAGES = (150, 1.0)
"""Messages over all websockets of a client: more than a process can answer.

The next ones wait, for all websockets of a class may speak at once, as after a restart.
"""

NOT_BINARY, TOO_MANY, TRY_LATER = 1003, 1008, 1013
"""Why a websocket is closed, by the codes of RFC 6455 and its registry."""


class SocketLimit:
    """Limit how many websockets a client opens and holds, and how many messages it sends.

    A websocket too many is refused; one that sends too much is closed. Readers never come near, and
    a page whose websocket was closed connects again. Where a client's websockets send too much
    together, they are read more slowly.

    Parameters
    ----------
    limited
        Whether there is a limit.
    """

    def __init__(self, app: ASGIApp, limited: bool = True) -> None:
        self.app = app
        self.limited = limited
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self.clients: dict[str, _Sockets] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a websocket on, or refuse it."""
        client = scope.get("client")
        if scope["type"] != "websocket" or client is None or not self.limited:
            await self.app(scope, receive, send)
            return
        key = client_network(client[0])
        sockets = self.clients.get(key) or _Sockets()
        if sockets.open >= MAX_SOCKETS or not self.limiter.hit(OPENINGS, key):
            await send({"type": "websocket.close", "code": TRY_LATER})
            return
        self.clients[key] = sockets
        sockets.open += 1
        try:
            await self.app(scope, *_counted(sockets.messages, receive, send))
        finally:
            sockets.open -= 1
            if not sockets.open:
                del self.clients[key]


class Window:
    """Count events in windows of time, one after the other.

    Parameters
    ----------
    most
        How many a window may hold.
    seconds
        Length of a window.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.count = 0
        self.end = 0.0

    def holds_one_more(self) -> bool:
        """Count an event and tell whether it is one of those that the window may hold."""
        now = time.monotonic()
        if now >= self.end:
            self.count, self.end = 0, now + self.seconds
        self.count += 1
        return self.count <= self.most

    async def hold_one_more(self) -> None:
        """Wait for a window that may hold one more event, and count it."""
        while not self.holds_one_more():
            await asyncio.sleep(max(0.0, self.end - time.monotonic()))


class _Sockets:
    """The open websockets of a client, and the messages over all of them."""

    def __init__(self) -> None:
        self.open = 0
        self.messages = Window(*CLIENT_MESSAGES)


def _counted(of_client: Window, receive: Receive, send: Send) -> tuple[Receive, Send]:
    """Return `receive` and `send` of a websocket that is closed once it receives too much.

    Streamlit's messages are binary; for text it would write a traceback to the log.
    """
    own, closed = Window(*SOCKET_MESSAGES), False

    def code(message: Message) -> int:
        """Return why a message closes the websocket, 0 if it does not."""
        if message.get("text") is not None:
            return NOT_BINARY
        return 0 if own.holds_one_more() else TOO_MANY

    async def receive_counted() -> Message:
        nonlocal closed
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        if not (why := code(message)):
            await of_client.hold_one_more()
            return message
        closed = True
        await send({"type": "websocket.close", "code": why})
        return {"type": "websocket.disconnect", "code": why}

    async def send_while_open(message: Message) -> None:
        if not closed:
            await send(message)

    return receive_counted, send_while_open
