"""Rows of one bar each, as several charts of the page have them."""

from collections.abc import Iterable

from components.charts.kit import Row, Spec, row_chart
from components.charts.palette import SCENARIO
from components.text import say

Bar = tuple[str, str, float, bool]
"""Its name, its amount in words, its length, and whether it is hollow."""


def rows_of_bars(chart: str, bars: Iterable[Bar], x: Spec, language: str) -> Spec:
    """Return a chart of rows, each with the sentences ``row`` and ``hover`` of the chart."""
    return row_chart(
        [
            Row(
                label=say(language, f"{chart}.row", name=name, amount=amount),
                hover=say(language, f"{chart}.hover", name=name, amount=amount),
                colour=SCENARIO,
                bar=(0.0, size),
                hollow=hollow,
            )
            for name, amount, size, hollow in bars
        ],
        x=x,
    )
