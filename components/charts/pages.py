"""Which charts each page shows, in order. The first is the main chart."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import cast

from components.charts import lab
from components.charts.ghost import ghosted
from components.charts.guess import CHART as GUESS
from components.charts.guess import guess_chart
from components.charts.kit import Chart, Spec
from components.charts.kit.hover import with_short_lines
from components.charts.placing import placed
from components.charts.published import Comparison
from components.charts.theme import Charts, ThemeCharts
from components.context import Context
from components.model.evaluate import THEMES
from components.model.guess import guess_of
from components.text import say

_THEMES = {
    theme: cast(ThemeCharts, import_module(f"components.charts.{theme}")) for theme in THEMES
}
CHARTS: Mapping[str, Charts] = MappingProxyType(
    {**{name: theme.CHARTS for name, theme in _THEMES.items()}, "lab": lab.CHARTS}
)
COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {name: theme.COMPARISON for name, theme in _THEMES.items()}
)
"""What the guess on each theme page is set beside, by its slug."""


def card_chart(theme: str, context: Context) -> Spec:
    """Return the small chart of a theme's preview card; its height is the card's to set."""
    return _THEMES[theme].card_spec(context)


def is_main(key: str) -> bool:
    """Tell whether a chart, by its key, is the one on the first screen of a theme.

    >>> is_main("funding.path"), is_main("funding.peers"), is_main("guess.funding")
    (True, False, False)
    """
    page, _, name = key.partition(".")
    return page in THEMES and name == next(iter(CHARTS[page]))


def asked_chart(page: str, name: str) -> str:
    """Return the key of the chart of a page that a link names, else of the page's first.

    >>> asked_chart("funding", "peers"), asked_chart("funding", "pears")
    ('funding.peers', 'funding.path')
    """
    return f"{page}.{name if name in CHARTS[page] else next(iter(CHARTS[page]))}"


def charts_of(context: Context, page: str) -> tuple[Chart, ...]:
    """Return the charts of a page in their order."""
    return tuple(chart_of(context, f"{page}.{name}") for name in CHARTS[page])


@lru_cache(maxsize=64)
def chart_of(context: Context, key: str) -> Chart:
    """Return one chart by its key ``<page>.<name>``, or ``guess.<page>`` for that of a guess.

    On a theme page the same chart of a pinned scenario stands in grey behind it. Charts are kept:
    one move asks for them by the preview and then by the page.

    Raises
    ------
    KeyError
        If there is no such chart, or no guess on that page.
    """
    page, _, name = key.partition(".")
    chart = _unplaced(context, page, name)
    behind = context.compared
    if behind is not None and page in {*THEMES, GUESS}:
        other = _unplaced(behind, page, name)
        chart = ghosted(chart, other, say(context.language, "compare.ghost"))
    return chart if chart.names is None else placed(chart, chart.names, main=is_main(key))


@lru_cache(maxsize=64)
def _unplaced(context: Context, page: str, name: str) -> Chart:
    """Return a chart without what is behind it, before its names are placed.

    It is kept, for the pinned scenario stays the same at every move.
    """
    if page != GUESS:
        return with_short_lines(CHARTS[page][name](context))
    number = guess_of(context.guesses, name)
    if number is None:
        raise KeyError(f"no guess on the page {name}")
    return with_short_lines(guess_chart(name, number, COMPARISONS[name], context))
