"""Formulas, caveats and a note of the page `macro`, as lines of text."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed
from components.evidence.macro import growth_estimates
from components.model.themes.macro import left_at_home
from components.text import measure, money, number, percent, say
from components.text.numbers import long_date, signed
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "mrb_gross": "data:growth_contributions",
        "mrb_low": "data:growth_contributions",
        "mrb_high": "data:growth_contributions",
    }
)
"""What each number in the sentences is."""


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


def onward(context: Context) -> str:
    """Return why to go on to the next page."""
    return say(context.language, "macro.next", c26=money(context.scenario.c26, context.language))
