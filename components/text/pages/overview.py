"""Words of the page `overview`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.text import joined, long_date, measure, money, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, spending_note
from components.text.themes import breakout, reallocation
from components.text.themes.funding import target_words

ICON = ":material/account_tree:"
MAIN_RESULT = "buildout.total_usd_tn"
CARD_RESULTS = ("breakout.uplift_needed_pp",)
NEXT_PAGE = "funding"
CHECKS: tuple[Check, ...] = (spending_note,)
METRICS: Metrics | None = None

SOURCED_LEVERS = frozenset(
    (
        *("tgt", "mult", "c25", "c26", "g", "ai", "rest", "us", "keep"),
        *("ret", "short", "ls", "ll", "up", "half", "yrs", "capt", "reach", "el"),
    )
)
"""Keys of the levers whose defaults the takeaway rests on."""

UNSEEN_PP = 0.005
"""A contribution below this is shown as none: it would round to 0.00 points."""

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "share": "result:funding.share_of_target_pct",
        "target": "lever:tgt",
        "assets": "result:funding.total_assets_usd_bn",
        "partnership": "result:buildout.partnership_share_pct",
        "total": "result:buildout.total_usd_tn",
        "net": "result:macro.net_contribution_pp",
        "external": "result:reallocation.external_need_usd_tn",
    }
)


def takeaway(context: Context) -> str:
    """Return the answer to the app's question: the uplift that payback takes."""
    scenario, language = context.scenario, context.language
    start = say(language, f"overview.start.{'bust' if scenario.bust else 'plan'}")
    return breakout.needed_as(context, "overview.takeaway", start=start)


def details(context: Context) -> str:
    """Return the fund, the wave, and what the reader's own uplift leads to."""
    results, scenario, language = context.results, context.scenario, context.language
    net = results.macro.net_contribution_pp
    direction = "none" if abs(net) < UNSEEN_PP else "adds" if net > 0 else "takes"
    words = {
        "share": percent(results.funding.share_of_target_pct, language),
        "target": target_words(scenario, language),
        "as_of": long_date(context.observed.as_of.isoformat(), language),
        "assets": money(results.funding.total_assets_usd_bn, language),
        "partnership": percent(results.buildout.partnership_share_pct, language),
        "who": say(language, f"who.{scenario.base}"),
        "total": money(1000 * results.buildout.total_usd_tn, language),
        "net": measure(abs(net), "pp", language),
        "external": money(1000 * results.reallocation.external_need_usd_tn, language),
        "basis": reallocation.basis(scenario, language),
    }
    names = (
        "fund" if results.funding.debt_usd_bn else "fund_no_debt",
        f"wave_{direction}",
        "own" if reallocation.funding_kind(results) == "none" else "outside",
    )
    return joined(
        language,
        breakout.after_bust(context),
        breakout.counted_sentence(context),
        breakout.outcome_sentence(context),
        *(say_marked(language, f"overview.details.{name}", MARKS, **words) for name in names),
    )


def statement(context: Context) -> str:
    """Return the answer and the rest."""
    return joined(context.language, takeaway(context), details(context))


def headline(context: Context) -> str:
    """Return the answer to the app's question: the uplift that payback takes."""
    return breakout.headline(context)


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return nothing: doubts stand on the pages of the themes."""
    del context
    return []


def next_reason(context: Context) -> str:
    """Return why to go on to the page of the fund."""
    share = percent(context.results.funding.share_of_target_pct, context.language)
    return say(context.language, "overview.next", share=share)
