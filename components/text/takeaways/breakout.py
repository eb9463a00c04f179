"""Sentences of the page `breakout`."""

from components.model import Observed, Results, Scenario
from components.model.buildout import YEARS as BUILD_YEARS
from components.text.catalogue import say
from components.text.numbers import lever_text, money, percent


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return what the capital must earn, when sellers capture that, and growth in 2035."""
    breakout = results.breakout
    required = say(
        language,
        "breakout.takeaway.required",
        ret=percent(scenario.ret, language),
        total=money(1000 * results.buildout.total_usd_tn, language),
        profit=money(breakout.required_gross_profit_usd_bn, language),
        revenue=money(breakout.required_revenue_usd_bn, language),
    )
    outcome = say(
        language,
        f"breakout.takeaway.{crossing_case(results, scenario)}",
        up=lever_text("up", scenario.up, language),
        year=str(breakout.crossover_year or ""),
        growth=percent(breakout.growth_2035_pct, language),
        trend=percent(observed.us_growth_trend_pct, language),
    )
    return say(language, "text.two_sentences", first=required, second=outcome)


def headline(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the requirement and when it is met, in one line."""
    del observed  # every headline has the same arguments
    breakout = results.breakout
    return say(
        language,
        f"breakout.headline.{crossing_case(results, scenario)}",
        profit=money(breakout.required_gross_profit_usd_bn, language),
        year=str(breakout.crossover_year or ""),
    )


def crossing_case(results: Results, scenario: Scenario) -> str:
    """Return how what sellers capture stands to the requirement, as a code.

    "early" is before the build-out is complete; "dated" later; "not_by_2050"; "no_uplift".
    """
    year = results.breakout.crossover_year
    if year is None:
        return "not_by_2050" if scenario.up else "no_uplift"
    return "early" if year < BUILD_YEARS[-1] else "dated"
