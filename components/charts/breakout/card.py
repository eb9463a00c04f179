"""The small chart of the payback page: the profit required and what sellers of AI capture."""

from bisect import bisect
from collections.abc import Sequence
from operator import itemgetter

import numpy as np

from components.charts.kit import Spec
from components.charts.kit.card import (
    QUIET,
    WIDTH,
    Axes,
    area,
    line,
    lines,
    text_width,
    words,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.model.payback import YEARS, captured_usd_bn, required_by_year_usd_bn
from components.text import money, say

TICKS = (2030, 2040, 2050)
_TOP = 1.6
"""End of the axis, in profits required."""
_HIGHEST = 0.82
"""Highest place on the axis at which the line is labelled; share of it."""
_SIZE = 22
_LINE_SHARE = 0.15
"""Room that one line of text takes of the lowest chart."""


def card_spec(context: Context) -> Spec:
    """Return both by year, in billions of dollars a year.

    What is required rises with what has been built, as in the main chart of the page.
    """
    language = context.language
    required = context.results.breakout.required_gross_profit_usd_bn
    captured = captured_usd_bn(context.scenario, context.observed)
    top = _TOP * required
    years, shown = _up_to(top, captured)
    return lines(
        say(language, "card.payback"),
        Axes(x=(YEARS[0], YEARS[-1]), y=(0, top), ticks=[(year, str(year)) for year in TICKS]),
        [
            line(YEARS, required_by_year_usd_bn(context.scenario), CONTEXT, 2, "dash"),
            area([*years, YEARS[-1]], [*shown, shown[-1]], SCENARIO),
            line(years, shown, SCENARIO),
        ],
        annotations=_labels(
            f"<b>{say(language, 'card.captured')}</b>",
            f"{say(language, 'card.required')} {money(required, language)}",
            [value / top for value in captured],
        ),
        shapes=[],
    )


def _up_to(top: float, captured: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the years and the values of a rising line, to where it leaves the axis."""
    if captured[-1] <= top:
        return [*YEARS], [*captured]
    inside = bisect(captured, top)
    return [*YEARS[:inside], float(np.interp(top, captured, YEARS))], [*captured[:inside], top]


def _labels(captured: str, required: str, heights: Sequence[float]) -> list[Spec]:
    """Return the names of the two lines; `heights` are the rising one's, as shares of the axis.

    Up and to the left of a line that rises ever faster there is room, if it rises late. The
    requirement, level once all is built, is named at the end that the rising line leaves free,
    above it where there is room.
    """
    height, year = max(
        ((height, year) for height, year in zip(heights, YEARS, strict=True) if height <= _HIGHEST),
        key=itemgetter(1),
        default=(_HIGHEST, YEARS[0]),
    )
    at = (year - YEARS[0]) / (YEARS[-1] - YEARS[0]) * WIDTH
    left = at - 18 - text_width(captured, _SIZE)
    in_paper = {"xref": "paper", "yref": "paper"}
    if left < 0:
        rising = words((at + 34) / WIDTH, captured, _SIZE, SCENARIO, y=0, drop=-16, xanchor="left")
    else:
        rising = words(
            (at - 18) / WIDTH, captured, _SIZE, SCENARIO, y=height, drop=-12, xanchor="right"
        )
    to_right = left < 0 or at < WIDTH / 2
    beside = to_right or left > text_width(required, _SIZE)
    free = beside or abs(height - 1 / _TOP) > _LINE_SHARE
    level_name = words(
        1.0 if to_right else 0.0,
        required,
        _SIZE,
        QUIET,
        y=1 / _TOP,
        drop=-10 if free else 26,
        xanchor="right" if to_right else "left",
    )
    return [rising | in_paper, level_name | in_paper]
