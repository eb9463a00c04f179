"""Sentences of the page `reallocation`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model import LEVERS, Results, Scenario
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import money, percent

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "total": "result:buildout.total_usd_tn",
        "own_cash": "result:reallocation.own_cash_usd_tn",
        "external": "result:reallocation.external_need_usd_tn",
        "debt": "result:reallocation.debt_usd_tn",
        "equity": "result:reallocation.equity_usd_tn",
        "share": "result:reallocation.share_of_pool_pct",
        "external_share": "result:reallocation.external_share_of_pool_pct",
        "pool": "lever:pool",
        "pool_amount": "lever:pool",
    }
)
"""What each number in the sentences is."""

LEAST_TN = 1e-6
"""A million dollars, the smallest unit that an amount is worded in: less counts as nothing."""


def takeaway(context: Context) -> str:
    """Return the equity that outsiders must put in, the debt beside it, and both in the pool."""
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        f"reallocation.takeaway.{funding_kind(results)}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        pool=_pool(scenario, language),
        **funding_words(results, scenario, language),
    )


def headline(context: Context) -> str:
    """Return the equity and what it is of the pool in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    words = funding_words(results, scenario, language)
    return say_marked(language, f"reallocation.headline.{funding_kind(results)}", MARKS, **words)


def funding_kind(results: Results) -> str:
    """Return which variant of a sentence fits: nothing is borrowed at a debt share of zero."""
    return "debt" if results.reallocation.debt_usd_tn >= LEAST_TN else "no_debt"


def funding_words(results: Results, scenario: Scenario, language: str) -> dict[str, str]:
    """Return the amounts and shares of the results, as words for a sentence."""
    need = results.reallocation
    return {
        "total": money(1000 * results.buildout.total_usd_tn, language),
        "own_cash": money(1000 * need.own_cash_usd_tn, language),
        "external": money(1000 * need.external_need_usd_tn, language),
        "debt": money(1000 * need.debt_usd_tn, language),
        "equity": money(1000 * need.equity_usd_tn, language),
        "share": percent(need.share_of_pool_pct, language, 2),
        "external_share": percent(need.external_share_of_pool_pct, language, 2),
        "pool_amount": money(1000 * scenario.pool, language),
    }


def _pool(scenario: Scenario, language: str) -> str:
    """Return the pool; only the default is what the three kinds of saver hold."""
    default = scenario.pool == LEVERS["pool"].default().value
    amount = money(1000 * scenario.pool, language)
    return say(language, f"reallocation.pool.{'default' if default else 'set'}", amount=amount)
