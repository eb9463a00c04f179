"""Charts of the page `coinvest`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts.coinvest.defaults import defaults_chart
from components.charts.coinvest.guess import COMPARISON
from components.charts.coinvest.leverage import leverage_chart
from components.charts.coinvest.loss import loss_chart
from components.charts.coinvest.targets import targets_chart
from components.charts.kit import Chart
from components.context import Context

__all__ = ["CHARTS", "COMPARISON"]

CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "leverage": leverage_chart,
        "loss": loss_chart,
        "defaults": defaults_chart,
        "targets": targets_chart,
    }
)
