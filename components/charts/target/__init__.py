"""Charts of the page `target`."""

from types import MappingProxyType

from components.charts.target.card import card_spec
from components.charts.target.closes import closes_chart
from components.charts.target.curve import curve_chart
from components.charts.target.guess import COMPARISON
from components.charts.target.nav import nav_chart
from components.charts.target.pools import pools_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {"curve": curve_chart, "nav": nav_chart, "pools": pools_chart, "closes": closes_chart}
)
