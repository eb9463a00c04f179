"""Parts that are folded away until a reader opens them."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from components.ui.echo import note_fired


def fold(
    key: str, label: str, *, icon: str | None = None, start_open: bool = False
) -> ExpanderContainer:
    """Return a fold; draw into it only while it is `open`.

    Streamlit runs and sends the body of an ordinary expander even while it is closed, at every
    move of a slider. The key keeps it open across pages and languages.
    """
    return st.expander(
        label, expanded=start_open, key=f"fold.{key}", icon=icon, on_change=note_fired
    )
