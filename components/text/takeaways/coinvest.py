"""Sentences of the page `coinvest`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model import Scenario
from components.model.losses import TAIL
from components.model.themes.coinvest import Coinvest
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import measure, money, number, percent

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
        "n": "lever:nproj",
        "most": "result:coinvest.loss_p99_pooled_pct",
        "cases": "result:coinvest.loss_p99_pooled_pct",
    }
)
"""What each number in the sentences is."""

CASES = 100
"""The rare case that the page speaks of comes once in so many."""


def takeaway(context: Context) -> str:
    """Return what debt does to the return, how many must share, and what sharing does."""
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
        f"coinvest.takeaway.{sharing_effect(coinvest, scenario)}",
        MARKS,
        **_loss_words(coinvest, scenario, language),
    )
    answer = say(language, "text.two_sentences", first=deal, second=partners)
    return say(language, "text.two_sentences", first=answer, second=loss)


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
        f"coinvest.headline.{sharing_effect(coinvest, scenario)}",
        MARKS,
        **_loss_words(coinvest, scenario, language),
    )
    return say(language, "text.two_sentences", first=deal, second=loss)


def debt_effect(coinvest: Coinvest[float], language: str) -> str:
    """Return what debt does to the return, as the figures read once they are rounded.

    It is "no_debt", "no_rate" (the owners get nothing back), "lifts", "lowers" or "leaves".
    """
    unlevered, equity = coinvest.unlevered_irr_pct, coinvest.equity_irr_pct
    if coinvest.dscr is None:
        return "no_debt"
    if unlevered is None or equity is None:
        return "no_rate"
    if percent(unlevered, language) == percent(equity, language):
        return "leaves"
    return "lifts" if equity > unlevered else "lowers"


def sharing_effect(coinvest: Coinvest[float], scenario: Scenario) -> str:
    """Return what sharing does to the loss of the rare case.

    It is "single" (nothing is shared; "single_none" if nothing is lost either), "less", "same",
    "none" (no loss either way) or "more":
    one project that fails in less than 1 of 100 cases loses nothing in the other 99, while a
    pool loses a little more often.
    """
    alone, pooled = coinvest.loss_p99_alone_pct, coinvest.loss_p99_pooled_pct
    if scenario.nproj == 1:
        return "single" if alone else "single_none"
    if pooled < alone:
        return "less"
    if pooled > alone:
        return "more"
    return "same" if alone else "none"


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
        "n": number(scenario.nproj, language),
    }
