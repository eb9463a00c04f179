"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts import (
    breakout,
    buildout,
    coinvest,
    digital,
    funding,
    lab,
    macro,
    reallocation,
    target,
)
from components.charts.frame import Chart
from components.charts.ghost import ghosted
from components.charts.inputs import Inputs
from components.model.evaluate import THEMES
from components.text import say

CHARTS: Mapping[str, Mapping[str, Callable[[Inputs], Chart]]] = MappingProxyType(
    {
        "funding": funding.CHARTS,
        "buildout": buildout.CHARTS,
        "macro": macro.CHARTS,
        "coinvest": coinvest.CHARTS,
        "target": target.CHARTS,
        "reallocation": reallocation.CHARTS,
        "digital": digital.CHARTS,
        "breakout": breakout.CHARTS,
        "lab": lab.CHARTS,
    }
)


def charts(page: str, inputs: Inputs, pinned: Inputs | None = None) -> tuple[Chart, ...]:
    """Return the charts of a page, with those of a pinned scenario in grey behind them.

    The lab's charts have no ghosts: one of them is about the pinned scenario itself.
    """
    drawn = tuple(build(inputs) for build in CHARTS[page].values())
    if pinned is None or page not in THEMES:
        return drawn
    name = say(inputs.language, "compare.ghost")
    return tuple(
        ghosted(chart, other, name)
        for chart, other in zip(drawn, charts(page, pinned), strict=True)
    )
