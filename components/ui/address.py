"""The link in the address bar.

It is read when the address bar changed under us, and written when the reader changed something.
"""

import streamlit as st

from components.link import decode, encode
from components.text import LANGUAGES
from components.text.accepted import preferred_language
from components.ui import echo, session
from components.ui.session import Session


def read(page: str) -> Session:
    """Return the session on a page, its link read anew if the address bar changed."""
    pairs = session.address_bar()
    now = session.found()
    if now is None or (pairs != now.url_read and not now.fired):
        link = decode(pairs, LANGUAGES, browser_language())
        now = Session(link.case, link.notices, url_read=pairs)
        st.session_state[session.KEY] = now
    echo.set_aside(now)
    now.start_run(page)
    return now


def write() -> None:
    """Put the case into the address bar if the reader changed something, at the end of a page."""
    now = session.current()
    now.told, now.telling = True, False
    query = encode(now.case)
    if now.dirty and tuple(query.items()) != now.url_read:
        st.query_params.from_dict(query)
        now.url_replaced, now.url_read = now.url_read, tuple(query.items())


def write_again() -> None:
    """Write the link anew if the browser lost the server before it took it over, as its callback.

    Else its old address bar would be read as a link, and the reader's last move be lost.
    """
    now = session.found()
    if now is None:
        return
    now.told = False
    if session.address_bar() == now.url_replaced != now.url_read:
        now.fired = True
        now.url_read = ()


def browser_language() -> str:
    """Return the language of the app that the browser prefers, as the server took it to be.

    Where the header is missing, it is that of the browser itself.
    """
    accepted = st.context.headers.get("Accept-Language") or st.context.locale or ""
    return preferred_language(accepted)
