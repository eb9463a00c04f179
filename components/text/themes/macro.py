"""Words of the page `macro`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed
from components.evidence.macro import growth_estimates
from components.model.themes.macro import Macro, left_at_home
from components.text import long_date, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.numbers import signed
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
        "cut": "lever:cut",
        "shock": "result:macro.firm_shock_pp",
        "mrb_gross": "data:growth_contributions",
        "mrb_low": "data:growth_contributions",
        "mrb_high": "data:growth_contributions",
    }
)
"""What each number in the sentences is."""

DIGITS = 2
SHOWN_PP = 1e-6
"""Contributions smaller than this are nothing in every form in which the page writes them."""


def course(macro: Macro[float]) -> str:
    """Return whether spending "rises", "falls" or stays "flat" from 2025 to 2026."""
    if abs(macro.net_contribution_pp) < SHOWN_PP:
        return "flat"
    return "rises" if macro.net_contribution_pp > 0 else "falls"


def takeaway(context: Context) -> str:
    """Return the net contribution, the gross one beside it, and what one firm's cut takes."""
    results, scenario, language = context.results, context.scenario, context.language
    macro = results.macro
    direction = course(macro)
    whole = direction != "flat" and left_at_home(scenario.us, scenario.imp, scenario.crowd) == 1
    contribution = say_marked(
        language,
        f"macro.takeaway.{direction}_whole" if whole else f"macro.takeaway.{direction}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        net=_points(macro.net_contribution_pp, language),
        gross=_points(macro.gross_contribution_pp, language),
    )
    shock = say_marked(
        language,
        "macro.takeaway.shock" if scenario.cut else "macro.takeaway.no_cut",
        MARKS,
        firm=say(language, f"company.{scenario.firm}"),
        cut=percent(scenario.cut, language),
        shock=_points(macro.firm_shock_pp, language),
    )
    return say(language, "text.two_sentences", first=contribution, second=shock)


def headline(context: Context) -> str:
    """Return the net and gross contribution in one line."""
    results, language = context.results, context.language
    macro = results.macro
    return say_marked(
        language,
        f"macro.headline.{course(macro)}",
        MARKS,
        net=_points(macro.net_contribution_pp, language),
        gross=number(abs(macro.gross_contribution_pp), language, DIGITS),
    )


def _points(value: float, language: str) -> str:
    """Return the size of a contribution; whether it adds or takes away is said in words."""
    return measure(abs(value), "pp", language, DIGITS)


def formulas(context: Context) -> list[str]:
    """Return the macro equations with the reader's numbers."""
    scenario, macro, language = context.scenario, context.results.macro, context.language
    gdp = observed().us_gdp_usd_bn
    kept = 100 * left_at_home(scenario.us, scenario.imp, scenario.crowd)
    words = {
        "c25": money(scenario.c25, language),
        "c26": money(scenario.c26, language),
        "gdp25": money(gdp[2025], language),
        "gdp26": money(gdp[2026], language),
        "gdp_date": long_date(fact("us_gdp.2026_usd_bn").as_of, language),
        "us": percent(scenario.us, language),
        "imp": percent(scenario.imp, language),
        "crowd": percent(scenario.crowd, language),
        "kept": percent(kept, language),
        "plan": money(observed().plans_2026_usd_bn[scenario.firm], language),
        "cut": percent(scenario.cut, language),
        "gross": measure(macro.gross_contribution_pp, "pp", language),
        "net": measure(macro.net_contribution_pp, "pp", language),
        "shock": measure(macro.firm_shock_pp, "pp", language),
        "gross_signed": signed(macro.gross_contribution_pp, language),
        "abroad": signed(macro.abroad_pp, language),
        "imports": signed(macro.imports_pp, language, 2),
        "crowding": signed(macro.crowding_out_pp, language),
        "net_signed": signed(macro.net_contribution_pp, language),
        "share": percent(macro.capex_share_of_us_gdp_pct, language),
    }
    return [
        say(language, f"macro.formula.{name}", **words)
        for name in ("gross", "net", "steps", "shock", "share")
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
    words = {
        "mrb_gross": number(gross.high_pp, language),
        "mrb_low": number(net.low_pp, language),
        "mrb_high": number(net.high_pp, language),
    }
    names = ("change", "nominal", "imports", "place", "direct", "three")
    return [tell_marked(language, f"macro.wrong.{name}", MARKS, **words) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to co-investment: no one investor can carry a year's spending."""
    return say(context.language, "macro.next", c26=money(context.scenario.c26, context.language))
