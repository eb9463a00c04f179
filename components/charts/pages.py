"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts import (
    breakout,
    buildout,
    coinvest,
    digital,
    funding,
    macro,
    reallocation,
    target,
)
from components.charts.frame import Chart
from components.charts.inputs import Inputs

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
    }
)


def charts(page: str, inputs: Inputs) -> tuple[Chart, ...]:
    """Return the charts of a page."""
    return tuple(build(inputs) for build in CHARTS[page].values())
