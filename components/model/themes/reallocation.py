"""Reallocation: how the build-out is paid for, and how much savings must move."""

from dataclasses import dataclass
from functools import cached_property

from components.model.arrays import Number
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence
from components.model.result import ResultUnit
from components.model.themes.buildout import Buildout
from components.model.themes.theme import Guessed, Theme, number

LEVERS = (
    Lever(
        key="own",
        unit=Unit.PCT,
        pages=("reallocation", "overview"),
        low=20,
        high=90,
        step=1,
        defaults=default(48.0, Grade.C, "funding_need.own_cash_share_pct"),
        ranges=assumed(35, 65),
    ),
    Lever(
        key="dsh",
        unit=Unit.PCT,
        pages=("reallocation",),
        low=0,
        high=90,
        step=1,
        defaults=default(77.0, Grade.C, "funding_need.debt_share_pct"),
        ranges=assumed(60, 90),
    ),
    Lever(
        key="pool",
        unit=Unit.USD_TN,
        pages=("reallocation",),
        low=50,
        high=200,
        step=1,
        defaults=default(118.0, Grade.C, "pools.three_usd_tn"),
        # Pension funds alone, or all three pools.
        ranges=evidence(68, 118, Grade.C, "pools.pensions_usd_bn", "pools.three_usd_tn"),
    ),
)

GUESSED = Guessed("reallocation.external_share_of_pool_pct", 0, 100, 0.5)


def sources_usd_tn(total_usd_tn: Number, own: Number, dsh: Number) -> tuple[Number, Number, Number]:
    """Return own cash, debt and equity that pay for a total, in the unit of the total.

    Own cash pays `own` percent of the total; debt pays `dsh` percent of the rest,
    total * (1 - own/100), and equity what then remains. The three add up to the total.

    >>> sources_usd_tn(10, own=40, dsh=75)
    (4.0, 4.5, 1.5)
    >>> sources_usd_tn(10, own=100, dsh=75)
    (10.0, 0.0, 0.0)
    """
    own_cash = total_usd_tn * own / 100
    external = total_usd_tn - own_cash
    debt = external * dsh / 100
    return own_cash, debt, external - debt


@dataclass(frozen=True, eq=False)
class Reallocation(Theme[Number]):
    """The sources that pay for the build-out, and what they take of a pool of savings.

    The shares of the pool set a need over six years against a stock at one date; they compare
    sizes and do not say that the pool would be drawn down by so much. One split holds for all
    years. The default split is that of a forecast of data-centre spending 2025-2028 by Morgan
    Stanley (July 2025), whose scope is not that of the total here.
    """

    buildout: Buildout[Number]

    @number(ResultUnit.USD_TN)
    def own_cash_usd_tn(self) -> Number:
        """What the builders pay from their own cash: own percent of the total."""
        return self._sources_usd_tn[0]

    @number(ResultUnit.USD_TN, usual_target=2)
    def external_need_usd_tn(self) -> Number:
        """What others must provide, debt and equity. It never exceeds the total."""
        return self.debt_usd_tn + self.equity_usd_tn

    @number(ResultUnit.USD_TN)
    def debt_usd_tn(self) -> Number:
        """The part of the external need that is borrowed: dsh percent of it. It may be zero."""
        return self._sources_usd_tn[1]

    @number(ResultUnit.USD_TN)
    def equity_usd_tn(self) -> Number:
        """The rest of the external need. It is never zero within the range of the levers."""
        return self._sources_usd_tn[2]

    @number(ResultUnit.PERCENT)
    def share_of_pool_pct(self) -> Number:
        """The equity in percent of the pool of savings."""
        return 100 * self.equity_usd_tn / self.levers.pool

    @number(ResultUnit.PERCENT)
    def external_share_of_pool_pct(self) -> Number:
        """Debt and equity in percent of the pool: debt comes out of savings too."""
        return 100 * self.external_need_usd_tn / self.levers.pool

    @cached_property
    def _sources_usd_tn(self) -> tuple[Number, Number, Number]:
        return sources_usd_tn(self.buildout.total_usd_tn, self.levers.own, self.levers.dsh)
