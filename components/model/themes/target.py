"""Target: what it means, year by year, to commit the whole target to the partnership's fund."""

from dataclasses import dataclass
from functools import cached_property

from components.model.arrays import Number, first_true, lowest
from components.model.commitments import FundYears, commitment_years
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.result import ResultUnit
from components.model.themes.coinvest import Coinvest
from components.model.themes.funding import Funding
from components.model.themes.theme import Guessed, Theme, count, number, series

BASIS_POINTS = 10_000

LEVERS = (
    Lever(
        key="rc1",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=60,
        step=1,
        defaults=default(25.0, Grade.C, "commitment_model.contribution_year_1_pct"),
        ranges=assumed(15, 40),
    ),
    Lever(
        key="rc2",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=80,
        step=1,
        defaults=default(100 / 3, Grade.C, "commitment_model.contribution_year_2_pct"),
        ranges=assumed(25, 50),
    ),
    Lever(
        key="rc3",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=90,
        step=1,
        defaults=default(50.0, Grade.C, "commitment_model.contribution_later_pct"),
        ranges=assumed(35, 65),
    ),
    Lever(
        key="fl",
        unit=Unit.YEARS,
        pages=("target",),
        low=8,
        high=20,
        step=1,
        whole=True,
        defaults=default(12.0, Grade.C, "commitment_model.life_years"),
        ranges=assumed(10, 15),
    ),
    Lever(
        key="bow",
        unit=Unit.NUMBER,
        pages=("target",),
        low=0.5,
        high=6,
        step=0.1,
        decimals=1,
        defaults=default(2.5, Grade.C, "commitment_model.bow"),
        ranges=assumed(1.5, 4),
    ),
    Lever(
        key="fg",
        unit=Unit.PCT_PER_YEAR,
        pages=("target",),
        low=-5,
        high=25,
        step=0.5,
        decimals=1,
        # The return of the deal at its defaults, 13.4, less the fee: an assumption of ours.
        defaults=default(9.9, Grade.D),
        # Property and venture capital in the paper that the model comes from.
        ranges=evidence(
            8, 13, Grade.C, "commitment_model.property_growth_pct", "commitment_model.growth_pct"
        ),
        earlier=until(1, 13.0),
    ),
    Lever(
        key="fee",
        unit=Unit.PP_PER_YEAR,
        pages=("target",),
        low=0,
        high=6,
        step=0.25,
        decimals=2,
        defaults=default(3.5, Grade.D),
        ranges=assumed(2, 5),
        since=2,
        earlier=until(1, 0.0),
    ),
    Lever(
        key="fy",
        unit=Unit.PCT_PER_YEAR,
        pages=("target",),
        low=0,
        high=10,
        step=0.5,
        decimals=1,
        defaults=default(0.0, Grade.C, "commitment_model.yield_pct"),
        ranges=evidence(
            0, 5, Grade.C, "commitment_model.yield_pct", "commitment_model.property_yield_pct"
        ),
    ),
)

GUESSED = Guessed("target.peak_outlay_usd_bn", 0, 1000, 1)


@dataclass(frozen=True, eq=False)
class Target(Theme[Number]):
    """All investors together committing to the target, the lever `tgt`; see `commitment_years`.

    Series hold one value for each year of the fund's life, year 1 first; years count from the
    first call, not from a calendar date.
    """

    funding: Funding[Number]
    coinvest: Coinvest[Number]

    @series(ResultUnit.USD_BN)
    def calls_usd_bn(self) -> tuple[Number, ...]:
        """What the investors pay in each year, positive."""
        return self._years.calls

    @series(ResultUnit.USD_BN)
    def distributions_usd_bn(self) -> tuple[Number, ...]:
        """What the investors get back in each year, positive."""
        return self._years.distributions

    @series(ResultUnit.USD_BN)
    def nav_usd_bn(self) -> tuple[Number, ...]:
        """Net asset value at the end of each year."""
        return self._years.nav

    @number(ResultUnit.USD_BN, usual_target=20)
    def peak_outlay_usd_bn(self) -> Number:
        """The most by which calls exceed distributions, added up since the start."""
        return -lowest(self._balance)

    @count(ResultUnit.YEAR)
    def peak_outlay_year(self) -> Number:
        """The year of the fund in which that is first so."""
        deepest = lowest(self._balance)
        return first_true([total <= deepest for total in self._balance]) + 1

    @count(ResultUnit.YEAR, "not_in_life")
    def breakeven_year(self) -> Number:
        """First year by whose end the distributions make up for the calls.

        None if they do not before the fund ends. What is called in the last year stays in the
        fund as net asset value, so this can be None with a multiple of 1 or just above.
        """
        return first_true([total >= 0 for total in self._balance]) + 1

    @number(ResultUnit.MULTIPLE)
    def tvpi(self) -> Number:
        """Multiple: all distributions and the value left at the end, over all calls."""
        return self._years.multiple

    @number(ResultUnit.PERCENT)
    def irr_pct(self) -> Number:
        """Internal rate of return, percent a year, the value left at the end counted as paid out.

        It is the growth rate `fg`: see `commitment_years`.
        """
        return self.levers.fg

    @number(ResultUnit.PERCENT, "no_rate")
    def deal_net_growth_pct(self) -> Number:
        """What the deal returns to its owners after the fund's fees, percent a year.

        The owners' return of `coinvest` less the fee. It is set beside `fg`, which the fund's
        years rest on; it does not enter them.
        """
        return self.coinvest.equity_return_pct - self.levers.fee

    @number(ResultUnit.BASIS_POINTS)
    def pension_share_bp(self) -> Number:
        """What is still to be raised, of the assets of pension funds alone."""
        return self._share_bp("pensions")

    @number(ResultUnit.BASIS_POINTS)
    def sovereign_share_bp(self) -> Number:
        """What is still to be raised, of the assets of sovereign funds alone."""
        return self._share_bp("sovereign")

    @number(ResultUnit.BASIS_POINTS)
    def insurer_share_bp(self) -> Number:
        """What is still to be raised, of the assets of life insurers alone."""
        return self._share_bp("insurers")

    @cached_property
    def _years(self) -> FundYears[Number]:
        return commitment_years(self.levers.tgt, self.levers)

    @cached_property
    def _balance(self) -> tuple[Number, ...]:
        return self._years.balance

    def _share_bp(self, pool: str) -> Number:
        return BASIS_POINTS * self.funding.remaining_usd_bn / self.observed.pools_usd_bn[pool]
