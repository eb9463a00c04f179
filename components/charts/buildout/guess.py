"""What a guess of total spending is set beside: the forecasts that run to 2030."""

from components.charts.buildout.forecast import figures_usd_tn, is_open_ended, period_text
from components.charts.kit import house_name
from components.charts.palette import RANGE
from components.charts.published import Comparison, Published, name_with_period, series_origin
from components.evidence import forecasts
from components.text import say

LAST_YEAR = 2030
TRADITIONAL = "world_dc_ai_traditional"
"""The scope of forecasts that count data centres without AI too."""


def _totals(language: str) -> tuple[Published, ...]:
    """Return the forecasts that run to 2030 and leave out data centres without AI."""
    return tuple(
        Published(
            name=name_with_period(
                house_name(one.house, language), period_text(one, language), language
            ),
            about=say(language, f"scope.{one.scope}"),
            figures=figures_usd_tn(one),
            origin=series_origin(one.house, one.published, one.reported_via),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=is_open_ended(one),
        )
        for one in forecasts()
        if one.end_year == LAST_YEAR and one.scope != TRADITIONAL
    )


COMPARISON = Comparison((0, 12), _totals)
