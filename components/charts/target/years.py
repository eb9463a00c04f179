"""What the charts over the years of the fund share: their axis, and amounts of a year."""

from collections.abc import Sequence
from itertools import accumulate

from components.charts.kit import Spec, line_trace, stroke
from components.context import Context
from components.text import money, say

LONGEST_LIFE = 20
YEAR_AXIS = (-0.4, LONGEST_LIFE + 0.8)
LEVERS_OF_YEARS = ("tgt", "rc1", "rc2", "rc3", "fl", "bow", "fg", "fy")


def year_axis(context: Context) -> Spec:
    """Return the axis of the years since the first call; it holds the longest life.

    Under each stands the calendar year, if the first call comes in the year of the newest amount.
    """
    places = list(range(0, LONGEST_LIFE + 1, 4))
    first = context.observed.as_of.year
    return {
        "range": list(YEAR_AXIS),
        "tickvals": places,
        "ticktext": [
            say(
                context.language,
                f"target.curve.tick{'_last' if place == places[-1] else ''}",
                year=str(place),
                date=str(first + place),
            )
            for place in places
        ],
        "zeroline": False,
    }


def year_line(
    values: Sequence[float], colour: str, dash: str, hover: str, texts: Sequence[str]
) -> Spec:
    """Return a line that starts at the first call, year 0; `texts` are its amounts in words."""
    return line_trace(
        range(len(values)),
        [round(value, 3) for value in values],
        stroke(colour, 3 if dash == "solid" else 2, dash),
        hover,
        customdata=list(texts),
    )


def uncalled_usd_bn(context: Context) -> list[float]:
    """Return what is promised but not called at the end of each year, USD bn."""
    called = accumulate(context.results.target.calls_usd_bn)
    return [max(0.0, context.scenario.tgt - so_far) for so_far in called]


def amount_text(usd_bn: float, language: str) -> str:
    """Return an amount to a tenth of a million at best: the last calls shrink to cents."""
    return money(round(usd_bn, 4), language)
