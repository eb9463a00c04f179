"""Co-investment: what debt does to a return, and what sharing does to a loss.

Two questions with one answer each. First the deal: cash flows of 100 of cost, with and without
debt on them. Then the pool: how much is lost in one project, or in equal shares of many that
depend on one common factor (`losses`).

The deal is one project with a level yield; no tax, fees, construction time or refinancing.
"""

from functools import cached_property

import numpy as np

from components.model.arrays import Number, where
from components.model.coinvest_levers import DEAL_LEVERS, SHARING_LEVERS
from components.model.deal import (
    COST,
    cost_of_debt_pct,
    debt_service,
    equity_flows,
    return_with_chips_pct,
    yield_with_chips_pct,
)
from components.model.losses import (
    losing_chance_pct,
    loss_quantile_alone_pct,
    loss_quantile_pct,
    loss_where_lost_pct,
)
from components.model.partners import blocking_partners, partners_needed, swing_chance_pct
from components.model.rates import rate_of_return_pct
from components.model.result import ResultUnit
from components.model.themes.theme import Guessed, Theme, count, number

_NO_SERVICE = 1e-9  # per 100 of cost; less than this is no debt


LEVERS = DEAL_LEVERS + SHARING_LEVERS

GUESSED = Guessed("coinvest.equity_irr_pct", -50, 100, 0.5)


class Coinvest(Theme[Number]):
    """A deal's returns before taxes and fees, and the losses of a share in one or many.

    A deal's flows change their sign at most once, so there are never several rates of return.
    The losses are over ten years, in percent of the money in the projects. Lenders get everything
    back in `full` percent of defaults; owners lose everything in each default.
    """

    @number(ResultUnit.PERCENT, "no_rate")
    def unlevered_irr_pct(self) -> Number:
        """Internal rate of return on the whole cost, percent a year."""
        return self._unlevered_return_pct

    @number(ResultUnit.PERCENT, "no_rate", usual_target=10)
    def equity_irr_pct(self) -> Number:
        """Internal rate of return on the owners' part, after debt service, percent a year.

        None if the owners get nothing back in any year.
        """
        return self.equity_return_pct

    @number(ResultUnit.MULTIPLE, "no_debt")
    def dscr(self) -> Number:
        """Debt service cover ratio: cash yield over debt service."""
        service = debt_service(self.levers.debt, self._cost_of_debt_pct, self.levers.life)
        return self.levers.yld / where(service > _NO_SERVICE, service, np.nan)

    @number(ResultUnit.PERCENTAGE_POINTS, "no_rate")
    def credibility_gain_pp(self) -> Number:
        """How much more the owners earn a year because debt costs `cert` basis points less.

        Their return with the cheaper debt minus that without; None if either does not exist.
        """
        return self.equity_return_pct - self._equity_return_at_pct(self.levers.kd)

    @number(ResultUnit.PERCENT)
    def unlevered_irr_with_chips_pct(self) -> Number:
        """Rate of return on the whole cost, percent a year, if the same yield had to pay for chips.

        They are `short` percent of the cost and replaced every `ls` years at their old price, as
        in `breakout`; see `yield_with_chips_pct`.
        """
        levers = self.levers
        return return_with_chips_pct(levers.yld, levers.short, levers.ls, levers.life, levers.res)

    @number(ResultUnit.PERCENT)
    def yield_needed_with_chips_pct(self) -> Number:
        """Cash yield on cost with which the deal with chips returns what the deal without does."""
        levers = self.levers
        return yield_with_chips_pct(
            self._unlevered_return_pct, levers.short, levers.ls, levers.life, levers.res
        )

    @count(ResultUnit.COUNT)
    def partners_needed(self) -> Number:
        """How many alike institutions fill the target."""
        return self._partners

    @count(ResultUnit.COUNT)
    def blocking_partners(self) -> Number:
        """How many of the partners needed can block a decision together, with a vote each."""
        return blocking_partners(self._partners, self.levers.quota)

    @number(ResultUnit.PERCENT)
    def partner_swing_pct(self) -> Number:
        """How often the vote of one of the partners needed decides, if the others toss a coin."""
        return swing_chance_pct(self._partners, self.levers.quota)

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
        return self._equity_return_at_pct(self._cost_of_debt_pct)

    @cached_property
    def _unlevered_return_pct(self) -> Number:
        levers = self.levers
        return rate_of_return_pct(
            equity_flows(levers.yld, 0 * levers.debt, levers.kd, levers.life, levers.res)
        )

    def _equity_return_at_pct(self, cost_of_debt_pct: Number) -> Number:
        levers = self.levers
        return rate_of_return_pct(
            equity_flows(levers.yld, levers.debt, cost_of_debt_pct, levers.life, levers.res)
        )

    @property
    def _cost_of_debt_pct(self) -> Number:
        return cost_of_debt_pct(self.levers.kd, self.levers.cert)

    @cached_property
    def _partners(self) -> Number:
        return partners_needed(self.levers.tgt, self.levers.aum, self.levers.maxt)

    @property
    def _losing_chance_pct(self) -> Number:
        return losing_chance_pct(self.levers.pd, self.levers.full)

    @property
    def _loss_where_lost_pct(self) -> Number:
        return loss_where_lost_pct(self.levers.lgd, self.levers.full)

    @property
    def _all_lost_pct(self) -> Number:
        return COST + 0 * self.levers.pd
