"""What the charts of a theme consist of: each theme has a package of its slug with these names."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from components.charts.kit import Chart, Spec
from components.charts.published import Comparison
from components.context import Context

Charts: TypeAlias = Mapping[str, Callable[[Context], Chart]]
"""The charts of a page by name, in the order of the page; the first is its main chart.

The chart ``<page>.<name>`` stands in the file ``<page>/<name>.py``.
"""


class ThemeCharts(Protocol):
    """The package ``components.charts.<theme>``."""

    CHARTS: Charts
    COMPARISON: Comparison
    """What a guess of the page's number is set beside."""

    def card_spec(self, context: Context) -> Spec:
        """Return the theme's small chart on preview cards, `kit.card.WIDTH` pixels wide."""
