"""What our own elements were given to draw, as a test without a browser can read it."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

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


def carried(app: AppTest) -> Data:
    """Return what the links to the other pages carry: one query for all of them."""
    (strip,) = elements(app, "strip")
    pages = re.findall(r'<a class="page-link" href="\./\w*\?([^"]*)"[^>]*>(?!\w)', strip["html"])
    (query,) = set(pages)
    return dict(parse_qsl(unescape(query)))


def speak(app: AppTest, language: str) -> AppTest:
    """Follow the link to a language, as the browser does: by the address."""
    (strip,) = elements(app, "strip")
    (address,) = re.findall(rf'hreflang="{language}" href="[^?]*\?([^"]*)"', strip["html"])
    return follow(app, dict(parse_qsl(unescape(address))))


def follow(app: AppTest, link: dict[str, str]) -> AppTest:
    """Go to the page with what a link holds, as the browser does: by the address."""
    app.query_params.clear()
    app.query_params.update(link)
    return app.run()


def html(app: AppTest) -> str:
    """Return the words that follow the scenario as HTML."""
    return "\n".join(data["html"] for data in elements(app, "words"))


def text(app: AppTest) -> str:
    """Return the same words as a reader sees them."""
    return unescape(re.sub(r"<[^>]*>", "", html(app))).replace("\u00a0", " ")
