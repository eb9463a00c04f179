"""Elements of our own that stay in the page while what they show changes.

Their scripts are files of ``components/browser``, which the head of every page loads; Streamlit
is told only which of them draws an element. The data goes as bytes: Streamlit sends those as they
are, where it would look through every value of a dictionary.

A move of a lever redraws none of them. The lever's own part of the page draws a `courier` instead,
which brings all of them what they shall show: one message and one repaint. With the data goes
the scenario that they are about, as its query string.

Where a launcher runs the app without its own server, the scripts are missing: there
`components.ui.native` draws the same with Streamlit's own elements.
"""

from collections.abc import Callable, Mapping
from typing import Any

import orjson
import streamlit as st

from components.context import Context
from components.link import query_string
from components.ui import native, state
from components.ui.state import current_context

_SCRIPT = "export default (element) => window.buildout.draw('{name}', element)"
NAMES = ("courier", "figure", "keeper", "share", "shell", "words")

_elements = {
    name: st.components.v2.component(name, js=_SCRIPT.format(name=name), isolate_styles=False)
    for name in NAMES
}

Data = Mapping[str, object]


class _Host:
    """What this process knows of the server that it is part of."""

    served = False
    public_url = ""


def serve(public_url: str = "", *, own: bool = True) -> None:
    """Say whether our own server serves the pages: their head, their scripts and our routes.

    `public_url` is the address that readers type, without a slash at its end, if the host says so.
    """
    _Host.served, _Host.public_url = own, public_url


def served() -> bool:
    """Tell whether our own server serves the pages; else nothing may lead to one of our routes."""
    return _Host.served


def public_address(slug: str) -> str:
    """Return the address of the page `slug` that is drawn, as readers type it, without a query."""
    if _Host.public_url:
        return f"{_Host.public_url}/{slug}"
    # Streamlit Community Cloud serves the app in a frame, from a path that readers do not see.
    return (st.context.url or f"/{slug}").replace("/~/+", "").rstrip("/")


def element(name: str, key: str, data: Data, **callbacks: Any) -> None:
    """Draw one of our elements; `callbacks` are named ``on_<event>_change``."""
    if not served():
        native.draw(name, key, data)
        return
    query = query_string(state.current().case)
    packed = {"key": key, "stamp": state.stamp(), "query": query, "data": data}
    _elements[name](key=key, data=orjson.dumps(packed), **callbacks)


def follower(name: str, key: str, make: Callable[[Context], Data]) -> None:
    """Draw one of our elements whose data follow the scenario: now, and at every move."""
    state.current().followers[key] = make
    element(name, key, make(current_context()))


def courier(key: str) -> None:
    """Bring all followers up to date, and the address bar."""
    if not served():
        native.draw("courier", key, {})
    context = current_context()
    followers = state.current().followers
    state.current().run += 1
    element("courier", f"courier.{key}", {name: make(context) for name, make in followers.items()})
    state.write()
