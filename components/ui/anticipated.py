"""What links say of a choice before the server has heard of it: the browser reads it beside fields.

Numbers of levers need none of this: their sliders say how they are counted.
"""

from collections.abc import Iterable, Mapping
from html import escape

import orjson
import streamlit as st


def choices(
    present: str, changes: Mapping[str, Mapping[str, str]], dropped: Iterable[str] = ()
) -> None:
    """Say what each choice of the list drawn just before changes in links, by its label.

    A change sets keys to values and leaves out those with an empty one. Each choice leaves out
    `dropped` as well. `present` is the label that the list shows.
    """
    _beside(present=present, changes=orjson.dumps(changes).decode(), dropped=" ".join(dropped))


def number(key: str, times: float) -> None:
    """Say under which key links hold the number of the field drawn just before, and its scale."""
    _beside(key=key, times=f"{times:g}")


def month(key: str, present: str) -> None:
    """Say under which key links hold the month of the field drawn just before."""
    _beside(key=key, present=present)


def _beside(**data: str) -> None:
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in data.items())
    st.html(f'<div class="in-links" {attributes}></div>')
