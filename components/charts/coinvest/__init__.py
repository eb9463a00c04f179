"""Charts of the page `coinvest`."""

from types import MappingProxyType

from components.charts.coinvest.card import card_spec
from components.charts.coinvest.defaults import defaults_chart
from components.charts.coinvest.guess import COMPARISON
from components.charts.coinvest.leverage import leverage_chart
from components.charts.coinvest.loss import loss_chart
from components.charts.coinvest.targets import targets_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {
        "leverage": leverage_chart,
        "loss": loss_chart,
        "defaults": defaults_chart,
        "targets": targets_chart,
    }
)
