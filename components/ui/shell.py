"""The small elements that need the browser itself: the page's language, the share link."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st

from components.charts import CHARTS
from components.evidence import observed
from components.text import takeaway
from components.text.markup import plain
from components.ui import state
from components.ui.element import element, follower, served
from components.ui.view import View

STREAMLITS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Sidebar": "sidebar",
        "Collapse sidebar": "collapse",
        "Expand sidebar": "expand",
        "Open": "open",
        "Clear value": "clear",
        "Increment": "increase",
        "Decrement": "decrease",
    }
)
"""What Streamlit calls its controls where they are read out, and our words for the same."""


def keeper(view: View) -> None:
    """Draw what speaks up when a lost server is back, and names Streamlit's controls."""
    element("keeper", "keeper", {"spoken": _spoken(view)}, on_reconnected_change=state.write_again)


def page_shell(slug: str, *, with_inputs: bool = True) -> None:
    """Set the page's language, put the scenario into links and address bar, open the inputs.

    It comes last, after all that the links stand in. A page without inputs gets no button that
    opens them on a phone.
    """

    def data(view: View) -> dict[str, object]:
        words = {name: view.tell(f"ui.{name}") for name in ("adjust", "result", "pages")}
        return {
            "language": view.language,
            "headline": plain(_headline(slug, view)),
            "query": f"?{urlencode(view.query)}",
            "inputs": with_inputs,
            **words,
        }

    follower("shell", "page_shell", data)
    state.write()


def share(slug: str, view: View) -> None:
    """Draw the button that copies the link of this page, and the link itself."""
    st.header(view.say("ui.share"), anchor=False, help=view.say("ui.share_help"))
    names = {"copy": "copy", "copied": "copied", "failed": "copy_failed", "label": "link_label"}
    words = {name: view.tell(f"ui.{key}") for name, key in names.items()}
    path = "" if slug == "overview" else slug
    follower(
        "share", "share_link", lambda view: {"path": f"{path}?{urlencode(view.query)}", **words}
    )
    if served():
        st.link_button(
            view.say("ui.print"),
            f"./print?{urlencode(view.query)}",
            icon=":material/print:",
            width="stretch",
        )


def _spoken(view: View) -> dict[str, object]:
    """Return what controls of Streamlit's own are called where they are read out, and say."""
    names = {name: view.tell(f"spoken.{key}") for name, key in STREAMLITS_NAMES.items()}
    # The browser knows what a question mark stands beside and where a range ends, and puts it in.
    words = {
        "help_for": view.tell("spoken.help_for", name="{name}"),
        "range": view.tell("spoken.range", low="{low}", high="{high}"),
    }
    return {
        "names": names,
        **words,
        **{key: view.tell(f"spoken.{key}") for key in ("help", "skip")},
    }


def _headline(slug: str, view: View) -> str:
    """Return the finding in one line, for a phone where the inputs cover the page."""
    if CHARTS.get(slug):
        return view.charts(slug)[0].title
    return takeaway(slug, view.results, view.scenario, observed(), view.language)
