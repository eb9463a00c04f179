"""Macro: what a few firms' spending adds to the growth of the US economy.

An accounting of the direct effect on demand, not a model of the economy: there is no multiplier,
no wealth effect and no gain in productivity in it. Gross domestic product counts what is made in
the country, so spending abroad and imported equipment add nothing to it, and spending that pushes
other investment aside adds only what is left over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from components.model.arrays import Array, Number, cached_result
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios


@dataclass(frozen=True, slots=True)
class Macro:
    """Results of the page `macro`; field names are the permanent result ids.

    Attributes
    ----------
    gross_contribution_pp
        Change in spending from 2025 to 2026 over US output of 2025, percentage points. Negative
        if spending falls.
    abroad_pp, imports_pp, crowding_out_pp
        The three steps from gross to net: what is spent outside the United States, what is spent
        there on imports, and what other investment gives way. Each takes away from what the step
        before has left, so it has the sign opposite to the gross contribution, or is zero; the
        gross contribution and the three steps add up to the net one.
    net_contribution_pp
        What is left as a contribution to US growth in 2026, percentage points. Its sign is that
        of the gross contribution and its size never larger.
    firm_shock_pp
        The same for one firm's cut of its plan for 2026: zero or negative.
    capex_share_of_us_gdp_pct
        Spending in 2026 as a percentage of US output of 2026.
    reasons
        Empty: every scenario has all these results.
    """

    gross_contribution_pp: float
    abroad_pp: float
    imports_pp: float
    crowding_out_pp: float
    net_contribution_pp: float
    firm_shock_pp: float
    capex_share_of_us_gdp_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def contribution_pp(change_usd_bn: Number, gdp_before_usd_bn: float) -> Number:
    """Return what a change in spending is of the economy a year before, percentage points.

    Both are nominal, so dearer equipment counts like more of it.

    Raises
    ------
    ZeroDivisionError
        If the economy is zero.

    References
    ----------
    US Bureau of Economic Analysis, NIPA Handbook, chapter 4: contributions to percent change.

    Examples
    --------
    >>> contribution_pp(300, 30_000), contribution_pp(-150, 30_000), contribution_pp(0, 30_000)
    (1.0, -0.5, 0.0)
    """
    return 100 * change_usd_bn / gdp_before_usd_bn


def left_at_home(us: Number, imp: Number, crowd: Number) -> Number:
    """Return the fraction of spending that adds to US output, from 0 to 1.

    Parameters
    ----------
    us
        Percent of the spending that happens in the United States.
    imp
        Percent of that which pays for imports.
    crowd
        Percent of the rest at whose cost other investment is not made.

    Examples
    --------
    >>> round(left_at_home(75, 60, 0), 9)
    0.3
    >>> left_at_home(100, 0, 0), left_at_home(0, 0, 0), left_at_home(100, 100, 0)
    (1.0, 0.0, 0.0)
    """
    return us / 100 * (1 - imp / 100) * (1 - crowd / 100)


def chain_pp(gross: Number, us: Number, imp: Number, crowd: Number) -> tuple[Number, ...]:
    """Return a contribution after each step from gross to net, percentage points.

    What is spent in the United States, what of that is made there, and what of that remains when
    other investment has given way; the parameters are those of `left_at_home`.

    >>> chain_pp(2.0, 50, 50, 0)
    (1.0, 0.5, 0.5)
    """
    home = gross * us / 100
    made = home * (1 - imp / 100)
    return home, made, made * (1 - crowd / 100)


def move_economy(scenario: Scenario, observed: Observed) -> Macro:
    """Return the macro results of a scenario.

    gross = (c26 - c25) / GDP of 2025; net = gross * us * (1 - imp) * (1 - crowd). Growth compares
    a year with the one before, so spending that stays where it is adds nothing, however high. The
    shock is one firm's plan for 2026 times the cut, through the same chain, with a minus sign; the
    firm need not belong to the group whose spending the scenario counts.
    """
    gdp_before = observed.us_gdp_usd_bn[2025]
    gross = contribution_pp(scenario.c26 - scenario.c25, gdp_before)
    home, made, net = chain_pp(gross, scenario.us, scenario.imp, scenario.crowd)
    lost_usd_bn = observed.plans_2026_usd_bn[scenario.firm] * scenario.cut / 100
    kept = left_at_home(scenario.us, scenario.imp, scenario.crowd)
    return Macro(
        gross_contribution_pp=gross,
        abroad_pp=home - gross,
        imports_pp=made - home,
        crowding_out_pp=net - made,
        net_contribution_pp=net,
        # Subtracting from zero keeps a cut of nothing from being minus zero.
        firm_shock_pp=0.0 - contribution_pp(lost_usd_bn, gdp_before) * kept,
        capex_share_of_us_gdp_pct=100 * scenario.c26 / observed.us_gdp_usd_bn[2026],
    )


class ManyMacro:
    """Results of `move_economy` for many scenarios: an array under each id."""

    def __init__(self, levers: Scenarios, observed: Observed) -> None:
        self._levers = levers
        self._observed = observed

    @cached_property
    def _gdp_before_usd_bn(self) -> float:
        return self._observed.us_gdp_usd_bn[2025]

    @cached_property
    def _chain_pp(self) -> tuple[Array, ...]:
        levers = self._levers
        return chain_pp(self.gross_contribution_pp, levers.us, levers.imp, levers.crowd)

    @cached_result
    def gross_contribution_pp(self) -> Array:
        return contribution_pp(self._levers.c26 - self._levers.c25, self._gdp_before_usd_bn)

    @cached_result
    def abroad_pp(self) -> Array:
        return self._chain_pp[0] - self.gross_contribution_pp

    @cached_result
    def imports_pp(self) -> Array:
        return self._chain_pp[1] - self._chain_pp[0]

    @cached_result
    def crowding_out_pp(self) -> Array:
        return self._chain_pp[2] - self._chain_pp[1]

    @cached_result
    def net_contribution_pp(self) -> Array:
        return self._chain_pp[2]

    @cached_result
    def firm_shock_pp(self) -> Array:
        levers = self._levers
        lost_usd_bn = levers.mapped("firm", self._observed.plans_2026_usd_bn) * levers.cut / 100
        kept = left_at_home(levers.us, levers.imp, levers.crowd)
        return 0.0 - contribution_pp(lost_usd_bn, self._gdp_before_usd_bn) * kept

    @cached_result
    def capex_share_of_us_gdp_pct(self) -> Array:
        return 100 * self._levers.c26 / self._observed.us_gdp_usd_bn[2026]
