"""The small chart of the commitment page: cash paid in and handed back, added up."""

from components.charts.kit import Spec
from components.charts.kit.card import (
    WIDTH,
    Axes,
    area,
    dot,
    inside,
    level,
    line,
    lines,
    text_width,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.charts.svg.elements import INK
from components.context import Context
from components.model.commitments import commitment_years
from components.text import money, say


def card_spec(context: Context) -> Spec:
    """Return the balance by year of the fund in billions of dollars, with its lowest point."""
    language = context.language
    balance = [0.0, *commitment_years(context.scenario.tgt, context.scenario).balance]
    years = [float(year) for year in range(len(balance))]
    life = len(balance) - 1
    lowest, year = min(zip(balance, years, strict=True))
    room = 0.16 * (max(balance) - lowest)
    text = f"<b>{money(lowest, language)}</b>"
    at = year / life * WIDTH
    return lines(
        say(language, "card.paid_in"),
        Axes(
            x=(0, life),
            y=(lowest - 2.2 * room, max(balance) + room),
            ticks=[(tick, str(tick)) for tick in range(0, life + 1, 4)],
        ),
        [
            area(years, balance, SCENARIO),
            line(years, balance, SCENARIO),
            dot(year, lowest, SCENARIO),
        ],
        annotations=[
            inside(at, text, 24, INK, y=lowest, drop=36)
            if lowest < 0
            else inside(at + 18 + text_width(text, 24) / 2, text, 24, INK, y=lowest, drop=38)
        ],
        shapes=[level(0, CONTEXT, "solid")],
    )
