"""Telling a reader's choice from an echo.

A browser that has not caught up with the session sends back, for all widgets, what it was last
shown. Streamlit takes that for a choice; these functions know better.
"""

from typing import cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.link import encode
from components.model.lever import Value
from components.ui import session
from components.ui.session import Session

REMEMBERED = 12
"""How many recent values of a widget are remembered: those of a second or two of moves."""


def put_value(widget_key: str, value: Value) -> None:
    """Put a value into a widget that is about to be drawn, with the same value as its default.

    The default is what a browser shows that draws the widget anew, after a run that was cut short
    before it could tell what this put in.

    A widget that has it already is left alone: telling it again would take back what the reader
    does meanwhile. Only where the browser may have missed it, and the reader moved nothing, it is
    told again.
    """
    now, before = session.current(), st.session_state.get(widget_key)
    if before != value or (now.telling and not now.fired):
        pending = now.pending_values
        pending.setdefault(widget_key, []).extend([before, value])
        st.session_state[widget_key] = value


def chosen_value(widget_key: str) -> Value | None:
    """Return what the reader chose in a widget that fired, None if nothing.

    A browser that has not caught up sends back what it was last shown, for all widgets: that is
    no choice. Nor is it one beside a widget that fired before in the same run, for a reader moves
    one thing at a time.
    """
    if _went_through_history():
        return None
    now = session.current()
    first = not now.fired
    now.fired = True
    value = cast(Value | None, st.session_state[widget_key])
    pending = now.pending_values.get(widget_key, [])
    if first:
        echoed = value in pending and not _caught_up(now)
    else:
        echoed = value in [*pending, *now.recent_values.get(widget_key, [])]
    return None if echoed else value


def note_fired() -> None:
    """Note that a widget fired that changes no input, so that the link is not read anew."""
    if not _went_through_history():
        session.current().fired = True


def set_aside(now: Session) -> None:
    """Take what was put into the widgets for recent, if the browser has caught up."""
    if now.pending_values and _caught_up(now):
        for key, values in now.pending_values.items():
            recent = now.recent_values.get(key, [])
            now.recent_values[key] = [*recent, *values][-REMEMBERED:]
        now.pending_values.clear()


def _caught_up(now: Session) -> bool:
    """Tell whether the browser shows what the session holds, by what its address bar says.

    A run that the next move cuts short changes the session and draws widgets, yet writes no link.
    """
    pairs = session.address_bar()
    written = tuple(encode(now.case).items()) if now.dirty else pairs
    return pairs == now.url_read == written


def _went_through_history() -> bool:
    """Tell whether this run was asked for by Back or Forward: then the link says what to show.

    A browser that goes on before it has caught up sends what its widgets show, which differs from
    what the session holds as if the reader had moved them. A Streamlit that does not say it is
    taken to mean a move, and a Back too soon after another is lost.
    """
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
