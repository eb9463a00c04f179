"""Formulas and caveats of the page `reallocation`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence.reallocation import cash_years
from components.text import lever_text, money, number, percent, say
from components.text.quotes import tell_marked
from components.text.takeaways.reallocation import funding_kind, funding_words

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "first": "result:buildout.annual_usd_bn",
        "last": "result:buildout.annual_usd_bn",
        "enough": "data:builders_cash",
        "n": "data:builders_cash",
        "peak": "data:builders_cash",
    }
)
"""What each number in the sentences is."""


def formulas(context: Context) -> list[str]:
    """Return the equations with the reader's numbers."""
    scenario, language = context.scenario, context.language
    need = funding_words(context.results, scenario, language)
    words = {
        **need,
        **_yearly(context),
        "own": percent(scenario.own, language),
        "dsh": percent(scenario.dsh, language),
        "pool": need["pool_amount"],
        "debt_amount": need["debt"],
    }
    parts = {"debt": ("debt", "equity", "share", "external_share"), "no_debt": ("no_debt", "share")}
    names = ("external", *parts[funding_kind(context.results)], "years")
    return [say(language, f"reallocation.formula.{name}", **words) for name in names]


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language = context.language
    firms = cash_years()
    latest = [years[-1] for years in firms.values()]
    peak = max(firms["amzn"], key=lambda year: year.capex_share_pct)
    words = {
        **_yearly(context),
        "definition": lever_text("base", context.scenario.base, language),
        "year": str(latest[0].year),
        "enough": number(sum(year.capex_share_pct <= 100 for year in latest), language),
        "n": number(len(latest), language),
        "peak_year": str(peak.year),
        "peak": percent(peak.capex_share_pct, language),
    }
    names = ("stock", "debt", "pool", "scope", "cash", "leases")
    return [tell_marked(language, f"reallocation.wrong.{name}", MARKS, **words) for name in names]


def _yearly(context: Context) -> dict[str, str]:
    """Return the outside money of 2026 and of 2030 if the split is the same every year."""
    outside = 1 - context.scenario.own / 100
    annual = context.results.buildout.annual_usd_bn
    return {
        "first": money(outside * annual[1], context.language),
        "last": money(outside * annual[-1], context.language),
    }


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(
        context.language,
        "reallocation.next",
        external=money(1000 * context.results.reallocation.external_need_usd_tn, context.language),
    )
