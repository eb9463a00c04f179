"""Formulas, caveats, note and figures of the page `digital`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed
from components.model.themes.digital import DAYS_A_YEAR, years_to_2030
from components.text import lever_text, long_date, money, number, percent, say
from components.text.numbers import measure
from components.text.quotes import fact_text, tell_marked
from components.text.takeaways.digital import cover_kind, cover_words

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "turn": "fact:payments.stablecoin_real_2025_usd_bn",
        "need": "fact:stablecoin.jpm_need_usd_bn",
    }
)
"""What each number in the sentences is."""


def formulas(context: Context) -> list[str]:
    """Return the equations with the reader's numbers."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    some = cover_kind(context.results) != "nothing"
    words = {
        "mkt": money(1000 * scenario.mkt, language),
        "mov": percent(scenario.mov, language),
        "days": lever_text("days", scenario.days, language),
        "moved": money(digital.moved_usd_bn, language),
        "float": money(digital.float_needed_usd_bn, language),
        "supply": money(scenario.sup, language),
        "days_covered": measure(round(digital.days_covered or 0, 1), "days", language),
        "oldc": lever_text("oldc", scenario.oldc, language),
        "newc": lever_text("newc", scenario.newc, language),
        "saved": money(digital.fees_saved_usd_bn, language),
        "sg": percent(abs(scenario.sg), language),
        "tb": percent(scenario.tb, language),
        "years": number(years_to_2030(observed().supply_as_of), language),
        "as_of": long_date(observed().supply_as_of.isoformat(), language),
        "supply_2030": money(digital.supply_2030_usd_bn, language),
        "bills": money(digital.tbill_demand_2030_usd_bn, language),
        **cover_words(context.results, language),
    }
    path = "supply_up" if scenario.sg >= 0 else "supply_down"
    names = ("float", "cover" if some else "no_cover", "fees", path, "bills")
    return [say(language, f"digital.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return what the page is about, and what it has to do with the AI fund."""
    need = fact("stablecoin.jpm_need_usd_bn")
    return tell_marked(
        context.language,
        "digital.note",
        MARKS,
        need=money(need.value, context.language),
        published=long_date(need.published, context.language),
    )


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    supply = fact("stablecoin.supply_usd_bn").value
    real = fact("payments.stablecoin_real_2025_usd_bn").value
    words = {"turn": measure(round(DAYS_A_YEAR * supply / real), "days", context.language)}
    names = ("demand", "days", "transfers", "ramps", "bills", "law")
    return [
        tell_marked(context.language, f"digital.wrong.{name}", MARKS, **words) for name in names
    ]


def bill_figures(context: Context) -> list[tuple[str, str]]:
    """Return what the reader's supply of 2030 means for Treasury bills, with a yardstick."""
    digital, language = context.results.digital, context.language
    return [
        (say(language, "digital.bills.supply"), money(digital.supply_2030_usd_bn, language)),
        (say(language, "digital.bills.bills"), money(digital.tbill_demand_2030_usd_bn, language)),
        (say(language, "digital.bills.funds"), fact_text("money_funds.us_usd_bn", language)),
    ]


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(context.language, "digital.next")
