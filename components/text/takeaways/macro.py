"""Sentences of the page `macro`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model.themes.macro import Macro, left_at_home
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import measure, number, percent

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "net": "result:macro.net_contribution_pp",
        "gross": "result:macro.gross_contribution_pp",
        "cut": "lever:cut",
        "shock": "result:macro.firm_shock_pp",
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
