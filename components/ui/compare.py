"""Comparing with a pinned scenario: its buttons in the sidebar and its sentence on the page."""

import streamlit as st

from components.context import Context
from components.text import say
from components.text.comparison import summary
from components.text.markup import markdown
from components.text.quotes import say_markdown
from components.ui import commands


def draw_controls(context: Context) -> None:
    """Draw the button that pins the scenario, or what is pinned and what can be done with it."""
    if context.case.compared is None:
        help_ = say_markdown(context.language, "compare.help")
        _button("pin", ":material/keep:", context, help_)
        return
    pinned = summary(context.case.compared, context.language)
    st.caption(markdown(say(context.language, "compare.pinned", summary=pinned)))
    _button("swap", ":material/swap_vert:", context)
    _button("unpin", ":material/keep_off:", context)


def _button(action: str, icon: str, context: Context, help_: str | None = None) -> None:
    st.button(
        say_markdown(context.language, f"compare.{action}"),
        key=f"compare.{action}",
        icon=icon,
        help=help_,
        on_click=getattr(commands, action),
        width="stretch",
    )
