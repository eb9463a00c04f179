"""Reallocation: how the build-out is paid for, and how much savings must move."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from components.model.arrays import Number, minimum, number_of, total, where
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.lever_values import LeverValues
from components.model.observed import Observed
from components.model.result import ResultUnit
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.model.themes.buildout import Buildout
from components.model.themes.theme import Guessed, Theme, number, series

YEARS = CAPEX_YEARS
"""The years that outside money is worked out for."""

LEVERS = (
    Lever(
        key="cash",
        unit=Unit.CHOICE,
        pages=("reallocation",),
        choices=("flow", "share"),
        choices_of="cash",
        defaults=default("flow", Grade.D),
        since=2,
        earlier=until(1, "share"),
    ),
    Lever(
        key="keep",
        unit=Unit.PCT,
        pages=("reallocation", "overview"),
        low=40,
        high=100,
        step=1,
        defaults=default(75.0, Grade.D),
        ranges=assumed(60, 90),
        since=2,
    ),
    Lever(
        key="ocfg",
        unit=Unit.PCT_PER_YEAR,
        pages=("reallocation",),
        low=-10,
        high=30,
        step=1,
        defaults=default(15.0, Grade.D),
        ranges=assumed(5, 20),
        since=2,
    ),
    Lever(
        key="own",
        unit=Unit.PCT,
        pages=("reallocation",),
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
    Lever(
        key="lease",
        unit=Unit.USD_BN,
        pages=("reallocation",),
        low=0,
        high=1500,
        step=10,
        defaults=default(850.0, Grade.C, "leases.not_begun_2026_usd_bn"),
        ranges=evidence(
            662, 850, Grade.C, "leases.not_begun_2025_usd_bn", "leases.not_begun_2026_usd_bn"
        ),
        since=2,
        earlier=until(1, 0.0),
    ),
    Lever(
        key="fol",
        unit=Unit.X,
        pages=("reallocation",),
        low=0,
        high=50,
        step=1,
        defaults=default(0.0, Grade.D),
        ranges=assumed(0, 5),
        since=2,
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


def own_cash_by_year_usd_bn(
    annual_usd_bn: Sequence[Number], cash_flow_2025_usd_bn: Number, keep: Number, ocfg: Number
) -> tuple[Number, ...]:
    """Return what builders pay from their own cash flow in each year, USD bn.

    The lower of the year's spending and `keep` percent of operating cash flow, which grows by
    `ocfg` percent a year from 2025 on. Cash of one year is not carried over to the next.

    >>> own_cash_by_year_usd_bn([50.0, 200.0], 100.0, keep=80.0, ocfg=10.0)
    (50.0, 88.0)
    """
    return tuple(
        minimum(spent, cash_flow_2025_usd_bn * keep / 100 * (1 + ocfg / 100) ** year)
        for year, spent in enumerate(annual_usd_bn)
    )


def external_by_year_usd_bn(
    annual_usd_bn: Sequence[Number], levers: LeverValues[Number, Any], observed: Observed
) -> tuple[Number, ...]:
    """Return what others must provide in each year of a path of spending, USD bn.

    By the choice of `cash`: what own cash does not reach, or the rest of a constant share.
    """
    from_flow = _from_cash_flow_usd_bn(annual_usd_bn, levers, observed)
    return tuple(
        _of_choice(levers, spent - flow, spent * (1 - levers.own / 100))
        for spent, flow in zip(annual_usd_bn, from_flow, strict=True)
    )


def _from_cash_flow_usd_bn(
    annual_usd_bn: Sequence[Number], levers: LeverValues[Number, Any], observed: Observed
) -> tuple[Number, ...]:
    cash_flow: Number = number_of(levers.base, observed.cash_flow_2025_usd_bn)
    return own_cash_by_year_usd_bn(annual_usd_bn, cash_flow, levers.keep, levers.ocfg)


def _of_choice(levers: LeverValues[Number, Any], by_flow: Number, by_share: Number) -> Number:
    flow: Number = number_of(levers.cash, {"flow": 1.0, "share": 0.0})
    return where(flow > 0, by_flow, by_share)


@dataclass(frozen=True, eq=False)
class Reallocation(Theme[Number]):
    """The sources that pay for the build-out, and what they take of a pool of savings.

    The shares of the pool set a need over six years against a stock at one date; they compare
    sizes and do not say that the pool would be drawn down by so much. Own cash is bounded by cash
    flow (`cash` is "flow") or a constant share of the total ("share"); the split of the rest into
    debt and equity holds for all years. Its default is that of a forecast of data-centre spending
    2025-2028 by Morgan Stanley (July 2025), whose scope is not that of the total here.
    """

    buildout: Buildout[Number]

    @number(ResultUnit.USD_TN)
    def own_cash_usd_tn(self) -> Number:
        """What the builders pay from their own cash.

        By the choice of `cash`: as far as `keep` percent of cash flow reaches each year, or `own`
        percent of the total.
        """
        return self._sources_usd_tn[0]

    @number(ResultUnit.USD_TN, usual_target=2)
    def external_need_usd_tn(self) -> Number:
        """What others must provide, debt and equity. Zero where own cash pays for all."""
        return self.debt_usd_tn + self.equity_usd_tn

    @number(ResultUnit.USD_TN)
    def debt_usd_tn(self) -> Number:
        """The part of the external need that is borrowed: dsh percent of it. It may be zero."""
        return self._sources_usd_tn[1]

    @number(ResultUnit.USD_TN)
    def equity_usd_tn(self) -> Number:
        """The rest of the external need. Zero only where own cash pays for all."""
        return self._sources_usd_tn[2]

    @number(ResultUnit.PERCENT)
    def share_of_pool_pct(self) -> Number:
        """The equity in percent of the pool of savings."""
        return 100 * self.equity_usd_tn / self.levers.pool

    @number(ResultUnit.PERCENT)
    def external_share_of_pool_pct(self) -> Number:
        """Debt and equity in percent of the pool: debt comes out of savings too."""
        return 100 * self.external_need_usd_tn / self.levers.pool

    @series(ResultUnit.USD_BN)
    def external_by_year_usd_bn(self) -> tuple[Number, ...]:
        """What others must provide in each year from 2025 to 2030."""
        return external_by_year_usd_bn(self.buildout.annual_usd_bn, self.levers, self.observed)

    @number(ResultUnit.PERCENT)
    def marginal_external_pct(self) -> Number:
        """What part of one more dollar comes from outside.

        The dollar is spread over 2026 to 2030 as spending is. In a year in which cash flow is used
        up, all of it comes from outside; in the others nothing does.
        """
        annual = self.buildout.annual_usd_bn[1:]
        beyond = total(
            [
                where(spent > flow, spent, 0 * spent)
                for spent, flow in zip(annual, self._from_cash_flow_usd_bn[1:], strict=True)
            ]
        )
        return _of_choice(self.levers, 100 * (beyond / total(annual)), 100 - self.levers.own)

    @number(ResultUnit.USD_TN)
    def with_leases_usd_tn(self) -> Number:
        """The external need and the leases that are signed and have not begun.

        Finance leases enter spending when they begin, so part of them may be counted in it already.
        """
        return self.external_need_usd_tn + self.levers.lease / 1000

    @number(ResultUnit.MULTIPLE)
    def follow_needed_x(self) -> Number:
        """How often the partnership's target fits into the outside equity.

        So many dollars would have to be put in for each dollar of the partnership's, its own
        included.
        """
        return 1000 * self.equity_usd_tn / self.levers.tgt

    @number(ResultUnit.PERCENT, "nothing_from_outside")
    def followers_share_pct(self) -> Number:
        """What those who follow put in, in percent of the outside equity: fol x target over it.

        Above 100 they would put in more than is needed.
        """
        equity_usd_bn = 1000 * self.equity_usd_tn
        needed = where(equity_usd_bn > 0, equity_usd_bn, np.nan * equity_usd_bn)
        return 100 * self.levers.fol * self.levers.tgt / needed

    @number(ResultUnit.PERCENT)
    def allocation_gap_share_pct(self) -> Number:
        """The outside equity in percent of what the pool holds too little of infrastructure.

        The pool times the mean gap, in points of assets, between the infrastructure that surveyed
        institutions hold and what they aim for.
        """
        gap_usd_tn = self.levers.pool * self.observed.infrastructure_gap_pct / 100
        return 100 * self.equity_usd_tn / gap_usd_tn

    @cached_property
    def _from_cash_flow_usd_bn(self) -> tuple[Number, ...]:
        return _from_cash_flow_usd_bn(self.buildout.annual_usd_bn, self.levers, self.observed)

    @cached_property
    def _sources_usd_tn(self) -> tuple[Number, Number, Number]:
        levers, spent = self.levers, self.buildout.total_usd_tn
        flow = total(self._from_cash_flow_usd_bn) / 1000
        external = spent - flow
        # What rounding leaves of nothing is nothing.
        external = where(external > 1e-9 * spent, external, 0 * spent)
        debt = external * levers.dsh / 100
        by_share = sources_usd_tn(spent, levers.own, levers.dsh)
        by_flow = (spent - external, debt, external - debt)
        first, second, third = (
            _of_choice(levers, one, other) for one, other in zip(by_flow, by_share, strict=True)
        )
        return first, second, third
