"""What came of a reader's guess, in words."""

from components.charts.guess import CHART
from components.charts.pages import chart_of
from components.context import Context
from components.screen.html import folded_table, paragraph
from components.screen.messages import Cover, Words
from components.screen.words import words
from components.text.markup import html
from components.text.quotes import say_html, tell_marked


def finding(page: str, context: Context) -> Words:
    """Return what came of a guess in one line, for as long as the offer is folded away."""
    return words(paragraph("small", chart_of(context, f"{CHART}.{page}").title))


def table(page: str, context: Context) -> Words:
    """Return the table behind the chart of a guess, folded away."""
    shown = chart_of(context, f"{CHART}.{page}").table
    name = say_html(context.language, "guess.table")
    rows = (map(_cell, row) for row in shown.rows)
    return words(folded_table("guess-table", name, map(html, shown.columns), rows))


def cover(_page: str, context: Context) -> Cover:
    """Return what covers the answer while a reader guesses."""
    return {"kind": "cover", "show": tell_marked(context.language, "guess.uncover")}


def _cell(cell: object) -> str:
    return "" if cell is None else html(str(cell))
