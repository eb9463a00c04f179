"""Words of the page `reallocation`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import observed
from components.evidence.reallocation import cash_years
from components.model import LEVERS, Results, Scenario
from components.text import joined, lever_text, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, spending_note
from components.text.quotes import tell_marked
from components.text.themes.buildout import named_total

ICON = ":material/swap_horiz:"
MAIN_RESULT = "reallocation.external_need_usd_tn"
CARD_RESULTS = ("reallocation.equity_usd_tn", "reallocation.external_need_usd_tn")
NEXT_PAGE = "digital"
CHECKS: tuple[Check, ...] = (spending_note,)
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"buildout": named_total})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "total": "result:buildout.total_usd_tn",
        "own_cash": "result:reallocation.own_cash_usd_tn",
        "external": "result:reallocation.external_need_usd_tn",
        "debt": "result:reallocation.debt_usd_tn",
        "equity": "result:reallocation.equity_usd_tn",
        "share": "result:reallocation.share_of_pool_pct",
        "external_share": "result:reallocation.external_share_of_pool_pct",
        "marginal": "result:reallocation.marginal_external_pct",
        "follow": "result:reallocation.follow_needed_x",
        "with_leases": "result:reallocation.with_leases_usd_tn",
        "lease": "lever:lease",
        "own": "lever:own",
        "pool_amount": "lever:pool",
        "first": "result:reallocation.external_by_year_usd_bn",
        "last": "result:reallocation.external_by_year_usd_bn",
        "enough": "data:builders_cash",
        "n": "data:builders_cash",
        "peak": "data:builders_cash",
    }
)
"""What each number in the sentences is."""

CASH_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"flow": ("keep", "ocfg"), "share": ("own",)}
)
"""The levers that set own cash under each choice of `cash`; the others have no effect."""

LEAST_TN = 1e-6
"""A million dollars, the smallest unit that an amount is worded in: less counts as nothing."""


def takeaway(context: Context) -> str:
    """Return what must come from outside, and what that is of investors' assets."""
    return _told(context, f"takeaway.{funding_kind(context.results)}")


def details(context: Context) -> str:
    """Return what outside money is, how it splits, what it is at the margin, and who follows."""
    kind = funding_kind(context.results)
    return (
        ""
        if kind == "none"
        else _told(context, f"details.{context.scenario.cash}", f"details.{kind}")
    )


def statement(context: Context) -> str:
    """Return what must come from outside, in the pool and at the margin, and the partnership's."""
    return _told(context, f"statement.{funding_kind(context.results)}")


def _told(context: Context, *names: str) -> str:
    results, scenario, language = context.results, context.scenario, context.language
    words = {
        **funding_words(results, scenario, language),
        "pool": _pool(scenario, language),
        "basis": basis(scenario, language),
        "own": percent(scenario.own, language),
    }
    return joined(
        language, *(say_marked(language, f"reallocation.{name}", MARKS, **words) for name in names)
    )


def headline(context: Context) -> str:
    """Return the equity and what it is of the pool in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    words = funding_words(results, scenario, language)
    return say_marked(language, f"reallocation.headline.{funding_kind(results)}", MARKS, **words)


def basis(scenario: Scenario, language: str) -> str:
    """Return what own cash is taken to be, as part of a sentence."""
    own = percent(scenario.own, language)
    return say_marked(language, f"reallocation.basis.{scenario.cash}", MARKS, own=own)


def funding_kind(results: Results) -> str:
    """Return which variant of a sentence fits.

    "none": own cash pays for all; "no_debt": nothing is borrowed, at a debt share of zero.
    """
    if results.reallocation.external_need_usd_tn < LEAST_TN:
        return "none"
    return "debt" if results.reallocation.debt_usd_tn >= LEAST_TN else "no_debt"


def funding_words(results: Results, scenario: Scenario, language: str) -> dict[str, str]:
    """Return the amounts and shares of the results, as words for a sentence."""
    need = results.reallocation
    return {
        "who": say(language, f"who.{scenario.base}"),
        "total": money(1000 * results.buildout.total_usd_tn, language),
        "own_cash": money(1000 * need.own_cash_usd_tn, language),
        "external": money(1000 * need.external_need_usd_tn, language),
        "debt": money(1000 * need.debt_usd_tn, language),
        "equity": money(1000 * need.equity_usd_tn, language),
        "share": percent(need.share_of_pool_pct, language),
        "external_share": percent(need.external_share_of_pool_pct, language),
        "pool_amount": money(1000 * scenario.pool, language),
        "marginal": percent(need.marginal_external_pct, language),
        "follow": measure(need.follow_needed_x, "x", language),
        "with_leases": money(1000 * need.with_leases_usd_tn, language),
        "lease": lever_text("lease", scenario.lease, language),
        "gap_share": percent(need.allocation_gap_share_pct, language),
        "target": lever_text("tgt", scenario.tgt, language),
        "followers": money(scenario.fol * scenario.tgt, language),
    }


def _pool(scenario: Scenario, language: str) -> str:
    """Return the pool; only the default is what the three kinds of saver hold."""
    default = scenario.pool == LEVERS["pool"].default().value
    amount = money(1000 * scenario.pool, language)
    key = f"reallocation.pool.{'default' if default else 'set'}"
    return say_marked(language, key, {"amount": MARKS["pool_amount"]}, amount=amount)


def formulas(context: Context) -> list[str]:
    """Return the equations with the reader's numbers."""
    scenario, language = context.scenario, context.language
    need = funding_words(context.results, scenario, language)
    words = {
        **need,
        **_yearly(context),
        "own": percent(scenario.own, language),
        "keep": percent(scenario.keep, language),
        "ocfg": percent(scenario.ocfg, language),
        "cash_flow": money(observed().cash_flow_2025_usd_bn[scenario.base], language),
        "fol": number(scenario.fol, language),
        "gap": percent(observed().infrastructure_gap_pct, language),
        "dsh": percent(scenario.dsh, language),
        "pool": need["pool_amount"],
        "debt_amount": need["debt"],
    }
    parts = {
        "debt": ("debt", "equity", "share", "external_share", "follow", "gap"),
        "no_debt": ("no_debt", "share", "follow", "gap"),
        "none": (),
    }
    external = "external" if scenario.cash == "share" else "external_flow"
    names = (external, *parts[funding_kind(context.results)], "years", "leases")
    return [say(language, f"reallocation.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return which inputs have no effect under the choice of own cash, if they were set."""
    without_effect = CASH_KEYS["share" if context.scenario.cash == "flow" else "flow"]
    if not set(without_effect) & set(context.scenario.changes()):
        return ""
    return say(context.language, f"reallocation.note.{without_effect[0]}")


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language = context.language
    firms = cash_years()
    latest = [years[-1] for years in firms.values()]
    peak = max(firms["amzn"], key=lambda year: year.capex_share_pct)
    words = {
        **_yearly(context),
        **funding_words(context.results, context.scenario, language),
        "definition": lever_text("base", context.scenario.base, language),
        "year": str(latest[0].year),
        "enough": number(sum(year.capex_share_pct <= 100 for year in latest), language),
        "n": number(len(latest), language),
        "peak_year": str(peak.year),
        "peak": percent(peak.capex_share_pct, language),
    }
    names = ("stock", "debt", "pool", "scope", "cash", "leases", "begun", "herding")
    return [tell_marked(language, f"reallocation.wrong.{name}", MARKS, **words) for name in names]


def _yearly(context: Context) -> dict[str, str]:
    """Return the outside money of 2026 and of 2030."""
    outside = context.results.reallocation.external_by_year_usd_bn
    return {
        "first": money(outside[1], context.language),
        "last": money(outside[-1], context.language),
    }


def next_reason(context: Context) -> str:
    """Return why to go on to payments: outside money has to be paid over."""
    none = funding_kind(context.results) == "none"
    return say(
        context.language,
        "reallocation.next_none" if none else "reallocation.next",
        external=money(1000 * context.results.reallocation.external_need_usd_tn, context.language),
    )
