"""What a guess of the owners' return is set beside: the returns that strategies aim for."""

from components.charts.kit import house_name
from components.charts.palette import RANGE
from components.charts.published import Comparison, Published, series_origin
from components.evidence.coinvest import return_targets
from components.text import say


def _return_targets(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=say(language, f"strategy.{one.strategy}"),
            about=house_name(one.publisher, language),
            figures=tuple(dict.fromkeys((one.low_pct, one.high_pct or one.low_pct))),
            origin=series_origin(
                one.publisher, one.published or one.read, undated=not one.published
            ),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=one.high_pct is None,
        )
        for one in return_targets()
    )


COMPARISON = Comparison((-5, 30), _return_targets)
