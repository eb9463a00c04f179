"""Parts of a page that a move redraws by themselves.

A whole run draws over a hundred elements; a move changes a few of them. Each part is a fragment
with a key: a lever's callback asks for the parts that follow the scenario, and the rest of the
page stays as it is.
"""

from collections.abc import Callable, Collection
from functools import wraps

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.model.evaluate import THEMES
from components.ui import state

_PARTS_OF_RUN = "fragment_ids_this_run"


def part(key: str, draw: Callable[[], bool | None]) -> None:
    """Draw a part of the page, now and again at every move.

    `draw` finds the scenario of its run in `current_view()`. If it returns False there was nothing
    in it that follows the scenario, and moves leave it out until it is drawn again.
    """

    @wraps(draw)
    def drawn() -> None:
        state.note_part(key, follows=draw() is not False)

    st.fragment(drawn, key=key)()


def redraw(moved: Collection[str]) -> None:
    """Redraw the parts named in `moved` and all that follow the scenario, as a widget's callback.

    Pages that are not made of parts are redrawn whole.
    """
    if _asked_for_parts():
        now = state.current()
        parts = [*(key for key in moved if key in now.parts), *state.parts_that_follow()]
        st.rerun(parts if now.page in THEMES and _can_tell() else "app")


def redraw_all() -> None:
    """Redraw the page and all around it, as a widget's callback."""
    if _asked_for_parts():
        st.rerun()


def _asked_for_parts() -> bool:
    """Tell whether the browser asked for a part only, as it does for a widget inside one.

    Otherwise a whole run is under way, which draws everything anyway.
    """
    context = get_script_run_ctx()
    return context is not None and bool(getattr(context, _PARTS_OF_RUN, True))


def _can_tell() -> bool:
    """Tell whether this version of Streamlit says what was asked for; else all is drawn anew."""
    return hasattr(get_script_run_ctx(), _PARTS_OF_RUN)
