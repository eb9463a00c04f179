"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts import buildout, funding
from components.charts.frame import Chart
from components.charts.inputs import Inputs

CHARTS: Mapping[str, Mapping[str, Callable[[Inputs], Chart]]] = MappingProxyType(
    {
        "funding": {
            "path": funding.path_chart,
            "peers": funding.peers_chart,
        },
        "buildout": {
            "cumulative": buildout.cumulative_chart,
            "houses": buildout.houses_chart,
            "bridge": buildout.bridge_chart,
        },
    }
)


def charts(page: str, inputs: Inputs) -> tuple[Chart, ...]:
    """Return the charts of a page."""
    return tuple(build(inputs) for build in CHARTS[page].values())
