"""Fragments: what Streamlit can redraw of a page by itself.

A whole run draws over a hundred elements. Each lever is a fragment: a move redraws that one, and
with it comes the courier of `components.ui.element`, which brings the page's own elements up to
date.
"""

from collections.abc import Callable, Sequence
from functools import wraps

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.ui import session
from components.ui.render_lock import RENDER_LOCK

PRESETS_FRAGMENT = "fragment.presets"
RESET_FRAGMENT = "fragment.reset_all"
_PARTS_OF_RUN = "fragment_ids_this_run"


def lever_fragment(key: str) -> str:
    """Return the key of the fragment of a lever."""
    return f"fragment.lever.{key}"


def fragment(key: str, draw: Callable[[], None]) -> None:
    """Draw a fragment of the page, which its widgets redraw alone.

    `draw` finds the scenario of its run in `current_context()`.
    """

    @wraps(draw)
    def drawn() -> None:
        with RENDER_LOCK:
            draw()
            now = session.current()
            now.fragments.add(key)
            # What fired in this run fired before: the next run reads the link unless something
            # fires in it.
            now.fired = False

    st.fragment(drawn, key=key)()


def redraw(keys: Sequence[str]) -> None:
    """Redraw several fragments, as a widget's callback; all if Streamlit cannot tell them apart."""
    if _asked_for_fragment():
        st.rerun(list(keys) if _can_tell() else "app")


def redraw_all() -> None:
    """Redraw the page and all around it, as a widget's callback."""
    if _asked_for_fragment():
        st.rerun()


def _asked_for_fragment() -> bool:
    """Tell whether the browser asked for a fragment only, as it does for a widget inside one.

    Otherwise a whole run is under way, which draws everything anyway. A Streamlit that does not
    say is taken to draw a fragment: then moves redraw all, only slower.
    """
    context = get_script_run_ctx()
    return context is not None and bool(getattr(context, _PARTS_OF_RUN, True))


def _can_tell() -> bool:
    return hasattr(get_script_run_ctx(), _PARTS_OF_RUN)
