"""Breakout: what AI must earn to pay for its capital, and what growth it may bring."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from operator import mul

from components.model.observed import Observed
from components.model.rates import capital_recovery_factor
from components.model.scenario import Scenario

FIRST_YEAR = 2026
LAST_YEAR = 2050
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
START_SHARE = 0.1
"""How far AI is taken to be in use in 2025, of its full use."""


@dataclass(frozen=True, slots=True)
class Breakout:
    """Results of the page `breakout`; field names are the permanent result ids.

    The year of crossing is null if it does not come by 2050: "not_by_2050". Growth of 2035 is
    that of total real US output; growth per head is lower by the growth of population.
    """

    required_gross_profit_usd_bn: float
    required_revenue_usd_bn: float
    crossover_year: int | None
    captured_2030_usd_bn: float
    captured_2035_usd_bn: float
    output_gain_2035_pct: float
    growth_2035_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def required_gross_profit_usd_bn(capital_usd_bn: float, scenario: Scenario) -> float:
    """Return the gross profit a year, USD bn, that pays back capital with the required return.

    capital * (short * crf(ret, ls) + (1 - short) * crf(ret, ll)), `crf` being the capital
    recovery factor: as if all of it stood at once and were replaced when it is worn out.
    """
    short = scenario.short / 100
    return capital_usd_bn * (
        short * capital_recovery_factor(scenario.ret, scenario.ls)
        + (1 - short) * capital_recovery_factor(scenario.ret, scenario.ll)
    )


def diffusion_share(year: float, half: float) -> float:
    """Return how far AI is in use, 0-1, along a logistic curve.

    A tenth of full use in 2025, half of it `half` years later, nine tenths after twice that.

    >>> [round(diffusion_share(2025 + years, 8), 6) for years in (0, 8, 16)]
    [0.1, 0.5, 0.9]
    """
    steepness = math.log(1 / START_SHARE - 1) / half
    return 1 / (1 + math.exp(-steepness * (year - 2025 - half)))


def output_gains(up: float, half: float) -> tuple[float, ...]:
    """Return by how much output is higher in each of `YEARS`, as a fraction.

    Growth is higher by `up` percentage points times the share of full use reached that year.
    """
    factors = (1 + up / 100 * diffusion_share(year, half) for year in YEARS)
    return tuple(level - 1 for level in accumulate(factors, mul))


def us_gdp_path_usd_bn(observed: Observed) -> tuple[float, ...]:
    """Return nominal US output in each of `YEARS` without the uplift, USD bn.

    The IMF's forecast as far as it reaches, then its last growth rate.
    """
    known = observed.us_gdp_usd_bn
    last = max(known)
    growth = known[last] / known[last - 1]
    return tuple(known.get(year, known[last] * growth ** max(0, year - last)) for year in YEARS)


def captured_usd_bn(scenario: Scenario, observed: Observed) -> tuple[float, ...]:
    """Return what sellers of AI capture of the added output in each of `YEARS`, USD bn."""
    gains = output_gains(scenario.up, scenario.half)
    path = us_gdp_path_usd_bn(observed)
    share = scenario.capt / 100
    return tuple(share * gdp * gain for gdp, gain in zip(path, gains, strict=True))


def break_out(scenario: Scenario, observed: Observed, total_usd_tn: float) -> Breakout:
    """Return the breakout results; `total_usd_tn` is the capital that the build-out adds up to."""
    required = required_gross_profit_usd_bn(1000 * total_usd_tn, scenario)
    captured = captured_usd_bn(scenario, observed)
    by_year = dict(zip(YEARS, captured, strict=True))
    crossing = next((year for year, value in by_year.items() if value >= required), None)
    gain = output_gains(scenario.up, scenario.half)[YEARS.index(2035)]
    return Breakout(
        required_gross_profit_usd_bn=required,
        required_revenue_usd_bn=100 * required / scenario.gm,
        crossover_year=crossing,
        captured_2030_usd_bn=by_year[2030],
        captured_2035_usd_bn=by_year[2035],
        output_gain_2035_pct=100 * gain,
        growth_2035_pct=observed.us_growth_trend_pct
        + scenario.up * diffusion_share(2035, scenario.half),
        reasons={} if crossing else {"crossover_year": "not_by_2050"},
    )
