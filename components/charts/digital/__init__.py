"""Charts of the page `digital`."""

from types import MappingProxyType

from components.charts.digital.card import card_spec
from components.charts.digital.float import float_chart
from components.charts.digital.guess import COMPARISON
from components.charts.digital.payments import payments_chart
from components.charts.digital.sizes import sizes_chart
from components.charts.digital.supply import supply_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {"float": float_chart, "payments": payments_chart, "supply": supply_chart, "sizes": sizes_chart}
)
