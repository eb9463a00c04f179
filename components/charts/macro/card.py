"""The small chart of the growth page: from the gross contribution to the net one."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import CONTEXT, RANGE, SCENARIO
from components.context import Context
from components.text import say
from components.text.numbers import points_number


def card_spec(context: Context) -> Spec:
    """Return a bar for each step, in percentage points."""
    macro, language = context.results.macro, context.language

    def bar(word: str, size: float, colour: str, base: float = 0.0) -> Bar:
        return Bar(say(language, f"card.{word}"), points_number(size, language), size, colour, base)

    level = macro.gross_contribution_pp
    shown = [bar("gross", level, RANGE)]
    for word, step in (
        ("abroad", macro.abroad_pp),
        ("imports", macro.imports_pp),
        ("crowding", macro.crowding_out_pp),
    ):
        if step or word != "crowding":
            shown.append(bar(word, step, CONTEXT, level))
        level += step
    shown.append(bar("net", macro.net_contribution_pp, SCENARIO))
    return bars(say(language, "unit_result.pp"), shown)
