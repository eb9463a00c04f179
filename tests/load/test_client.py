"""The reader without a browser follows the page: whole runs, fragments, elements of our own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import Server
from tests.load.client import Answer, Session


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path, script="tests/load/fragments.py")
    started.start()
    yield started
    started.kill()


def test_a_move_in_a_fragment_is_followed_and_what_is_not_drawn_again_goes(server: Server) -> None:
    async def move() -> tuple[Session, list[str], Answer]:
        session = await Session.open(server.address, "/")
        before = session.texts()
        answer = await session.move("slider.x", 4.5)
        await session.close()
        return session, before, answer

    session, before, answer = asyncio.run(move())
    assert before == ["drawn 0", "x", "x is 3.0", "only the first time"]
    assert session.texts() == ["drawn 0", "x", "x is 4.5"]
    assert session.shows("x is 4.5")
    assert session.query == "x=4.5"
    assert session.problems == []
    assert answer.first is not None
    assert 0 < answer.first <= answer.whole


def test_a_reader_comes_back_to_a_server_that_knows_nothing(server: Server) -> None:
    async def come_back() -> Session:
        session = await Session.open(server.address, "/")
        await session.move("slider.x", 4.5)
        server.kill()
        await session.lost()
        server.start()
        await session.reconnect()
        await session.move("slider.x", 6)
        await session.close()
        return session

    session = asyncio.run(come_back())
    assert session.texts() == ["drawn 0", "x", "x is 6.0"]
    assert session.problems == []
