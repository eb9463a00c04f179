"""The small chart of the co-investment page: the return without debt and with it."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.text import percent, say


def card_spec(context: Context) -> Spec:
    """Return both returns on equity in percent; one that does not exist says so."""
    coinvest, language = context.results.coinvest, context.language
    returns = (
        ("unlevered", coinvest.unlevered_irr_pct, CONTEXT),
        ("levered", coinvest.equity_irr_pct, SCENARIO),
    )
    shown = [
        Bar(
            say(language, f"card.{word}"),
            say(language, "ui.null") if value is None else percent(value, language),
            value or 0.0,
            colour,
        )
        for word, value, colour in returns
    ]
    return bars(say(language, "result.coinvest.equity_irr_pct"), shown)
