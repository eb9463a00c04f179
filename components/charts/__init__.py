"""Charts: results and words in, plain plotly specs out. Nothing here draws."""

from components.charts.frame import Chart, Table
from components.charts.pages import CHARTS, charts
from components.charts.sources import scenario_source_line, source_line

__all__ = ["CHARTS", "Chart", "Table", "charts", "scenario_source_line", "source_line"]
