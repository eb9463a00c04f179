"""The small elements that need the browser itself: the page's language, the share link."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from components.charts import CHARTS
from components.charts.pages import charts_of
from components.context import Context
from components.link import query_string
from components.text.markup import plain
from components.text.pages import takeaway
from components.text.quotes import say_markdown, tell_marked
from components.ui import state
from components.ui.element import element, follower, served

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


def keeper(context: Context) -> None:
    """Draw what speaks up when a lost server is back, and names Streamlit's controls."""
    element(
        "keeper", "keeper", {"spoken": _spoken(context)}, on_reconnected_change=state.write_again
    )


def page_shell(slug: str, *, with_inputs: bool = True) -> None:
    """Set the page's language, put the scenario into links and address bar, open the inputs.

    It comes last, after all that the links stand in. A page without inputs gets no button that
    opens them on a phone.
    """

    def data(context: Context) -> dict[str, object]:
        words = {
            name: tell_marked(context.language, f"ui.{name}")
            for name in ("adjust", "result", "pages")
        }
        return {
            "language": context.language,
            "headline": plain(_headline(slug, context)),
            "query": f"?{query_string(context.case)}",
            "inputs": with_inputs,
            **words,
        }

    follower("shell", "page_shell", data)
    state.write()


def share(slug: str, context: Context) -> None:
    """Draw the button that copies the link of this page, and the link itself."""
    st.header(
        say_markdown(context.language, "ui.share"),
        anchor=False,
        help=say_markdown(context.language, "ui.share_help"),
    )
    names = {"copy": "copy", "copied": "copied", "failed": "copy_failed", "label": "link_label"}
    words = {name: tell_marked(context.language, f"ui.{key}") for name, key in names.items()}
    path = "" if slug == "overview" else slug
    follower(
        "share",
        "share_link",
        lambda context: {"path": f"{path}?{query_string(context.case)}", **words},
    )
    if served():
        st.link_button(
            say_markdown(context.language, "ui.print"),
            f"./print?{query_string(context.case)}",
            icon=":material/print:",
            width="stretch",
        )


def _spoken(context: Context) -> dict[str, object]:
    """Return what controls of Streamlit's own are called where they are read out, and say."""
    names = {
        name: tell_marked(context.language, f"spoken.{key}")
        for name, key in STREAMLITS_NAMES.items()
    }
    # The browser knows what a question mark stands beside and where a range ends, and puts it in.
    words = {
        "help_for": tell_marked(context.language, "spoken.help_for", name="{name}"),
        "range": tell_marked(context.language, "spoken.range", low="{low}", high="{high}"),
    }
    return {
        "names": names,
        **words,
        **{key: tell_marked(context.language, f"spoken.{key}") for key in ("help", "skip")},
    }


def _headline(slug: str, context: Context) -> str:
    """Return the finding in one line, for a phone where the inputs cover the page."""
    if CHARTS.get(slug):
        return charts_of(context, slug)[0].title
    return takeaway(slug, context)
