"""Breakout: what AI must earn to pay for its capital, and what growth it may bring.

Amounts are in dollars of the year, not adjusted for prices: what the capital must earn is fixed
in the dollars in which it was bought, what sellers capture grows with nominal output.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import mul
from typing import Any

from components.model.arrays import Number, exp, first_true
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence
from components.model.lever_values import LeverValues
from components.model.observed import Observed
from components.model.rates import capital_recovery_factor
from components.model.result import ResultUnit
from components.model.themes.buildout import Buildout
from components.model.themes.theme import Guessed, Theme, count, number

FIRST_YEAR = 2026
LAST_YEAR = 2050
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
START_SHARE = 0.1
"""How far AI is taken to be in use in 2025, of its full use. An assumption of ours."""

LEVERS = (
    Lever(
        key="ret",
        unit=Unit.PCT,
        pages=("breakout", "overview"),
        low=6,
        high=14,
        step=0.5,
        decimals=1,
        defaults=default(10.0, Grade.C, "required.jpm_return_pct"),
        ranges=evidence(
            9, 12, Grade.C, "required.bii_return_low_pct", "required.bii_return_high_pct"
        ),
    ),
    Lever(
        key="short",
        unit=Unit.PCT,
        pages=("breakout",),
        low=20,
        high=90,
        step=1,
        defaults=default(60.0, Grade.B, "capex.googl_servers_share_pct"),
        ranges=evidence(
            55, 67, Grade.C, "capex.hardware_share_low_pct", "capex.hardware_share_high_pct"
        ),
    ),
    Lever(
        key="ls",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=2,
        high=8,
        step=0.5,
        decimals=1,
        defaults=default(5.0, Grade.B, "server_life.amzn_years"),
        ranges=evidence(2, 6, Grade.C, "server_life.burry_low_years", "server_life.msft_years"),
    ),
    Lever(
        key="ll",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=10,
        high=40,
        step=1,
        defaults=default(20.0, Grade.D),
        ranges=assumed(15, 30),
    ),
    Lever(
        key="gm",
        unit=Unit.PCT,
        pages=("breakout",),
        low=20,
        high=80,
        step=1,
        defaults=default(50.0, Grade.D),
        ranges=evidence(
            33, 67, Grade.C, "gross_margin.openai_2025_pct", "gross_margin.morgan_stanley_pct"
        ),
    ),
    Lever(
        key="up",
        unit=Unit.PP_PER_YEAR,
        pages=("breakout", "overview"),
        low=0,
        high=3,
        step=0.05,
        decimals=2,
        defaults=default(0.5, Grade.D),
        # The lowest and the highest base estimate.
        ranges=evidence(0.07, 1.5, Grade.C, resource="productivity"),
    ),
    Lever(
        key="half",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=2,
        high=20,
        step=0.5,
        decimals=1,
        defaults=default(8.0, Grade.D),
        ranges=assumed(5, 15),
    ),
    Lever(
        key="capt",
        unit=Unit.PCT,
        pages=("breakout", "overview"),
        low=5,
        high=80,
        step=1,
        defaults=default(30.0, Grade.D),
        ranges=assumed(15, 50),
    ),
)

GUESSED = Guessed("breakout.required_revenue_usd_bn", 0, 100_000, 100)


def required_gross_profit_usd_bn(
    capital_usd_bn: Number, levers: LeverValues[Number, Any]
) -> Number:
    r"""Return the gross profit a year that pays back capital with the required return.

    :math:`K (s\,c(r, n_s) + (1 - s)\,c(r, n_l))`, with c the capital recovery factor: as if all
    capital stood at once and each part were replaced at its old price when it is worn out.

    Parameters
    ----------
    capital_usd_bn
        K, what the build-out adds up to.
    levers
        Of them `ret` (r, percent a year), `short` (s, percent), `ls` and `ll` (lives in years of
        the short-lived and the long-lived part).

    Returns
    -------
    float or array
        USD bn a year, before tax and before costs below gross profit.

    Notes
    -----
    As r goes to 0 this goes to K (s / n_s + (1 - s) / n_l), straight-line depreciation.

    Examples
    --------
    >>> from components.model import Scenario
    >>> scenario = Scenario.from_changes({"ret": 10, "short": 60, "ls": 5, "ll": 20})
    >>> round(required_gross_profit_usd_bn(1000, scenario), 1)  # 600 * 0.2638 + 400 * 0.11746
    205.3
    """
    fast = levers.short / 100
    return capital_usd_bn * (
        fast * capital_recovery_factor(levers.ret, levers.ls)
        + (1 - fast) * capital_recovery_factor(levers.ret, levers.ll)
    )


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
    return 1 / (1 + exp(-steepness * (year - 2025 - half)))


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


def captured_usd_bn(levers: LeverValues[Number, Any], observed: Observed) -> tuple[Number, ...]:
    """Return what sellers of AI capture of the added US output in each of `YEARS`, USD bn.

    `capt` percent of output with the uplift less output without it. Buyers keep the rest.
    """
    share, gains = levers.capt / 100, output_gains(levers.up, levers.half)
    path = us_gdp_path_usd_bn(observed)
    return tuple(share * gdp * gain for gdp, gain in zip(path, gains, strict=True))


@dataclass(frozen=True, eq=False)
class Breakout(Theme[Number]):
    """What the capital must earn, and what sellers of AI capture of the growth it brings."""

    buildout: Buildout[Number]

    @number(ResultUnit.USD_BN)
    def required_gross_profit_usd_bn(self) -> Number:
        """Gross profit that all capital must earn each year to pay back with the return."""
        return required_gross_profit_usd_bn(1000 * self.buildout.total_usd_tn, self.levers)

    @number(ResultUnit.USD_BN, usual_target=2000)
    def required_revenue_usd_bn(self) -> Number:
        """Revenue each year that leaves that gross profit, at the gross margin gm."""
        return 100 * self.required_gross_profit_usd_bn / self.levers.gm

    @count(ResultUnit.YEAR, "not_by_2050", usual_target=2035)
    def crossover_year(self) -> Number:
        """First year in which sellers capture what the capital must earn.

        It is not the year by which earlier shortfalls are made up.
        """
        required = self.required_gross_profit_usd_bn
        return FIRST_YEAR + first_true([value >= required for value in self._captured_usd_bn])

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
        return 100 * output_gains(self.levers.up, self.levers.half)[YEARS.index(2035)]

    @number(ResultUnit.PERCENT)
    def growth_2035_pct(self) -> Number:
        """Growth of total real US output in 2035: the trend and what is in use of the uplift.

        Growth per head is lower by the growth of population.
        """
        in_use = diffusion_share(2035, self.levers.half)
        return self.observed.us_growth_trend_pct + self.levers.up * in_use

    @cached_property
    def _captured_usd_bn(self) -> tuple[Number, ...]:
        return captured_usd_bn(self.levers, self.observed)
