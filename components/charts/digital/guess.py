"""What a guess of the supply at the end of 2030 is set beside: the forecasts of houses."""

from components.charts.kit import house_name
from components.charts.palette import RANGE
from components.charts.published import Comparison, Published, series_origin
from components.evidence.digital import supply_forecasts
from components.text import say


def _supply_forecasts(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=house_name(one.house, language),
            about=say(language, "guess.end_of_year", year=str(one.target_year)),
            figures=one.cases_usd_bn,
            origin=series_origin(one.house, one.published, one.reported_via),
            url=one.url,
            colour=RANGE,
            ahead=True,
        )
        for one in supply_forecasts()
    )


COMPARISON = Comparison((0, 5000), _supply_forecasts)
