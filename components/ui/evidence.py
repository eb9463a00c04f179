"""The parts of the page `evidence`: claims with verdicts, errors of others, the fact ledger."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from components.context import Context
from components.evidence import (
    Claim,
    Verdict,
    claims,
    claims_by_verdict,
    facts,
    report_errors,
)
from components.screen.html import page_link
from components.text import long_date, number, say
from components.text.claims import (
    claim_words,
    ledger_table,
    matching_facts,
    sources_sentence,
    work_words,
)
from components.text.markup import html, markdown
from components.text.quotes import say_markdown, tell
from components.text.sources import searched_sentence
from components.ui.echo import note_fired
from components.ui.element import served
from components.ui.figure import show_table
from components.ui.fold import fold

ICONS: Mapping[Verdict, str] = {
    Verdict.CONFIRMED: ":material/check_circle:",
    Verdict.IMPRECISE: ":material/error:",
    Verdict.WRONG: ":material/cancel:",
    Verdict.CANNOT_BE_CHECKED: ":material/help:",
}
ALL = "all"
LEDGER_PX = 560
SHORT_LEDGER = 6
"""A ledger of so few rows needs no scrolling of its own."""


def claim_list(context: Context) -> None:
    """Draw the article's claims, and the buttons that show those of one verdict only."""
    st.markdown(f"## {say_markdown(context.language, 'evidence.list.title')}", anchors=False)
    st.markdown(say_markdown(context.language, "evidence.list.intro"))
    st.caption(say_markdown(context.language, "evidence.scale"))
    wanted = _verdict_filter(context)
    for claim in claims():
        if wanted in (ALL, claim.verdict):
            _claim(claim, context)


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


def _verdict_filter(context: Context) -> str:
    counts = claims_by_verdict()
    total = number(sum(counts.values()), context.language)
    labels = {ALL: say_markdown(context.language, "evidence.list.all", n=total)}
    for verdict in Verdict:
        name = say(context.language, f"evidence.verdict.{verdict}")
        n = number(counts[verdict], context.language)
        option = say_markdown(context.language, "evidence.list.option", verdict=name, n=n)
        labels[str(verdict)] = f"{ICONS[verdict]} {option}"
    # A button answers with the label it shows, so another language is another widget.
    chosen = st.pills(
        say_markdown(context.language, "evidence.list.filter"),
        list(labels),
        default=ALL,
        required=True,
        key=f"claim_filter.{context.language}",
        format_func=labels.__getitem__,
        on_change=note_fired,
    )
    return str(chosen or ALL)


def _claim(claim: Claim, context: Context) -> None:
    language = context.language
    with st.container(key=f"claim-{claim.id}", gap="xsmall"):
        text = claim_words(claim, "claim", language)
        title = say(language, "evidence.list.number", order=str(claim.order), claim=text)
        st.markdown(f"### {markdown(title)}", anchors=False)
        with st.container(key=f"verdict-{claim.verdict}-{claim.id}"):
            name = say_markdown(context.language, f"evidence.verdict.{claim.verdict}")
            st.markdown(f"{ICONS[claim.verdict]} {name}")
        st.markdown(markdown(claim_words(claim, "found", language)))
        why = claim_words(claim, "why", language)
        st.markdown(say_markdown(context.language, "evidence.list.why", why=why))
        sources = sources_sentence(claim.sources, language, context.today)
        checked = say(language, "evidence.list.checked", date=long_date(claim.checked, language))
        st.caption(
            say_markdown(context.language, "text.two_sentences", first=sources, second=checked)
        )
        _open_link(claim, context)


def _open_link(claim: Claim, context: Context) -> None:
    """Draw the link to the input that works a claim; the reader's other inputs go along."""
    st.html(
        page_link(
            claim.page,
            html(work_words(claim, context.language)),
            context.case.with_levers(**claim.changes),
            fragment=f"#lever={claim.lever}" if claim.lever else "",
        )
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
