"""Words of the page `target`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import observed
from components.model import LEVERS, Results, Scenario
from components.model.commitments import payout_rates
from components.text import joined, lever_text, long_date, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.offer import Offer
from components.text.plausibility import Check
from components.text.quotes import tell_marked
from components.text.themes.funding import named_remaining, target_words

ICON = ":material/event_repeat:"
MAIN_RESULT = "target.peak_outlay_usd_bn"
CARD_RESULTS = ("target.peak_outlay_usd_bn", "target.tvpi")
NEXT_PAGE = "reallocation"
CHECKS: tuple[Check, ...] = ()
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"funding": named_remaining})

MOSTLY_CALLED = 0.99
"""If less of a commitment is ever called, the page says so."""

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "target": "lever:tgt",
        "peak": "result:target.peak_outlay_usd_bn",
        "peak_year": "result:target.peak_outlay_year",
        "breakeven": "result:target.breakeven_year",
        "life": "lever:fl",
        "multiple": "result:target.tvpi",
        "called": "result:target.calls_usd_bn",
        "remaining": "result:funding.remaining_usd_bn",
        "pensions": "result:target.pension_share_bp",
        "sovereign": "result:target.sovereign_share_bp",
        "insurers": "result:target.insurer_share_bp",
        "raised": "fact:aip.equity_raised_usd_bn",
        "fg": "lever:fg",
        "fee": "lever:fee",
        "deal": "result:coinvest.equity_irr_pct",
        "net": "result:target.deal_net_growth_pct",
    }
)
"""What each number in the sentences is."""


def takeaway(context: Context) -> str:
    """Return the deepest outlay, when the cash is back, and the multiple."""
    return _years(context, "takeaway", lever_text("tgt", context.scenario.tgt, context.language))


def details(context: Context) -> str:
    """Return when the outlay is deepest, at what growth, and each pool's share of the gap."""
    results, scenario, language = context.results, context.scenario, context.language
    course = say_marked(
        language, "target.details.course", MARKS, **_year_words(results, scenario, language)
    )
    return joined(language, course, _uncalled(context), _pools(context))


def statement(context: Context) -> str:
    """Return the deepest outlay, when the cash is back, the multiple, and each pool's share."""
    target = target_words(context.scenario, context.language)
    years = _years(context, "statement", target)
    return joined(context.language, years, _uncalled(context), _pools(context))


def _years(context: Context, form: str, target: str) -> str:
    results, scenario, language = context.results, context.scenario, context.language
    words = _year_words(results, scenario, language)
    return say_marked(language, f"target.{form}.{outcome(results)}", MARKS, **words, target=target)


def _uncalled(context: Context) -> str:
    """Return how little of the commitment is called, where that is not nearly all; else nothing."""
    scenario, language = context.scenario, context.language
    called = sum(context.results.target.calls_usd_bn)
    if called >= MOSTLY_CALLED * scenario.tgt:
        return ""
    return say_marked(
        language,
        "target.statement.uncalled",
        MARKS,
        called=money(called, language),
        life=str(round(scenario.fl)),
    )


def _pools(context: Context) -> str:
    """Return what the equity still to raise is of each pool."""
    results, language = context.results, context.language
    target = results.target
    return say_marked(
        language,
        "target.statement.pools",
        MARKS,
        remaining=money(results.funding.remaining_usd_bn, language),
        pensions=measure(target.pension_share_bp, "basis_points", language),
        sovereign=number(target.sovereign_share_bp, language),
        insurers=number(target.insurer_share_bp, language),
    )


def headline(context: Context) -> str:
    """Return the deepest outlay, when the cash is back and the multiple, in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    key = f"target.headline.{outcome(results)}"
    return say_marked(language, key, MARKS, **_year_words(results, scenario, language))


def outcome(results: Results) -> str:
    """Return whether the cash comes back ("paid_back"), and if not, whether money is lost.

    Money is lost ("loses") if the multiple that the reader sees is below 1; between the two
    ("not_back") only what is called in the last year is still to come.
    """
    if results.target.breakeven_year is not None:
        return "paid_back"
    shown = float(f"{results.target.tvpi:.3g}")
    return "loses" if shown < 1 else "not_back"


def _year_words(results: Results, scenario: Scenario, language: str) -> dict[str, str]:
    target = results.target
    multiple = number(target.tvpi, language)
    even = "even" if multiple == number(1, language) else "times"
    return {
        "end": say_marked(language, f"target.end.{even}", MARKS, multiple=multiple),
        "in_all": say_marked(language, f"target.in_all.{even}", MARKS, multiple=multiple),
        "peak": money(target.peak_outlay_usd_bn, language),
        "peak_year": str(target.peak_outlay_year),
        "breakeven": str(target.breakeven_year or ""),
        "life": str(round(scenario.fl)),
        "fg": percent(scenario.fg, language),
    }


def note(context: Context) -> str:
    """Return from when fund years count, and how its growth compares with the shared deal's."""
    language, net = context.language, context.results.target.deal_net_growth_pct
    compared = say_marked(
        language,
        f"target.growth.{_compared_growth(context)}",
        MARKS,
        fg=percent(context.scenario.fg, language),
        net="" if net is None else percent(net, language),
    )
    return say(language, "text.two_sentences", first=say(language, "target.note"), second=compared)


def _compared_growth(context: Context) -> str:
    if context.results.target.deal_net_growth_pct is None:
        return "none"
    return "same" if growth_offer(context) is None else "differs"


def growth_offer(context: Context) -> Offer | None:
    """Return the offer to let the fund grow as the shared deal does after fees.

    None if the scenario does so already, or if the deal has no rate of return.
    """
    net, lever = context.results.target.deal_net_growth_pct, LEVERS["fg"]
    if net is None:
        return None
    growth = lever.nearest(round(net, lever.decimals))
    if growth == context.scenario.fg:
        return None
    reached = "take" if growth == round(net, lever.decimals) else "nearest"
    label = say(
        context.language,
        f"target.growth.{reached}",
        growth=lever_text("fg", growth, context.language),
    )
    return Offer(label, {"fg": growth})


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
    deal, net = context.results.coinvest.equity_irr_pct, target.deal_net_growth_pct
    words = {
        "target": lever_text("tgt", scenario.tgt, language),
        "deal": "" if deal is None else percent(deal, language),
        "fee": lever_text("fee", scenario.fee, language),
        "net": "" if net is None else percent(net, language),
        "fg": percent(scenario.fg, language),
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
    names = (
        "calls",
        "payout",
        "roll",
        "multiple",
        "irr",
        "net" if net is not None else "no_net",
        "share",
    )
    return [say(language, f"target.formula.{name}", **words) for name in names]


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the commitment model and the pools."""
    language = context.language
    words = {
        "raised": money(observed().raised_usd_bn, language),
        "as_of": long_date(observed().as_of.isoformat(), language),
        "target": lever_text("tgt", context.scenario.tgt, language),
        "fg": percent(context.scenario.fg, language),
    }
    names = ("promise", "lumps", "growth", "venture", "pools", "closes")
    return [tell_marked(language, f"target.wrong.{name}", MARKS, **words) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to the savings: what is small for one fund is not for all spending."""
    return say(
        context.language,
        "target.next",
        remaining=money(context.results.funding.remaining_usd_bn, context.language),
    )
