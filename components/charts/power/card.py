"""The small chart of the power page: what is needed and what can be connected."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import RANGE, SCENARIO
from components.context import Context
from components.text import measure, say


def card_spec(context: Context) -> Spec:
    """Return both amounts in gigawatts."""
    power, language = context.results.power, context.language
    shown = [
        Bar(say(language, f"card.{word}"), measure(gw, "gw", language), gw, colour)
        for word, gw, colour in (
            ("gw_needed", power.gw_needed, SCENARIO),
            ("gw_connectable", power.gw_connectable, RANGE),
        )
    ]
    return bars(say(language, "card.power"), shown)
