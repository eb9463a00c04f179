"""The parts of a page, from the question at the top to the next question at the end."""

from collections.abc import Iterable, Sequence

import streamlit as st

from components.charts import Chart, Table, plausibility_notes
from components.evidence import observed
from components.text import marked_takeaway
from components.ui import compare
from components.ui.figure import data_table, show_table
from components.ui.fold import fold
from components.ui.shared import taken_over_lines
from components.ui.view import View
from components.ui.words import markdown


def question(slug: str, view: View) -> None:
    """Draw the page's question as its title."""
    st.title(view.say(f"page.{slug}.question"), anchor=False)


def answer(slug: str, view: View, note: str = "") -> None:
    """Draw the takeaway: the computed answer, in a sentence or two, and how far to trust it."""
    sentence(slug, view)
    if note:
        st.caption(markdown(note))
    compare.draw_difference(slug, view)
    notes = plausibility_notes(slug, view.inputs)
    if notes:
        with st.container(key="plausible", gap="small"):
            for text in notes:
                st.caption(markdown(text))
    taken_over(slug, view)


def sentence(slug: str, view: View) -> None:
    """Draw the takeaway alone."""
    text = marked_takeaway(slug, view.results, view.scenario, observed(), view.language)
    with st.container(key="takeaway"):
        st.markdown(markdown(text))


def taken_over(slug: str, view: View) -> None:
    """Draw what the page takes from other pages, each a link there that keeps the scenario."""
    lines = taken_over_lines(slug, view)
    if not lines:
        return
    with st.container(key="taken-over", gap=None):
        st.caption(view.say("shared.title"))
        for home, text in lines:
            st.page_link(
                f"{home}.py",
                label=markdown(text),
                icon=":material/link:",
                query_params=view.query,
            )


def metrics(pairs: Sequence[tuple[str, str]], title: str, source: str) -> None:
    """Draw a few figures in a row under a heading, their sources under them."""
    st.markdown(f"## {markdown(title)}", anchors=False)
    for column, (name, value) in zip(st.columns(len(pairs)), pairs, strict=True):
        column.metric(markdown(name), markdown(value))
    st.caption(markdown(source))


def formulas(lines: Iterable[str], view: View) -> None:
    """Draw the page's equations with the reader's numbers, folded away."""
    drawer = fold("formula", view.say("ui.formula"), icon=":material/function:")
    if drawer.open:
        for line in lines:
            drawer.markdown(markdown(line))


def tables(drawn: Iterable[Chart], view: View) -> None:
    """Draw the data behind the page's charts, folded away."""
    drawer = fold("data", view.say("ui.data"), icon=":material/table:")
    if drawer.open:
        with drawer:
            for chart in drawn:
                data_table(chart, view)


def folded_table(key: str, table: Table, title: str) -> None:
    """Draw a table that belongs to no chart, folded away."""
    drawer = fold(key, markdown(title), icon=":material/list:")
    if drawer.open:
        with drawer:
            show_table(table, title)


def caveats(lines: Iterable[str], view: View) -> None:
    """Draw what could be wrong, open to view: the argument is never hidden behind a click."""
    with st.expander(view.say("ui.wrong"), icon=":material/warning:", expanded=True):
        st.markdown(markdown("\n".join(f"- {line}" for line in lines)))


def next_question(slug: str, reason: str, view: View) -> None:
    """Draw the link on to the next page, with the reason to go there."""
    st.divider()
    st.caption(view.say("ui.next"))
    st.markdown(markdown(reason))
    st.page_link(
        f"{slug}.py",
        label=view.say(f"page.{slug}.question"),
        icon=":material/arrow_forward:",
        query_params=view.query,
    )
