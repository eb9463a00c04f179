"""Words of the page `breakout`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.model import Results, Scenario
from components.model.rates import capital_recovery_factor
from components.model.themes.breakout import YEARS, diffusion_share, us_gdp_path_usd_bn
from components.model.themes.buildout import YEARS as BUILD_YEARS
from components.text import lever_text, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, spending_note
from components.text.quotes import tell_marked
from components.text.themes.buildout import named_total

ICON = ":material/trending_up:"
MAIN_RESULT = "breakout.required_revenue_usd_bn"
CARD_RESULTS = ("breakout.required_gross_profit_usd_bn", "breakout.required_revenue_usd_bn")
NEXT_PAGE = "overview"
CHECKS: tuple[Check, ...] = (spending_note,)
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"buildout": named_total})

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
        "capt": "lever:capt",
    }
)
"""What each number in the sentences is."""


def takeaway(context: Context) -> str:
    """Return what the capital must earn, when sellers capture that, and growth in 2035."""
    results, scenario, language = context.results, context.scenario, context.language
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
        trend=percent(context.observed.us_growth_trend_pct, language),
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
    marks = {"capt": MARKS["capt"]}
    names = ("charge", "required", "revenue", "jpm", "diffusion", "captured", crossing, "growth")
    return [tell_marked(language, f"breakout.formula.{name}", marks, **words) for name in names]


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language = context.language
    capt = percent(context.scenario.capt, language)
    names = ("payback", "place", "shares", "prices", "measures", "growth")
    return [tell_marked(language, f"breakout.wrong.{name}", MARKS, capt=capt) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go back to the overview: the revenue rests on every page before."""
    return say(
        context.language,
        "breakout.next",
        revenue=money(context.results.breakout.required_revenue_usd_bn, context.language),
    )
