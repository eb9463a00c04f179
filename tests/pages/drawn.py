"""What our own elements were given to draw, as a test without a browser can read it."""

import json
import re
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

Data = dict[str, Any]


def elements(app: AppTest, name: str) -> list[Data]:
    """Return what all elements of a kind show, in the order in which they are drawn."""
    parts = [part for update in updates(app, name) for part in update["parts"].values()]
    assert all(part["kind"] == name for part in parts)
    return parts


def updates(app: AppTest, name: str) -> list[Data]:
    """Return the messages to all elements of a kind, or to couriers."""
    protos = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.bytes) for proto in protos if proto.component_name == name]


def html(app: AppTest) -> str:
    """Return the words that follow the scenario as HTML."""
    return "\n".join(data["html"] for data in elements(app, "words"))


def text(app: AppTest) -> str:
    """Return the same words as a reader sees them."""
    return unescape(re.sub(r"<[^>]*>", "", html(app)))
