"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
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
from components.charts.inputs import Inputs, inputs_of
from components.model import Scenario
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


def theme_charts(
    page: str, scenario: Scenario, language: str, compared: Scenario | None = None
) -> tuple[Chart, ...]:
    """Return the charts of a theme page today, with those of a pinned scenario behind them.

    They are remembered: one move asks for them by the page and by the frame that comes before it.
    """
    return _theme_charts(page, scenario, language, compared, date.today())


@lru_cache(maxsize=64)
def _theme_charts(
    page: str, scenario: Scenario, language: str, compared: Scenario | None, _today: date
) -> tuple[Chart, ...]:
    behind = charts(page, inputs_of(compared, language)) if compared is not None else ()
    return charts(page, inputs_of(scenario, language), behind)


def with_ghost(chart: Chart, other: Chart, language: str) -> Chart:
    """Return a chart with the same chart of a pinned scenario in grey behind it."""
    return ghosted(chart, other, say(language, "compare.ghost"))
