"""The small chart of the funding page: the money raised on its way to the target."""

import numpy as np

from components.charts.kit import Spec
from components.charts.kit.card import (
    QUIET,
    WIDTH,
    Axes,
    area,
    dot,
    inside,
    level,
    line,
    lines,
    text_width,
    words,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.charts.svg.elements import INK
from components.context import Context
from components.model.fundraising import raised_share_pct
from components.text import lever_text, percent, say

MONTHS_SHOWN = 84
"""From the launch of the fund."""
YEARS = (2025, 2027, 2029, 2031)
_TOP_PCT = 118


def card_spec(context: Context) -> Spec:
    """Return the path of the share raised, in percent of the target by month."""
    seen, language = context.observed, context.language
    now, share = seen.months_since_launch, context.results.funding.share_of_target_pct
    ahead = np.linspace(0, MONTHS_SHOWN - now, 60)
    path = raised_share_pct(ahead, 1.0, context.scenario, seen)
    months, shares_pct = (now + ahead).tolist(), path.tolist()
    target = say(
        language,
        "funding.path.label_target",
        target=lever_text("tgt", context.scenario.tgt, language),
    )
    reached = f"<b>{percent(share, language)}</b>"
    label_px = now / MONTHS_SHOWN * WIDTH + 18 + text_width(reached, 24) / 2
    return lines(
        say(language, "card.path"),
        Axes(
            x=(0, MONTHS_SHOWN),
            y=(0, _TOP_PCT),
            ticks=[
                (12 * (year - seen.launch.year) - seen.launch.month + 1, str(year))
                for year in YEARS
            ],
        ),
        [
            area(months, shares_pct, SCENARIO),
            area([0, now], [0, share], OBSERVED),
            line(months, shares_pct, SCENARIO),
            line([0, now], [0, share], OBSERVED),
            dot(now, share, OBSERVED),
        ],
        annotations=[
            words(0, target, 22, QUIET, y=100, xref="paper", xanchor="left", drop=-10),
            inside(label_px, reached, 24, INK, y=share, drop=38),
        ],
        shapes=[level(100, CONTEXT, "dash")],
    )
