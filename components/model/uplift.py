"""The uplift with which the build-out has paid back by a year."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import Any, Generic

import numpy as np

from components.model.arrays import Number, exp, expm1, largest, log1p, total, where
from components.model.lever_values import LeverValues
from components.model.observed import Observed
from components.model.payback import (
    YEARS,
    growth_steps,
    required_by_year_usd_bn,
    uplift_of_build_x,
    us_gdp_path_usd_bn,
)

NEWTON_STEPS = 40
"""More than a search ever takes: from 10 points down to the root it takes about five."""
LAST_STEP = 1e-8
"""Each step of Newton's method is about the square of the one before: the next is rounding."""
HIGHEST_UPLIFT_PP = 10.0
"""An uplift above this is not searched for."""
ROUNDING = 1e-12
"""What is missing of what is due, as a part of it, without being short: rounding alone."""


def uplift_needed_pp(levers: LeverValues[Number, Any], observed: Observed) -> Number:
    """Return the lowest uplift with which the capital has paid back by the year `due`.

    Paid back means that the balance is at least zero at the end of `due` and of every year from
    then to 2050: one that is ahead while little stands, and falls behind again, is not. Nearly
    always the balance at `due` decides. Where a later year is short at the uplift found, the year
    that is shortest decides instead.

    Returns
    -------
    float or array
        Percentage points a year, NaN if it is above `HIGHEST_UPLIFT_PP`.
    """
    flows = _flows(levers, observed)
    of_build = uplift_of_build_x(levers)
    highest = log1p(HIGHEST_UPLIFT_PP / 100 * of_build)
    decides = levers.due
    found = flows.root_at(decides, highest)
    for _ in YEARS:
        shortest = flows.shortest_year(found, levers.due)
        decides = where(shortest > 0, shortest, decides)
        if largest(shortest) == 0:
            break
        found = flows.root_at(decides, highest)
    return 100 * expm1(found) / of_build


@dataclass(frozen=True)
class _Flows(Generic[Number]):
    """Flows of each of `YEARS` in value of 2025; those of `worth` grow with the uplift.

    Attributes
    ----------
    worth
        What sellers would capture of output as large as that without AI.
    owed
        What the capital must earn.
    steps
        What `growth_steps` gives.
    """

    worth: tuple[Number, ...]
    owed: tuple[Number, ...]
    steps: tuple[tuple[Number, Number], ...]

    def root_at(self, last: Number, highest: Number) -> Number:
        """Return the logarithmic uplift at which all is paid by the end of the year `last`."""
        until = [year <= last for year in YEARS]
        worth = [
            where(counts, amount, 0.0) for counts, amount in zip(until, self.worth, strict=True)
        ]
        owed = [where(counts, debt, 0.0) for counts, debt in zip(until, self.owed, strict=True)]
        due = total(worth) + total(owed)

        def excess(log_uplift: Number) -> tuple[Number, Number]:
            """Return the logarithm of what is captured over what is due, and its slope.

            It is nearly a straight line. Both sides hold the output without AI as well.
            """
            up = expm1(log_uplift)
            level = slope = value = rise = 0 * log_uplift
            for amount, (part, years) in zip(worth, self.steps, strict=True):
                with_part = part * up
                level = level + years * log1p(with_part)
                slope = slope + years * part * (1 + up) / (1 + with_part)
                lifted = amount * exp(level)
                value = value + lifted
                rise = rise + lifted * slope
            return log1p(value / due - 1), rise / value

        return _root_from_above(excess, highest)

    def shortest_year(self, log_uplift: Number, since: Number) -> Number:
        """Return the year from `since` on by whose end most is missing; 0 if nothing ever is."""
        up = expm1(log_uplift)
        level = value = due = most = found = 0 * log_uplift
        rows = zip(YEARS, self.worth, self.owed, self.steps, strict=True)
        for year, amount, debt, (part, years) in rows:
            level = level + years * log1p(part * up)
            value = value + amount * exp(level)
            due = due + amount + debt
            missing = where(year >= since, due - value, 0.0)
            worse = missing > most + ROUNDING * due
            most = where(worse, missing, most)
            found = where(worse, float(year), found)
        return where(np.isnan(log_uplift), 0.0, found)


def _flows(levers: LeverValues[Number, Any], observed: Observed) -> _Flows[Number]:
    factor = 1 / (1 + levers.ret / 100)
    discounts = tuple(accumulate([factor] * len(YEARS), mul))
    share = levers.capt / 100 * levers.reach
    path, required = us_gdp_path_usd_bn(observed), required_by_year_usd_bn(levers)
    return _Flows(
        tuple(share * gdp * discount for gdp, discount in zip(path, discounts, strict=True)),
        tuple(due * discount for due, discount in zip(required, discounts, strict=True)),
        growth_steps(levers),
    )


def _root_from_above(
    function: Callable[[Number], tuple[Number, Number]], highest: Number
) -> Number:
    """Return the root at or below `highest` of a rising convex function; NaN if it lies above.

    Newton's method from above falls to the root of such a function and never passes it.

    Parameters
    ----------
    function
        Returns its value and its slope.
    """
    place = highest
    value, slope = function(place)
    reached = value >= 0
    for _ in range(NEWTON_STEPS):
        step = where(value > 0, value, 0.0) / slope
        place = place - step
        if largest(step) <= LAST_STEP:
            break
        value, slope = function(place)
    return where(reached, place, np.nan)
