"""Charts of the page `lab`: what carries a result, what leads to a target, how far it ranges."""

from types import MappingProxyType

from components.charts.lab.band import band_chart
from components.charts.lab.difference import difference_chart
from components.charts.lab.grades import grades_chart
from components.charts.lab.tornado import tornado_chart
from components.charts.lab.true import true_chart
from components.charts.theme import Charts

CHARTS: Charts = MappingProxyType(
    {
        "tornado": tornado_chart,
        "true": true_chart,
        "difference": difference_chart,
        "band": band_chart,
        "grades": grades_chart,
    }
)
