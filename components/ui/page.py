"""The parts of a page, from the question at the top to the next question at the end."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from components.charts import Table, plausibility_notes, scenario_source_line
from components.evidence import observed
from components.text import marked_takeaway
from components.text.comparison import difference
from components.text.markup import html
from components.text.takeaways.lab import takeaway_on
from components.ui import state
from components.ui.figure import data_table, show_table
from components.ui.fold import fold
from components.ui.part import part
from components.ui.prose import items, page_link, paragraph, paragraphs, words
from components.ui.shared import taken_over_lines
from components.ui.view import View, current_view

Lines = Callable[[View], Iterable[str]]


def question(slug: str, view: View) -> None:
    """Draw the page's question as its title."""
    st.title(view.say(f"page.{slug}.question"), anchor=False)


def answer(slug: str, note: Callable[[View], str] | None = None) -> None:
    """Draw the takeaway: the computed answer, in a sentence or two, and how far to trust it."""
    words(
        "answer",
        lambda view: "".join(
            [
                _takeaway(slug, view),
                paragraph("small", note(view)) if note else "",
                _difference(slug, view),
                _plausibility(slug, view),
                _taken_over(slug, view),
            ]
        ),
    )


def sentence(slug: str) -> None:
    """Draw the takeaway alone."""
    words("sentence", lambda view: _takeaway(slug, view))


def metrics(
    pairs: Callable[[View], Sequence[tuple[str, str]]],
    title: str,
    levers: Iterable[str],
    facts: tuple[str, ...] = (),
) -> None:
    """Draw a few figures in a row under a heading, and the sources of what they rest on."""

    def row(view: View) -> str:
        figures = "".join(
            f"<div><dt>{html(name)}</dt><dd>{html(value)}</dd></div>" for name, value in pairs(view)
        )
        source = scenario_source_line(view.inputs, tuple(levers), facts)
        heading = f'<h2 class="chart-title">{view.html(title)}</h2>'
        return f'{heading}<dl class="metrics">{figures}</dl>{paragraph("small", source)}'

    words("metrics", row)


def formulas(lines: Lines) -> None:
    """Draw the page's equations with the reader's numbers, folded away."""

    def draw() -> None:
        view = current_view()
        drawer = fold("formula", view.say("ui.formula"), icon=":material/function:")
        if drawer.open:
            with drawer:
                words("formulas", lambda view: paragraphs("formula", lines(view)))
        else:
            state.current().followers.pop("formulas", None)

    part("part.formula", draw)


def tables(slug: str) -> None:
    """Draw the data behind the page's charts, folded away."""
    key = "part.data"

    def draw() -> None:
        view = current_view()
        drawer = fold("data", view.say("ui.data"), icon=":material/table:")
        if drawer.open:
            state.current().native_parts.add(key)
            with drawer:
                for chart in view.charts(slug):
                    data_table(chart, view)
        else:
            state.current().native_parts.discard(key)

    part(key, draw)


def folded_table(key: str, table: Callable[[str], Table], title: str, view: View) -> None:
    """Draw a table that belongs to no chart and follows no input, folded away."""
    heading = view.say(title)
    drawer = fold(key, heading, icon=":material/list:")
    if drawer.open:
        with drawer:
            show_table(table(view.language), heading)


def caveats(lines: Lines) -> None:
    """Draw what could be wrong, open to view: the argument is never hidden behind a click."""
    title = current_view().say("ui.wrong")
    with st.expander(title, icon=":material/warning:", expanded=True):
        words("caveats", lambda view: f'<ul class="caveats">{items(map(html, lines(view)))}</ul>')


def next_question(slug: str, reason: Callable[[View], str]) -> None:
    """Draw the link on to the next page, with the reason to go there."""
    words(
        "next",
        lambda view: (
            f"<hr>{paragraph('small', view.tell('ui.next'))}<p>{html(reason(view))}</p>"
            + page_link(slug, html(view.tell(f"page.{slug}.question")), view, "next-question")
        ),
    )


def _takeaway(slug: str, view: View) -> str:
    given = view.scenario, observed(), view.language
    if slug == "lab":
        text = takeaway_on(view.question, *given)
    else:
        text = marked_takeaway(slug, view.results, *given)
    return f'<div class="takeaway" aria-live="polite"><p>{html(text)}</p></div>'


def _difference(slug: str, view: View) -> str:
    """Return how the page's main result differs from the pinned scenario's."""
    if view.pinned_results is None:
        return ""
    sentence = difference(slug, view.results, view.pinned_results, view.language)
    return f'<div class="aside difference"><p>{html(sentence)}</p></div>'


def _plausibility(slug: str, view: View) -> str:
    notes = plausibility_notes(slug, view.inputs)
    return f'<div class="aside plausible">{paragraphs("small", notes)}</div>' if notes else ""


def _taken_over(slug: str, view: View) -> str:
    """Return what the page takes from other pages, each a link there that keeps the scenario."""
    lines = taken_over_lines(slug, view)
    if not lines:
        return ""
    links = items(page_link(home, html(text), view) for home, text in lines)
    title = paragraph("small", view.tell("shared.title"))
    return f'<div class="taken-over">{title}<ul>{links}</ul></div>'
