"""Charts of the page `power`."""

from types import MappingProxyType

from components.charts.power.card import card_spec
from components.charts.power.cost import cost_chart
from components.charts.power.guess import COMPARISON
from components.charts.power.houses import houses_chart
from components.charts.power.years import years_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {"years": years_chart, "houses": houses_chart, "cost": cost_chart}
)
