"""Formulas, caveats and figures of the page `funding`, as lines of text."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed, reached_usd_bn
from components.text import lever_text, long_date, money, number, percent, say
from components.text.numbers import chance_range, month, months
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "n": "result:funding.peers_used",
        "past": "result:funding.peers_past_share",
        "share": "result:funding.share_of_target_pct",
        "short": "fact:market.months_to_close_2015_months",
        "long": "fact:market.months_to_close_2017_months",
        "recent": "fact:market.months_to_close_2025_months",
        "bip": "data:peer_funds",
        "gw_low": "fact:gw_cost.bernstein_usd_bn_per_gw",
        "gw_high": "fact:gw_cost.nvidia_2026_high_usd_bn_per_gw",
        "range_2027": "result:funding.chance_by_2027_range_pct",
        "range_2030": "result:funding.chance_by_2030_range_pct",
    }
)
"""What each number in the sentences is."""


def formulas(context: Context) -> list[str]:
    """Return the funding equations with the reader's numbers."""
    scenario, funding, language = context.scenario, context.results.funding, context.language
    if scenario.mom == 0:
        kind = "steady"
    else:
        kind = "changing" if funding.months_to_target is not None else "never"
    growth = math.log1p(scenario.mom / 100)
    words = {
        "raised": money(observed().raised_usd_bn, language),
        "target": money(scenario.tgt, language),
        "share": percent(funding.share_of_target_pct, language),
        "remaining": money(funding.remaining_usd_bn, language),
        "pace_amount": money(scenario.pace, language),
        "mom": percent(scenario.mom, language),
        "months": months(funding.months_to_target or 0, language),
        "limit": money(12 * scenario.pace / -growth if growth else 0, language),
        "as_of": long_date(observed().as_of.isoformat(), language),
        "mult": lever_text("mult", scenario.mult, language),
        "assets": money(funding.total_assets_usd_bn, language),
        "debt": money(funding.debt_usd_bn, language),
        "gwc": lever_text("gwc", scenario.gwc, language),
        "capacity": number(funding.capacity_gw, language, 2),
        "n": number(funding.peers_used, language),
        "open": number(funding.peers_open, language),
    }
    return [
        say(language, f"funding.formula.{name}", **words)
        for name in ("share", kind, "assets", "chance")
    ]


def note(context: Context) -> str:
    """Return how far the chances can be trusted, and whether the date named is past already."""
    funding, language = context.results.funding, context.language
    today = f"{context.today:%Y-%m}"
    trust = tell_marked(
        language,
        "funding.range.note",
        MARKS,
        n=number(funding.peers_used, language),
        range_2027=chance_range(funding.chance_by_2027_range_pct, language),
        range_2030=chance_range(funding.chance_by_2030_range_pct, language),
    )
    if funding.target_date is None or funding.target_date >= today:
        return trust
    passed = say(language, "funding.range.passed", date=month(funding.target_date, language))
    return say(language, "text.two_sentences", first=passed, second=trust)


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the funding results."""
    language = context.language
    words = {
        "as_of": long_date(observed().as_of.isoformat(), language),
        "n": number(context.results.funding.peers_used, language),
        "past": number(context.results.funding.peers_past_share, language),
        "share": percent(context.results.funding.share_of_target_pct, language),
        "short": months(fact("market.months_to_close_2015_months").value, language),
        "long": months(fact("market.months_to_close_2017_months").value, language),
        "recent": months(fact("market.months_to_close_2025_months").value, language),
        "bip": money(reached_usd_bn("blackstone_bip"), language),
        "gw_low": money(fact("gw_cost.bernstein_usd_bn_per_gw").value, language),
        "gw_high": money(fact("gw_cost.nvidia_2026_high_usd_bn_per_gw").value, language),
    }
    names = (
        "one",
        "survivors",
        "lines",
        "fast",
        "different",
        "regimes",
        "rounding",
        "cost",
        "target",
    )
    return [tell_marked(language, f"funding.wrong.{name}", MARKS, **words) for name in names]


def capacity_figures(context: Context) -> list[tuple[str, str]]:
    """Return what a full fund would carry, as pairs of name and figure."""
    funding, language = context.results.funding, context.language
    capacity = number(funding.capacity_gw, language, 2)
    return [
        (say(language, "funding.buys.assets"), money(funding.total_assets_usd_bn, language)),
        (say(language, "funding.buys.debt"), money(funding.debt_usd_bn, language)),
        (
            say(language, "funding.buys.capacity"),
            say(language, "funding.buys.capacity_value", amount=capacity),
        ),
    ]


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(
        context.language,
        "funding.next",
        assets=money(context.results.funding.total_assets_usd_bn, context.language),
    )
