"""What a session makes of a browser that has not yet caught up with it."""

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from components.link import Case, encode
from components.model import Scenario
from components.ui import address, commands, echo, sidebar
from components.ui import session as remembered

PRESET = "preset.en"
LINK = tuple(encode(Case(Scenario.default(), "en")).items())


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session whose link says nothing, and which the reader has moved away from since."""
    moved = remembered.Session(
        Case(Scenario.from_changes({"fl": 13}), "en"), url_read=LINK, dirty=True
    )
    held: dict[str, Any] = {remembered.KEY: moved, PRESET: sidebar.DEFAULT}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(remembered, "address_bar", lambda: LINK)
    return held


def test_a_run_that_was_cut_short_does_not_take_an_echo_for_a_choice(
    session: dict[str, Any],
) -> None:
    # The run drew the preset anew, but the next move came before it wrote the link: the browser
    # sends back the preset that it showed before.
    echo.put_value(PRESET, sidebar.OWN)
    session[PRESET] = sidebar.DEFAULT
    sidebar._take_preset(PRESET)
    assert session[remembered.KEY].case.scenario.changes() == {"fl": 13}


def test_an_echo_is_known_through_several_runs_that_were_cut_short(
    session: dict[str, Any],
) -> None:
    for _ in range(3):
        session[remembered.KEY].fired = True
        address.read("coinvest")
        echo.put_value(PRESET, sidebar.OWN)
    session[PRESET] = sidebar.DEFAULT
    sidebar._take_preset(PRESET)
    assert session[remembered.KEY].case.scenario.changes() == {"fl": 13}


def test_a_choice_made_after_the_browser_caught_up_counts(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tuple(encode(Case(session[remembered.KEY].case.scenario, "en")).items())
    session[remembered.KEY].url_read = written
    monkeypatch.setattr(remembered, "address_bar", lambda: written)
    echo.put_value(PRESET, sidebar.OWN)
    session[PRESET] = sidebar.DEFAULT
    sidebar._take_preset(PRESET)
    assert not session[remembered.KEY].case.scenario.changes()


def test_a_preset_that_is_none_changes_nothing(session: dict[str, Any]) -> None:
    # What a selectbox answers when the option that the browser shows is no longer offered.
    session[PRESET] = "Your own scenario"
    sidebar._take_preset(PRESET)
    assert session[remembered.KEY].case.scenario.changes() == {"fl": 13}


def test_a_slider_that_turns_back_at_once_is_followed(session: dict[str, Any]) -> None:
    for value in (14, 15, 14):  # each before the browser has the link of the move before
        session["slider.fl"] = value
        chosen = echo.chosen_value("slider.fl")
        assert chosen == value
        commands.set_lever("fl", chosen)
        address.read("coinvest")
        echo.put_value("slider.fl", value)


def test_a_value_shown_before_the_browser_caught_up_may_be_chosen_again(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    session["number.fl"] = 13
    for value in (14, 15):
        commands.set_lever("fl", value)
        address.read("coinvest")
        echo.put_value("number.fl", value)
    written = tuple(encode(Case(session[remembered.KEY].case.scenario, "en")).items())
    session[remembered.KEY].url_read = written
    monkeypatch.setattr(remembered, "address_bar", lambda: written)
    for value in (14, 13):  # the second before the browser has the link of the first
        session["number.fl"] = value
        chosen = echo.chosen_value("number.fl")
        assert chosen == value
        commands.set_lever("fl", chosen)
        address.read("coinvest")
        echo.put_value("number.fl", value)


def test_an_echo_beside_a_move_is_none_though_the_address_bar_has_caught_up(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    session["number.fl"] = 13
    commands.set_lever("fl", 14)
    address.read("coinvest")
    echo.put_value("number.fl", 14)
    written = tuple(encode(Case(session[remembered.KEY].case.scenario, "en")).items())
    session[remembered.KEY].url_read = written
    monkeypatch.setattr(remembered, "address_bar", lambda: written)
    # The reader moves the slider on; the number field still sends what it showed before.
    session["slider.fl"], session["number.fl"] = 15, 13
    assert echo.chosen_value("slider.fl") == 15
    commands.set_lever("fl", 15)
    assert echo.chosen_value("number.fl") is None


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_link_that_was_lost_on_its_way_is_written_again(
    is_lost: bool, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line broke after the run, so the browser comes back with the link from before it."""
    written: list[dict[str, str]] = []
    monkeypatch.setattr(st, "query_params", SimpleNamespace(from_dict=written.append))
    address.write()
    other = tuple(encode(Case(Scenario.from_changes({"fl": 20}), "en")).items())
    monkeypatch.setattr(remembered, "address_bar", lambda: LINK if is_lost else other)
    address.write_again()
    now = address.read("coinvest")
    assert now.case.scenario.changes() == {"fl": 13.0 if is_lost else 20.0}
    address.write()
    link = encode(Case(Scenario.from_changes({"fl": 13}), "en"))
    assert written == ([link, link] if is_lost else [link])


class Told(dict[str, Any]):
    """What a session holds, and how often the slider was told its value."""

    times = 0

    def __setitem__(self, key: str, value: object) -> None:
        self.times += key == "slider.fl"
        super().__setitem__(key, value)


@pytest.mark.parametrize(
    ("ended", "times"),
    [("cut short", 2), ("cut short by a move", 1), ("came to its end", 1), ("lost its line", 2)],
)
def test_a_browser_that_may_have_missed_a_value_is_told_again(
    ended: str, times: int, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a slider would go on showing what it showed to a server that died.

    After a move it would take back what the reader does meanwhile.
    """
    told, now = Told(session), session[remembered.KEY]
    monkeypatch.setattr(st, "session_state", told)
    monkeypatch.setattr(st, "query_params", SimpleNamespace(from_dict=lambda _: None))
    monkeypatch.setattr(remembered, "address_bar", lambda: now.url_read)

    address.read("coinvest")
    echo.put_value("slider.fl", 13)
    now.fired = ended == "cut short by a move"
    if ended in {"came to its end", "lost its line"}:
        address.write()
    if ended == "lost its line":
        address.write_again()
    address.read("coinvest")
    echo.put_value("slider.fl", 13)
    assert told.times == times


def test_a_session_that_begins_has_no_link_to_write_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "session_state", {})
    address.write_again()
