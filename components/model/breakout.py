"""Breakout: what AI must earn to pay for its capital, and what growth it may bring.

Amounts are in dollars of the year, not adjusted for prices: what the capital must earn is fixed
in the dollars in which it was bought, what sellers capture grows with nominal output.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import mul

import numpy as np

from components.model.arrays import Array, Number, cached_result, exponential
from components.model.buildout import ManyBuildout
from components.model.observed import Observed
from components.model.rates import capital_recovery_factor
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

FIRST_YEAR = 2026
LAST_YEAR = 2050
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
START_SHARE = 0.1
"""How far AI is taken to be in use in 2025, of its full use. An assumption of ours."""


@dataclass(frozen=True, slots=True)
class Breakout:
    """Results of the page `breakout`; field names are the permanent result ids.

    Attributes
    ----------
    required_gross_profit_usd_bn, required_revenue_usd_bn
        What the capital must earn each year, before and after the gross margin.
    crossover_year
        First year in which sellers capture what the capital must earn; null if that does not
        come by 2050 ("not_by_2050"). It is not the year by which earlier shortfalls are made up.
    captured_2030_usd_bn, captured_2035_usd_bn
        What sellers of AI capture of the output it adds, taken as their gross profit.
    output_gain_2035_pct
        How much higher US output is in 2035 than without AI's uplift.
    growth_2035_pct
        Growth of total real US output; growth per head is lower by the growth of population.
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
    r"""Return the gross profit a year that pays back capital with the required return.

    :math:`K (s\,c(r, n_s) + (1 - s)\,c(r, n_l))`, with c the capital recovery factor: as if all
    capital stood at once and each part were replaced at its old price when it is worn out.

    Parameters
    ----------
    capital_usd_bn
        K, what the build-out adds up to.
    scenario
        Its levers `ret` (r, percent a year), `short` (s, percent), `ls` and `ll` (lives in years
        of the short-lived and the long-lived part).

    Returns
    -------
    float
        USD bn a year, before tax and before costs below gross profit.

    Notes
    -----
    As r goes to 0 this goes to K (s / n_s + (1 - s) / n_l), straight-line depreciation.

    Examples
    --------
    >>> scenario = Scenario.from_changes({"ret": 10, "short": 60, "ls": 5, "ll": 20})
    >>> round(required_gross_profit_usd_bn(1000, scenario), 1)  # 600 * 0.2638 + 400 * 0.11746
    205.3
    """
    return capital_usd_bn * _cost_a_year(scenario.ret, scenario.short, scenario.ls, scenario.ll)


def _cost_a_year(ret: Number, short: Number, ls: Number, ll: Number) -> Number:
    """Return the gross profit a year that 1 of capital requires."""
    fast = short / 100
    return fast * capital_recovery_factor(ret, ls) + (1 - fast) * capital_recovery_factor(ret, ll)


def diffusion_share(year: float, half: Number) -> Number:
    """Return how far AI is in use, 0-1, along a logistic curve.

    A tenth of full use in 2025, half of it `half` years later, nine tenths after twice that.

    Parameters
    ----------
    year
        Calendar year; may lie between two.
    half
        Years from 2025 to half of full use, above 0.

    Examples
    --------
    >>> [round(diffusion_share(2025 + years, 8), 6) for years in (0, 8, 16)]
    [0.1, 0.5, 0.9]
    """
    steepness = math.log(1 / START_SHARE - 1) / half
    return 1 / (1 + exponential(-steepness * (year - 2025 - half)))


def output_gains(up: Number, half: Number) -> tuple[Number, ...]:
    """Return by how much output is higher in each of `YEARS`, as a fraction.

    Growth is higher by `up` percentage points a year times the share of full use reached that
    year, and stays higher: the level drifts away from the path without AI.

    Examples
    --------
    >>> round(output_gains(1.0, 8)[0] / 0.01, 3) == round(diffusion_share(2026, 8), 3)
    True
    """
    factors = (1 + up / 100 * diffusion_share(year, half) for year in YEARS)
    return tuple(level - 1 for level in accumulate(factors, mul))


def us_gdp_path_usd_bn(observed: Observed) -> tuple[float, ...]:
    """Return nominal US output in each of `YEARS` without the uplift, USD bn.

    The IMF's forecast as far as it reaches, then its last growth rate. The forecast may hold some
    of AI's effect already; nothing is taken out for that.
    """
    known = observed.us_gdp_usd_bn
    last = max(known)
    growth = known[last] / known[last - 1]
    return tuple(known.get(year, known[last] * growth ** max(0, year - last)) for year in YEARS)


def captured_usd_bn(scenario: Scenario, observed: Observed) -> tuple[float, ...]:
    """Return what sellers of AI capture of the added US output in each of `YEARS`, USD bn.

    `capt` percent of output with the uplift less output without it. Buyers keep the rest.
    """
    return _captured(scenario.capt, output_gains(scenario.up, scenario.half), observed)


def _captured(capt: Number, gains: tuple[Number, ...], observed: Observed) -> tuple[Number, ...]:
    share = capt / 100
    path = us_gdp_path_usd_bn(observed)
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


class ManyBreakout:
    """Results of `break_out` for many scenarios: an array under each id, NaN where one has none."""

    def __init__(self, levers: Scenarios, observed: Observed, buildout: ManyBuildout) -> None:
        self._levers = levers
        self._observed = observed
        self._buildout = buildout

    @cached_result
    def required_gross_profit_usd_bn(self) -> Array:
        levers = self._levers
        a_year = _cost_a_year(levers.ret, levers.short, levers.ls, levers.ll)
        return 1000 * self._buildout.total_usd_tn * a_year

    @cached_result
    def required_revenue_usd_bn(self) -> Array:
        return 100 * self.required_gross_profit_usd_bn / self._levers.gm

    @cached_result
    def crossover_year(self) -> Array:
        reached = np.stack(self._captured_usd_bn) >= self.required_gross_profit_usd_bn
        return np.where(reached.any(axis=0), FIRST_YEAR + reached.argmax(axis=0), np.nan)

    @cached_result
    def captured_2030_usd_bn(self) -> Array:
        return self._captured_usd_bn[YEARS.index(2030)]

    @cached_result
    def captured_2035_usd_bn(self) -> Array:
        return self._captured_usd_bn[YEARS.index(2035)]

    @cached_result
    def output_gain_2035_pct(self) -> Array:
        return 100 * self._gains[YEARS.index(2035)]

    @cached_result
    def growth_2035_pct(self) -> Array:
        in_use = diffusion_share(2035, self._levers.half)
        return self._observed.us_growth_trend_pct + self._levers.up * in_use

    @cached_property
    def _gains(self) -> tuple[Array, ...]:
        return output_gains(self._levers.up, self._levers.half)

    @cached_property
    def _captured_usd_bn(self) -> tuple[Array, ...]:
        return _captured(self._levers.capt, self._gains, self._observed)
