"""A move redraws what it changes and leaves the rest of the page alone."""

import asyncio
from collections.abc import Iterator

import pytest
from streamlit.proto.Element_pb2 import Element

from tests.browser.server import Server
from tests.load.client import Session


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("server"))
    started.start()
    yield started
    started.kill()


def runs_of(session: Session, kind: str) -> set[str]:
    """Return the runs in which the elements of a kind were drawn."""
    nodes = [node for node in session.nodes.values() if isinstance(node.drawn, Element)]
    return {node.run for node in nodes if node.drawn.WhichOneof("type") == kind}


def moved(server: Server, path: str, *moves: tuple[str, float]) -> list[tuple[set[str], set[str]]]:
    """Return, after each move, the runs that drew the menu's links and the page's own elements."""

    async def move() -> list[tuple[set[str], set[str]]]:
        session = await Session.open(server.address, path)
        found = []
        for key, value in moves:
            await session.move(key, value)
            found.append((runs_of(session, "page_link"), runs_of(session, "bidi_component")))
        assert session.problems == []
        await session.close()
        return found

    return asyncio.run(move())


def test_a_second_move_redraws_neither_menu_nor_frame(server: Server) -> None:
    first, second = moved(
        server, "/funding?v=1&lang=en&g=21", ("slider.tgt", 31.0), ("slider.tgt", 32.0)
    )
    assert first[0] == second[0]  # the links of the menu stand as they were drawn at first
    assert first[1] != second[1]
    assert len(second[1] - first[1]) == 1  # all that follows the scenario came in one run


def test_the_move_that_makes_a_scenario_the_readers_own_redraws_all(server: Server) -> None:
    """The name of the ready-made scenario stands in the sidebar, and is none any more."""
    first, second = moved(
        server, "/funding?v=1&lang=en", ("slider.tgt", 31.0), ("slider.tgt", 32.0)
    )
    assert len(first[0]) == len(first[1]) == 1
    assert first[0] == first[1]
    assert second[0] == first[0]
