"""What is around a page: its language, what Streamlit's controls are called."""

from collections.abc import Mapping
from types import MappingProxyType

from components.charts import CHARTS
from components.charts.pages import charts_of
from components.context import Context
from components.screen.fields import number_fields
from components.screen.messages import Reconnect, Shell
from components.text.markup import plain
from components.text.pages import takeaway
from components.text.quotes import tell_marked

STREAMLITS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Sidebar": "sidebar",
        "Collapse sidebar": "collapse",
        "Expand sidebar": "expand",
        "Open": "open",
        "Clear value": "clear",
        "Increment": "increase",
        "Decrement": "decrease",
        "Close": "close",
        "Connection error": "lost",
        "Streamlit server is not responding. Are you connected to the internet?": "lost_help",
    }
)
"""What Streamlit calls its controls where they are read out, what it says when it has lost the
server, and our words for the same."""


def shell(page: str, context: Context) -> Shell:
    """Return what is around a page."""
    return {
        "kind": "shell",
        "language": context.language,
        "headline": plain(_headline(page, context)),
    }


def reconnect(_page: str, context: Context) -> Reconnect:
    """Return what Streamlit's controls are called in the reader's language."""
    language = context.language
    names = {name: tell_marked(language, f"spoken.{key}") for name, key in STREAMLITS_NAMES.items()}
    return {
        "kind": "reconnect",
        "offline": tell_marked(language, "spoken.offline"),
        "names": {
            "names": names,
            "help": tell_marked(language, "spoken.help"),
            # The browser knows what a question mark stands beside and where a range ends.
            "help_for": tell_marked(language, "spoken.help_for", name="{name}"),
            "reset": tell_marked(language, "spoken.reset", name="{name}"),
            "range": tell_marked(language, "spoken.range", low="{low}", high="{high}"),
            "skip": tell_marked(language, "spoken.skip"),
        },
        "fields": number_fields(language),
    }


def _headline(page: str, context: Context) -> str:
    """Return the finding in short, for a phone where the inputs cover the answer."""
    if CHARTS.get(page):
        return charts_of(context, page)[0].title
    return takeaway(page, context)
