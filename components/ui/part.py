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
    if not _is_whole_run():
        now = state.current()
        parts = [*(key for key in moved if key in now.parts), *state.parts_that_follow()]
        st.rerun(parts if now.page in THEMES else "app")


def redraw_all() -> None:
    """Redraw the page and all around it, as a widget's callback."""
    if not _is_whole_run():
        st.rerun()


def _is_whole_run() -> bool:
    """Tell whether the browser asked for everything, as it does for a widget outside parts."""
    context = get_script_run_ctx()
    return context is None or not context.fragment_ids_this_run
