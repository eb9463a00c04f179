"""Charts of the page `breakout`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts.frame import Chart
from components.charts.inputs import Inputs

CHARTS: Mapping[str, Callable[[Inputs], Chart]] = MappingProxyType({})
