"""Formulas and caveats of the page `breakout`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model.rates import capital_recovery_factor
from components.model.themes.breakout import YEARS, diffusion_share, us_gdp_path_usd_bn
from components.text import lever_text, money, number, percent, say
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "capt": "lever:capt",
    }
)
"""What each number in the sentences is."""


def formulas(context: Context) -> list[str]:
    """Return the equations of payback and growth with the reader's numbers."""
    scenario, breakout, language = context.scenario, context.results.breakout, context.language
    observed = context.observed
    gdp = us_gdp_path_usd_bn(observed)
    capital = 1000 * context.results.buildout.total_usd_tn
    words = {
        **{key: lever_text(key, getattr(scenario, key), language) for key in ("ls", "ll", "half")},
        **{
            key: percent(getattr(scenario, key), language) for key in ("ret", "short", "gm", "capt")
        },
        "long": percent(100 - scenario.short, language),
        "crf_short": number(capital_recovery_factor(scenario.ret, scenario.ls), language),
        "crf_long": number(capital_recovery_factor(scenario.ret, scenario.ll), language),
        "total": money(capital, language),
        "profit": money(breakout.required_gross_profit_usd_bn, language),
        "share": percent(100 * breakout.required_gross_profit_usd_bn / capital, language),
        "revenue": money(breakout.required_revenue_usd_bn, language),
        "revenue_share": percent(100 * breakout.required_revenue_usd_bn / capital, language),
        "half_number": number(scenario.half, language),
        "up_number": number(scenario.up, language),
        "diffusion": number(diffusion_share(2035, scenario.half), language),
        "trend": percent(observed.us_growth_trend_pct, language),
        "growth": percent(breakout.growth_2035_pct, language),
        "gdp": money(gdp[YEARS.index(2035)], language),
        "gdp_growth": percent(100 * (gdp[-1] / gdp[-2] - 1), language),
        "gain": percent(breakout.output_gain_2035_pct, language),
        "captured": money(breakout.captured_2035_usd_bn, language),
        "year": str(breakout.crossover_year or ""),
    }
    crossing = "crossing_dated" if breakout.crossover_year else "crossing_null"
    names = ("charge", "required", "revenue", "jpm", "diffusion", "captured", crossing, "growth")
    return [tell_marked(language, f"breakout.formula.{name}", MARKS, **words) for name in names]


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language = context.language
    capt = percent(context.scenario.capt, language)
    names = ("payback", "place", "shares", "prices", "measures", "growth")
    return [tell_marked(language, f"breakout.wrong.{name}", MARKS, capt=capt) for name in names]


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(
        context.language,
        "breakout.next",
        revenue=money(context.results.breakout.required_revenue_usd_bn, context.language),
    )
