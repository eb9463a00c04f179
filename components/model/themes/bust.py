"""Bust: who loses if the build-out stops.

A sum of separate losses, each with its own input; they are not added up, for the same dollar may
stand in two of them. Nothing here says how likely a stop is.
"""

from dataclasses import dataclass
from functools import cached_property

from components.model.arrays import Number, rounded, total, where
from components.model.lever import Grade, Lever, Unit, assumed, default
from components.model.result import ResultUnit
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.model.themes.buildout import annual_capex_usd_bn
from components.model.themes.macro import Macro, contribution_pp, foreign_value_pct, left_at_home
from components.model.themes.reallocation import Reallocation, external_by_year_usd_bn
from components.model.themes.theme import Guessed, Theme, number

HALT_YEAR = 2028
"""The year in which spending falls."""
USUAL_HALT_PCT = 50.0
"""How far it falls where the scenario has no bust of its own. Our assumption."""
FOREIGN_SHARE = 0.95
"""What part of a world fund is not Japanese, so that a dearer yen takes from it. Our rounding."""


def halt_pct(bust: Number) -> Number:
    """Return by how much spending falls: as the scenario's bust says, else by half.

    A bust that a link writes as 0, which has six decimals, is none here either.

    >>> halt_pct(30.0), halt_pct(0.0), halt_pct(1e-9)
    (30.0, 50.0, 50.0)
    """
    return where(rounded(bust, 6) > 0, bust, USUAL_HALT_PCT)


LEVERS = (
    Lever(
        key="halt",
        unit=Unit.PCT,
        pages=("bust",),
        low=0,
        high=100,
        step=5,
        follows="bust",
        derive=halt_pct,
        defaults=default(USUAL_HALT_PCT, Grade.D),
        ranges=assumed(20, 80),
        since=2,
    ),
    Lever(
        key="fall",
        unit=Unit.PCT,
        pages=("bust",),
        low=0,
        high=85,
        step=1,
        defaults=default(40.0, Grade.D),
        ranges=assumed(20, 78),
        since=2,
    ),
    Lever(
        key="aiw",
        unit=Unit.PCT,
        pages=("bust",),
        low=20,
        high=60,
        step=1,
        defaults=default(45.0, Grade.C, "bust.ai_share_of_us_shares_pct"),
        ranges=assumed(34, 50),
        since=2,
    ),
    Lever(
        key="mpc",
        unit=Unit.NUMBER,
        pages=("bust",),
        low=1,
        high=6,
        step=0.1,
        decimals=1,
        defaults=default(3.2, Grade.C, "bust.spent_less_per_100_usd"),
        ranges=assumed(2, 5),
        since=2,
    ),
    Lever(
        key="wfund",
        unit=Unit.PCT,
        pages=("bust",),
        low=5,
        high=40,
        step=0.5,
        decimals=1,
        defaults=default(18.5, Grade.C, "bust.ai_share_of_world_fund_pct"),
        ranges=assumed(15, 25),
        since=2,
    ),
    Lever(
        key="yen",
        unit=Unit.PCT,
        pages=("bust",),
        low=-20,
        high=40,
        step=1,
        defaults=default(10.0, Grade.D),
        ranges=assumed(-10, 25),
        since=2,
    ),
    Lever(
        key="pdc",
        unit=Unit.PCT,
        pages=("bust",),
        low=1,
        high=60,
        step=1,
        defaults=default(20.0, Grade.D),
        ranges=assumed(7, 40),
        since=2,
    ),
    Lever(
        key="rec",
        unit=Unit.PCT,
        pages=("bust",),
        low=5,
        high=90,
        step=1,
        defaults=default(40.0, Grade.D),
        ranges=assumed(20, 80),
        since=2,
    ),
)

GUESSED = Guessed("bust.world_fund_yen_pct", -100, 50, 1)


def world_fund_in_yen_pct(world_fund_pct: Number, yen: Number) -> Number:
    """Return the change in yen of a world fund that changes by so much in dollars, percent.

    Parameters
    ----------
    world_fund_pct
        The change in dollars.
    yen
        By how many percent a yen is worth more dollars.

    Examples
    --------
    >>> world_fund_in_yen_pct(0.0, 0.0), round(world_fund_in_yen_pct(0.0, 25.0), 9)
    (0.0, -19.0)
    """
    currency = 1 - yen / (100 + yen) * FOREIGN_SHARE
    return 100 * ((1 + world_fund_pct / 100) * currency - 1)


@dataclass(frozen=True, eq=False)
class Bust(Theme[Number]):
    """Losses if spending falls in 2028 and AI-linked shares with it.

    Growth is hit twice, by households that spend less and by building that stops. Both are in
    points of US output and positive where growth is lower.
    """

    macro: Macro[Number]
    reallocation: Reallocation[Number]

    @number(ResultUnit.USD_TN, usual_target=5)
    def household_loss_usd_tn(self) -> Number:
        """What US households lose on the shares they hold: shares x aiw x fall."""
        levers = self.levers
        return self.observed.us_household_shares_usd_tn * levers.aiw / 100 * levers.fall / 100

    @number(ResultUnit.PERCENTAGE_POINTS)
    def consumption_pp(self) -> Number:
        """What households then spend less in a year, in points of US output of 2027.

        mpc dollars for each 100 dollars lost.
        """
        spent_less_usd_bn = 10 * self.household_loss_usd_tn * self.levers.mpc
        return contribution_pp(spent_less_usd_bn, self.observed.us_gdp_usd_bn[HALT_YEAR - 1])

    @number(ResultUnit.PERCENTAGE_POINTS)
    def building_pp(self) -> Number:
        """What the fall in spending takes off US growth in 2028, net of imports as in `macro`.

        Negative where spending still rises in that year.
        """
        levers = self.levers
        kept = left_at_home(levers.us, foreign_value_pct(levers.imp, levers.usva), levers.crowd)
        before, after = self._annual_usd_bn[_HALT - 1 : _HALT + 1]
        gdp_before = self.observed.us_gdp_usd_bn[HALT_YEAR - 1]
        return contribution_pp(before - after, gdp_before) * kept

    @number(ResultUnit.PERCENTAGE_POINTS, usual_target=1)
    def growth_hit_pp(self) -> Number:
        """Both together: how much lower US growth is in 2028."""
        return self.consumption_pp + self.building_pp

    @number(ResultUnit.USD_BN, usual_target=100)
    def lender_loss_usd_bn(self) -> Number:
        """What lenders lose: outside debt up to 2028 x pdc x (1 - rec).

        Debt is dsh percent of the outside money of 2025 to 2028, on the path that stops; leases and
        what was owed before 2025 are left out.
        """
        levers = self.levers
        external = external_by_year_usd_bn(self._annual_usd_bn, levers, self.observed)
        debt_usd_bn = total(external[: _HALT + 1]) * levers.dsh / 100
        return debt_usd_bn * levers.pdc / 100 * (1 - levers.rec / 100)

    @number(ResultUnit.PERCENT)
    def world_fund_pct(self) -> Number:
        """Change of a world share fund in dollars, if only its AI-linked shares fall."""
        return 0.0 - self.levers.wfund * self.levers.fall / 100

    @number(ResultUnit.PERCENT, usual_target=-20)
    def world_fund_yen_pct(self) -> Number:
        """Change of that fund in yen: (1 + change) x (1 - yen/(100 + yen) x 0.95) - 1."""
        return world_fund_in_yen_pct(self.world_fund_pct, self.levers.yen)

    @cached_property
    def _annual_usd_bn(self) -> tuple[Number, ...]:
        levers = self.levers
        return annual_capex_usd_bn(levers.c25, levers.c26, levers.g, levers.halt)


_HALT = CAPEX_YEARS.index(HALT_YEAR)
