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
    TAIL,
    large_pool_loss_quantile_pct,
    losing_chance_pct,
    loss_where_lost_pct,
)
from components.model.rates import capital_recovery_factor
from components.model.themes.coinvest import Coinvest
from components.text import joined, lever_text, measure, money, number, percent, say
from components.text.deal_effects import debt_effect, owners_effect, rate_text, sharing_effect
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.partnership import credibility_sentence, hardly_ever, voice_sentence
from components.text.plausibility import LENDERS_COVER, Check, cover_note
from components.text.quotes import tell_marked
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
        "alone": "result:coinvest.loss_p99_alone_pct",
        "pooled": "result:coinvest.loss_p99_pooled_pct",
        "chance": "lever:pd",
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


def takeaway(context: Context) -> str:
    """Return what sharing does to the lenders' rare loss, and debt to the owners' return."""
    coinvest, language = context.results.coinvest, context.language
    return _told(
        context,
        f"takeaway.{sharing_effect(coinvest, context.scenario, language)}",
        f"takeaway.{debt_effect(coinvest, language)}",
    )


def details(context: Context) -> str:
    """Return what the deal is, how many must share, and what owners lose."""
    coinvest, scenario = context.results.coinvest, context.scenario
    return _told(
        context,
        f"details.{'no_debt' if coinvest.dscr is None else 'debt'}",
        _partners_kind(coinvest),
        *(("details.shared",) if scenario.nproj > 1 else ()),
        f"statement.owners_{owners_effect(coinvest, scenario, context.language)}",
    )


def statement(context: Context) -> str:
    """Return what debt does to the return, how many must share, and who loses what at most."""
    coinvest, scenario, language = context.results.coinvest, context.scenario, context.language
    return _told(
        context,
        f"statement.{debt_effect(coinvest, language)}",
        _partners_kind(coinvest),
        f"statement.{sharing_effect(coinvest, scenario, language)}",
        f"statement.owners_{owners_effect(coinvest, scenario, language)}",
    )


def _partners_kind(coinvest: Coinvest[float]) -> str:
    return f"statement.{'solo' if coinvest.partners_needed == 1 else 'partners'}"


def _told(context: Context, *names: str) -> str:
    results, scenario, language = context.results, context.scenario, context.language
    coinvest = results.coinvest
    words = {
        **_deal_words(coinvest, scenario, language),
        **_loss_words(coinvest, scenario, language),
        "target": lever_text("tgt", scenario.tgt, language),
        "aum": lever_text("aum", scenario.aum, language),
        "maxt": percent(scenario.maxt, language),
        "partners": number(coinvest.partners_needed, language),
    }
    return joined(
        language, *(say_marked(language, f"coinvest.{name}", MARKS, **words) for name in names)
    )


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
        "target": lever_text("tgt", scenario.tgt, language),
        "aum": lever_text("aum", scenario.aum, language),
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
        f"swing_{'never' if hardly_ever(coinvest.partner_swing_pct) else 'often'}",
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
    scenario, coinvest, language = context.scenario, context.results.coinvest, context.language
    words = {
        "first": FIRST_YEAR_OF_LOANS,
        "last": fact("risk.project_default_10y_pct").as_of[:4],
        "before": percent(fact("risk.infrastructure_default_10y_2011_pct").value, language),
        "after": percent(fact("risk.infrastructure_default_10y_2012_pct").value, language),
        "rho": number(scenario.rho, language),
        "life": number(scenario.life, language),
        "res": percent(scenario.res, language),
        "page": say(language, "page.breakout.menu"),
        "unlevered": rate_text(coinvest.unlevered_irr_pct, language),
        "short": percent(scenario.short, language),
        "ls": lever_text("ls", scenario.ls, language),
        "with_chips": percent(coinvest.unlevered_irr_with_chips_pct, language),
        "needed_yield": percent(coinvest.yield_needed_with_chips_pct, language),
    }
    names = ("history", "correlation", "copula", "equity", "obsolete", "chips", "fees")
    return [tell_marked(language, f"coinvest.wrong.{name}", MARKS, **words) for name in names]


def ticket_usd_bn(context: Context) -> float:
    """Return the most that one institution puts in, USD bn."""
    return context.scenario.aum * context.scenario.maxt / 100


def next_reason(context: Context) -> str:
    """Return why to go on to the commitment: what is promised is called over years."""
    return say(
        context.language, "coinvest.next", ticket=money(ticket_usd_bn(context), context.language)
    )


CHECKS: tuple[Check, ...] = (cover_note,)
