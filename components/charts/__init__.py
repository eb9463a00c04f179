"""Charts: results and words in, plain plotly specs out. Nothing here draws."""

from components.charts.kit import Chart
from components.charts.pages import CHARTS, chart_of, charts_of

__all__ = ["CHARTS", "Chart", "chart_of", "charts_of"]
