"""Co-investment: what debt does to a return, and what sharing does to a loss.

Two questions with one answer each. First the deal: cash flows of 100 of cost, with and without
debt on them. Then the pool: how much is lost in one project, or in equal shares of many that
depend on one common factor (`losses`).

The deal is one project with a level yield; no tax, fees, construction time or refinancing.
"""

from functools import cached_property

import numpy as np

from components.model.arrays import Number, ceil, largest, minimum, rounded, where
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.losses import loss_quantile_alone_pct, loss_quantile_pct
from components.model.rates import capital_recovery_factor, rate_of_return_pct
from components.model.result import ResultUnit
from components.model.themes.theme import Guessed, Theme, count, number

COST = 100.0
_NO_SERVICE = 1e-9  # per 100 of cost; less than this is no debt


def debt_share_pct(mult: Number) -> Number:
    """Return the share of debt, percent, in assets that are `mult` times their equity.

    >>> debt_share_pct(100 / 30), debt_share_pct(1)
    (70.0, 0.0)
    """
    return rounded(100 * (1 - 1 / mult), 6)


LEVERS = (
    Lever(
        key="yld",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=6,
        high=16,
        step=0.25,
        decimals=2,
        defaults=default(11.0, Grade.D),
        ranges=assumed(9, 13),
    ),
    Lever(
        key="debt",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0,
        high=85,
        step=1,
        follows="mult",
        derive=debt_share_pct,
        defaults=default(70.0, Grade.B, "aip.total_assets_plan_usd_bn", "aip.equity_target_usd_bn"),
        # From the least to the most debt of the deals: 7 of 12 and 20 of 25.
        ranges=evidence(58, 80, Grade.C, resource="deal_debt"),
    ),
    Lever(
        key="kd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=4,
        high=10,
        step=0.25,
        decimals=2,
        defaults=default(6.5, Grade.C, "deals.meta_hyperion_yield_pct"),
        ranges=assumed(5, 8),
    ),
    Lever(
        key="life",
        unit=Unit.YEARS,
        pages=("coinvest",),
        low=4,
        high=25,
        step=1,
        whole=True,
        defaults=default(15.0, Grade.D),
        ranges=assumed(10, 20),
    ),
    Lever(
        key="res",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0,
        high=80,
        step=5,
        defaults=default(50.0, Grade.D),
        ranges=assumed(20, 70),
    ),
    Lever(
        key="maxt",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0.1,
        high=5,
        step=0.1,
        decimals=1,
        defaults=default(0.5, Grade.D),
        ranges=assumed(0.2, 1),
    ),
    Lever(
        key="aum",
        unit=Unit.USD_BN,
        pages=("coinvest",),
        low=20,
        high=2500,
        step=10,
        defaults=default(300.0, Grade.D),
        ranges=assumed(100, 1000),
    ),
    Lever(
        key="pd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0.5,
        high=40,
        step=0.1,
        decimals=1,
        defaults=default(6.7, Grade.C, "risk.project_default_10y_pct"),
        ranges=evidence(
            5.2,
            8.1,
            Grade.C,
            "risk.infrastructure_default_10y_2011_pct",
            "risk.project_default_10y_2012_pct",
        ),
    ),
    Lever(
        key="lgd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=5,
        high=100,
        step=1,
        defaults=default(20.0, Grade.C, "risk.project_loss_given_default_pct"),
        ranges=assumed(10, 45),
    ),
    Lever(
        key="full",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0,
        high=90,
        step=1,
        # The source says "almost two thirds".
        defaults=default(65.0, Grade.C, "risk.full_recovery_share_pct"),
        ranges=assumed(50, 75),
        since=2,
        earlier=until(1, 0.0),
    ),
    Lever(
        key="rho",
        unit=Unit.NUMBER,
        pages=("coinvest",),
        low=0,
        high=0.9,
        step=0.05,
        decimals=2,
        defaults=default(0.2, Grade.D),
        ranges=assumed(0.1, 0.4),
    ),
    Lever(
        key="nproj",
        unit=Unit.COUNT,
        pages=("coinvest",),
        low=1,
        high=100,
        step=1,
        whole=True,
        defaults=default(20.0, Grade.D),
        ranges=assumed(10, 40),
    ),
    Lever(
        key="quota",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=50,
        high=80,
        step=1,
        defaults=default(75.0, Grade.D),
        ranges=assumed(60, 80),
        since=2,
    ),
)

GUESSED = Guessed("coinvest.equity_irr_pct", -50, 100, 0.5)


def debt_service(debt: Number, kd: Number, life: Number) -> Number:
    """Return the level payment a year on debt per 100 of cost, interest and repayment.

    `debt` in percent of cost, `kd` in percent a year, `life` in years.

    >>> round(debt_service(70, 6.5, 15), 4)
    7.4447
    """
    return debt * capital_recovery_factor(kd, life)


def largest_debt_pct(cover: float, yld: float, kd: float, life: float) -> float:
    """Return the debt, percent of cost, on which a yield covers debt service `cover` times.

    It may be above 100: then the whole cost could be borrowed.

    >>> round(largest_debt_pct(1.2, yld=11, kd=6.5, life=15), 1)
    86.2
    """
    return yld / (cover * capital_recovery_factor(kd, life))


def equity_flows(
    yld: Number, debt: Number, kd: Number, life: Number, res: Number
) -> tuple[Number, ...]:
    """Return the flows to equity per 100 of cost, years 0 to `life`, money laid out negative.

    Every year brings the cash yield less debt service; the last one also the end value. Owners
    pay in, in years in which the yield falls short. Of deals with different lives, those that
    have ended bring nothing until the longest ends.

    >>> equity_flows(yld=10, debt=0, kd=5, life=2, res=50)
    (-100.0, 10.0, 60.0)
    """
    yearly = yld - debt_service(debt, kd, life)
    flows = [debt - COST]
    for year in range(1, round(largest(life)) + 1):
        earlier = where(life > year, yearly, 0.0)
        flows.append(where(life == year, yearly + res, earlier))
    return tuple(flows)


def losing_chance_pct(pd: Number, full: Number) -> Number:
    """Return the chance, percent, that a project defaults and its lenders lose money.

    `pd` is the chance to default, `full` the share of defaults in which everything is recovered.

    >>> losing_chance_pct(10, 60)
    4.0
    """
    return pd * (1 - full / 100)


def loss_where_lost_pct(lgd: Number, full: Number) -> Number:
    """Return what lenders lose, percent, in the defaults in which they lose anything.

    Over all defaults the mean stays `lgd`, unless that would take more than everything.

    >>> loss_where_lost_pct(20, 60), loss_where_lost_pct(50, 60)
    (50.0, 100.0)
    """
    return minimum(lgd / (1 - full / 100), COST)


def partners_needed(tgt: Number, aum: Number, maxt: Number) -> Number:
    """Return how many alike institutions fill a target, each with its largest ticket.

    `tgt` and `aum` in USD bn, `maxt` in percent of `aum`.

    >>> partners_needed(30, 300, 0.5)
    20.0
    """
    return ceil(tgt / (aum * maxt / 100))


def blocking_partners(partners: Number, quota: Number) -> Number:
    """Return the fewest of equal partners without whom the rest fall short of the quota.

    `quota` is the share of votes, percent, with which a motion passes.

    >>> blocking_partners(20, 75), blocking_partners(3, 50), blocking_partners(1, 75)
    (6.0, 2.0, 1.0)
    """
    return 1 - ceil(-partners * (100 - quota) / 100)


class Coinvest(Theme[Number]):
    """A deal's returns before taxes and fees, and the losses of a share in one or many.

    A deal's flows change their sign at most once, so there are never several rates of return.
    The losses are over ten years, in percent of the money in the projects. Lenders get everything
    back in `full` percent of defaults; owners lose everything in each default.
    """

    @number(ResultUnit.PERCENT, "no_rate")
    def unlevered_irr_pct(self) -> Number:
        """Internal rate of return on the whole cost, percent a year."""
        levers = self.levers
        return rate_of_return_pct(
            equity_flows(levers.yld, 0 * levers.debt, levers.kd, levers.life, levers.res)
        )

    @number(ResultUnit.PERCENT, "no_rate", usual_target=10)
    def equity_irr_pct(self) -> Number:
        """Internal rate of return on the owners' part, after debt service, percent a year.

        None if the owners get nothing back in any year.
        """
        return self.equity_return_pct

    @number(ResultUnit.MULTIPLE, "no_debt")
    def dscr(self) -> Number:
        """Debt service cover ratio: cash yield over debt service."""
        service = debt_service(self.levers.debt, self.levers.kd, self.levers.life)
        return self.levers.yld / where(service > _NO_SERVICE, service, np.nan)

    @count(ResultUnit.COUNT)
    def partners_needed(self) -> Number:
        """How many alike institutions fill the target."""
        return partners_needed(self.levers.tgt, self.levers.aum, self.levers.maxt)

    @count(ResultUnit.COUNT)
    def blocking_partners(self) -> Number:
        """How many of the partners needed can block a decision together, with a vote each."""
        levers = self.levers
        return blocking_partners(partners_needed(levers.tgt, levers.aum, levers.maxt), levers.quota)

    @number(ResultUnit.PERCENT)
    def expected_loss_pct(self) -> Number:
        """Mean loss of lenders: the chance to lose times what is lost then."""
        return self._losing_chance_pct * self._loss_where_lost_pct / 100

    @number(ResultUnit.PERCENT)
    def loss_p99_alone_pct(self) -> Number:
        """Lenders' loss in one project that is not exceeded in 99 of 100 cases.

        Two outcomes only: what is lost where anything is, or nothing.
        """
        return loss_quantile_alone_pct(self._losing_chance_pct, self._loss_where_lost_pct)

    @number(ResultUnit.PERCENT)
    def loss_p99_pooled_pct(self) -> Number:
        """Lenders' loss in `nproj` projects together, not exceeded in 99 of 100 cases."""
        levers = self.levers
        return loss_quantile_pct(
            self._losing_chance_pct, self._loss_where_lost_pct, levers.rho, levers.nproj
        )

    @number(ResultUnit.PERCENT)
    def owner_loss_p99_alone_pct(self) -> Number:
        """Owners' loss in one project, not exceeded in 99 of 100 cases: everything or nothing."""
        return loss_quantile_alone_pct(self.levers.pd, self._all_lost_pct)

    @number(ResultUnit.PERCENT)
    def owner_loss_p99_pooled_pct(self) -> Number:
        """Owners' loss in `nproj` projects together, not exceeded in 99 of 100 cases."""
        levers = self.levers
        return loss_quantile_pct(levers.pd, self._all_lost_pct, levers.rho, levers.nproj)

    @cached_property
    def equity_return_pct(self) -> Number:
        """The owners' rate of return as a number, for later themes: NaN where there is none."""
        levers = self.levers
        return rate_of_return_pct(
            equity_flows(levers.yld, levers.debt, levers.kd, levers.life, levers.res)
        )

    @property
    def _losing_chance_pct(self) -> Number:
        return losing_chance_pct(self.levers.pd, self.levers.full)

    @property
    def _loss_where_lost_pct(self) -> Number:
        return loss_where_lost_pct(self.levers.lgd, self.levers.full)

    @property
    def _all_lost_pct(self) -> Number:
        return COST + 0 * self.levers.pd
