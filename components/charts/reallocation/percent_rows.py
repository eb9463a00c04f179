"""Rows on an axis in percent whose ends are ticks."""

from collections.abc import Sequence

from components.charts.kit import Row, Spec, percent_ticks, row_chart


def percent_row_chart(rows: Sequence[Row], places: Sequence[float], language: str) -> Spec:
    """Return a chart of rows on an axis in percent, from the first to the last of its ticks.

    The margins hold half of the first and of the last tick's text.
    """
    ends = [places[0], places[-1]]
    spec = row_chart(rows, {"range": ends, **percent_ticks(places, language)})
    spec["layout"]["margin"] |= {"l": 16, "r": 26}
    return spec
