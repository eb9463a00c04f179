"""A client gets so many websockets, and each of them so many messages."""

import contextlib
from contextlib import ExitStack

import pytest
from limits import parse
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from components.web.server import sockets
from components.web.server.sockets import SocketLimit, Window

PATH = "/_stcore/stream"


async def echo(socket: WebSocket) -> None:
    """Send back what comes, as long as it is bytes."""
    await socket.accept()
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            await socket.send_bytes(await socket.receive_bytes())


def clients(**more: bool) -> list[TestClient]:
    """Return clients of one app from two networks."""
    app = Starlette(
        routes=[WebSocketRoute(PATH, echo)], middleware=[Middleware(SocketLimit, **more)]
    )
    return [TestClient(app, client=(address, 1)) for address in ("192.0.2.1", "198.51.100.1")]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "MAX_SOCKETS", 3)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let time stand still, and return the list whose one item is the time."""
    now = [100.0]
    monkeypatch.setattr("components.web.server.sockets.time.monotonic", lambda: now[0])
    return now


@pytest.mark.usefixtures("few")
def test_a_socket_too_many_is_refused_until_another_closes() -> None:
    one, other = clients()
    with ExitStack() as stack:
        first = one.websocket_connect(PATH).__enter__()
        for _ in range(2):
            stack.enter_context(one.websocket_connect(PATH))
        with pytest.raises(WebSocketDisconnect), one.websocket_connect(PATH):
            pass
        stack.enter_context(other.websocket_connect(PATH))
        first.__exit__(None, None, None)
        stack.enter_context(one.websocket_connect(PATH))


def test_who_opens_too_often_is_refused_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "OPENINGS", parse("3/hour"))
    one, other = clients()
    for _ in range(3):
        with one.websocket_connect(PATH):
            pass
    with pytest.raises(WebSocketDisconnect), one.websocket_connect(PATH):
        pass
    with other.websocket_connect(PATH):
        pass


def test_a_flood_closes_its_own_socket_only(still: list[float]) -> None:
    most, seconds = sockets.SOCKET_MESSAGES
    one, other = clients()
    with other.websocket_connect(PATH) as quiet, one.websocket_connect(PATH) as loud:
        for number in range(most):
            loud.send_bytes(b"%d" % number)
            assert loud.receive_bytes() == b"%d" % number
        still[0] += seconds
        for _ in range(most + 1):
            loud.send_bytes(b"again")
        echoed = [loud.receive_bytes() for _ in range(most)]
        with pytest.raises(WebSocketDisconnect) as closed:
            loud.receive_bytes()
        assert echoed == most * [b"again"]
        assert closed.value.code == sockets.TOO_MANY
        quiet.send_bytes(b"still here")
        assert quiet.receive_bytes() == b"still here"


def test_a_client_that_shares_a_flood_out_over_sockets_waits(
    still: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    most, seconds = sockets.CLIENT_MESSAGES
    each, _ = sockets.SOCKET_MESSAGES
    waited: list[float] = []

    async def wait(time_to_wait: float) -> None:
        waited.append(time_to_wait)
        still[0] += time_to_wait

    monkeypatch.setattr("components.web.server.sockets.asyncio.sleep", wait)
    one, other = clients()
    with ExitStack() as stack:
        for _ in range(most // each):
            socket = stack.enter_context(one.websocket_connect(PATH))
            for _ in range(each):
                socket.send_bytes(b"x")
                socket.receive_bytes()
        apart = stack.enter_context(other.websocket_connect(PATH))
        apart.send_bytes(b"x")
        apart.receive_bytes()
        assert waited == []
        last = stack.enter_context(one.websocket_connect(PATH))
        last.send_bytes(b"late")
        assert last.receive_bytes() == b"late"
        assert waited == [seconds]


def test_text_closes_the_socket_before_streamlit_sees_it() -> None:
    one, _ = clients()
    with one.websocket_connect(PATH) as socket:
        socket.send_text("x")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_bytes()
    assert closed.value.code == sockets.NOT_BINARY


@pytest.mark.usefixtures("few")
def test_a_host_may_lift_the_limits() -> None:
    one, _ = clients(limited=False)
    with ExitStack() as stack:
        opened = [stack.enter_context(one.websocket_connect(PATH)) for _ in range(5)]
        for _ in range(2 * sockets.SOCKET_MESSAGES[0]):
            opened[0].send_bytes(b"x")
            assert opened[0].receive_bytes() == b"x"


def test_nothing_is_kept_of_a_client_that_has_gone() -> None:
    limit = SocketLimit(echo_app)
    one = TestClient(limit, client=("192.0.2.1", 1))
    with one.websocket_connect(PATH):
        assert list(limit.clients) == ["192.0.2.1"]
    assert limit.clients == {}


echo_app = Starlette(routes=[WebSocketRoute(PATH, echo)])


def test_readers_stay_far_below() -> None:
    """A key held down repeats about 30 times a second; 200 readers behind one address move."""
    most, seconds = sockets.SOCKET_MESSAGES
    assert most / seconds >= 1.5 * 30
    most, seconds = sockets.CLIENT_MESSAGES
    assert most / seconds >= 1.5 * 200 / 3
    assert sockets.MAX_SOCKETS > 200


def test_a_window_forgets_what_came_before_it(still: list[float]) -> None:
    window = Window(most=2, seconds=1.0)
    assert [window.holds_one_more() for _ in range(3)] == [True, True, False]
    still[0] += 1.0
    assert window.holds_one_more()
