"""The small chart of the payments page: stablecoins needed and there today for payments."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import OBSERVED, SCENARIO
from components.context import Context
from components.model.themes.digital import payment_supply_usd_bn
from components.text import money, say


def card_spec(context: Context) -> Spec:
    """Return both amounts in billions of dollars."""
    language = context.language
    needed = context.results.digital.float_needed_usd_bn
    supply = payment_supply_usd_bn(context.scenario.sup, context.scenario.pay)
    shown = [
        Bar(say(language, "card.float_needed"), money(needed, language), needed, SCENARIO),
        Bar(say(language, "card.supply"), money(supply, language), supply, OBSERVED),
    ]
    return bars(say(language, "card.stablecoins"), shown)
