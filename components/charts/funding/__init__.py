"""Charts of the page `funding`."""

from types import MappingProxyType

from components.charts.funding.card import card_spec
from components.charts.funding.guess import COMPARISON
from components.charts.funding.path import path_chart
from components.charts.funding.peers import peers_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType({"path": path_chart, "peers": peers_chart})
