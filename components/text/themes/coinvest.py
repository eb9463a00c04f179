"""Words of the page `coinvest`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact
from components.model import LEVERS, Scenario
from components.model.deal import (
    cost_of_debt_pct,
    debt_service,
    debt_share_pct,
    equity_flows,
    largest_debt_pct,
)
from components.model.losses import (
    EVERYTHING_PCT,
    TAIL,
    large_pool_loss_quantile_pct,
    losing_chance_pct,
    loss_where_lost_pct,
)
from components.model.rates import capital_recovery_factor
from components.model.themes.coinvest import Coinvest
from components.text import lever_text, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, as_shown
from components.text.quotes import tell, tell_marked
from components.text.themes.funding import named_leverage

ICON = ":material/handshake:"
MAIN_RESULT = "coinvest.equity_irr_pct"
CARD_RESULTS = ("coinvest.equity_irr_pct", "coinvest.partners_needed")
NEXT_PAGE = "target"
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"funding": named_leverage})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "debt": "lever:debt",
        "unlevered": "result:coinvest.unlevered_irr_pct",
        "equity": "result:coinvest.equity_irr_pct",
        "cover": "result:coinvest.dscr",
        "target": "lever:tgt",
        "aum": "lever:aum",
        "maxt": "lever:maxt",
        "partners": "result:coinvest.partners_needed",
        "quota": "lever:quota",
        "blocking": "result:coinvest.blocking_partners",
        "swing": "result:coinvest.partner_swing_pct",
        "alone": "result:coinvest.loss_p99_alone_pct",
        "pooled": "result:coinvest.loss_p99_pooled_pct",
        "pd": "lever:pd",
        "rare": "result:coinvest.loss_p99_pooled_pct",
        "owner_pooled": "result:coinvest.owner_loss_p99_pooled_pct",
        "n": "lever:nproj",
        "most": "result:coinvest.loss_p99_pooled_pct",
        "cases": "result:coinvest.loss_p99_pooled_pct",
        "before": "fact:risk.infrastructure_default_10y_2011_pct",
        "after": "fact:risk.infrastructure_default_10y_2012_pct",
        "rho": "lever:rho",
        "life": "lever:life",
        "cert": "lever:cert",
        "gain": "result:coinvest.credibility_gain_pp",
        "res": "lever:res",
        "short": "lever:short",
        "ls": "lever:ls",
        "with_chips": "result:coinvest.unlevered_irr_with_chips_pct",
        "needed_yield": "result:coinvest.yield_needed_with_chips_pct",
    }
)
"""What each number in the sentences is."""

FIRST_YEAR_OF_LOANS = "1983"
"""Moody's study of project loans begins with those of this year."""

CASES = 100
"""The rare case that the page speaks of comes once in so many."""

HARDLY_EVER_PCT = 0.01
"""A chance below this is said to be practically none."""

LENDERS_COVER = 1.2
"""A lender's usual least cover ratio is taken to be this: an example of ours, not a statistic."""


def takeaway(context: Context) -> str:
    """Return what debt does to the return, how many must share, and who loses what at most."""
    results, scenario, language = context.results, context.scenario, context.language
    coinvest = results.coinvest
    deal = say_marked(
        language,
        f"coinvest.takeaway.{debt_effect(coinvest, language)}",
        MARKS,
        **_deal_words(coinvest, scenario, language),
    )
    partners = say_marked(
        language,
        f"coinvest.takeaway.{'solo' if coinvest.partners_needed == 1 else 'partners'}",
        MARKS,
        target=money(scenario.tgt, language),
        aum=money(scenario.aum, language),
        maxt=percent(scenario.maxt, language),
        partners=number(coinvest.partners_needed, language),
    )
    loss = say_marked(
        language,
        f"coinvest.takeaway.{sharing_effect(coinvest, scenario, language)}",
        MARKS,
        **_loss_words(coinvest, scenario, language),
    )
    owners = say_marked(
        language,
        f"coinvest.takeaway.owners_{owners_effect(coinvest, scenario, language)}",
        MARKS,
        **_loss_words(coinvest, scenario, language),
    )
    answer = say(language, "text.two_sentences", first=deal, second=partners)
    losses = say(language, "text.two_sentences", first=loss, second=owners)
    return say(language, "text.two_sentences", first=answer, second=losses)


def headline(context: Context) -> str:
    """Return the levered return and the rare loss in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    coinvest = results.coinvest
    deal = say_marked(
        language,
        f"coinvest.headline.{debt_effect(coinvest, language)}",
        MARKS,
        **_deal_words(coinvest, scenario, language),
    )
    loss = say_marked(
        language,
        f"coinvest.headline.{sharing_effect(coinvest, scenario, language)}",
        MARKS,
        **_loss_words(coinvest, scenario, language),
    )
    return say(language, "text.two_sentences", first=deal, second=loss)


def debt_effect(coinvest: Coinvest[float], language: str) -> str:
    """Return what debt does to the return, as the figures read once they are rounded.

    It is "no_debt", "short" (the cash does not cover debt service: the owners pay in or default;
    "short_no_rate" if they would get nothing back), "no_rate" (they get nothing back though it
    does), "lifts", "lowers" or "leaves".
    """
    unlevered, equity = coinvest.unlevered_irr_pct, coinvest.equity_irr_pct
    if coinvest.dscr is None:
        return "no_debt"
    if as_shown(coinvest.dscr) < 1:
        return "short_no_rate" if equity is None else "short"
    if unlevered is None or equity is None:
        return "no_rate"
    if percent(unlevered, language) == percent(equity, language):
        return "leaves"
    return "lifts" if equity > unlevered else "lowers"


def sharing_effect(coinvest: Coinvest[float], scenario: Scenario, language: str) -> str:
    """Return what sharing does to the lenders' loss of the rare case.

    It is "single" (nothing is shared; "single_none" if nothing is lost either), "less", "same",
    "none" (no loss either way) or "more":
    one project that fails in less than 1 of 100 cases loses nothing in the other 99, while a
    pool loses a little more often. "_all" is added where one project loses everything: that the
    loss is at most all of the money would say nothing.
    """
    alone, pooled = coinvest.loss_p99_alone_pct, coinvest.loss_p99_pooled_pct
    everything = "_all" if _is_everything(alone, language) else ""
    if scenario.nproj == 1:
        return f"single{everything}" if alone else "single_none"
    if everything:
        return "same_all" if _is_everything(pooled, language) else "less_all"
    if pooled < alone:
        return "less"
    if pooled > alone:
        return "more"
    return "same" if alone else "none"


def owners_effect(coinvest: Coinvest[float], scenario: Scenario, language: str) -> str:
    """Return what sharing does to the owners' loss of the rare case.

    It is "single" (nothing is shared), "less", "same" (everything is lost either way) or "none"
    (nothing is lost).
    """
    pooled = coinvest.owner_loss_p99_pooled_pct
    if scenario.nproj == 1:
        return "single"
    if not pooled:
        return "none"
    return "same" if _is_everything(pooled, language) else "less"


def _is_everything(loss_pct: float, language: str) -> bool:
    """Tell whether a loss reads as all of the money."""
    return percent(loss_pct, language) == percent(EVERYTHING_PCT, language)


def _deal_words(coinvest: Coinvest[float], scenario: Scenario, language: str) -> dict[str, str]:
    unlevered, equity, cover = coinvest.unlevered_irr_pct, coinvest.equity_irr_pct, coinvest.dscr
    return {
        "debt": percent(scenario.debt, language),
        "unlevered": "" if unlevered is None else percent(unlevered, language),
        "equity": "" if equity is None else percent(equity, language),
        "cover": "" if cover is None else measure(cover, "x", language),
    }


def _loss_words(coinvest: Coinvest[float], scenario: Scenario, language: str) -> dict[str, str]:
    return {
        "most": number(TAIL * CASES, language),
        "cases": number(CASES, language),
        "alone": percent(coinvest.loss_p99_alone_pct, language),
        "pooled": percent(coinvest.loss_p99_pooled_pct, language),
        "rare": number(round(CASES - TAIL * CASES), language),
        "chance": percent(losing_chance_pct(scenario.pd, scenario.full), language),
        "pd": percent(scenario.pd, language),
        "owner_pooled": percent(coinvest.owner_loss_p99_pooled_pct, language),
        "n": number(scenario.nproj, language),
    }


def formulas(context: Context) -> list[str]:
    """Return the co-investment equations with the reader's numbers."""
    scenario, coinvest, language = context.scenario, context.results.coinvest, context.language
    cost = cost_of_debt_pct(scenario.kd, scenario.cert)
    deal = scenario.yld, scenario.debt, cost, scenario.life, scenario.res
    service = debt_service(scenario.debt, cost, scenario.life)
    gain = coinvest.credibility_gain_pp
    chance_pct = losing_chance_pct(scenario.pd, scenario.full)
    lost_pct = loss_where_lost_pct(scenario.lgd, scenario.full)

    words = {
        "yld": number(scenario.yld, language, 4),
        "res": number(scenario.res, language),
        "debt": number(scenario.debt, language),
        "own": number(100 - scenario.debt, language),
        "kd": percent(scenario.kd, language),
        "cert": measure(scenario.cert, "basis_points", language),
        "cost": percent(cost, language),
        "gain": "" if gain is None else measure(gain, "pp", language),
        "life": number(scenario.life, language),
        "crf": number(capital_recovery_factor(cost, scenario.life), language, 4),
        "service": number(service, language),
        "ls": number(scenario.ls, language),
        "short": percent(scenario.short, language),
        "left": percent(scenario.res, language),
        "with_chips": percent(coinvest.unlevered_irr_with_chips_pct, language),
        "needed_yield": number(coinvest.yield_needed_with_chips_pct, language),
        "yearly": number(equity_flows(*deal)[1], language),
        "unlevered": rate_text(coinvest.unlevered_irr_pct, language),
        "equity": rate_text(coinvest.equity_irr_pct, language),
        "cover": "" if coinvest.dscr is None else number(coinvest.dscr, language),
        "least": number(LENDERS_COVER, language),
        "limit": percent(
            min(100, largest_debt_pct(LENDERS_COVER, scenario.yld, cost, scenario.life)),
            language,
        ),
        "target": money(scenario.tgt, language),
        "aum": money(scenario.aum, language),
        "maxt": percent(scenario.maxt, language),
        "ticket": money(ticket_usd_bn(context), language),
        "partners": number(coinvest.partners_needed, language),
        "quota": percent(scenario.quota, language),
        "blocking": number(coinvest.blocking_partners, language),
        "others": number(coinvest.partners_needed - 1, language),
        "agreeing": number(coinvest.partners_needed - coinvest.blocking_partners, language),
        "swing": percent(coinvest.partner_swing_pct, language),
        "pd": percent(scenario.pd, language),
        "lgd": percent(scenario.lgd, language),
        "full": percent(scenario.full, language),
        "chance": percent(chance_pct, language),
        "lost": percent(lost_pct, language),
        "owner_pooled": percent(coinvest.owner_loss_p99_pooled_pct, language),
        "rho": number(scenario.rho, language),
        "n": number(scenario.nproj, language),
        "expected": percent(coinvest.expected_loss_pct, language),
        "pooled": percent(coinvest.loss_p99_pooled_pct, language),
        "endless": percent(
            large_pool_loss_quantile_pct(chance_pct, lost_pct, scenario.rho), language
        ),
    }
    names = (
        "unlevered",
        "chips",
        *(("cheaper",) if scenario.cert else ()),
        "service",
        "equity_none" if coinvest.equity_irr_pct is None else "equity",
        *(("gain",) if scenario.cert and gain is not None else ()),
        "no_cover" if coinvest.dscr is None else "cover",
        "partners",
        "voice",
        f"swing_{'never' if _hardly_ever(coinvest.partner_swing_pct) else 'often'}",
        "chance",
        "mean",
        "pool",
        "owners",
        "limit",
    )
    return [say(language, f"coinvest.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return what the debt share hangs together with, and what sharing brings besides."""
    language = context.language
    besides = say(
        language,
        "text.two_sentences",
        first=voice_sentence(context),
        second=credibility_sentence(context),
    )
    return say(language, "text.two_sentences", first=_debt_share_sentence(context), second=besides)


def voice_sentence(context: Context) -> str:
    """Return how many partners can block a decision, and how often one of them decides."""
    language, coinvest = context.language, context.results.coinvest
    if coinvest.partners_needed == 1:
        return say(language, "coinvest.voice.alone")
    return tell_marked(
        language,
        f"coinvest.voice.{'never' if _hardly_ever(coinvest.partner_swing_pct) else 'decides'}",
        MARKS,
        partners=number(coinvest.partners_needed, language),
        blocking=number(coinvest.blocking_partners, language),
        quota=percent(context.scenario.quota, language),
        swing=percent(coinvest.partner_swing_pct, language),
    )


def _hardly_ever(chance_pct: float) -> bool:
    return chance_pct < HARDLY_EVER_PCT


def credibility_sentence(context: Context) -> str:
    """Return what cheaper debt is worth to the owners, or how to try it while it is not set."""
    scenario, language = context.scenario, context.language
    gain = context.results.coinvest.credibility_gain_pp
    return tell_marked(
        language,
        f"coinvest.credibility.{_credibility_case(context)}",
        MARKS,
        lever=say(language, "lever.cert.label"),
        cert=measure(scenario.cert, "basis_points", language),
        gain="" if gain is None else measure(gain, "pp", language),
    )


def _credibility_case(context: Context) -> str:
    coinvest = context.results.coinvest
    if not context.scenario.cert:
        return "try"
    if coinvest.dscr is None:
        return "no_debt"
    return "no_rate" if coinvest.credibility_gain_pp is None else "gain"


def _debt_share_sentence(context: Context) -> str:
    scenario, language = context.scenario, context.language
    implied = debt_share_pct(scenario.mult)
    return say(
        language,
        "shared.debt" if scenario.debt == implied else "shared.debt_differs",
        page=say(language, f"page.{LEVERS['mult'].home}.menu"),
        mult=lever_text("mult", scenario.mult, language),
        debt=percent(scenario.debt, language),
        implied=percent(implied, language),
    )


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the co-investment results."""
    scenario, language = context.scenario, context.language
    words = {
        "first": FIRST_YEAR_OF_LOANS,
        "last": fact("risk.project_default_10y_pct").as_of[:4],
        "before": percent(fact("risk.infrastructure_default_10y_2011_pct").value, language),
        "after": percent(fact("risk.infrastructure_default_10y_2012_pct").value, language),
        "rho": number(scenario.rho, language),
        "life": number(scenario.life, language),
        "res": percent(scenario.res, language),
        "page": say(language, "page.breakout.menu"),
        "unlevered": rate_text(context.results.coinvest.unlevered_irr_pct, language),
        **_chip_words(context),
    }
    names = ("history", "correlation", "copula", "equity", "obsolete", "chips", "fees")
    return [tell_marked(language, f"coinvest.wrong.{name}", MARKS, **words) for name in names]


def _chip_words(context: Context) -> dict[str, str]:
    scenario, coinvest, language = context.scenario, context.results.coinvest, context.language
    return {
        "short": percent(scenario.short, language),
        "ls": lever_text("ls", scenario.ls, language),
        "with_chips": percent(coinvest.unlevered_irr_with_chips_pct, language),
        "needed_yield": percent(coinvest.yield_needed_with_chips_pct, language),
    }


def rate_text(rate_pct: float | None, language: str) -> str:
    """Return a rate of return, or that there is none."""
    return say(language, "ui.null") if rate_pct is None else percent(rate_pct, language)


def cover_note(context: Context) -> str | None:
    """Return a sentence if the cash does not cover debt service as lenders ask for."""
    cover = context.results.coinvest.dscr
    if cover is None or as_shown(cover) >= LENDERS_COVER:
        return None
    language = context.language
    return tell(
        language,
        "plausible.cover_short" if as_shown(cover) < 1 else "plausible.cover",
        cover=number(cover, language),
        limit=number(LENDERS_COVER, language),
    )


def ticket_usd_bn(context: Context) -> float:
    """Return the most that one institution puts in, USD bn."""
    return context.scenario.aum * context.scenario.maxt / 100


def next_reason(context: Context) -> str:
    """Return why to go on to the commitment: what is promised is called over years."""
    return say(
        context.language, "coinvest.next", ticket=money(ticket_usd_bn(context), context.language)
    )


CHECKS: tuple[Check, ...] = (cover_note,)
