"""Macro: what a few firms' spending adds to the growth of the US economy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.model.observed import Observed
from components.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Macro:
    """Results of the page `macro`; field names are the permanent result ids.

    The three steps lead from the gross to the net contribution: what is spent abroad, what is
    spent on imports, what other investment gives way. Each takes away from what is left.
    """

    gross_contribution_pp: float
    abroad_pp: float
    imports_pp: float
    crowding_out_pp: float
    net_contribution_pp: float
    firm_shock_pp: float
    capex_share_of_us_gdp_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def contribution_pp(change_usd_bn: float, gdp_before_usd_bn: float) -> float:
    """Return what a change in spending is of the economy a year before, percentage points.

    >>> contribution_pp(300, 30_000)
    1.0
    """
    return 100 * change_usd_bn / gdp_before_usd_bn


def left_at_home(us: float, imp: float, crowd: float) -> float:
    """Return the fraction of spending that adds to US output.

    `us` is the percent spent in the United States, `imp` the import content of that, `crowd` the
    percent of the rest at whose cost other investment is not made.

    >>> round(left_at_home(75, 60, 0), 9)
    0.3
    """
    return us / 100 * (1 - imp / 100) * (1 - crowd / 100)


def move_economy(scenario: Scenario, observed: Observed) -> Macro:
    """Return the macro results of a scenario.

    gross = (c26 - c25) / GDP of 2025; net = gross * us * (1 - imp) * (1 - crowd). Both are
    nominal: dearer equipment counts like more of it. The shock is one firm's plan for 2026 times
    the cut, through the same chain, with a minus sign.
    """
    gross = contribution_pp(scenario.c26 - scenario.c25, observed.us_gdp_usd_bn[2025])
    home = gross * scenario.us / 100
    made = home * (1 - scenario.imp / 100)
    net = made * (1 - scenario.crowd / 100)
    lost = observed.plans_2026_usd_bn[scenario.firm] * scenario.cut / 100
    return Macro(
        gross_contribution_pp=gross,
        abroad_pp=home - gross,
        imports_pp=made - home,
        crowding_out_pp=net - made,
        net_contribution_pp=net,
        firm_shock_pp=-contribution_pp(lost, observed.us_gdp_usd_bn[2025])
        * left_at_home(scenario.us, scenario.imp, scenario.crowd),
        capex_share_of_us_gdp_pct=100 * scenario.c26 / observed.us_gdp_usd_bn[2026],
    )
