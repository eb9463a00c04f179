"""Charts of the page `breakout`."""

from types import MappingProxyType

from components.charts.breakout.balance import balance_chart
from components.charts.breakout.buyers import buyers_chart
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
        "balance": balance_chart,
        "uplift": uplift_chart,
        "buyers": buyers_chart,
        "revenue": revenue_chart,
        "growth": growth_chart,
    }
)
