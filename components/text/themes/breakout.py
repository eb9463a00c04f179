"""Words of the page `breakout`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact
from components.evidence.breakout import uplift_range_pp
from components.model import Results, Scenario
from components.model.payback import (
    BUILT_YEAR,
    YEARS,
    diffusion_share,
    us_gdp_path_usd_bn,
)
from components.model.rates import capital_recovery_factor
from components.model.uplift import HIGHEST_UPLIFT_PP
from components.text import joined, lever_text, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.numbers import points_digits, points_number
from components.text.plausibility import Check, as_shown, revenue_note, spending_note
from components.text.quotes import tell_marked
from components.text.themes.buildout import named_total

ICON = ":material/trending_up:"
MAIN_RESULT = "breakout.uplift_needed_pp"
CARD_RESULTS = ("breakout.uplift_needed_pp", "breakout.required_revenue_usd_bn")
NEXT_PAGE = "bust"
CHECKS: tuple[Check, ...] = (spending_note, revenue_note)
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"buildout": named_total})
LINE = "growth.bii_trend_pct"
"""The long-run growth of output per head that the outlook says could be left."""

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "ret": "lever:ret",
        "world": "result:buildout.world_ai_total_usd_tn",
        "needed": "result:breakout.uplift_needed_pp",
        "lowest": "data:productivity",
        "highest": "data:productivity",
        "span": "data:productivity",
        "profit": "result:breakout.required_gross_profit_usd_bn",
        "revenue": "result:breakout.required_revenue_usd_bn",
        "up": "lever:up",
        "points": "lever:up",
        "yrs": "lever:yrs",
        "year": "result:breakout.crossover_year",
        "payback": "result:breakout.payback_year",
        "shortfall": "result:breakout.shortfall_usd_tn",
        "growth": "result:breakout.growth_2035_pct",
        "per_head": "result:breakout.growth_per_head_2035_pct",
        "line": f"fact:{LINE}",
        "capt": "lever:capt",
        "reach": "lever:reach",
    }
)
"""What each number in the sentences is."""


def takeaway(context: Context) -> str:
    """Return the revenue that is required, and whether sellers get there in time."""
    results, scenario, language = context.results, context.scenario, context.language
    breakout = results.breakout
    return say_marked(
        language,
        f"breakout.takeaway.{payback_case(results, scenario)}",
        {name: reference for name, reference in MARKS.items() if name not in {"year", "payback"}},
        start=say(language, f"breakout.start.{'bust' if scenario.bust else 'plan'}"),
        revenue=money(breakout.required_revenue_usd_bn, language),
        ret=percent(scenario.ret, language),
        points=points_number(scenario.up, language),
        year=str(breakout.crossover_year or ""),
        payback=str(breakout.payback_year or ""),
    )


def details(context: Context) -> str:
    """Return the uplift that payback takes, what is missing on the way, and growth."""
    return joined(
        context.language, needed_sentence(context), outcome_sentence(context), _growth(context)
    )


def statement(context: Context) -> str:
    """Return the uplift that payback takes, what the scenario's own leads to, and growth."""
    return details(context)


def _growth(context: Context) -> str:
    """Return growth per head beside the line, and in total."""
    language, breakout = context.language, context.results.breakout
    return say_marked(
        language,
        f"breakout.statement.growth_{line_case(breakout.growth_per_head_2035_pct)}",
        MARKS,
        per_head=percent(breakout.growth_per_head_2035_pct, language),
        growth=percent(breakout.growth_2035_pct, language),
        line=percent(fact(LINE).value, language),
    )


def headline(context: Context) -> str:
    """Return the uplift that payback takes beside published estimates, in one line."""
    return needed_as(context, "breakout.headline")


def needed_sentence(context: Context) -> str:
    """Return the uplift with which all capital has paid back by the year asked.

    After a bust less has to be paid back: the sentence says so, as it is no good news.
    """
    return joined(context.language, needed_as(context, "breakout.needed"), after_bust(context))


def after_bust(context: Context) -> str:
    """Return that after a bust less has to be paid back, which is no good news; else nothing."""
    return say(context.language, "breakout.after_bust") if context.scenario.bust else ""


def counted_sentence(context: Context) -> str:
    """Return the spending that has to pay back."""
    world = money(1000 * context.results.buildout.world_ai_total_usd_tn, context.language)
    return say_marked(context.language, "breakout.counted", MARKS, world=world)


def outcome_sentence(context: Context) -> str:
    """Return what the scenario's own uplift leads to: crossing, what is missing, payback."""
    results, scenario, language = context.results, context.scenario, context.language
    breakout = results.breakout
    return say_marked(
        language,
        f"breakout.outcome.{payback_case(results, scenario)}",
        MARKS,
        up=lever_text("up", scenario.up, language),
        profit=money(breakout.required_gross_profit_usd_bn, language),
        year=str(breakout.crossover_year or ""),
        payback=str(breakout.payback_year or ""),
        shortfall=money(1000 * breakout.shortfall_usd_tn, language),
    )


def payback_case(results: Results, scenario: Scenario) -> str:
    """Return whether the capital pays back by 2050, as a code.

    "unmissed": nothing is ever missing; "paid": a year's requirement of the complete build-out is
    covered, and then what was missing; "paid_early": the other way round, with a lead that lasts;
    "crosses": it is covered too late to make good what was missing; "never"; "no_uplift".
    """
    crossover, payback = results.breakout.crossover_year, results.breakout.payback_year
    if not scenario.up:
        return "no_uplift"
    if payback is None:
        return "never" if crossover is None else "crosses"
    if crossover is not None and not results.breakout.shortfall_usd_tn:
        return "unmissed"
    return "paid" if crossover is not None and crossover <= payback else "paid_early"


def crossing_case(results: Results, scenario: Scenario) -> str:
    """Return how what sellers capture stands to the requirement, as a code.

    "early" is before the build-out is complete; "dated" later; "not_by_2050"; "no_uplift".
    """
    year = results.breakout.crossover_year
    if year is None:
        return "not_by_2050" if scenario.up else "no_uplift"
    return "early" if year < BUILT_YEAR else "dated"


def line_case(per_head_pct: float) -> str:
    """Return where growth per head stands to the line: "above", "at" or "below", as shown."""
    line, shown = fact(LINE).value, as_shown(per_head_pct)
    return "above" if shown > line else "at" if shown == line else "below"


def standing(needed_pp: float | None) -> str:
    """Return where an uplift stands among published estimates, as a code.

    "none" if there is no such uplift, else "below" all of them, "within" them or "above" all.
    """
    if needed_pp is None:
        return "none"
    lowest, highest = uplift_range_pp()
    shown = as_shown(needed_pp, points_digits(needed_pp))
    return "below" if shown < lowest else "above" if shown > highest else "within"


def uplift_period(scenario: Scenario, language: str) -> str:
    """Return for how long the uplift lasts, as part of a sentence."""
    yrs = lever_text("yrs", scenario.yrs, language)
    return say_marked(language, f"breakout.period.{scenario.lasts}", MARKS, yrs=yrs)


def needed_as(context: Context, key: str, **more: str) -> str:
    """Return the uplift that payback takes beside published estimates, in the words under `key`.

    `more` are words that only these sentences have.
    """
    scenario, language = context.scenario, context.language
    needed = context.results.breakout.uplift_needed_pp
    lowest, highest = (number(end, language) for end in uplift_range_pp())
    return say_marked(
        language,
        f"{key}.{standing(needed)}",
        MARKS,
        world=money(1000 * context.results.buildout.world_ai_total_usd_tn, language),
        after=say(language, f"breakout.after.{'bust' if scenario.bust else 'none'}"),
        by=str(round(scenario.due)),
        ret=percent(scenario.ret, language),
        needed=measure(HIGHEST_UPLIFT_PP if needed is None else needed, "pp", language),
        period=uplift_period(scenario, language),
        lowest=lowest,
        highest=highest,
        span=say(language, "breakout.span", low=lowest, high=highest),
        **more,
    )


def formulas(context: Context) -> list[str]:
    """Return the equations of payback, growth and buyers with the reader's numbers."""
    results, scenario = context.results, context.scenario
    breakout, language = results.breakout, context.language
    gdp = us_gdp_path_usd_bn(context.observed)
    capital = 1000 * results.buildout.world_ai_total_usd_tn
    needed_revenue = breakout.revenue_2030_usd_bn + breakout.revenue_gap_2030_usd_bn
    percents = ("ret", "short", "gm", "capt", "trend", "pop", "ai", "rest", "rg", "circ")
    words = {
        **{
            key: lever_text(key, getattr(scenario, key), language)
            for key in ("ls", "ll", "half", "yrs", "reach", "up")
        },
        **{key: percent(getattr(scenario, key), language) for key in percents},
        "long": percent(100 - scenario.short, language),
        "crf_short": number(capital_recovery_factor(scenario.ret, scenario.ls), language),
        "crf_long": number(capital_recovery_factor(scenario.ret, scenario.ll), language),
        "counted": money(1000 * results.buildout.total_usd_tn, language),
        "world": money(capital, language),
        "profit": money(breakout.required_gross_profit_usd_bn, language),
        "share": percent(100 * breakout.required_gross_profit_usd_bn / capital, language),
        "revenue": money(breakout.required_revenue_usd_bn, language),
        "revenue_share": percent(100 * breakout.required_revenue_usd_bn / capital, language),
        "half_number": number(scenario.half, language),
        "diffusion": number(diffusion_share(2035, scenario.half), language),
        "el": number(scenario.el, language),
        "growth": percent(breakout.growth_2035_pct, language),
        "added": measure(breakout.growth_2035_pct - scenario.trend, "pp", language),
        "per_head": percent(breakout.growth_per_head_2035_pct, language),
        "gdp": money(gdp[YEARS.index(2035)], language),
        "gdp_growth": percent(100 * (gdp[-1] / gdp[-2] - 1), language),
        "gain": percent(breakout.output_gain_2035_pct, language),
        "captured": money(breakout.captured_2035_usd_bn, language),
        "year": str(breakout.crossover_year or ""),
        "payback": str(breakout.payback_year or ""),
        "shortfall": money(1000 * breakout.shortfall_usd_tn, language),
        "cover": number(breakout.pv_cover_x, language),
        "by": str(round(scenario.due)),
        "needed": measure(breakout.uplift_needed_pp or HIGHEST_UPLIFT_PP, "pp", language),
        "rev26": lever_text("rev26", scenario.rev26, language),
        "fade": number(scenario.fade, language),
        "buyers": money(breakout.revenue_2030_usd_bn, language),
        "needed_revenue": money(needed_revenue, language),
        "met": str(breakout.revenue_met_year or ""),
    }
    names = (
        "charge",
        "world",
        "required",
        "vintage",
        "revenue",
        "jpm",
        "diffusion",
        f"gain_{scenario.lasts}",
        "captured",
        "crossing_dated" if breakout.crossover_year else "crossing_null",
        "payback_dated" if breakout.payback_year else "payback_null",
        "needed" if breakout.uplift_needed_pp is not None else "needed_null",
        "growth",
        "buyers_met" if breakout.revenue_met_year else "buyers_null",
    )
    marks = {"capt": MARKS["capt"]}
    return [tell_marked(language, f"breakout.formula.{name}", marks, **words) for name in names]


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language, scenario = context.language, context.scenario
    words = {
        "capt": percent(scenario.capt, language),
        "reach": lever_text("reach", scenario.reach, language),
    }
    names = ("place", "built", "payback", "shares", "buyers", "prices", "measures", "growth")
    return [tell_marked(language, f"breakout.wrong.{name}", MARKS, **words) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to a stop: the revenue may not come."""
    return say(
        context.language,
        "breakout.next",
        revenue=money(context.results.breakout.required_revenue_usd_bn, context.language),
    )
