"""Elements of our own that stay in the page while what they show changes.

Their scripts are in ``components/browser``, which the head of every page loads; `components.screen`
says what they show. A message goes as bytes: Streamlit sends those as they are, where it would look
through every value of a dictionary.

A move of a lever redraws none of them. The lever's own fragment draws a `courier` instead, which
brings all of them what they shall show: one message and one repaint.

Where a launcher runs the app without its own server, the scripts are missing: there
`components.ui.native` draws the same with Streamlit's own elements.
"""

from collections.abc import Iterable
from typing import Any

import orjson
import streamlit as st

from components.screen.messages import Update
from components.screen.parts import update
from components.ui import address, native, session

COURIER = "courier"
NAMES = (COURIER, "cover", "figure", "reconnect", "sheet", "shell", "strip", "words")
"""The kinds of parts that an element can draw, and the courier."""

_SCRIPT = "export default (element) => window.buildout.draw('{name}', element)"

_elements = {
    name: st.components.v2.component(name, js=_SCRIPT.format(name=name), isolate_styles=False)
    for name in NAMES
}


class _Host:
    """What this process knows of the server that it is part of."""

    served = False


def serve(*, own: bool = True) -> None:
    """Say whether our own server serves the pages: their head, their scripts and our routes."""
    _Host.served = own


def served() -> bool:
    """Tell whether our own server serves the pages; else nothing may lead to one of our routes."""
    return _Host.served


def mount(key: str) -> None:
    """Draw a part of the page that follows the case: now, and at every move."""
    session.current().mounted[key] = None
    mount_once(key)


def mount_once(key: str, **callbacks: Any) -> None:
    """Draw a part of the page that no move changes; `callbacks` are named ``on_<event>_change``."""
    message = _message([key])
    shown = message["parts"][key]
    if served():
        _elements[shown["kind"]](key=key, data=orjson.dumps(message), **callbacks)
    else:
        native.draw(key, shown)


def courier(key: str) -> None:
    """Bring all mounted parts up to date, and the address bar."""
    if not served():
        st.rerun()  # nothing there can be brought up to date in its place
    now = session.current()
    now.run += 1
    _elements[COURIER](key=f"{COURIER}.{key}", data=orjson.dumps(_message(now.mounted)))
    address.write()


def _message(keys: Iterable[str]) -> Update:
    now = session.current()
    return update(now.page, keys, session.current_context(), now.stamp)
