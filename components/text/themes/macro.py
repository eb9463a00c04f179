"""Words of the page `macro`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed
from components.evidence.macro import concentration, growth_estimates
from components.model.themes.macro import YEARS, Macro, foreign_value_pct, left_at_home
from components.text import joined, lever_text, long_date, measure, money, number, percent, say
from components.text.marks import mark, say_marked
from components.text.metrics import Metrics
from components.text.numbers import points_number, signed_points
from components.text.plausibility import Check, spending_note
from components.text.quotes import tell_marked

ICON = ":material/public:"
MAIN_RESULT = "macro.net_contribution_pp"
CARD_RESULTS = ("macro.net_contribution_pp", "macro.gross_contribution_pp")
NEXT_PAGE = "coinvest"
CHECKS: tuple[Check, ...] = (spending_note,)
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "net": "result:macro.net_contribution_pp",
        "gross": "result:macro.gross_contribution_pp",
        "first": "result:macro.net_by_year_pp",
        "last": "result:macro.net_by_year_pp",
        "worst": "result:macro.worst_year_pp",
        "worst_year": "result:macro.worst_year",
        "cut": "lever:cut",
        "shock": "result:macro.firm_shock_pp",
        "mrb_gross": "data:growth_contributions",
        "mrb_low": "data:growth_contributions",
        "mrb_high": "data:growth_contributions",
        "net_low": "data:growth_contributions",
        "net_high": "data:growth_contributions",
        "goldman": "data:growth_contributions",
        "seven": "data:concentration",
        "capex_share": "data:concentration",
        "capex_then": "data:concentration",
        "capex_year": "data:concentration",
    }
)
"""What each number in the sentences is."""

SHOWN_PP = 1e-6
"""Contributions smaller than this are nothing in every form in which the page writes them."""
SLIGHT_PP = 0.005
"""Net contributions smaller than this are worded as practically nothing."""


def course(macro: Macro[float]) -> str:
    """Return whether spending "rises", "falls" or stays "flat" from 2025 to 2026.

    A change that leaves practically nothing after the steps is "slight".
    """
    net = macro.net_contribution_pp
    if abs(net) < SHOWN_PP:
        return "flat"
    if abs(net) < SLIGHT_PP:
        return "slight"
    return "rises" if net > 0 else "falls"


def _worded_course(macro: Macro[float]) -> str:
    """Return the course; a "slight" one says which way, as its gross size stands without a sign."""
    found = course(macro)
    if found != "slight":
        return found
    return "slight_up" if macro.gross_contribution_pp > 0 else "slight_down"


def later_course(macro: Macro[float]) -> str:
    """Return what comes of it to 2030.

    Growth "falls" most in a later year, or in the "first", 2026; else spending stays "flat" after
    2026, or "rises" on.
    """
    if macro.worst_year_pp <= -SHOWN_PP:
        return "first" if macro.worst_year == YEARS[0] else "falls"
    later = macro.net_by_year_pp[1:]
    return "flat" if max(later) < SHOWN_PP else "rises"


def takeaway(context: Context) -> str:
    """Return the contribution of 2026, net and gross, and what comes of it to 2030."""
    macro, language = context.results.macro, context.language
    later = say_marked(
        language,
        f"macro.later_answer.{later_course(macro)}",
        MARKS,
        worst_year=str(macro.worst_year),
        **{name: _number(value, language) for name, value in _later_pp(macro).items()},
    )
    return say_marked(
        language,
        f"macro.takeaway.{_worded_course(macro)}",
        MARKS,
        who=say(language, f"who.{context.scenario.base}"),
        net=_points(macro.net_contribution_pp, language),
        gross=_number(macro.gross_contribution_pp, language),
        later=later,
    )


def details(context: Context) -> str:
    """Return what lies between gross and net, and what one firm's cut takes."""
    language, direction = context.language, course(context.results.macro)
    steps = _steps(context, direction)
    between = ""
    if direction in {"rises", "falls"}:
        between = say(language, f"macro.details.{'steps' if steps else 'whole'}", steps=steps)
    return joined(language, between, _shock(context))


def statement(context: Context) -> str:
    """Return the contribution of 2026, what comes of it to 2030, and what one firm's cut takes."""
    results, scenario, language = context.results, context.scenario, context.language
    macro = results.macro
    direction = course(macro)
    steps = _steps(context, direction)
    whole = direction in {"rises", "falls"} and not steps
    contribution = say_marked(
        language,
        f"macro.statement.{_worded_course(macro)}{'_whole' if whole else ''}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        net=_points(macro.net_contribution_pp, language),
        gross=_points(macro.gross_contribution_pp, language),
        steps=steps,
    )
    later = say_marked(language, f"macro.later.{later_course(macro)}", MARKS, **_later(context))
    return joined(language, contribution, later, _shock(context))


def _shock(context: Context) -> str:
    """Return what the cut of one firm takes off growth."""
    scenario, language = context.scenario, context.language
    return say_marked(
        language,
        "macro.statement.shock" if scenario.cut else "macro.statement.no_cut",
        MARKS,
        firm=say(language, f"company.{scenario.firm}"),
        cut=percent(scenario.cut, language),
        shock=_points(context.results.macro.firm_shock_pp, language),
    )


def headline(context: Context) -> str:
    """Return the net contribution of 2026 and what comes of it to 2030, in one line."""
    results, language = context.results, context.language
    macro = results.macro
    who = say(language, f"who.{context.scenario.base}")
    words = {name: _number(value, language) for name, value in _later_pp(macro).items()}
    later = say_marked(
        language,
        f"macro.later_short.{later_course(macro)}",
        MARKS,
        worst_year=str(macro.worst_year),
        **words,
    )
    net = mark(_points(macro.net_contribution_pp, language), MARKS["net"])
    return say(language, f"macro.headline.{course(macro)}", who=who, net=net, later=later)


def _steps(context: Context, direction: str) -> str:
    """Return what lies between gross and net, of the steps that take anything; else nothing."""
    macro, language = context.results.macro, context.language
    taken = {
        "abroad": macro.abroad_pp,
        "imports": macro.imports_pp,
        "crowding": macro.crowding_out_pp,
    }
    course_words = "rises" if direction == "rises" else "falls"
    steps = [
        say(language, f"macro.step.{course_words}.{code}")
        for code, size in taken.items()
        if abs(size) >= SHOWN_PP
    ]
    if not steps:
        return ""
    names = ("first", "second", "third")[: len(steps)]
    kind = ("one", "two", "three")[len(steps) - 1]
    return say(language, f"macro.steps.{kind}", **dict(zip(names, steps, strict=True)))


def _later(context: Context) -> dict[str, str]:
    macro, language = context.results.macro, context.language
    words = {name: _points(value, language) for name, value in _later_pp(macro).items()}
    last = _number(macro.net_by_year_pp[-1], language)
    return {**words, "last": last, "worst_year": str(macro.worst_year)}


def _later_pp(macro: Macro[float]) -> dict[str, float]:
    return {
        "first": macro.net_by_year_pp[1],
        "last": macro.net_by_year_pp[-1],
        "worst": macro.worst_year_pp,
    }


def _number(value: float, language: str) -> str:
    return points_number(abs(value), language)


def _points(value: float, language: str) -> str:
    """Return the size of a contribution; whether it adds or takes away is said in words."""
    return measure(abs(value), "pp", language)


def formulas(context: Context) -> list[str]:
    """Return the macro equations with the reader's numbers."""
    scenario, macro, language = context.scenario, context.results.macro, context.language
    gdp = observed().us_gdp_usd_bn
    foreign = foreign_value_pct(scenario.imp, scenario.usva)
    kept = 100 * left_at_home(scenario.us, foreign, scenario.crowd)
    words = {
        "c25": lever_text("c25", scenario.c25, language),
        "c26": lever_text("c26", scenario.c26, language),
        "gdp25": money(gdp[2025], language),
        "gdp26": money(gdp[2026], language),
        "gdp_date": long_date(fact("us_gdp.2026_usd_bn").as_of, language),
        "us": percent(scenario.us, language),
        "imp": percent(scenario.imp, language),
        "usva": percent(scenario.usva, language),
        "crowd": percent(scenario.crowd, language),
        "kept": percent(kept, language),
        "plan": money(observed().plans_2026_usd_bn[scenario.firm], language),
        "cut": percent(scenario.cut, language),
        "gross": measure(macro.gross_contribution_pp, "pp", language),
        "net": measure(macro.net_contribution_pp, "pp", language),
        "shock": measure(macro.firm_shock_pp, "pp", language),
        "gross_signed": signed_points(macro.gross_contribution_pp, language),
        "abroad": signed_points(macro.abroad_pp, language),
        "imports": signed_points(macro.imports_pp, language),
        "crowding": signed_points(macro.crowding_out_pp, language),
        "net_signed": signed_points(macro.net_contribution_pp, language),
        "share": percent(macro.capex_share_of_us_gdp_pct, language),
        "list": say(language, "text.comma").join(
            say(language, "macro.years.item", year=str(year), amount=signed_points(net, language))
            for year, net in zip(YEARS, macro.net_by_year_pp, strict=True)
        ),
    }
    return [
        say(language, f"macro.formula.{name}", **words)
        for name in ("gross", "net", "steps", "years", "shock", "share")
    ]


def note(context: Context) -> str:
    """Return where the reader's choices do not fit together; empty where they do."""
    scenario, language = context.scenario, context.language
    lines = []
    if scenario.base == "world_ai":
        lines.append(say(language, "macro.note.world"))
    if scenario.firm == "orcl" and scenario.base.startswith("four_") and scenario.cut:
        lines.append(say(language, "macro.note.oracle"))
    return " ".join(lines)


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the macro results."""
    language = context.language
    gross, net = (
        next(one for one in growth_estimates(basis) if one.author == "mrb")
        for basis in ("gross", "net")
    )
    past = [one for one in growth_estimates("net") if one.kind == "estimate"]
    forecast = next(one for one in growth_estimates("net") if one.kind == "forecast")
    shares = concentration()
    spending = shares["ai_of_index_capex"]
    words = {
        "net_low": number(min(one.low_pp for one in past), language),
        "net_high": measure(max(one.high_pp for one in past), "pp", language),
        "goldman": measure(forecast.high_pp, "pp", language),
        "seven": percent(shares["seven_of_index"][-1].share_pct, language),
        "capex_share": percent(spending[-1].share_pct, language),
        "capex_then": percent(spending[0].share_pct, language),
        "capex_year": spending[0].as_of[:4],
        "mrb_gross": number(gross.high_pp, language),
        "mrb_low": number(net.low_pp, language),
        "mrb_high": number(net.high_pp, language),
    }
    names = ("change", "published", "nominal", "imports", "few", "place", "direct", "three")
    return [tell_marked(language, f"macro.wrong.{name}", MARKS, **words) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to co-investment: no one investor can carry a year's spending."""
    return say(
        context.language,
        "macro.next",
        c26=lever_text("c26", context.scenario.c26, context.language),
    )
