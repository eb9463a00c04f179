"""What a guess of a world fund's loss is set beside: how far shares fell after earlier booms."""

from components.charts.palette import OBSERVED
from components.charts.published import Comparison, Published
from components.evidence.bust import past_busts
from components.text import say
from components.text.sources import Origin


def _past_falls(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=say(language, f"bust.boom.{one.bust_id}"),
            about=one.publisher,
            figures=(-one.fall_pct,),
            origin=Origin(one.publisher, "", one.published, one.grade),
            url=one.url,
            colour=OBSERVED,
        )
        for one in past_busts()
    )


COMPARISON = Comparison((-90, 30), _past_falls)
