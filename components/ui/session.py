"""What a session remembers between runs.

The link is the state: a session only remembers what the link already says, so reload, Back,
a new tab or another server process lose nothing.
"""

import secrets
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import streamlit as st

from components.context import Context, context_of
from components.link import Case, Notice
from components.model.lever import Value
from components.screen.messages import Stamp
from components.ui.router import leave_old_router

Pairs: TypeAlias = tuple[tuple[str, str], ...]
KEY = "session"
"""Under which Streamlit keeps a session for us."""


@dataclass(slots=True)
class Session:
    """What a session remembers between runs.

    Attributes
    ----------
    case
        What the page shows.
    notices
        What the reader should know about how the link was read.
    url_read
        The query string as last read or written.
    url_replaced
        The query string that the last written one took the place of.
    fired
        Whether a widget fired in this run: then a query string that differs is one that the browser
        has yet to take over, not one to read.
    told
        Whether a run that put values into the widgets of a page came to its end since the browser
        connected. What one that was cut short put in may never have reached the browser.
    telling
        Whether this run tells the browser all values for that reason. One that the reader's move
        asked for does not.
    dirty
        Whether something changed since the link was read. One without changes is left as it came.
    pending_values
        What was put into each widget, and what that took the place of, since the browser last
        caught up. Until then it may send either back as if the reader had chosen it.
    recent_values
        The latest of those from before that: the address bar may be up to date a moment before the
        widgets are.
    page
        The slug of the page that was drawn last.
    mounted
        The keys of its elements of our own that follow the case, in the order of the page.
    fragments
        The keys of what Streamlit can redraw by itself.
    native_fragments
        The keys of those that follow the case by Streamlit's own elements.
    levers_to_redraw
        The levers that moved since their fragment was drawn.
    id, run
        Tell what is sent later from what was sent before.
    """

    case: Case
    notices: tuple[Notice, ...] = ()
    url_read: Pairs = ()
    url_replaced: Pairs = ()
    fired: bool = False
    told: bool = False
    telling: bool = False
    dirty: bool = False
    pending_values: dict[str, list[Value | None]] = field(default_factory=dict)
    recent_values: dict[str, list[Value | None]] = field(default_factory=dict)
    page: str = ""
    mounted: dict[str, None] = field(default_factory=dict)
    fragments: set[str] = field(default_factory=set)
    native_fragments: set[str] = field(default_factory=set)
    levers_to_redraw: set[str] = field(default_factory=set)
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    run: int = 0

    @property
    def stamp(self) -> Stamp:
        """What tells a message sent now from those that this session sent before."""
        return self.id, self.run

    def start_run(self, page: str) -> None:
        """Forget what was drawn, before all of a page is drawn."""
        self.telling = not (self.told or self.fired)
        self.fired = False
        self.page = page
        self.mounted.clear()
        self.fragments.clear()
        self.native_fragments.clear()
        self.levers_to_redraw.clear()
        self.run += 1


def found() -> Session | None:
    """Return what the session remembers, None before its first run."""
    return cast(Session | None, st.session_state.get(KEY))


def current() -> Session:
    """Return what the session remembers, once its first run has begun."""
    if KEY not in st.session_state:
        leave_old_router()  # which ran a page without the frame around it
    return cast(Session, st.session_state[KEY])


def current_context() -> Context:
    """Return what the page shows now: the session's case with its results."""
    return context_of(current().case)


def address_bar() -> Pairs:
    """Return the query string of the address bar, taken apart."""
    query = st.query_params
    return tuple((key, value) for key in query for value in query.get_all(key))
