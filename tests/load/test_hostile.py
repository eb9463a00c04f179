"""What strangers do to a real process, started as `make run` starts it, beside a reader."""

import asyncio
import os
import socket
import time
from collections.abc import Iterator

import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from components.web.server import sockets
from tests.browser.server import HOST, Server
from tests.load.client import STREAM, Session

PAGE = "/funding?v=2&lang=en&g=21"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server whose requests outwards are never answered, as where they are dropped."""
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        silent.listen(64)
        address = f"http://{HOST}:{silent.getsockname()[1]}"
        before = {name: os.environ.get(name) for name in ("http_proxy", "https_proxy")}
        os.environ.update(dict.fromkeys(before, address))
        started = Server(tmp_path_factory.mktemp("hostile"))
        try:
            started.start()
            yield started
        finally:
            started.kill()
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value


def opened(server: Server, origin: str = "") -> connect:
    return connect(
        f"ws://{HOST}:{server.port}{STREAM}",
        origin=Origin(origin or server.address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    )


async def closed_with(connection: ClientConnection) -> int:
    """Return the code with which the server ends a connection."""
    try:
        async with asyncio.timeout(20):
            while True:
                await connection.recv()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0


def test_a_foreign_origin_is_refused_before_anybody_is_asked(server: Server) -> None:
    async def knock() -> float:
        start = time.perf_counter()
        for _ in range(5):
            with pytest.raises(InvalidStatus, match="403"):
                await opened(server, "http://evil.example")
        return time.perf_counter() - start

    # Streamlit would wait two seconds for an answer from outside, each time.
    assert asyncio.run(knock()) < 5


def test_a_request_with_two_lengths_hides_no_other(server: Server) -> None:
    """What follows the body by one of its lengths would be a request by the other."""
    hidden = f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
    lengths = f"Content-Length: {5 + len(hidden)}\r\nTransfer-Encoding: chunked"
    asked = f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\n{lengths}\r\n\r\n0\r\n\r\n{hidden}"
    with socket.create_connection((HOST, server.port), timeout=20) as connection:
        connection.sendall(asked.encode())
        answers = b""
        while part := connection.recv(4096):
            answers += part
    assert answers.startswith(b"HTTP/1.1 400 ")
    assert answers.count(b"HTTP/1.1 ") == 1


def test_a_flood_of_messages_is_closed_and_a_reader_goes_on(server: Server) -> None:
    async def flood() -> tuple[int, int]:
        reader = await Session.open(server.address, PAGE)
        async with opened(server) as loud:
            try:
                for _ in range(1000):
                    await loud.send(b"\x0a\x00")
            except ConnectionClosed:
                pass
            code = await closed_with(loud)
        moves = [await reader.move("slider.mom", value) for value in (10.0, 20.0, 30.0)]
        problems = reader.problems
        await reader.close()
        assert problems == []
        return code, len(moves)

    assert asyncio.run(flood()) == (sockets.TOO_MANY, 3)


def test_what_is_no_message_closes_its_socket_and_leaves_no_traceback(server: Server) -> None:
    async def send(message: str | bytes) -> int:
        async with opened(server) as connection:
            await connection.send(message)
            return await closed_with(connection)

    assert asyncio.run(send("text")) == sockets.NOT_BINARY
    assert asyncio.run(send(b"\xff\xff\xff")) == 1002
    assert "Traceback" not in server.log.read_text(errors="replace")


def test_idle_sockets_of_one_client_do_not_shut_others_out(server: Server) -> None:
    async def idle() -> int:
        held: list[ClientConnection] = []
        try:
            for _ in range(sockets.MAX_SOCKETS + 20):
                try:
                    held.append(await opened(server))
                except InvalidStatus as refused:
                    assert refused.response.status_code == 403  # noqa: PT017
        finally:
            await asyncio.gather(*(connection.close() for connection in held))
        return len(held)

    assert asyncio.run(idle()) == sockets.MAX_SOCKETS
    soft, hard = psutil.Process(server.pid).rlimit(psutil.RLIMIT_NOFILE)
    assert soft == hard
    assert server.get("/healthz") == (200, "ok")
