"""Formulas and caveats of the page `coinvest`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact
from components.model.losses import large_pool_loss_quantile_pct
from components.model.rates import capital_recovery_factor
from components.model.themes.coinvest import debt_service, equity_flows, largest_debt_pct
from components.text import money, number, percent, say
from components.text.plausibility import LENDERS_COVER
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "before": "fact:risk.infrastructure_default_10y_2011_pct",
        "after": "fact:risk.infrastructure_default_10y_2012_pct",
        "rho": "lever:rho",
        "lgd": "lever:lgd",
        "life": "lever:life",
        "res": "lever:res",
    }
)
"""What each number in the sentences is."""

FIRST_YEAR_OF_LOANS = "1983"
"""Moody's study of project loans begins with those of this year."""


def formulas(context: Context) -> list[str]:
    """Return the co-investment equations with the reader's numbers."""
    scenario, coinvest, language = context.scenario, context.results.coinvest, context.language
    deal = scenario.yld, scenario.debt, scenario.kd, scenario.life, scenario.res
    service = debt_service(scenario.debt, scenario.kd, scenario.life)
    null = say(language, "ui.null")

    def rate(value: float | None) -> str:
        return null if value is None else percent(value, language)

    words = {
        "yld": number(scenario.yld, language, 4),
        "res": number(scenario.res, language),
        "debt": number(scenario.debt, language),
        "own": number(100 - scenario.debt, language),
        "kd": percent(scenario.kd, language),
        "life": number(scenario.life, language),
        "crf": number(capital_recovery_factor(scenario.kd, scenario.life), language, 4),
        "service": number(service, language),
        "yearly": number(equity_flows(*deal)[1], language),
        "unlevered": rate(coinvest.unlevered_irr_pct),
        "equity": rate(coinvest.equity_irr_pct),
        "cover": "" if coinvest.dscr is None else number(coinvest.dscr, language),
        "least": number(LENDERS_COVER, language),
        "limit": percent(
            min(100, largest_debt_pct(LENDERS_COVER, scenario.yld, scenario.kd, scenario.life)),
            language,
        ),
        "target": money(scenario.tgt, language),
        "aum": money(scenario.aum, language),
        "maxt": percent(scenario.maxt, language),
        "ticket": money(ticket_usd_bn(context), language),
        "partners": number(coinvest.partners_needed, language),
        "pd": percent(scenario.pd, language),
        "lgd": percent(scenario.lgd, language),
        "rho": number(scenario.rho, language),
        "n": number(scenario.nproj, language),
        "expected": percent(coinvest.expected_loss_pct, language),
        "pooled": percent(coinvest.loss_p99_pooled_pct, language),
        "endless": percent(
            large_pool_loss_quantile_pct(scenario.pd, scenario.lgd, scenario.rho), language
        ),
    }
    names = (
        "unlevered",
        "service",
        "equity_none" if coinvest.equity_irr_pct is None else "equity",
        "no_cover" if coinvest.dscr is None else "cover",
        "partners",
        "mean",
        "pool",
        "limit",
    )
    return [say(language, f"coinvest.formula.{name}", **words) for name in names]


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the co-investment results."""
    scenario, language = context.scenario, context.language
    words = {
        "first": FIRST_YEAR_OF_LOANS,
        "last": fact("risk.project_default_10y_pct").as_of[:4],
        "before": percent(fact("risk.infrastructure_default_10y_2011_pct").value, language),
        "after": percent(fact("risk.infrastructure_default_10y_2012_pct").value, language),
        "rho": number(scenario.rho, language),
        "lgd": percent(scenario.lgd, language),
        "life": number(scenario.life, language),
        "res": percent(scenario.res, language),
    }
    names = ("history", "correlation", "copula", "equity", "obsolete", "fees")
    return [tell_marked(language, f"coinvest.wrong.{name}", MARKS, **words) for name in names]


def ticket_usd_bn(context: Context) -> float:
    """Return the most that one institution puts in, USD bn."""
    return context.scenario.aum * context.scenario.maxt / 100


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(
        context.language, "coinvest.next", ticket=money(ticket_usd_bn(context), context.language)
    )
