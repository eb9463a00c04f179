"""What debt does to a deal and sharing to a loss, as the figures read once they are rounded."""

from components.model import Scenario
from components.model.losses import EVERYTHING_PCT
from components.model.themes.coinvest import Coinvest
from components.text import percent, say
from components.text.plausibility import as_shown


def debt_effect(coinvest: Coinvest[float], language: str) -> str:
    """Return what debt does to the return, as the figures read once they are rounded.

    It is "no_debt", "short" (the cash does not cover debt service: the owners pay in or default;
    "short_loses" if less comes back than they pay, "short_no_rate" if nothing does), "no_rate"
    (nothing comes back though it does cover it), "lifts", "lowers" or "leaves".
    """
    unlevered, equity = coinvest.unlevered_irr_pct, coinvest.equity_irr_pct
    if coinvest.dscr is None:
        return "no_debt"
    if as_shown(coinvest.dscr) < 1:
        if equity is None:
            return "short_no_rate"
        return "short_loses" if percent(equity, language).startswith("−") else "short"
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


def rate_text(rate_pct: float | None, language: str) -> str:
    """Return a rate of return, or that there is none."""
    return say(language, "ui.null") if rate_pct is None else percent(rate_pct, language)
