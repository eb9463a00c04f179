"""Elements of our own that stay in the page while what they show changes.

Their scripts are files of ``components/browser``, which the head of every page loads; Streamlit
is told only which of them draws an element. The data goes as bytes: Streamlit sends those as they
are, where it would look through every value of a dictionary.
"""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

# When data comes faster than Streamlit hands it over, it ends each call that was overtaken as if
# the element were gone. An element that still stands in the page stays as it is.
_SCRIPT = """
export default (element) => {{
  const data = JSON.parse(new TextDecoder().decode(element.data))
  const leave = window.buildout.{name}({{ ...element, data }})
  return () => element.parentElement.isConnected || leave?.()
}}
"""
NAMES = ("figure", "keeper", "share", "shell", "words")

_elements = {
    name: st.components.v2.component(name, js=_SCRIPT.format(name=name), isolate_styles=False)
    for name in NAMES
}


def element(name: str, key: str, data: Mapping[str, object], **callbacks: Any) -> None:
    """Draw one of our elements; `callbacks` are named ``on_<event>_change``."""
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    _elements[name](key=key, data=packed, **callbacks)
