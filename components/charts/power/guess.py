"""What a guess of the power needed is set beside: the forecasts for the United States."""

from components.charts.kit import house_name
from components.charts.palette import RANGE
from components.charts.power.forecast import counted_text
from components.charts.published import Comparison, Published
from components.evidence.power import power_forecasts
from components.text.sources import Origin


def _forecasts(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=house_name(one.house, language),
            about=counted_text(one, language),
            figures=one.figures_gw,
            origin=Origin(one.house, one.reported_via, one.published, one.grade),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=one.at_least,
        )
        for one in power_forecasts()
        if one.region == "us"
    )


COMPARISON = Comparison((0, 160), _forecasts)
