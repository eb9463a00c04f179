"""Power: what it takes to plug the build-out in.

Only what comes on top of worn-out chips needs a new connection: chips that replace others stand
in halls that have one. What cannot be connected waits; nothing is built elsewhere in its place.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from components.model.arrays import Number, maximum, total, where
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence
from components.model.lever_values import LeverValues
from components.model.rates import capital_recovery_factor
from components.model.result import ResultUnit
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.model.themes.buildout import Buildout, annual_capex_usd_bn
from components.model.themes.theme import Guessed, Theme, number

YEARS = CAPEX_YEARS[1:]
"""The years in which new power is asked for, 2026 to 2030."""

TWH_PER_GW_YEAR = 8.76
"""What one gigawatt draws in 8,760 hours, terawatt-hours."""

LEVERS = (
    Lever(
        key="conn",
        unit=Unit.GW_PER_YEAR,
        pages=("power",),
        low=2,
        high=25,
        step=0.1,
        decimals=1,
        defaults=default(8.3, Grade.C, "power.us_connectable_ms_gw_per_year"),
        # What large sites added in 2025, and what the widest count of US sites adds in 2026.
        ranges=evidence(
            6, 14, Grade.C, "power.us_large_added_2025_gw", "power.us_added_2026_451_gw"
        ),
        since=2,
    ),
    Lever(
        key="load",
        unit=Unit.PCT,
        pages=("power",),
        low=40,
        high=95,
        step=1,
        defaults=default(80.0, Grade.C, "power.japan_dc_load_pct"),
        ranges=assumed(50, 90),
        since=2,
    ),
    Lever(
        key="mwh",
        unit=Unit.USD_PER_MWH,
        pages=("power",),
        low=30,
        high=200,
        step=5,
        # The cost of energy in a model of a data centre, 68.5, rounded.
        defaults=default(70.0, Grade.C, "power.epoch_usd_per_mwh"),
        ranges=assumed(40, 120),
        since=2,
    ),
)

GUESSED = Guessed("power.gw_needed", 0, 1000, 5)


def replaced_usd_bn(
    annual_usd_bn: tuple[Number, ...], year: int, levers: LeverValues[Number, Any]
) -> Number:
    """Return what is spent in a year on chips in the place of worn-out ones, USD bn.

    `short` percent of the spending `ls` years before, between two years by the nearer ones in
    proportion; nothing before 2025, the first year that is counted.

    Parameters
    ----------
    annual_usd_bn
        Spending in each year from 2025 on.
    levers
        Of them `short` (percent that wears out) and `ls` (its life in years).

    Examples
    --------
    >>> from components.model import Scenario
    >>> scenario = Scenario.from_changes({"short": 60, "ls": 2.5})
    >>> replaced_usd_bn((400.0, 700.0, 800.0), 2028, scenario)  # 60 % of 550
    330.0
    """
    bought = year - CAPEX_YEARS[0] - levers.ls
    spent = total(
        [
            usd_bn * maximum(1 - abs(bought - place), 0.0)
            for place, usd_bn in enumerate(annual_usd_bn)
        ]
    )
    return where(bought >= 0, levers.short / 100 * spent, 0.0)


def needed_by_year_gw(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return the new US connections that the spending of each of `YEARS` needs, GW.

    (spending - replaced) x us x ai / gwc, none where spending falls short of what wears out.
    """
    annual = annual_capex_usd_bn(levers.c25, levers.c26, levers.g, levers.bust)
    per_usd_bn = gw_per_usd_bn(levers)
    return tuple(
        per_usd_bn * maximum(spent - replaced_usd_bn(annual, year, levers), 0.0)
        for year, spent in zip(YEARS, annual[1:], strict=True)
    )


def gw_per_usd_bn(levers: LeverValues[Number, Any]) -> Number:
    """Return the new US connections that a billion of counted spending on new sites needs, GW."""
    return levers.us / 100 * levers.ai / 100 / levers.gwc


def yearly_cost_usd_bn_per_gw(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return what one gigawatt costs a year: its chips, its buildings, its electricity, USD bn.

    Chips and buildings are paid back with the return `ret` over their lives, as on the page
    `breakout`; electricity is `load` x 8.76 TWh x `mwh`.

    Examples
    --------
    >>> from components.model import Scenario
    >>> levers = Scenario.from_changes({"gwc": 50, "short": 60, "ls": 5, "ll": 20, "ret": 10})
    >>> [round(part, 3) for part in yearly_cost_usd_bn_per_gw(levers)]
    [7.914, 2.349, 0.491]
    """
    fast = levers.short / 100
    chips = levers.gwc * fast * capital_recovery_factor(levers.ret, levers.ls)
    buildings = levers.gwc * (1 - fast) * capital_recovery_factor(levers.ret, levers.ll)
    return chips, buildings, levers.load / 100 * TWH_PER_GW_YEAR * levers.mwh / 1000


@dataclass(frozen=True, eq=False)
class Power(Theme[Number]):
    """What AI in the United States needs in new power from 2026 to 2030, and what can be had."""

    buildout: Buildout[Number]

    @number(ResultUnit.GIGAWATTS, usual_target=50)
    def gw_needed(self) -> Number:
        """New US connections that AI spending of 2026 to 2030 needs.

        The sum of (spending - worn-out chips replaced) x us x ai / gwc.
        """
        return total(self.needed_by_year)

    @number(ResultUnit.GIGAWATTS)
    def gw_connectable(self) -> Number:
        """What the US can connect in the five years: 5 x conn."""
        return len(YEARS) * self.levers.conn

    @number(ResultUnit.GIGAWATTS)
    def gw_short(self) -> Number:
        """What is needed and cannot be connected by 2030."""
        return maximum(self.gw_needed - self.gw_connectable, 0.0)

    @number(ResultUnit.USD_BN)
    def waiting_usd_bn(self) -> Number:
        """What the sites cost that wait for a connection at the end of 2030: short x gwc."""
        return self.gw_short * self.levers.gwc

    @number(ResultUnit.YEARS)
    def delay_years(self) -> Number:
        """How long it takes after 2030 to connect what waits: short / conn."""
        return self.gw_short / self.levers.conn

    @number(ResultUnit.TERAWATT_HOURS)
    def twh_2030(self) -> Number:
        """What the new sites would draw a year if all were connected: needed x load x 8.76."""
        return self.gw_needed * self.levers.load / 100 * TWH_PER_GW_YEAR

    @number(ResultUnit.PERCENT)
    def share_of_us_power_pct(self) -> Number:
        """That in percent of the electricity that the US is expected to use in 2030."""
        return 100 * self.twh_2030 / self.observed.us_power_2030_twh

    @number(ResultUnit.USD_BN)
    def bill_usd_bn(self) -> Number:
        """What that electricity costs a year: TWh x mwh."""
        return self.twh_2030 * self.levers.mwh / 1000

    @number(ResultUnit.PERCENT)
    def bill_share_of_cost_pct(self) -> Number:
        """Electricity in percent of the yearly cost of chips, buildings and electricity."""
        parts = yearly_cost_usd_bn_per_gw(self.levers)
        return 100 * parts[-1] / total(parts)

    @number(ResultUnit.USD_TN)
    def capex_ceiling_usd_tn(self) -> Number:
        """The counted spending 2025-2030 of which all that needs a connection gets one.

        The total less what waits, or more by what could still be connected: total +
        (connectable - needed) x gwc / (us x ai). Replacements are held as they are.
        """
        spare_gw = self.gw_connectable - self.gw_needed
        return self.buildout.total_usd_tn + spare_gw / gw_per_usd_bn(self.levers) / 1000

    @cached_property
    def needed_by_year(self) -> tuple[Number, ...]:
        """The new connections that the spending of each of `YEARS` needs, GW."""
        return needed_by_year_gw(self.levers)
