"""The small chart of the page on a stop: what it takes off US growth, and from where."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.text import say
from components.text.numbers import points_number


def card_spec(context: Context) -> Spec:
    """Return a bar for households, for building and for both, in percentage points."""
    bust, language = context.results.bust, context.language

    def bar(word: str, hit: float, colour: str) -> Bar:
        change = 0.0 - hit
        return Bar(say(language, f"card.{word}"), points_number(change, language), change, colour)

    return bars(
        say(language, "unit_result.pp"),
        [
            bar("households", bust.consumption_pp, CONTEXT),
            bar("building", bust.building_pp, CONTEXT),
            bar("both", bust.growth_hit_pp, SCENARIO),
        ],
    )
