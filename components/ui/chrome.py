"""What is around every page: the strip of pages, the sidebar, notices about the link."""

import math
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.context import Context
from components.link import Notice, NoticeKind
from components.model import LEVERS
from components.model.evaluate import PAGES
from components.model.lever import IN_USD_BN
from components.screen.parts import STRIP
from components.screen.sheet import has_inputs
from components.text import lever_ends, lever_text, say
from components.text.quotes import say_markdown
from components.ui import session, shell, sidebar
from components.ui.element import mount
from components.ui.router import page_file

_OF_THE_LINK = {
    NoticeKind.VERSION,
    NoticeKind.LANGUAGE,
    NoticeKind.COMPARED,
    NoticeKind.QUESTION,
    NoticeKind.GUESS,
    NoticeKind.LOST,
    NoticeKind.OLDER_METHOD,
}
"""Notices that are about no input."""
_OLDER = {NoticeKind.OLDER_DEFAULT, NoticeKind.OLDER_METHOD}
MOST_SAID = 1e9
"""The largest number asked for that a notice says in words."""
_STYLE = Path(__file__).parent / "style.css"
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#b4550a"/>'
    '<path d="M6 25V19h5v6zm7.5 0V13h5v12zM21 25V6h5v19z" fill="#fff"/></svg>'
)


def navigation() -> StreamlitPage:
    """Register the pages and return the one to run."""
    pages = [st.Page(page_file(slug), url_path=slug, default=slug == "overview") for slug in PAGES]
    return st.navigation(pages, position="hidden")


def slug_of(page: StreamlitPage) -> str:
    """Return the permanent slug of a page."""
    return page.url_path or "overview"


def draw(slug: str, context: Context) -> None:
    """Draw everything around a page: tab title, ways through the app, sidebar, notices."""
    set_page(slug, context)
    if has_inputs(slug):
        with st.sidebar:
            sidebar.draw(slug, context)
    style()
    mount(STRIP)
    shell.reconnect_listener()
    _draw_notices(session.current().notices, context)


def set_page(slug: str, context: Context) -> None:
    """Set the title of the tab and how the page is laid out."""
    language = context.language
    st.set_page_config(
        page_title=f"{say(language, f'page.{slug}.menu')} · {say(language, 'app.name')}",
        page_icon=_ICON,
        layout="wide",
        initial_sidebar_state=sidebar.WIDTH_PX,
    )


def style() -> None:
    """Put our style sheet into the page."""
    st.html(_STYLE)


def ending(context: Context) -> None:
    """Draw what stands at the end of every page."""
    st.caption(say_markdown(context.language, "app.disclaimer"))


def _draw_notices(notices: tuple[Notice, ...], context: Context) -> None:
    older = [notice for notice in notices if notice.kind in _OLDER]
    faulty = [notice for notice in notices if notice not in older]
    if older:
        st.info(_listed("notice.older_title", older, context), icon=":material/history:")
    if faulty:
        st.warning(_listed("notice.title", faulty, context), icon=":material/link_off:")


def _listed(title: str, notices: Sequence[Notice], context: Context) -> str:
    lines = [f"- {_notice(notice, context)}" for notice in notices]
    return "\n".join([f"**{say_markdown(context.language, title)}**", "", *lines])


def _notice(notice: Notice, context: Context) -> str:
    asked = notice.asked or say(context.language, "notice.empty")
    if notice.kind in _OF_THE_LINK:
        used = str(notice.used).removesuffix(".0")
        return say_markdown(context.language, f"notice.{notice.kind}", asked=asked, used=used)
    lever = LEVERS[notice.key]
    default = context.scenario.default_of(notice.key)
    bounds = {}
    if not lever.choices:
        ends = lever_ends(notice.key, lever.low, lever.high, context.language)
        bounds = dict(zip(("low", "high"), ends, strict=True))
    if notice.kind is NoticeKind.CLAMPED:
        asked = _number_asked(notice, context.language)
    return say_markdown(
        context.language,
        f"notice.{notice.kind}",
        name=say(context.language, f"lever.{notice.key}.label"),
        asked=asked,
        used=lever_text(notice.key, notice.used, context.language),
        default=lever_text(notice.key, default, context.language),
        **bounds,
    )


def _number_asked(notice: Notice, language: str) -> str:
    """Return a number out of range: money as readers count it, all else as the link has it."""
    try:
        number = float(notice.asked)
    except ValueError:  # too long to be echoed whole
        number = math.inf
    if LEVERS[notice.key].unit in IN_USD_BN and abs(number) <= MOST_SAID:
        return lever_text(notice.key, number, language)
    return f"`{notice.asked}`"
