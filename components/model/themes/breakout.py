"""Breakout: what AI must earn to pay for its capital, and what growth it may bring."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add

from components.model.arrays import Number, first_true, lowest, maximum, minimum
from components.model.breakout_levers import BUYER_LEVERS, CAPITAL_LEVERS, GAIN_LEVERS
from components.model.payback import (
    BUILT_YEAR,
    FIRST_YEAR,
    YEARS,
    balances_usd_bn,
    captured_of_gains_usd_bn,
    output_gains,
    present_value_usd_bn,
    required_by_year_usd_bn,
    revenue_usd_bn,
    yearly_cost_of_capital,
)
from components.model.result import ResultUnit
from components.model.themes.buildout import Buildout
from components.model.themes.theme import Guessed, Theme, count, number
from components.model.uplift import uplift_needed_pp

LEVERS = (*CAPITAL_LEVERS, *GAIN_LEVERS, *BUYER_LEVERS)

GUESSED = Guessed("breakout.required_revenue_usd_bn", 0, 100_000, 100)

_BUILT = YEARS.index(BUILT_YEAR)


@dataclass(frozen=True, eq=False)
class Breakout(Theme[Number]):
    """What the capital must earn, what sellers of AI capture, and whether that pays it back.

    The capital is the world's spending on AI from 2025 to 2030. What sellers capture counts as
    gross profit, worldwide, of all sellers together.
    """

    buildout: Buildout[Number]

    @number(ResultUnit.USD_BN)
    def required_gross_profit_usd_bn(self) -> Number:
        """Gross profit that all capital must earn each year to pay back with the return."""
        return 1000 * self.buildout.world_ai_total_usd_tn * yearly_cost_of_capital(self.levers)

    @number(ResultUnit.USD_BN, usual_target=2000)
    def required_revenue_usd_bn(self) -> Number:
        """Revenue each year that leaves that gross profit, at the gross margin gm."""
        return 100 * self.required_gross_profit_usd_bn / self.levers.gm

    @count(ResultUnit.YEAR, "not_by_2050", usual_target=2035)
    def crossover_year(self) -> Number:
        """First year in which sellers capture what the complete build-out must earn.

        It is not the year by which earlier shortfalls are made up: see `payback_year`.
        """
        required = self.required_gross_profit_usd_bn
        return FIRST_YEAR + first_true([value >= required for value in self._captured_usd_bn])

    @count(ResultUnit.YEAR, "not_by_2050", usual_target=2040)
    def payback_year(self) -> Number:
        """First year from 2030 on by whose end all capital has paid back with the return.

        The balance is that of `balances_usd_bn`: what is captured less what each year's spending
        must earn from the next year on, with the required return as interest. It must not fall
        below zero again by 2050: being ahead while little stands is no payback.
        """
        balances = balances_usd_bn(self._net_usd_bn, self.levers.ret)
        lowest_later, paid = balances[-1], []
        for balance in reversed(balances[_BUILT:]):
            lowest_later = minimum(lowest_later, balance)
            paid.append(lowest_later >= 0)
        return BUILT_YEAR + first_true(paid[::-1])

    @number(ResultUnit.USD_TN)
    def shortfall_usd_tn(self) -> Number:
        """Largest sum of what is missing up to any year to 2050, without interest."""
        sums: tuple[Number, ...] = tuple(accumulate(self._net_usd_bn, add))
        return maximum(-lowest(sums), 0.0) / 1000

    @number(ResultUnit.MULTIPLE)
    def pv_cover_x(self) -> Number:
        """Present value to 2050 of what is captured over that of what is required.

        Both are discounted at the required return. What is captured after 2050 is left out.
        """
        rate = self.levers.ret
        return present_value_usd_bn(self._captured_usd_bn, rate) / present_value_usd_bn(
            self._required_usd_bn, rate
        )

    @number(ResultUnit.PERCENTAGE_POINTS, "not_within_10", usual_target=1)
    def uplift_needed_pp(self) -> Number:
        """Uplift `up` with which all capital has paid back by the year `due`, all else equal."""
        return uplift_needed_pp(self.levers, self.observed)

    @number(ResultUnit.USD_BN)
    def captured_2030_usd_bn(self) -> Number:
        """What sellers of AI capture in 2030 of the output it adds, taken as gross profit."""
        return self._captured_usd_bn[YEARS.index(2030)]

    @number(ResultUnit.USD_BN)
    def captured_2035_usd_bn(self) -> Number:
        """What sellers of AI capture in 2035 of the output it adds, taken as gross profit."""
        return self._captured_usd_bn[YEARS.index(2035)]

    @number(ResultUnit.PERCENT)
    def output_gain_2035_pct(self) -> Number:
        """How much higher US output is in 2035 than without AI's uplift."""
        return 100 * self._gains[YEARS.index(2035)]

    @number(ResultUnit.PERCENT)
    def growth_2035_pct(self) -> Number:
        """Growth of total real US output in 2035: the trend, and what AI adds in that year."""
        before, now = (1 + self._gains[YEARS.index(year)] for year in (2034, 2035))
        added = now / before - 1
        return self.levers.trend + 100 * added

    @number(ResultUnit.PERCENT, usual_target=2)
    def growth_per_head_2035_pct(self) -> Number:
        """Growth of real US output per head in 2035: that of the total less population's."""
        return self.growth_2035_pct - self.levers.pop

    @number(ResultUnit.USD_BN)
    def revenue_2030_usd_bn(self) -> Number:
        """What buyers pay for AI in 2030 with money that is not their suppliers'."""
        return self._revenue_usd_bn[_BUILT]

    @number(ResultUnit.USD_BN)
    def revenue_gap_2030_usd_bn(self) -> Number:
        """Revenue that the capital in place in 2030 needs, less that revenue."""
        return self._needed_revenue_usd_bn[_BUILT] - self.revenue_2030_usd_bn

    @count(ResultUnit.YEAR, "not_by_2050", usual_target=2035)
    def revenue_met_year(self) -> Number:
        """First year from 2030 on in which revenue is what the capital in place needs."""
        pairs = zip(self._revenue_usd_bn, self._needed_revenue_usd_bn, strict=True)
        met = [revenue >= needed for revenue, needed in pairs]
        return BUILT_YEAR + first_true(met[_BUILT:])

    @cached_property
    def _captured_usd_bn(self) -> tuple[Number, ...]:
        return captured_of_gains_usd_bn(self._gains, self.levers, self.observed)

    @cached_property
    def _gains(self) -> tuple[Number, ...]:
        return output_gains(self.levers)

    @cached_property
    def _required_usd_bn(self) -> tuple[Number, ...]:
        return required_by_year_usd_bn(self.levers)

    @cached_property
    def _net_usd_bn(self) -> tuple[Number, ...]:
        pairs = zip(self._captured_usd_bn, self._required_usd_bn, strict=True)
        return tuple(captured - required for captured, required in pairs)

    @cached_property
    def _revenue_usd_bn(self) -> tuple[Number, ...]:
        return revenue_usd_bn(self.levers)

    @cached_property
    def _needed_revenue_usd_bn(self) -> tuple[Number, ...]:
        return tuple(100 * required / self.levers.gm for required in self._required_usd_bn)
