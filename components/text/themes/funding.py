"""Words of the page `funding`."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed, reached_usd_bn
from components.model import LEVERS, Scenario
from components.text import joined, lever_text, long_date, money, month, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.numbers import chance, chance_range, chance_span, months
from components.text.plausibility import Check
from components.text.quotes import tell_marked

ICON = ":material/savings:"
MAIN_RESULT = "funding.months_to_target"
CARD_RESULTS = ("funding.share_of_target_pct",)
NEXT_PAGE = "buildout"
CHECKS: tuple[Check, ...] = ()
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "raised": "fact:aip.equity_raised_usd_bn",
        "target": "lever:tgt",
        "share": "result:funding.share_of_target_pct",
        "pace": "lever:pace",
        "date": "result:funding.target_date",
        "mom": "lever:mom",
        "sooner": "result:funding.peers_sooner",
        "n": "result:funding.peers_used",
        "chance_2027": "result:funding.chance_by_2027_pct",
        "chance_2030": "result:funding.chance_by_2030_pct",
        "past": "result:funding.peers_past_share",
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


def takeaway(context: Context) -> str:
    """Return how far the fund is beside others, and when the target is reached."""
    scenario, language = context.scenario, context.language
    funding = context.results.funding
    code = funding.reasons.get("target_date") or ("passed" if _has_passed(context) else "dated")
    when = say_marked(
        language,
        f"funding.pace.{code}_{'p50' if funding.p50_date else 'no_p50'}",
        MARKS,
        date=month(funding.target_date, language) if funding.target_date else "",
        p50=month(funding.p50_date, language) if funding.p50_date else "",
    )
    return say_marked(
        language,
        f"funding.takeaway.{'own' if _has_own_target(scenario) else 'set'}",
        MARKS,
        share=percent(funding.share_of_target_pct, language),
        sooner=number(funding.peers_sooner, language),
        n=number(funding.peers_used, language),
        when=when,
    )


def details(context: Context) -> str:
    """Return the amounts, the pace, and the chances with their ranges."""
    scenario, funding, language = context.scenario, context.results.funding, context.language
    wide = _aside("wide", 2027, context)
    words = {
        "raised": money(context.observed.raised_usd_bn, language),
        "target": target_words(scenario, language),
        "as_of": long_date(context.observed.as_of.isoformat(), language),
        "pace": lever_text("pace", scenario.pace, language),
        "mom": percent(abs(scenario.mom), language),
        "date": month(funding.target_date, language) if funding.target_date else "",
        "chance_2027": chance(funding.chance_by_2027_pct, language),
        "chance_2030": chance(funding.chance_by_2030_pct, language),
        "wide_2027": wide,
        "aside_2030": _aside("likewise" if wide else "wide", 2030, context),
    }
    names = (
        "steady" if not scenario.mom else "quickens" if scenario.mom > 0 else "slows",
        *(("passed",) if _has_passed(context) else ()),
        "peers",
    )
    told = (say_marked(language, f"funding.details.{name}", MARKS, **words) for name in names)
    return joined(language, *told)


def statement(context: Context) -> str:
    """Return the answer and the rest."""
    return joined(context.language, takeaway(context), details(context))


def headline(context: Context) -> str:
    """Return how far the fund is and when the target is met, in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    funding = results.funding
    dated = "passed" if _has_passed(context) else "dated"
    return say_marked(
        language,
        f"funding.headline.{funding.reasons.get('target_date') or dated}",
        MARKS,
        share=percent(funding.share_of_target_pct, language),
        target=target_words(scenario, language),
        date=month(funding.target_date, language) if funding.target_date else "",
        chance_2027=chance(funding.chance_by_2027_pct, language),
        aside_2027=_aside("aside", 2027, context),
    )


def _aside(form: str, year: int, context: Context) -> str:
    """Return the range of a chance as an aside, empty if both its ends read as the chance does."""
    funding, language = context.results.funding, context.language
    value, ends = {
        2027: (funding.chance_by_2027_pct, funding.chance_by_2027_range_pct),
        2030: (funding.chance_by_2030_pct, funding.chance_by_2030_range_pct),
    }[year]
    span = chance_span(value, ends, language)
    reference = {"range": MARKS[f"range_{year}"]}
    return say_marked(language, f"funding.range.{form}", reference, range=span) if span else ""


def _has_passed(context: Context) -> bool:
    """Tell whether the month in which the pace meets the target has gone by."""
    date = context.results.funding.target_date
    return date is not None and date < f"{context.today:%Y-%m}"


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
        "target": lever_text("tgt", scenario.tgt, language),
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
        "gws": lever_text("gws", scenario.gws, language),
        "shell": lever_text("shell", scenario.shell, language),
        "capacity": number(funding.capacity_gw, language),
        "n": number(funding.peers_used, language),
        "open": number(funding.peers_open, language),
    }
    return [
        say(language, f"funding.formula.{name}", **words)
        for name in ("share", kind, "assets", "chance")
    ]


def note(context: Context) -> str:
    """Return how far the chances can be trusted."""
    funding, language = context.results.funding, context.language
    return tell_marked(
        language,
        "funding.range.note",
        MARKS,
        n=number(funding.peers_used, language),
        range_2027=chance_range(funding.chance_by_2027_range_pct, language),
        range_2030=chance_range(funding.chance_by_2030_range_pct, language),
    )


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
        "closed",
    )
    return [tell_marked(language, f"funding.wrong.{name}", MARKS, **words) for name in names]


def capacity_figures(context: Context) -> list[tuple[str, str]]:
    """Return what a full fund would carry, as pairs of name and figure."""
    funding, language = context.results.funding, context.language
    capacity = number(funding.capacity_gw, language)
    return [
        (say(language, "funding.buys.assets"), money(funding.total_assets_usd_bn, language)),
        (say(language, "funding.buys.debt"), money(funding.debt_usd_bn, language)),
        (
            say(language, "funding.buys.capacity"),
            say(language, "funding.buys.capacity_value", amount=capacity),
        ),
    ]


def _has_own_target(scenario: Scenario) -> bool:
    """Tell whether the target is the fund's own."""
    return scenario.tgt == LEVERS["tgt"].default().value


def target_words(scenario: Scenario, language: str) -> str:
    """Return the equity target; one that the reader set is never passed off as the fund's own."""
    if _has_own_target(scenario):
        return lever_text("tgt", scenario.tgt, language)
    return say(
        language,
        "funding.target_set",
        target=lever_text("tgt", scenario.tgt, language),
        own=money(float(LEVERS["tgt"].default().value), language),
    )


def named_remaining(context: Context) -> str:
    """Return the equity still to raise with its name, for pages that start from it."""
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "shared.remaining"),
        value=money(context.results.funding.remaining_usd_bn, context.language),
    )


def named_leverage(context: Context) -> str:
    """Return the assets per equity dollar with their name, for pages that start from them."""
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "lever.mult.label"),
        value=lever_text("mult", context.scenario.mult, context.language),
    )


def next_reason(context: Context) -> str:
    """Return why to go on to the build-out: the fund is one among many builders."""
    return say(
        context.language,
        "funding.next",
        assets=money(context.results.funding.total_assets_usd_bn, context.language),
    )


METRICS = Metrics(
    "funding.buys.title", capacity_figures, levers=("tgt", "mult", "shell", "gws", "gwc")
)
