"""Build-out: what a growth path adds up to by 2030, and the growth that a total needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import brentq

from components.model.arrays import Array, Number, cached_result, roots_between
from components.model.funding import ManyFunding
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

YEARS = (2025, 2026, 2027, 2028, 2029, 2030)
GROWTH_SEARCH_PCT = (-95.0, 300.0)


@dataclass(frozen=True, slots=True)
class Buildout:
    """Results of the page `buildout`; field names are the permanent result ids.

    A null growth has the reason "out_of_reach": no growth between -95 and 300 % a year gives
    that total.
    """

    total_usd_tn: float
    growth_needed_5tn_pct: float | None
    growth_needed_8tn_pct: float | None
    flat_total_usd_tn: float
    annual_usd_bn: tuple[float, ...]
    partnership_share_pct: float
    share_of_us_gdp_2026_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def annual_capex_usd_bn(
    c25: Number, c26: Number, g: Number | float, bust: Number | float = 0
) -> tuple[Number, ...]:
    """Return capital expenditure of each year in `YEARS`, USD bn.

    2025 and 2026 are given, USD bn; from 2027 each year is the one before times 1 + g / 100. In
    2028 spending also falls by `bust` percent; it grows on from that lower level.

    >>> annual_capex_usd_bn(400, 700, 50)[:3]
    (400, 700.0, 1050.0)
    >>> annual_capex_usd_bn(400, 700, 0, bust=50)[2:]
    (700.0, 350.0, 350.0, 350.0)
    """
    kept = 1 - bust / 100
    years: list[Number] = [c25]
    years += [c26 * (1 + g / 100) ** k * (kept if k >= 2 else 1) for k in range(5)]
    return tuple(years)


def growth_needed_pct(total_usd_tn: float, c25: float, c26: float, bust: float = 0) -> float | None:
    """Return the growth a year from 2027 to 2030, percent, that makes 2025-2030 add up to a total.

    Solves c25 + c26 * sum_{k=0..4} (1+g)^k = total for g (Brent), the years from 2028 on cut by
    `bust` percent; the sum rises with g, so there is one answer. None outside -95..300 % a year.

    >>> round(growth_needed_pct(2.0, 400, 320), 9)  # 400 + 5 * 320 = 2000
    0.0
    >>> growth_needed_pct(0.5, 400, 320) is None
    True
    """

    def excess(g: float) -> float:
        return sum(annual_capex_usd_bn(c25, c26, g, bust)) - 1000 * total_usd_tn

    low, high = GROWTH_SEARCH_PCT
    if excess(low) > 0 or excess(high) < 0:
        return None
    return float(brentq(excess, low, high, xtol=1e-10))


def build_out(scenario: Scenario, observed: Observed, total_assets_usd_bn: float) -> Buildout:
    """Return the build-out results of a scenario.

    `total_assets_usd_bn` is what the partnership would own when full (`funding`); the share it
    is of the total mixes one fund's lifetime with six years of spending and is a size
    comparison, not an ownership.
    """
    annual = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.bust)
    total = sum(annual)
    needed = {
        f"growth_needed_{tn}tn_pct": growth_needed_pct(
            tn, scenario.c25, scenario.c26, scenario.bust
        )
        for tn in (5, 8)
    }
    return Buildout(
        total_usd_tn=total / 1000,
        growth_needed_5tn_pct=needed["growth_needed_5tn_pct"],
        growth_needed_8tn_pct=needed["growth_needed_8tn_pct"],
        flat_total_usd_tn=sum(annual_capex_usd_bn(scenario.c25, scenario.c26, 0)) / 1000,
        annual_usd_bn=annual,
        partnership_share_pct=100 * total_assets_usd_bn / total,
        share_of_us_gdp_2026_pct=100 * scenario.c26 / observed.us_gdp_usd_bn[2026],
        reasons={key: "out_of_reach" for key, value in needed.items() if value is None},
    )


class ManyBuildout:
    """Results of `build_out` for many scenarios: an array under each id, NaN where one has none."""

    def __init__(self, levers: Scenarios, observed: Observed, funding: ManyFunding) -> None:
        self._levers = levers
        self._observed = observed
        self._funding = funding

    @cached_result
    def total_usd_tn(self) -> Array:
        return self._total_usd_bn(self._levers.g, self._levers.bust) / 1000

    @cached_result
    def growth_needed_5tn_pct(self) -> Array:
        return self._growth_needed_pct(5)

    @cached_result
    def growth_needed_8tn_pct(self) -> Array:
        return self._growth_needed_pct(8)

    @cached_result
    def flat_total_usd_tn(self) -> Array:
        return self._total_usd_bn(0.0, 0.0) / 1000

    @cached_result
    def partnership_share_pct(self) -> Array:
        return 100 * self._funding.total_assets_usd_bn / (1000 * self.total_usd_tn)

    @cached_result
    def share_of_us_gdp_2026_pct(self) -> Array:
        return 100 * self._levers.c26 / self._observed.us_gdp_usd_bn[2026]

    def _total_usd_bn(self, g: Array | float, bust: Array | float) -> Array:
        annual = annual_capex_usd_bn(self._levers.c25, self._levers.c26, g, bust)
        return np.asarray(np.sum(annual, axis=0))

    def _growth_needed_pct(self, total_usd_tn: float) -> Array:
        def excess(g: Array, c25: Array, c26: Array, bust: Array) -> Array:
            annual = annual_capex_usd_bn(c25, c26, g, bust)
            return np.asarray(np.sum(annual, axis=0) - 1000 * total_usd_tn)

        low, high = (np.full(self._levers.size, end) for end in GROWTH_SEARCH_PCT)
        given = self._levers.c25, self._levers.c26, self._levers.bust
        return roots_between(excess, low, high, given)
