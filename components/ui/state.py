"""The scenario of a session and its copy in the address bar.

The link is the state: a session only remembers what the link already says, so reload, Back,
a new tab or another server process lose nothing. The link is read when the address bar changed
under us, and written when the reader changed something.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.context import Context, context_of
from components.link import Case, Notice, decode, encode
from components.model import PRESETS, Scenario
from components.model.guess import with_guess
from components.model.lab.question import Question
from components.model.lever import Value
from components.text import LANGUAGES
from components.ui.router import leave_old_router

Pairs = tuple[tuple[str, str], ...]
REMEMBERED = 12
"""How many values a widget showed of late are remembered: those of a second or two of moves."""


@dataclass(slots=True)
class State:
    """What a session remembers between runs.

    `seen` is the query string as last read or written, `written_over` the one that the last written
    took the place of. `moved` says that a widget fired in this
    run, so a differing query string is one the browser has yet to take over, not one to read.
    `touched` says that something changed since the link was read: an untouched link is left as it
    came. `shown` holds what was put into each widget, and what that took the place of, since the
    browser last caught up; until then it may send either back as if the reader had chosen it.
    `shown_before` holds the latest of the time before that: the address bar may be up to date a
    moment before the widgets are. `page` is the page that was drawn last,
    `followers` are its elements that follow the scenario, each with what writes its data. `parts`
    are what Streamlit can redraw by itself, `native_parts` those that follow the scenario by
    Streamlit's own elements. `undrawn` are the levers that moved since their part was drawn.
    `session` and `run` tell what was sent later from what was sent before.
    """

    case: Case
    notices: tuple[Notice, ...] = ()
    seen: Pairs = ()
    written_over: Pairs = ()
    moved: bool = False
    touched: bool = False
    shown: dict[str, list[Value | None]] = field(default_factory=dict)
    shown_before: dict[str, list[Value | None]] = field(default_factory=dict)
    page: str = ""
    followers: dict[str, Callable[[Any], Mapping[str, object]]] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    native_parts: set[str] = field(default_factory=set)
    undrawn: set[str] = field(default_factory=set)
    session: str = field(default_factory=lambda: secrets.token_hex(4))
    run: int = 0


def read(page: str) -> State:
    """Return the session's state on a page, read anew if the address bar changed."""
    pairs = _address_bar()
    state = cast(State | None, st.session_state.get("state"))
    if state is None or (pairs != state.seen and not state.moved):
        link = decode(pairs, LANGUAGES, browser_language())
        state = State(link.case, link.notices, seen=pairs)
        st.session_state["state"] = state
    _set_shown_aside(state)
    state.moved = False
    state.page = page
    state.followers.clear()
    state.parts.clear()
    state.native_parts.clear()
    state.undrawn.clear()
    state.run += 1
    return state


def current() -> State:
    """Return what the session remembers."""
    if "state" not in st.session_state:
        leave_old_router()  # which ran a page without the frame around it
    return cast(State, st.session_state["state"])


def current_context() -> Context:
    """Return what the page shows now: the session's case with its results."""
    return context_of(current().case)


def stamp() -> tuple[str, int]:
    """Return what tells data sent now from data that this session sent before."""
    state = current()
    return state.session, state.run


def settle(part: str) -> None:
    """Note that a part of the page was drawn.

    What fired in this run fired before: the next run reads the link unless something fires in it.
    """
    state = current()
    state.moved = False
    state.parts.add(part)


def write() -> None:
    """Put the scenario into the address bar if the reader changed something."""
    state = current()
    query = encode(state.case)
    if state.touched and tuple(query.items()) != state.seen:
        st.query_params.from_dict(query)
        state.written_over, state.seen = state.seen, tuple(query.items())


def write_again() -> None:
    """Write the link anew if the browser lost the server before it took it over, as its callback.

    Else its old address bar would be read as a link, and the reader's last move be lost.
    """
    state = cast(State | None, st.session_state.get("state"))
    if state is not None and _address_bar() == state.written_over != state.seen:
        state.moved = True
        state.seen = ()


def show(widget_key: str, value: Value) -> None:
    """Put a value into a widget that is about to be drawn, with the same value as its default.

    The default is what a browser shows that draws the widget anew, after a run that was cut short
    before it could tell what this put in.

    A widget that has it already is left alone: telling it again would take back what the reader
    does meanwhile.
    """
    before = st.session_state.get(widget_key)
    if before != value:
        current().shown.setdefault(widget_key, []).extend([before, value])
        st.session_state[widget_key] = value


def chosen(widget_key: str) -> Value | None:
    """Return what the reader chose in a widget that fired, None if nothing.

    A browser that has not caught up sends back what it was last shown, for all widgets: that is
    no choice. Nor is it one beside a widget that fired before in the same run, for a reader moves
    one thing at a time.
    """
    if _went_through_history():
        return None
    state = current()
    first = not state.moved
    state.moved = True
    value = cast(Value | None, st.session_state[widget_key])
    shown = state.shown.get(widget_key, [])
    if first:
        echoed = value in shown and not _caught_up(state)
    else:
        echoed = value in [*shown, *state.shown_before.get(widget_key, [])]
    return None if echoed else value


def keep() -> None:
    """Note that a widget fired that changes no input, so that the link is not read anew."""
    if not _went_through_history():
        current().moved = True


def set_lever(key: str, value: Value) -> None:
    """Set one lever, as an input's callback."""
    _change(current().case.scenario.replace(**{key: value}))
    current().undrawn.add(key)


def reset_lever(key: str) -> None:
    """Set one lever back to its default, as a button's callback."""
    scenario = current().case.scenario
    _change(scenario.replace(**{key: scenario.default_of(key)}))


def reset_all() -> None:
    """Set all levers back to their defaults, as a button's callback."""
    _change(Scenario.default())


def set_preset(code: str) -> None:
    """Take over a ready-made scenario, as an input's callback."""
    _change(next(preset.scenario for preset in PRESETS if preset.code == code))


def ask(question: Question) -> None:
    """Ask the lab something else, as an input's callback."""
    state = _about_to_change()
    state.case = replace(state.case, question=question)


def guess(page: str, number: float | None) -> None:
    """Take down what the reader guesses on a page, or forget it if None, as a button's callback."""
    state = _about_to_change()
    guesses = with_guess(state.case.guesses, page, number)
    state.case = replace(state.case, guesses=guesses)


def pin() -> None:
    """Keep the present scenario to compare with, as a button's callback."""
    _set_pin(current().case.scenario)


def unpin() -> None:
    """Forget the pinned scenario, as a button's callback."""
    _set_pin(None)


def swap() -> None:
    """Make the pinned scenario the present one and the other way round, as a button's callback."""
    case = current().case
    present, pinned = case.scenario, case.compared
    if pinned is not None:
        _change(pinned)
        _set_pin(present)


def _set_pin(scenario: Scenario | None) -> None:
    state = current()
    state.case = replace(state.case, compared=scenario)
    state.moved = state.touched = True


def set_language(language: str) -> None:
    """Switch the language, as an input's callback."""
    state = current()
    _set_shown_aside(state)
    state.case = replace(state.case, language=language)
    state.moved = state.touched = True


def browser_language() -> str:
    """Return the language of the browser if the app speaks it, else English."""
    preferred = (st.context.locale or "")[:2].lower()
    return preferred if preferred in LANGUAGES else LANGUAGES[0]


def _caught_up(state: State) -> bool:
    """Tell whether the browser shows what the session holds, by what its address bar says.

    A run that the next move cuts short changes the session and draws widgets, yet writes no link.
    """
    pairs = _address_bar()
    written = tuple(encode(state.case).items()) if state.touched else pairs
    return pairs == state.seen == written


def _went_through_history() -> bool:
    """Tell whether this run was asked for by Back or Forward: then the link says what to show.

    A browser that goes on before it has caught up sends what its widgets show, which differs from
    what the session holds as if the reader had moved them. A Streamlit that does not say it is
    taken to mean a move, and a Back too soon after another is lost.
    """
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def _set_shown_aside(state: State) -> None:
    """Set aside what was put into the widgets, if the browser has caught up."""
    if state.shown and _caught_up(state):
        for key, values in state.shown.items():
            state.shown_before[key] = [*state.shown_before.get(key, []), *values][-REMEMBERED:]
        state.shown.clear()


def _change(scenario: Scenario) -> None:
    state = _about_to_change()
    state.case = state.case.with_scenario(scenario)


def _about_to_change() -> State:
    """Return the session's state, readied for a change by the reader."""
    state = current()
    _set_shown_aside(state)
    state.notices = ()
    state.moved = state.touched = True
    return state


def _address_bar() -> Pairs:
    query = st.query_params
    return tuple((key, value) for key in query for value in query.get_all(key))
