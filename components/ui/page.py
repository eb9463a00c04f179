"""The parts of a page, from the question at the top to the next question at the end."""

from collections.abc import Callable, Iterable

import streamlit as st

from components.charts.pages import charts_of
from components.context import Context
from components.text.comparison import difference
from components.text.markup import html
from components.text.metrics import Metrics
from components.text.pages import marked_takeaway, plausibility_notes
from components.text.quotes import say_html, say_markdown, tell_marked
from components.text.sources import scenario_source_line
from components.text.table import Table
from components.text.taken_over import taken_over_lines
from components.ui import state
from components.ui.figure import data_table, show_table
from components.ui.fold import fold
from components.ui.part import part
from components.ui.prose import items, page_link, paragraph, paragraphs, words
from components.ui.state import current_context

Lines = Callable[[Context], Iterable[str]]


def question(slug: str, context: Context) -> None:
    """Draw the page's question as its title."""
    st.title(say_markdown(context.language, f"page.{slug}.question"), anchor=False)


def answer(slug: str, note: Callable[[Context], str] | None = None) -> None:
    """Draw the takeaway: the computed answer, in a sentence or two, and how far to trust it."""
    words(
        "answer",
        lambda context: "".join(
            [
                _takeaway(slug, context),
                paragraph("small", note(context)) if note else "",
                _difference(slug, context),
                _plausibility(slug, context),
                _taken_over(slug, context),
            ]
        ),
    )


def sentence(slug: str) -> None:
    """Draw the takeaway alone."""
    words("sentence", lambda context: _takeaway(slug, context))


def metrics(shown: Metrics) -> None:
    """Draw a few figures in a row under a heading, and the sources of what they rest on."""

    def row(context: Context) -> str:
        figures = "".join(
            f"<div><dt>{html(name)}</dt><dd>{html(value)}</dd></div>"
            for name, value in shown.pairs(context)
        )
        source = scenario_source_line(context, shown.levers, shown.facts)
        heading = f'<h2 class="chart-title">{say_html(context.language, shown.title)}</h2>'
        return f'{heading}<dl class="metrics">{figures}</dl>{paragraph("small", source)}'

    words("metrics", row)


def formulas(lines: Lines) -> None:
    """Draw the page's equations with the reader's numbers, folded away."""

    def draw() -> None:
        context = current_context()
        drawer = fold(
            "formula", say_markdown(context.language, "ui.formula"), icon=":material/function:"
        )
        if drawer.open:
            with drawer:
                words("formulas", lambda context: paragraphs("formula", lines(context)))
        else:
            state.current().followers.pop("formulas", None)

    part("part.formula", draw)


def tables(slug: str) -> None:
    """Draw the data behind the page's charts, folded away."""
    key = "part.data"

    def draw() -> None:
        context = current_context()
        drawer = fold("data", say_markdown(context.language, "ui.data"), icon=":material/table:")
        if drawer.open:
            state.current().native_parts.add(key)
            with drawer:
                for chart in charts_of(context, slug):
                    data_table(chart, context)
        else:
            state.current().native_parts.discard(key)

    part(key, draw)


def folded_table(key: str, table: Callable[[str], Table], title: str, context: Context) -> None:
    """Draw a table that belongs to no chart and follows no input, folded away."""
    heading = say_markdown(context.language, title)
    drawer = fold(key, heading, icon=":material/list:")
    if drawer.open:
        with drawer:
            show_table(table(context.language), heading)


def caveats(lines: Lines) -> None:
    """Draw what could be wrong, open to view: the argument is never hidden behind a click."""
    title = say_markdown(current_context().language, "ui.wrong")
    with st.expander(title, icon=":material/warning:", expanded=True):
        words(
            "caveats",
            lambda context: f'<ul class="caveats">{items(map(html, lines(context)))}</ul>',
        )


def next_question(slug: str, reason: Callable[[Context], str]) -> None:
    """Draw the link on to the next page, with the reason to go there."""
    words(
        "next",
        lambda context: (
            f"<hr>{paragraph('small', tell_marked(context.language, 'ui.next'))}"
            f"<p>{html(reason(context))}</p>"
            + page_link(
                slug,
                html(tell_marked(context.language, f"page.{slug}.question")),
                context,
                "next-question",
            )
        ),
    )


def _takeaway(slug: str, context: Context) -> str:
    text = html(marked_takeaway(slug, context))
    return f'<div class="takeaway" aria-live="polite"><p>{text}</p></div>'


def _difference(slug: str, context: Context) -> str:
    """Return how the page's main result differs from the pinned scenario's."""
    pinned = context.compared
    if pinned is None:
        return ""
    sentence = difference(slug, context.results, pinned.results, context.language)
    return f'<div class="aside difference"><p>{html(sentence)}</p></div>'


def _plausibility(slug: str, context: Context) -> str:
    notes = plausibility_notes(slug, context)
    return f'<div class="aside plausible">{paragraphs("small", notes)}</div>' if notes else ""


def _taken_over(slug: str, context: Context) -> str:
    """Return what the page takes from other pages, each a link there that keeps the scenario."""
    lines = taken_over_lines(slug, context)
    if not lines:
        return ""
    links = items(page_link(home, html(text), context) for home, text in lines)
    title = paragraph("small", tell_marked(context.language, "shared.title"))
    return f'<div class="taken-over">{title}<ul>{links}</ul></div>'
