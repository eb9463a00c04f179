"""The small elements that need the browser itself: what is around a page, the share link."""

import streamlit as st

from components.context import Context
from components.link import query_string
from components.text.quotes import say_markdown
from components.ui import address
from components.ui.element import mount, mount_once, served


def reconnect_listener() -> None:
    """Mount what reports a reconnect and translates the names of Streamlit's controls."""
    mount_once("reconnect", on_reconnected_change=address.write_again)


def page_shell() -> None:
    """Set the page's language, put the scenario into links and address bar, open the inputs.

    It comes last, after all that the links stand in.
    """
    mount("page_shell")
    address.write()


def embedded_shell() -> None:
    """Do the same for a page without inputs: no button opens them on a phone."""
    mount("embedded_shell")
    address.write()


def share(context: Context) -> None:
    """Draw the button that copies the link of this page, and the link itself."""
    language = context.language
    st.header(
        say_markdown(language, "ui.share"),
        anchor=False,
        help=say_markdown(language, "ui.share_help"),
    )
    mount("share_link")
    if served():
        st.link_button(
            say_markdown(language, "ui.print"),
            f"./print?{query_string(context.case)}",
            icon=":material/print:",
            width="stretch",
        )
