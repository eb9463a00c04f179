"""Charts of the page `buildout`."""

from types import MappingProxyType

from components.charts.buildout.bridge import bridge_chart
from components.charts.buildout.card import card_spec
from components.charts.buildout.cumulative import cumulative_chart
from components.charts.buildout.guess import COMPARISON
from components.charts.buildout.houses import houses_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {"cumulative": cumulative_chart, "houses": houses_chart, "bridge": bridge_chart}
)
