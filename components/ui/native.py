"""What stands in for our own elements where the app runs without its own server.

There the head of our pages is missing, and with it the scripts that draw our elements. Streamlit's
own elements show the same words and charts. A move then redraws the whole page, and what only our
routes answer, such as files to save, is left out.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from components.text.quotes import say_markdown
from components.ui.state import current_context

# A mark, to which only our scripts know the note.
_MARK = re.compile(r'<a href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}

Data = Mapping[str, Any]


def draw(name: str, key: str, data: Data) -> None:
    """Draw with Streamlit's own elements what one of ours would show."""
    _DRAWN[name](key, data)


def _words(_: str, data: Data) -> None:
    _html(data["html"])


def _figure(key: str, data: Data) -> None:
    with st.container(key=f"native.{key}", gap="xsmall"):
        _html(
            f'<h2 class="chart-title">{data["title"]}</h2>'
            f'<p class="chart-subtitle">{data["subtitle"]}</p>'
        )
        st.plotly_chart(data["spec"], width="stretch", key=key, alt=data["alt"], config=_CONFIG)
        _html(f'<p class="chart-source">{data["source"]}</p>')


def _share(_: str, data: Data) -> None:
    """Draw the link that the page has, with Streamlit's own button that copies it."""
    page = data["path"].partition("?")[0]
    # Streamlit says where the page is, without its query; it says nothing outside of a server.
    here = (st.context.url or "").replace("/~/+", "").rstrip("/")
    root = here.removesuffix(f"/{page}") if page else here
    st.code(f"{root}/{data['path']}", language=None, wrap_lines=True)


def _keeper(_key: str, _data: Data) -> None:
    """Say what is missing; a chart in somebody else's page misses nothing."""
    if not st.context.is_embedded:
        st.caption(say_markdown(current_context().language, "ui.plain_host"))


def _courier(_key: str, _data: Data) -> None:
    """Draw all anew, for nothing here can be brought up to date in its place."""
    st.rerun()


def _nothing(_key: str, _data: Data) -> None:
    """Draw nothing: the element only speaks to scripts that are not there."""


def _html(html: str) -> None:
    """Draw HTML; Streamlit refuses to draw none."""
    if html.strip():
        st.html(_MARK.sub(r"\1", html))


_DRAWN: Mapping[str, Callable[[str, Data], None]] = MappingProxyType(
    {
        "courier": _courier,
        "figure": _figure,
        "keeper": _keeper,
        "share": _share,
        "shell": _nothing,
        "words": _words,
    }
)
