"""Macro: what a few firms' spending adds to the growth of the US economy.

An accounting of the direct effect on demand, not a model of the economy: there is no multiplier,
no wealth effect and no gain in productivity in it. Gross domestic product counts what is made in
the country, so spending abroad and imported equipment add nothing to it, and spending that pushes
other investment aside adds only what is left over.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from components.model.arrays import Number, first_true, lowest, number_of
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.result import ResultUnit
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.model.themes.buildout import Buildout
from components.model.themes.theme import Guessed, Theme, count, number, series

YEARS = CAPEX_YEARS[1:]
"""The years whose growth is worked out; each needs the spending of the year before."""

LEVERS = (
    Lever(
        key="us",
        unit=Unit.PCT,
        pages=("macro", "power"),
        low=50,
        high=100,
        step=0.5,
        decimals=1,
        defaults=default(72.5, Grade.C, "capex.us_share_mid_pct"),
        ranges=evidence(70, 75, Grade.C, "capex.us_share_low_pct", "capex.us_share_high_pct"),
    ),
    Lever(
        key="imp",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=90,
        step=1,
        defaults=default(61.0, Grade.D, "capex.hardware_share_mid_pct"),
        # Hardware is 55 to 67 percent of spending, but part of it is made at home, and part of what
        # is not hardware is imported: wider than both, and ours.
        ranges=assumed(30, 70),
    ),
    Lever(
        key="usva",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=70,
        step=1,
        defaults=default(0.0, Grade.D),
        ranges=assumed(0, 50),
        since=2,
        earlier=until(1, 0.0),
    ),
    Lever(
        key="crowd",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=60,
        step=1,
        defaults=default(0.0, Grade.D),
        ranges=assumed(0, 30),
    ),
    Lever(
        key="firm",
        unit=Unit.CHOICE,
        pages=("macro",),
        choices=("amzn", "msft", "googl", "meta", "orcl"),
        choices_of="company",
        defaults=default("amzn", Grade.D),
    ),
    Lever(
        key="cut",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=100,
        step=5,
        defaults=default(25.0, Grade.D),
        ranges=assumed(10, 50),
    ),
)

GUESSED = Guessed("macro.net_contribution_pp", -10, 10, 0.1)


_ROUNDING_PP = 1e-12


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


def foreign_value_pct(imp: Number, usva: Number) -> Number:
    """Return the percent of US spending that pays for what others have made.

    Imports hold designs and parts from the United States: `usva` percent of their value, which
    comes back as exports or profits and is US output.

    >>> foreign_value_pct(60, 0), foreign_value_pct(60, 50)
    (60.0, 30.0)
    """
    return imp * (1 - usva / 100)


def left_at_home(us: Number, imp: Number, crowd: Number) -> Number:
    """Return the fraction of spending that adds to US output, from 0 to 1.

    Parameters
    ----------
    us
        Percent of the spending that happens in the United States.
    imp
        Percent of that which pays for what others have made, `foreign_value_pct`.
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


@dataclass(frozen=True, eq=False)
class Macro(Theme[Number]):
    """What the spending adds to the growth of the US economy, in 2026 and in each year to 2030.

    Growth compares a year with the one before, so spending that stays where it is adds nothing,
    however high: it takes a rise, and to add as much again a rise as large. The steps from gross
    to net each take away from what the step before has left, so they have the sign opposite to
    the gross contribution, or are zero; the gross contribution and the three steps add up to the
    net one.
    """

    buildout: Buildout[Number]

    @number(ResultUnit.PERCENTAGE_POINTS)
    def gross_contribution_pp(self) -> Number:
        """Change in spending from 2025 to 2026 over US output of 2025. Negative if it falls."""
        return contribution_pp(self.levers.c26 - self.levers.c25, self._gdp_before_usd_bn)

    @number(ResultUnit.PERCENTAGE_POINTS)
    def abroad_pp(self) -> Number:
        """What is spent outside the United States."""
        return self._chain_pp[0] - self.gross_contribution_pp

    @number(ResultUnit.PERCENTAGE_POINTS)
    def imports_pp(self) -> Number:
        """What is spent there on imports."""
        return self._chain_pp[1] - self._chain_pp[0]

    @number(ResultUnit.PERCENTAGE_POINTS)
    def crowding_out_pp(self) -> Number:
        """What other investment gives way."""
        return self._chain_pp[2] - self._chain_pp[1]

    @number(ResultUnit.PERCENTAGE_POINTS, usual_target=0.5)
    def net_contribution_pp(self) -> Number:
        """What is left as a contribution to US growth: gross x us x (1 - foreign) x (1 - crowd).

        Foreign is imp less the US value in it, usva. The sign is that of the gross
        contribution and the size never larger.
        """
        return self._chain_pp[2]

    @series(ResultUnit.PERCENTAGE_POINTS)
    def net_by_year_pp(self) -> tuple[Number, ...]:
        """Net contribution to growth in each year from 2026 to 2030.

        By the same steps, the change in spending from the year before over the nominal output of
        the year before. A fall in spending takes away as a rise adds.
        """
        gdp = self.observed.us_gdp_usd_bn
        return tuple(
            contribution_pp(after - before, gdp[year - 1]) * self._kept
            for year, (before, after) in zip(
                YEARS, pairwise(self.buildout.annual_usd_bn), strict=True
            )
        )

    @number(ResultUnit.PERCENTAGE_POINTS)
    def worst_year_pp(self) -> Number:
        """The lowest net contribution of any year from 2026 to 2030; negative where growth falls.

        It stays at zero or above where spending never falls.
        """
        return lowest(self.net_by_year_pp)

    @count(ResultUnit.YEAR)
    def worst_year(self) -> Number:
        """The first year in which the net contribution is lowest."""
        # Spending that grows by nothing is no exact repetition of itself: products round.
        return YEARS[0] + first_true(
            [year <= self.worst_year_pp + _ROUNDING_PP for year in self.net_by_year_pp]
        )

    @number(ResultUnit.PERCENTAGE_POINTS)
    def firm_shock_pp(self) -> Number:
        """What one firm's cut of its plan for 2026 takes, by the same chain: zero or negative.

        The firm need not belong to the group whose spending the scenario counts.
        """
        levers = self.levers
        plan_usd_bn: Number = number_of(levers.firm, self.observed.plans_2026_usd_bn)
        lost_usd_bn = plan_usd_bn * levers.cut / 100
        # Subtracting from zero keeps a cut of nothing from being minus zero.
        return 0.0 - contribution_pp(lost_usd_bn, self._gdp_before_usd_bn) * self._kept

    @number(ResultUnit.PERCENT)
    def capex_share_of_us_gdp_pct(self) -> Number:
        """Spending in 2026 as a percentage of US output of 2026."""
        return 100 * self.levers.c26 / self.observed.us_gdp_usd_bn[2026]

    @property
    def _gdp_before_usd_bn(self) -> float:
        return self.observed.us_gdp_usd_bn[2025]

    @property
    def _kept(self) -> Number:
        levers = self.levers
        return left_at_home(levers.us, foreign_value_pct(levers.imp, levers.usva), levers.crowd)

    @cached_property
    def _chain_pp(self) -> tuple[Number, ...]:
        levers = self.levers
        foreign = foreign_value_pct(levers.imp, levers.usva)
        return chain_pp(self.gross_contribution_pp, levers.us, foreign, levers.crowd)
