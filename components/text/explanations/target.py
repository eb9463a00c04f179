"""Formulas and caveats of the page `target`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import observed
from components.model.commitments import payout_rates
from components.text import long_date, measure, money, number, percent, say
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "raised": "fact:aip.equity_raised_usd_bn",
        "target": "lever:tgt",
        "fg": "lever:fg",
    }
)
"""What each number in the sentences is."""


def note(context: Context) -> str:
    """Return from when fund years count, and what the default is."""
    return say(context.language, "target.note")


def formulas(context: Context) -> list[str]:
    """Return the equations of the commitment model with the reader's numbers."""
    scenario, target, language = context.scenario, context.results.target, context.language
    life = round(scenario.fl)
    mid = life // 2
    call, payout, nav = (
        values[mid - 1]
        for values in (target.calls_usd_bn, target.distributions_usd_bn, target.nav_usd_bn)
    )
    pools = observed().pools_usd_bn
    shares = {
        "pensions": target.pension_share_bp,
        "sovereign": target.sovereign_share_bp,
        "insurers": target.insurer_share_bp,
    }
    words = {
        "target": money(scenario.tgt, language),
        "rc1": percent(scenario.rc1, language),
        "rc2": percent(scenario.rc2, language),
        "rc3": percent(scenario.rc3, language),
        "call_1": money(target.calls_usd_bn[0], language),
        "call_2": money(target.calls_usd_bn[1], language),
        "left_1": money(scenario.tgt - target.calls_usd_bn[0], language),
        "fy": percent(scenario.fy, language),
        "life": str(life),
        "bow": number(scenario.bow, language),
        "mid": str(mid),
        "rate": percent(100 * payout_rates(life, scenario.bow, scenario.fy)[mid - 1], language),
        "factor": number(1 + scenario.fg / 100, language, 4),
        "grown": money(target.nav_usd_bn[mid - 2] * (1 + scenario.fg / 100), language),
        "call": money(call, language),
        "payout": money(payout, language),
        "nav": money(nav, language),
        "back": money(sum(target.distributions_usd_bn), language),
        "left": money(round(target.nav_usd_bn[-1], 4), language),
        "paid": money(sum(target.calls_usd_bn), language),
        "multiple": number(target.tvpi, language),
        "irr": say(language, "ui.null")
        if target.irr_pct is None
        # Found by iteration: a rate of zero may come out as a hair below.
        else percent(round(target.irr_pct, 6), language),
        "remaining": money(context.results.funding.remaining_usd_bn, language),
        **{code: measure(share, "basis_points", language) for code, share in shares.items()},
        **{f"{code}_assets": money(assets, language) for code, assets in pools.items()},
    }
    names = ("calls", "payout", "roll", "multiple", "irr", "share")
    return [say(language, f"target.formula.{name}", **words) for name in names]


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the commitment model and the pools."""
    language = context.language
    words = {
        "raised": money(observed().raised_usd_bn, language),
        "as_of": long_date(observed().as_of.isoformat(), language),
        "target": money(context.scenario.tgt, language),
        "fg": percent(context.scenario.fg, language),
    }
    names = ("promise", "lumps", "growth", "venture", "pools", "closes")
    return [tell_marked(language, f"target.wrong.{name}", MARKS, **words) for name in names]


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(
        context.language,
        "target.next",
        remaining=money(context.results.funding.remaining_usd_bn, context.language),
    )
