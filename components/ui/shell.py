"""The small elements that need the browser itself: what is around a page."""

from components.ui import address
from components.ui.element import mount, mount_once


def reconnect_listener() -> None:
    """Mount what reports a reconnect and translates the names of Streamlit's controls."""
    mount_once("reconnect", on_reconnected_change=address.write_again)


def page_shell() -> None:
    """Set the page's language, put the scenario into links and address bar.

    It comes last, after all that the links stand in.
    """
    mount("page_shell")
    address.write()
