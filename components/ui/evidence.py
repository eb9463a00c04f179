"""The parts of the page `evidence`: claims with verdicts, errors of others, the fact ledger."""

from typing import Literal

import streamlit as st

from components.context import Context
from components.evidence import facts, report_errors
from components.screen.parts import CLAIMS, SQUARES
from components.text import number, say
from components.text.claims import ledger_table, matching_facts, sources_sentence
from components.text.markup import markdown
from components.text.quotes import say_markdown, tell
from components.text.sources import searched_sentence
from components.ui.echo import note_fired
from components.ui.element import mount, served
from components.ui.figure import show_table
from components.ui.fold import fold

LEDGER_PX = 560
SHORT_LEDGER = 6
"""A ledger of so few rows needs no scrolling of its own."""


def verdicts() -> None:
    """Draw the claims as squares by verdict, each a link to its claim."""
    mount(SQUARES)


def claim_list(context: Context) -> None:
    """Draw the article's claims, each with its verdict, why, and its sources folded away."""
    st.markdown(f"## {say_markdown(context.language, 'evidence.list.title')}", anchors=False)
    st.caption(say_markdown(context.language, "evidence.list.intro"))
    mount(CLAIMS)


def other_reports(context: Context) -> None:
    """Draw the errors of other reports, each with what the better sources say."""
    st.markdown(f"## {say_markdown(context.language, 'evidence.errors.title')}", anchors=False)
    st.markdown(say_markdown(context.language, "evidence.errors.intro"))
    for error in report_errors():
        with st.container(key=f"error-{error.id}", gap="xsmall"):
            said = tell(context.language, f"evidence.error.{error.id}.said")
            st.markdown(say_markdown(context.language, "evidence.errors.said", said=said))
            st.markdown(say_markdown(context.language, f"evidence.error.{error.id}.found"))
            st.caption(markdown(sources_sentence(error.sources, context.language, context.today)))


def ledger(context: Context) -> None:
    """Draw every figure of the app with its source, folded away, and both lists as CSV."""
    st.markdown(f"## {say_markdown(context.language, 'evidence.ledger.heading')}", anchors=False)
    st.caption(markdown(searched_sentence(context.language)))
    n = number(len(facts()), context.language)
    drawer = fold(
        "ledger",
        say_markdown(context.language, "evidence.ledger.title", n=n),
        icon=":material/list_alt:",
    )
    if drawer.open:
        with drawer:
            _ledger(context, n)
    if not served():
        return
    with st.container(horizontal=True):
        for name in ("facts", "claims"):
            st.link_button(
                say_markdown(context.language, f"evidence.ledger.{name}_csv"),
                f"./api/{name}.csv?lang={context.language}",
                icon=":material/download:",
            )


def _ledger(context: Context, n: str) -> None:
    st.markdown(say_markdown(context.language, "evidence.ledger.intro"))
    query = st.text_input(
        say_markdown(context.language, "evidence.ledger.search"),
        key="ledger.search",
        type="search",
        placeholder=say_markdown(context.language, "evidence.ledger.example"),
        icon=":material/search:",
        on_change=note_fired,
    )
    found = matching_facts(query or "", context.language)
    shown = number(len(found), context.language)
    st.caption(say_markdown(context.language, "evidence.ledger.shown", shown=shown, n=n))
    if found:
        height: int | Literal["content"] = LEDGER_PX if len(found) > SHORT_LEDGER else "content"
        with st.container(key="ledger-rows", height=height):
            title = say(context.language, "evidence.ledger.title", n=n)
            show_table(ledger_table(found, context.language, context.today), title)
