"""Comparing with a pinned scenario: its buttons in the sidebar and its sentence on the page."""

import streamlit as st

from components.text import say
from components.text.comparison import summary
from components.text.markup import markdown
from components.ui import state
from components.ui.view import View


def draw_controls(view: View) -> None:
    """Draw the button that pins the scenario, or what is pinned and what can be done with it."""
    st.header(view.say("compare.title"), anchor=False, help=view.say("compare.help"))
    with st.container(key="compare", gap="small"):
        if view.pinned is None:
            _button("pin", ":material/keep:", view)
            return
        pinned = summary(view.pinned, view.language)
        st.caption(markdown(say(view.language, "compare.pinned", summary=pinned)))
        with st.container(horizontal=True, gap="small"):
            _button("swap", ":material/swap_vert:", view)
            _button("unpin", ":material/keep_off:", view)


def _button(action: str, icon: str, view: View) -> None:
    st.button(
        view.say(f"compare.{action}"),
        key=f"compare.{action}",
        icon=icon,
        on_click=getattr(state, action),
        width="stretch",
    )
