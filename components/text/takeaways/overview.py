"""Sentences of the page `overview`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import long_date, measure, money, percent
from components.text.takeaways.shared import target_words

UNSEEN_PP = 0.005
"""A contribution below this is shown as none: it would round to 0.00 points."""


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the reader's scenario in one paragraph: the fund, the wave, the bill, the payback."""
    net = results.macro.net_contribution_pp
    direction = "none" if abs(net) < UNSEEN_PP else "adds" if net > 0 else "takes"
    crossing = results.breakout.crossover_year
    words = {
        "share": percent(results.funding.share_of_target_pct, language),
        "target": target_words(scenario, language),
        "as_of": long_date(observed.as_of.isoformat(), language),
        "assets": money(results.funding.total_assets_usd_bn, language),
        "partnership": percent(results.buildout.partnership_share_pct, language, 2),
        "who": say(language, f"who.{scenario.base}"),
        "total": money(1000 * results.buildout.total_usd_tn, language, 2),
        "net": measure(abs(net), "pp", language, 2),
        "external": money(1000 * results.reallocation.external_need_usd_tn, language, 2),
        "revenue": money(results.breakout.required_revenue_usd_bn, language, 2),
        "year": str(crossing),
    }
    sentences = (
        f"overview.takeaway.{'fund' if results.funding.debt_usd_bn else 'fund_no_debt'}",
        f"overview.takeaway.wave_{direction}",
        f"overview.takeaway.pay_{'crosses' if crossing else 'never'}",
    )
    first, *rest = (say(language, key, **words) for key in sentences)
    for sentence in rest:
        first = say(language, "text.two_sentences", first=first, second=sentence)
    return first
