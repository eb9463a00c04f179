"""Charts of the page `bust`."""

from types import MappingProxyType

from components.charts.bust.card import card_spec
from components.charts.bust.fund import fund_chart
from components.charts.bust.guess import COMPARISON
from components.charts.bust.japan import japan_chart
from components.charts.bust.losses import losses_chart
from components.charts.bust.past import past_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {
        "losses": losses_chart,
        "fund": fund_chart,
        "japan": japan_chart,
        "past": past_chart,
    }
)
