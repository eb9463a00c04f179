"""The parts of a page, from the question at the top to the next question at the end."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import streamlit as st

from components.charts import Chart
from components.charts.lettering import with_breaks
from components.charts.pages import charts_of
from components.context import Context
from components.screen.parts import ANSWER, DETAILS
from components.text.quotes import say_markdown
from components.text.scale import as_read
from components.text.table import Table
from components.ui import guess, session
from components.ui.element import mount
from components.ui.figure import data_table, figure, show_table
from components.ui.fold import fold
from components.ui.fragment import fragment
from components.ui.session import current_context


def question(slug: str, context: Context) -> None:
    """Draw the page's question as its title.

    In another language it is another element: where a browser translates the page, the text of the
    one from before is no longer Streamlit's to change.
    """
    with st.container(key=f"title.{context.language}"):
        title = with_breaks(say_markdown(context.language, f"page.{slug}.question"))
        st.title(title, anchor=False)


def answer() -> None:
    """Draw the takeaway: the computed answer, in a sentence or two."""
    mount(ANSWER)


def details() -> None:
    """Draw the rest of the answer, how far to trust it, and what comes from other pages."""
    mount(DETAILS)


def opening(slug: str, context: Context, chart: Chart) -> None:
    """Draw the first screen of a theme: its question, and the answer as the title of its chart.

    Beside the answer stands the offer to guess, below the chart stand the key figures.
    """
    with first_screen():
        question(slug, context)
        answer()
        guess.guess_first(slug, context)
        figure(chart)
        details()
        mount("doubts")
    guess.finding(slug, context)


def others() -> AbstractContextManager[object]:
    """Return the container of the charts after the main one: two in a row on a wide screen."""
    return st.container(key="others")


def beside() -> AbstractContextManager[object]:
    """Return the container of what stands beside the only other chart of a page."""
    return st.container(key="beside")


def first_screen() -> AbstractContextManager[object]:
    """Return the container of what stands on the first screen, closer together than the rest."""
    return st.container(key="first-screen", gap="xxsmall")


def metrics() -> None:
    """Draw a few figures in a row under a heading, and the sources of what they rest on."""
    mount("metrics")


def formulas() -> None:
    """Draw the page's equations with the reader's numbers, folded away."""
    key = "formulas"

    def draw() -> None:
        label = say_markdown(current_context().language, "ui.formula")
        drawer = fold("formula", label, icon=":material/function:")
        if drawer.open:
            with drawer:
                mount(key)
        else:
            session.current().mounted.pop(key, None)

    fragment("fragment.formula", draw)


def tables(slug: str) -> None:
    """Draw the data behind the page's charts, folded away."""
    key = "fragment.data"

    def draw() -> None:
        context = current_context()
        drawer = fold("data", say_markdown(context.language, "ui.data"), icon=":material/table:")
        if drawer.open:
            session.current().native_fragments.add(key)
            with drawer:
                for chart in charts_of(context, slug):
                    data_table(chart, context)
        else:
            session.current().native_fragments.discard(key)

    fragment(key, draw)


def folded_table(key: str, table: Callable[[str], Table], title: str, context: Context) -> None:
    """Draw a table that belongs to no chart and follows no input, folded away."""
    heading = say_markdown(context.language, title)
    drawer = fold(key, heading, icon=":material/list:")
    if drawer.open:
        with drawer:
            show_table(as_read(table(context.language), context.language), heading)


def caveats() -> None:
    """Draw what could be wrong, open to view: the argument is never hidden behind a click."""
    title = say_markdown(current_context().language, "ui.wrong")
    with st.expander(title, icon=":material/warning:", expanded=True):
        mount("caveats")


def next_question() -> None:
    """Draw the link on to the next page, with the reason to go there."""
    mount("next")
