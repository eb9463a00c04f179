"""Digital: how much money must rest in stablecoins so that payments can move in them."""

from datetime import date

import numpy as np

from components.model.arrays import Number, maximum, where
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.result import ResultUnit
from components.model.themes.theme import Guessed, Theme, number

DAYS_A_YEAR = 365
END_OF_2030 = date(2030, 12, 31)
BASIS_POINTS = 10_000

NOTHING_USD_BN = 0.001
"""Payments of less than a million dollars a year count as none: no cover is worth stating."""

LEVERS = (
    Lever(
        key="mkt",
        unit=Unit.USD_TN_PER_YEAR,
        pages=("digital",),
        low=10,
        high=200,
        step=1,
        defaults=default(40.0, Grade.C, "payments.cross_border_2024_usd_tn"),
        ranges=evidence(
            40,
            195,
            Grade.C,
            "payments.cross_border_2024_usd_tn",
            "payments.cross_border_all_2024_usd_tn",
        ),
    ),
    Lever(
        key="mov",
        unit=Unit.PCT,
        pages=("digital",),
        low=0,
        high=30,
        step=0.5,
        decimals=1,
        defaults=default(5.0, Grade.D),
        # Payments found in stablecoins today by two counts, against cross-border payments.
        ranges=assumed(
            1,
            10.5,
            "payments.stablecoin_real_2025_usd_bn",
            "payments.stablecoin_activity_bcg_usd_tn",
            "payments.cross_border_2024_usd_tn",
        ),
    ),
    Lever(
        key="days",
        unit=Unit.DAYS,
        pages=("digital",),
        low=0.5,
        high=30,
        step=0.5,
        decimals=1,
        defaults=default(5.0, Grade.D),
        ranges=assumed(1, 7.3, "stablecoin.jpm_days_held"),
    ),
    Lever(
        key="oldc",
        unit=Unit.BASIS_POINTS,
        pages=("digital",),
        low=10,
        high=700,
        step=5,
        # What the industry earns on all payments across borders, over those without wholesale; the
        # low end spreads it over wholesale too, the high end is the target that retail misses.
        defaults=default(60.0, Grade.C, "costs.cross_border_bp"),
        ranges=assumed(
            12.3,
            100,
            "payments.cross_border_revenue_usd_bn",
            "payments.cross_border_all_2024_usd_tn",
            "costs.retail_target_pct",
        ),
        earlier=until(1, 150.0),
    ),
    Lever(
        key="newc",
        unit=Unit.BASIS_POINTS,
        pages=("digital",),
        low=5,
        high=300,
        step=5,
        defaults=default(50.0, Grade.D),
        # The highest cost found lies beyond the end of the lever.
        ranges=evidence(30, 300, Grade.C, "costs.stablecoin_low_pct", "costs.stablecoin_high_pct"),
    ),
    Lever(
        key="sup",
        unit=Unit.USD_BN,
        pages=("digital",),
        low=50,
        high=2000,
        step=5,
        decimals=1,
        defaults=default(311.5, Grade.C, "stablecoin.supply_usd_bn"),
        ranges=evidence(307.5, 321.1, Grade.C, resource="stablecoin_supply"),
        earlier=until(1, 311.3),
    ),
    Lever(
        key="pay",
        unit=Unit.PCT,
        pages=("digital",),
        low=1,
        high=100,
        step=1,
        defaults=default(6.0, Grade.C, "stablecoin.jpm_payments_share_pct"),
        ranges=assumed(3, 15),
        since=2,
        earlier=until(1, 100.0),
    ),
    Lever(
        key="sg",
        unit=Unit.PCT_PER_YEAR,
        pages=("digital",),
        low=-20,
        high=80,
        step=1,
        defaults=default(14.0, Grade.C, "stablecoin.growth_past_year_pct"),
        ranges=evidence(
            1.3, 58.4, Grade.C, "stablecoin.growth_2026_pct", "stablecoin.growth_2024_pct"
        ),
    ),
    Lever(
        key="tb",
        unit=Unit.PCT,
        pages=("digital",),
        low=30,
        high=100,
        step=1,
        defaults=default(53.0, Grade.C, "stablecoin.bill_share_pct"),
        ranges=assumed(53, 90, "stablecoin.bill_share_pct"),
    ),
)

GUESSED = Guessed("digital.supply_2030_usd_bn", 0, 100_000, 100)


def float_needed_usd_bn(moved_usd_bn: Number, days: Number) -> Number:
    """Return the money that rests in the means of payment at any time, USD bn.

    A year's payments times the days that each dollar is held, over 365: the quantity theory of
    money with a velocity of 365 / days (Fisher, The Purchasing Power of Money, 1911). The float
    is proportional to both, so faster payments need less money at rest.

    Parameters
    ----------
    moved_usd_bn
        Payments a year, USD bn, 0 or more.
    days
        Days from the purchase of a coin to its redemption or next payment, 0 or more.

    Examples
    --------
    >>> float_needed_usd_bn(3650, 1)
    10.0
    >>> float_needed_usd_bn(3650, 0.5)  # twice as fast, half the money
    5.0
    """
    return moved_usd_bn * days / DAYS_A_YEAR


def payment_supply_usd_bn(supply_usd_bn: Number, pay: Number) -> Number:
    """Return the part of supply that serves payments, USD bn; `pay` in percent.

    >>> payment_supply_usd_bn(300, 6)
    18.0
    """
    return supply_usd_bn * (pay / 100)


def supply_after(supply_usd_bn: Number, growth_pct: Number, years: float) -> Number:
    """Return supply after some years of steady growth, USD bn.

    >>> supply_after(100, 50, 2), supply_after(100, -20, 1), supply_after(100, 14, 0)
    (225.0, 80.0, 100.0)
    """
    growth: Number = (1 + growth_pct / 100) ** years
    return supply_usd_bn * growth


def years_to_2030(start: date) -> float:
    """Return the years of 365.25 days from a day to the end of 2030.

    >>> round(years_to_2030(date(2026, 9, 28)), 2)
    4.26
    """
    return (END_OF_2030 - start).days / 365.25


class Digital(Theme[Number]):
    """What payments in stablecoins need, save and bring.

    Of today's supply `pay` percent serves payments; the rest is held for trading and saving, and
    is not free for them.
    """

    @number(ResultUnit.USD_BN)
    def moved_usd_bn(self) -> Number:
        """Payments a year that move to stablecoins: mkt x mov."""
        return 1000 * self.levers.mkt * self.levers.mov / 100

    @number(ResultUnit.USD_BN, usual_target=300)
    def float_needed_usd_bn(self) -> Number:
        """Money at rest in stablecoins at any time so that these payments can be made."""
        return float_needed_usd_bn(self.moved_usd_bn, self.levers.days)

    @number(ResultUnit.MULTIPLE, "nothing_moved")
    def supply_cover_x(self) -> Number:
        """The supply that serves payments, sup x pay, over the float needed, as a multiple."""
        return self._payment_supply_usd_bn / float_needed_usd_bn(
            self._moved_if_any, self.levers.days
        )

    @number(ResultUnit.DAYS, "nothing_moved")
    def days_covered(self) -> Number:
        """Days each dollar could be held before the float takes the supply for payments."""
        return self._payment_supply_usd_bn * DAYS_A_YEAR / self._moved_if_any

    @number(ResultUnit.USD_BN)
    def extra_supply_usd_bn(self) -> Number:
        """What the float needs beyond the supply for payments: max(0, float - sup x pay)."""
        return maximum(self.float_needed_usd_bn - self._payment_supply_usd_bn, 0.0)

    @number(ResultUnit.USD_BN)
    def fee_pool_usd_bn(self) -> Number:
        """What the whole market costs a year the old way: mkt x oldc."""
        return 1000 * self.levers.mkt * self.levers.oldc / BASIS_POINTS

    @number(ResultUnit.USD_BN)
    def fees_saved_usd_bn(self) -> Number:
        """Cost a year of the old way less that of the new: moved x (oldc - newc), in basis points.

        Negative where the new way costs more.
        """
        return self.moved_usd_bn * (self.levers.oldc - self.levers.newc) / BASIS_POINTS

    @number(ResultUnit.USD_BN)
    def supply_2030_usd_bn(self) -> Number:
        """Supply at the end of 2030, having grown at sg percent a year from today's."""
        years = years_to_2030(self.observed.supply_as_of)
        return supply_after(self.levers.sup, self.levers.sg, years)

    @number(ResultUnit.USD_BN)
    def tbill_demand_2030_usd_bn(self) -> Number:
        """Treasury bills held against the supply at the end of 2030: tb percent of it.

        Gross: what holders of stablecoins sell elsewhere is not taken off.
        """
        return self.supply_2030_usd_bn * self.levers.tb / 100

    @property
    def _payment_supply_usd_bn(self) -> Number:
        return payment_supply_usd_bn(self.levers.sup, self.levers.pay)

    @property
    def _moved_if_any(self) -> Number:
        return where(self.moved_usd_bn >= NOTHING_USD_BN, self.moved_usd_bn, np.nan)
