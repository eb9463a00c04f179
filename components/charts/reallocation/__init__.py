"""Charts of the page `reallocation`."""

from types import MappingProxyType

from components.charts.reallocation.bonds import bonds_chart
from components.charts.reallocation.card import card_spec
from components.charts.reallocation.cash import cash_chart
from components.charts.reallocation.flow import flow_chart
from components.charts.reallocation.followers import followers_chart
from components.charts.reallocation.guess import COMPARISON
from components.charts.reallocation.pools import pools_chart
from components.charts.reallocation.sources import sources_chart
from components.charts.reallocation.years import years_chart
from components.charts.theme import Charts

__all__ = ["CHARTS", "COMPARISON", "card_spec"]

CHARTS: Charts = MappingProxyType(
    {
        "sources": sources_chart,
        "flow": flow_chart,
        "years": years_chart,
        "pools": pools_chart,
        "followers": followers_chart,
        "cash": cash_chart,
        "bonds": bonds_chart,
    }
)
