"""Sentences of the page `breakout`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model import Results, Scenario
from components.model.themes.buildout import YEARS as BUILD_YEARS
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import lever_text, money, percent

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "ret": "lever:ret",
        "total": "result:buildout.total_usd_tn",
        "profit": "result:breakout.required_gross_profit_usd_bn",
        "revenue": "result:breakout.required_revenue_usd_bn",
        "up": "lever:up",
        "year": "result:breakout.crossover_year",
        "growth": "result:breakout.growth_2035_pct",
        "trend": "fact:growth.us_total_2000_2024_pct",
    }
)
"""What each number in the sentences is."""


def takeaway(context: Context) -> str:
    """Return what the capital must earn, when sellers capture that, and growth in 2035."""
    results, scenario, observed, language = (
        context.results,
        context.scenario,
        context.observed,
        context.language,
    )
    breakout = results.breakout
    required = say_marked(
        language,
        "breakout.takeaway.required",
        MARKS,
        ret=percent(scenario.ret, language),
        total=money(1000 * results.buildout.total_usd_tn, language),
        profit=money(breakout.required_gross_profit_usd_bn, language),
        revenue=money(breakout.required_revenue_usd_bn, language),
    )
    outcome = say_marked(
        language,
        f"breakout.takeaway.{crossing_case(results, scenario)}",
        MARKS,
        up=lever_text("up", scenario.up, language),
        year=str(breakout.crossover_year or ""),
        growth=percent(breakout.growth_2035_pct, language),
        trend=percent(observed.us_growth_trend_pct, language),
    )
    return say(language, "text.two_sentences", first=required, second=outcome)


def headline(context: Context) -> str:
    """Return the requirement and when it is met, in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    breakout = results.breakout
    return say_marked(
        language,
        f"breakout.headline.{crossing_case(results, scenario)}",
        MARKS,
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
