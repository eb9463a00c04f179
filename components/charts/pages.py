"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Callable, Mapping, Sequence
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


def charts(page: str, inputs: Inputs, behind: Sequence[Chart] = ()) -> tuple[Chart, ...]:
    """Return the charts of a page; `behind` are the same of a pinned scenario, shown in grey."""
    drawn = tuple(build(inputs) for build in CHARTS[page].values())
    if not behind:
        return drawn
    return tuple(
        with_ghost(chart, other, inputs.language)
        for chart, other in zip(drawn, behind, strict=True)
    )


def with_ghost(chart: Chart, other: Chart, language: str) -> Chart:
    """Return a chart with the same chart of a pinned scenario in grey behind it."""
    return ghosted(chart, other, say(language, "compare.ghost"))
