"""Digital: how much money must rest in stablecoins so that payments can move in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from components.model.arrays import Array, Number, cached_result
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

DAYS_A_YEAR = 365
END_OF_2030 = date(2030, 12, 31)

NOTHING_USD_BN = 0.001
"""Payments of less than a million dollars a year count as none: no cover is worth stating."""


@dataclass(frozen=True, slots=True)
class Digital:
    """Results of the page `digital`; field names are the permanent result ids.

    `supply_cover_x` and `days_covered` are null when nothing is moved: "nothing_moved".

    Attributes
    ----------
    moved_usd_bn
        Payments a year that move to stablecoins.
    float_needed_usd_bn
        Money at rest in stablecoins at any time so that those payments can be made.
    supply_cover_x
        Today's supply over that float, as a multiple.
    days_covered
        Days for which each dollar could be held before the float equals today's supply.
    fees_saved_usd_bn
        Cost a year of the old way less that of the new; negative where the new way costs more.
    supply_2030_usd_bn, tbill_demand_2030_usd_bn
        Supply at the end of 2030, and the Treasury bills held against it.
    """

    moved_usd_bn: float
    float_needed_usd_bn: float
    supply_cover_x: float | None
    days_covered: float | None
    fees_saved_usd_bn: float
    supply_2030_usd_bn: float
    tbill_demand_2030_usd_bn: float
    reasons: Mapping[str, str] = field(default_factory=dict)


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


def supply_after(supply_usd_bn: Number, growth_pct: Number, years: float) -> Number:
    """Return supply after some years of steady growth, USD bn.

    >>> supply_after(100, 50, 2), supply_after(100, -20, 1), supply_after(100, 14, 0)
    (225.0, 80.0, 100.0)
    """
    growth: Number = (1 + growth_pct / 100) ** years
    return supply_usd_bn * growth


def years_to_2030(start: date) -> float:
    """Return the years of 365.25 days from a day to the end of 2030.

    >>> round(years_to_2030(date(2026, 9, 26)), 2)
    4.26
    """
    return (END_OF_2030 - start).days / 365.25


def settle(scenario: Scenario, observed: Observed) -> Digital:
    """Return the results for payments moved to stablecoins.

    ``float = mkt x mov x days / 365``, ``cover = sup / float``,
    ``saved = mkt x mov x (oldc - newc)`` with costs in basis points (hundredths of a percent).
    Supply grows at `sg` percent a year from the date of today's supply to the end of 2030; `tb`
    percent of it is held in Treasury bills. That demand is gross: what holders of stablecoins
    sell elsewhere is not taken off. Money other than the float (for trading, for saving) is not
    part of the model: the cover says what payments alone would need.

    Parameters
    ----------
    scenario
        Levers `mkt` (USD tn a year), `mov`, `tb` (percent), `days`, `oldc`, `newc` (basis
        points), `sup` (USD bn) and `sg` (percent a year).
    observed
        Only the date of today's supply is used.
    """
    moved = 1000 * scenario.mkt * scenario.mov / 100
    resting = float_needed_usd_bn(moved, scenario.days)
    some = moved >= NOTHING_USD_BN
    supply_2030 = supply_after(scenario.sup, scenario.sg, years_to_2030(observed.supply_as_of))
    return Digital(
        moved_usd_bn=moved,
        float_needed_usd_bn=resting,
        supply_cover_x=scenario.sup / resting if some else None,
        days_covered=scenario.sup * DAYS_A_YEAR / moved if some else None,
        fees_saved_usd_bn=moved * (scenario.oldc - scenario.newc) / 10_000,
        supply_2030_usd_bn=supply_2030,
        tbill_demand_2030_usd_bn=supply_2030 * scenario.tb / 100,
        reasons={} if some else dict.fromkeys(("supply_cover_x", "days_covered"), "nothing_moved"),
    )


class ManyDigital:
    """Results of `settle` for many scenarios: an array under each id, NaN where one has none."""

    def __init__(self, levers: Scenarios, observed: Observed) -> None:
        self._levers = levers
        self._observed = observed

    @cached_result
    def moved_usd_bn(self) -> Array:
        return 1000 * self._levers.mkt * self._levers.mov / 100

    @cached_result
    def float_needed_usd_bn(self) -> Array:
        return float_needed_usd_bn(self.moved_usd_bn, self._levers.days)

    @cached_result
    def supply_cover_x(self) -> Array:
        return self.days_covered / self._levers.days

    @cached_result
    def days_covered(self) -> Array:
        some = np.where(self.moved_usd_bn >= NOTHING_USD_BN, self.moved_usd_bn, np.nan)
        return self._levers.sup * DAYS_A_YEAR / some

    @cached_result
    def fees_saved_usd_bn(self) -> Array:
        return self.moved_usd_bn * (self._levers.oldc - self._levers.newc) / 10_000

    @cached_result
    def supply_2030_usd_bn(self) -> Array:
        years = years_to_2030(self._observed.supply_as_of)
        return supply_after(self._levers.sup, self._levers.sg, years)

    @cached_result
    def tbill_demand_2030_usd_bn(self) -> Array:
        return self.supply_2030_usd_bn * self._levers.tb / 100
