"""What the charts of the page share: words, and a logarithmic axis of amounts."""

import math

from components.charts.axes import money_tick
from components.charts.kit import Spec
from components.context import Context
from components.evidence import fact
from components.text import lever_text, long_date, money, percent
from components.text.themes.digital import cover_words

REAL_PAYMENTS = "payments.stablecoin_real_2025_usd_bn"


def shared_words(context: Context) -> dict[str, str]:
    """Return what several sentences of the charts quote from the scenario and its results."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    return {
        "mkt": lever_text("mkt", scenario.mkt, language),
        "mov": percent(scenario.mov, language),
        "days": lever_text("days", scenario.days, language),
        "float": money(digital.float_needed_usd_bn, language),
        "moved": money(digital.moved_usd_bn, language),
        "supply": lever_text("sup", scenario.sup, language),
        "pay": percent(scenario.pay, language),
        "as_of": long_date(context.observed.supply_as_of.isoformat(), language),
        "real": money(fact(REAL_PAYMENTS).value, language),
        **cover_words(context.results, language),
    }


def log_axis(bounds: tuple[float, float], language: str) -> Spec:
    """Return a logarithmic axis in USD bn with a tick at every power of ten."""
    low, high = (round(math.log10(bound), 3) for bound in bounds)
    ticks = [10.0**power for power in range(math.ceil(low), math.floor(high) + 1)]
    return {
        "type": "log",
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": [money_tick("digital.tick", tick, language) for tick in ticks],
        "zeroline": False,
    }


def clipped(usd_bn: float, bounds: tuple[float, float]) -> float:
    """Return an amount in USD bn, or the end of the axis that it lies beyond."""
    return round(min(max(usd_bn, bounds[0]), bounds[1]), 4)
