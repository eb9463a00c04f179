"""Charts of the page `macro`."""

from types import MappingProxyType

from components.charts.macro.booms import booms_chart
from components.charts.macro.card import card_spec
from components.charts.macro.concentration import concentration_chart
from components.charts.macro.estimates import estimates_chart
from components.charts.macro.guess import COMPARISON
from components.charts.macro.waterfall import waterfall_chart
from components.charts.macro.years import years_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {
        "waterfall": waterfall_chart,
        "years": years_chart,
        "estimates": estimates_chart,
        "concentration": concentration_chart,
        "booms": booms_chart,
    }
)
