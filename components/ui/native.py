"""What stands in for our own elements where the app runs without its own server.

There the head of our pages is missing, and with it the scripts that draw our elements. Streamlit's
own elements show the same words and charts. A move then redraws the whole page, and what only our
routes answer, such as files to save, is left out.
"""

import re

import streamlit as st

from components.link import encode
from components.model.evaluate import PAGES
from components.screen.messages import Figure, Part, Share
from components.text import LANGUAGES
from components.text.languages import BY_CODE
from components.text.quotes import say_markdown
from components.ui import commands
from components.ui.echo import chosen_value, put_value
from components.ui.router import page_file
from components.ui.session import current_context

# A mark, to which only our scripts know the note.
_MARK = re.compile(r'<a href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def draw(key: str, shown: Part) -> None:
    """Draw with Streamlit's own elements what one of ours would show."""
    match shown["kind"]:
        case "words":
            _html(shown["html"])
        case "figure":
            _figure(key, shown)
        case "strip":
            _strip(shown["share"])
        case "reconnect" if not st.context.is_embedded:
            # A chart in somebody else's page misses nothing.
            st.caption(say_markdown(current_context().language, "ui.plain_host"))
        case _:
            pass  # it only speaks to scripts that are not there


def _figure(key: str, shown: Figure) -> None:
    with st.container(key=f"native.{key}", gap="xsmall"):
        _html(
            f'<h2 class="chart-title">{shown["title"]}</h2>'
            f'<p class="chart-subtitle">{shown["subtitle"]}</p>'
        )
        st.plotly_chart(shown["spec"], width="stretch", key=key, alt=shown["alt"], config=_CONFIG)
        _html(f'<div class="chart-source">{shown["source"]}</div>')


def _strip(share: Share) -> None:
    """Draw the ways to all pages and languages, and the link of the page behind a button."""
    case = current_context().case
    with st.container(key="native-strip", horizontal=True, gap="small"):
        for slug in PAGES:
            label = say_markdown(case.language, f"strip.{slug}")
            st.page_link(page_file(slug), label=label, query_params=encode(case))
        put_value("language", case.language)
        st.segmented_control(
            say_markdown(case.language, "strip.language"),
            LANGUAGES,
            default=case.language,
            key="language",
            format_func=lambda code: BY_CODE[code].name,
            required=True,
            label_visibility="collapsed",
            on_change=_take_language,
        )
        with st.popover(say_markdown(case.language, "strip.share")):
            _link(share["path"])


def _take_language() -> None:
    language = chosen_value("language")
    if language:
        commands.set_language(str(language))


def _link(path: str) -> None:
    """Draw the link that the page has, with Streamlit's own button that copies it."""
    page = path.partition("?")[0]
    # Streamlit says where the page is, without its query; it says nothing outside of a server.
    here = (st.context.url or "").replace("/~/+", "").rstrip("/")
    root = here.removesuffix(f"/{page}") if page else here
    st.code(f"{root}/{path}", language=None, wrap_lines=True)


def _html(html: str) -> None:
    """Draw HTML; Streamlit refuses to draw none."""
    if html.strip():
        st.html(_MARK.sub(r"\1", html))
