"""A move redraws what it changes and leaves the rest of the page alone."""

import asyncio
from collections.abc import Iterator

import pytest
from streamlit.proto.Element_pb2 import Element

from components.model import LEVERS
from components.model.evaluate import THEMES
from components.model.levers import leading_levers, levers_of
from components.text import LANGUAGES
from components.text.scale import lever_scale
from components.ui.fields import field_key
from tests.browser.server import Server, served
from tests.load.client import Session


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(tmp_path_factory.mktemp("server"))


def moved(server: Server, path: str, *moves: tuple[str, float]) -> list[dict[str, set[str]]]:
    """Return, before the first move and after each, the runs that drew elements of each kind."""

    async def move() -> list[dict[str, set[str]]]:
        session = await Session.open(server.address, path)
        found = [runs(session)]
        for key, value in moves:
            await session.move(key, value)
            found.append(runs(session))
        assert session.problems == []
        await session.close()
        return found

    return asyncio.run(move())


def runs(session: Session) -> dict[str, set[str]]:
    """Return, for each kind of element on the page, the runs in which one was drawn."""
    found: dict[str, set[str]] = {}
    for node in session.nodes.values():
        if isinstance(node.drawn, Element):
            found.setdefault(node.drawn.WhichOneof("type") or "", set()).add(node.run)
    return found


def test_a_second_move_redraws_the_lever_and_brings_the_rest_in_one_message(server: Server) -> None:
    _, first, second = moved(
        server, "/funding?v=2&lang=en&g=21", ("slider.mom", 10.0), ("slider.mom", 20.0)
    )
    assert first["heading"] == second["heading"]  # as they were drawn at first
    (whole_run,) = first["heading"]
    assert len(second["slider"] - {whole_run}) == 1
    assert second["bidi_component"] - {whole_run} == second["slider"] - {whole_run}


def test_the_move_that_makes_a_scenario_the_readers_own_redraws_its_name(server: Server) -> None:
    """What says in the sidebar which scenario it is changes; the rest of the page stays."""
    before, first, second = moved(
        server, "/funding?v=2&lang=en", ("slider.mom", 10.0), ("slider.mom", 20.0)
    )
    (whole_run,) = before["heading"]
    assert first["heading"] == second["heading"] == {whole_run}
    (first_move,) = first["slider"] - {whole_run}
    assert first["selectbox"] == second["selectbox"] == {first_move}


def test_a_lever_that_one_of_another_page_follows_can_be_moved(server: Server) -> None:
    """The debt of a deal follows the leverage of the fund, and has its place on another page."""
    _, *after = moved(
        server, "/funding?v=2&lang=en&g=21", ("slider.mult", 2.0), ("slider.mult", 2.5)
    )
    assert after[0]["heading"] == after[1]["heading"]


@pytest.mark.parametrize("page", THEMES)
def test_every_lever_of_a_page_can_be_moved_twice(server: Server, page: str) -> None:
    async def move() -> list[str]:
        session = await Session.open(server.address, f"/{page}?v=2&lang=ja")
        if len(levers_of(page)) > len(leading_levers(page)):
            await session.move("fold.inputs.more", True)
        sliders = [lever for lever in levers_of(page) if not lever.choices]
        assert len(session.sliders()) == len(sliders)
        for key in session.sliders() * 2:
            low, high, _ = session.range(key)
            await session.move(key, high if session.value(key) == low else low)
        await session.close()
        return session.problems

    assert asyncio.run(move()) == []


@pytest.mark.parametrize("changed", ["", "&g=21"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moves_bring_is_what_the_page_would_draw(
    server: Server, language: str, changed: str
) -> None:
    """Also after moves of several levers, with every fold open, one that another follows too."""

    inputs = ("fold.inputs.more", "fold.inputs.others", "fold.inputs.coinvest")
    folds = ("fold.formula", "fold.data", *inputs)
    scale = lever_scale(LEVERS["tgt"].unit, language)
    slider, number = (field_key(f"{kind}.tgt", scale, language) for kind in ("slider", "number"))
    moves = ((slider, scale.shown(31)), ("slider.mult", 2.0), (number, scale.shown(32.5)))

    async def opened(query: str) -> Session:
        session = await Session.open(server.address, f"/funding?{query}")
        for fold in folds:
            await session.move(fold, True)
        return session

    async def move() -> tuple[list[str], list[str]]:
        moved = await opened(f"v=2&lang={language}{changed}")
        try:
            for key, value in moves:
                await moved.move(key, value)
            at_once = await opened(moved.query)
            await at_once.close()
            assert moved.problems == at_once.problems == []
            assert moved.value("slider.debt") == at_once.value("slider.debt") == 50
            return sorted(moved.texts()), sorted(at_once.texts())
        finally:
            await moved.close()

    after_moves, at_once = asyncio.run(move())
    assert after_moves == at_once
