"""The small chart of the reallocation page: who pays for the build-out."""

from components.charts.kit import Spec
from components.charts.kit.card import Share, shares
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.context import Context
from components.text import money, say


def card_spec(context: Context) -> Spec:
    """Return own cash, debt and equity as parts of all that is spent."""
    paid, language = context.results.reallocation, context.language
    shown = [
        Share(say(language, f"card.{word}"), money(1000 * value, language), value, colour)
        for word, value, colour in (
            ("own_cash", paid.own_cash_usd_tn, CONTEXT),
            ("debt", paid.debt_usd_tn, OBSERVED),
            ("equity", paid.equity_usd_tn, SCENARIO),
        )
        if value
    ]
    return shares(say(language, "result.buildout.total_usd_tn"), shown)
