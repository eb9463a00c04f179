"""Charts of the page `breakout`."""

from types import MappingProxyType

from components.charts.breakout.card import card_spec
from components.charts.breakout.crossing import crossing_chart
from components.charts.breakout.growth import growth_chart
from components.charts.breakout.guess import COMPARISON
from components.charts.breakout.revenue import revenue_chart
from components.charts.breakout.uplift import uplift_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {
        "crossing": crossing_chart,
        "revenue": revenue_chart,
        "uplift": uplift_chart,
        "growth": growth_chart,
    }
)
