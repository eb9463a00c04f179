"""Strangers who ask for too much beside the readers: ``python -m tests.load.abusers ADDRESS KIND``.

Each comes from another address than the readers, so that the server can tell them apart, and goes
on until it is ended.
"""

import asyncio
import http.client
import random
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin, Subprotocol

from components.link import query_string
from tests.browser.server import ROOT
from tests.load import links
from tests.load.client import STREAM

FROM = "127.0.0.2"
AT_ONCE = 8
HEALTH = "health"
REFUSED_SECONDS = 0.02
"""How long who was refused waits before it tries again."""


@contextmanager
def abuser(address: str, kind: str) -> Iterator[None]:
    """Have a process ask for too much of one kind, until the end of the block."""
    command = [sys.executable, "-m", "tests.load.abusers", address, kind]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield
            if process.poll() is not None:
                raise RuntimeError(f"the abuser gave up: {kind}")
        finally:
            process.kill()


def ask_without_end(address: str, kind: str) -> None:
    """Ask for answers of a kind over several connections, each about a scenario of its own."""
    for seed in range(AT_ONCE):
        threading.Thread(target=_ask, args=(address, kind, seed)).start()


def _ask(address: str, kind: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    connection = http.client.HTTPConnection(
        urlsplit(address).netloc, timeout=60, source_address=(FROM, 0)
    )
    refused = threading.Event()  # never set: to wait
    while True:
        case = links.extreme_case(chance)
        target = "/healthz" if kind == HEALTH else links.asked(kind, case, chance).target
        connection.request("GET", target)
        answer = connection.getresponse()
        answer.read()
        if answer.status in {204, 429}:
            refused.wait(REFUSED_SECONDS)


def _opened(address: str, origin: str = "") -> connect:
    return connect(
        f"ws://{urlsplit(address).netloc}{STREAM}",
        origin=Origin(origin or address),
        subprotocols=[Subprotocol("streamlit")],
        local_addr=(FROM, 0),
        max_size=None,
        proxy=None,
    )


def _rerun(query: str, page: str) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    return bytes(message.SerializeToString())


async def _flood(address: str, _: int, a_second: float) -> None:
    """Send messages over a websocket, each for a run of the page."""
    message = _rerun("v=2&lang=en", "funding")
    async with _opened(address) as connection:
        while True:
            await connection.send(message)
            await asyncio.sleep(1 / a_second)


async def _open_pages(address: str, seed: int) -> None:
    """Open page after page, each the lab with every input moved, and leave when it is drawn."""
    case = links.extreme_case(random.Random(seed))  # noqa: S311 - repeatable on purpose
    async with _opened(address) as connection:
        await connection.send(_rerun(query_string(case), "lab"))
        await _listen(connection, 2.0)


async def _hold(address: str, _: int) -> None:
    """Open websockets and hold them."""
    held = []
    try:
        while True:
            held.append(await _opened(address))
    finally:
        await asyncio.gather(*(connection.close() for connection in held))


async def _knock(address: str, _: int) -> None:
    """Open a websocket as a page of another site would."""
    async with _opened(address, "http://elsewhere.example"):
        raise RuntimeError("a page of another site was let in")


async def _listen(connection: ClientConnection, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            while True:
                await connection.recv()
    except TimeoutError:
        pass


_OVER_WEBSOCKETS: Mapping[str, Callable[[str, int], Awaitable[None]]] = MappingProxyType(
    {
        "messages": partial(_flood, a_second=125),
        "messages that are let in": partial(_flood, a_second=40),
        "open lab": _open_pages,
        "sockets": _hold,
        "origins": _knock,
    }
)
KINDS = (*links.KINDS, HEALTH, *_OVER_WEBSOCKETS)


async def speak_without_end(address: str, kind: str) -> None:
    """Open websockets and do over each what the kind says, again when it is closed."""

    async def again(number: int) -> None:
        for seed in range(number, sys.maxsize, AT_ONCE):
            try:
                await _OVER_WEBSOCKETS[kind](address, seed)
            except (ConnectionClosed, InvalidHandshake, OSError):
                await asyncio.sleep(REFUSED_SECONDS)

    await asyncio.gather(*map(again, range(AT_ONCE)))


if __name__ == "__main__":
    if sys.argv[2] in _OVER_WEBSOCKETS:
        asyncio.run(speak_without_end(*sys.argv[1:]))
    else:
        ask_without_end(*sys.argv[1:])
