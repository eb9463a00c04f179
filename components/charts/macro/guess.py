"""What a guess of the contribution to growth is set beside: estimates after imports."""

from components.charts.palette import OBSERVED, RANGE
from components.charts.published import Comparison, Published, name_with_period
from components.evidence.macro import growth_estimates
from components.text import say
from components.text.sources import Origin


def _contributions(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=name_with_period(
                say(language, f"macro.author.{one.author}"),
                say(language, f"macro.period.{one.period}"),
                language,
            ),
            about=say(language, f"macro.counted.{one.counted}"),
            figures=tuple(dict.fromkeys((one.low_pp, one.high_pp))),
            origin=Origin(one.publisher, one.reported_via, one.published, one.grade),
            url=one.url,
            colour=RANGE if one.kind == "forecast" else OBSERVED,
            ahead=one.kind == "forecast",
        )
        for one in growth_estimates("net")
    )


COMPARISON = Comparison((-1, 2), _contributions)
