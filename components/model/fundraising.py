"""Money raised over time at a pace that may change, and how long a target takes."""

from datetime import date
from typing import Any

import numpy as np

from components.model.arrays import Array, Number, expm1, log1p, where
from components.model.lever_values import LeverValues
from components.model.observed import Observed, months_between
from components.model.peers import Slowness

STEADY = 1e-12  # a yearly change below this is none: the formulas divide by it


def months_to_raise(amount: Number, pace: Number, mom: Number) -> Number:
    r"""Return the months until `amount` has been raised, NaN if it never will be.

    Solves :math:`\int_0^t p (1+m)^{u/12} du = X` for t:
    :math:`t = 12 \ln(1 + X \ln(1+m) / (12 p)) / \ln(1+m)`, and X / p when m = 0.

    Parameters
    ----------
    amount
        X, USD bn, at least 0.
    pace
        p, USD bn a month at the start, above 0.
    mom
        100 m, change of the pace in percent a year, above -100.

    Examples
    --------
    >>> months_to_raise(17.5, 0.7, 0)
    25.0
    >>> months_to_raise(17.5, 0.7, -50)  # 12 * 0.7 / ln 2 = 12.1 in all
    nan
    """
    growth = log1p(mom / 100)
    steady = abs(growth) < STEADY
    growth = where(steady, 1.0, growth)
    scaled = amount * growth / (12 * pace)
    ever = scaled > -1
    curved = 12 * log1p(where(ever, scaled, 0.0)) / growth
    return where(steady, amount / pace, where(ever, curved, np.nan))


def raised_after_usd_bn(months: Number | float, pace: Number, mom: Number) -> Number:
    """Return the amount raised in a number of months, the inverse of `months_to_raise`.

    >>> raised_after_usd_bn(25.0, 0.7, 0)
    17.5
    """
    growth = log1p(mom / 100)
    steady = abs(growth) < STEADY
    growth = where(steady, 1.0, growth)
    curved = 12 * pace / growth * expm1(growth * months / 12)
    return where(steady, pace * months, curved)


def raised_share_pct(
    months: Array, stretch: float, levers: LeverValues[float, Any], observed: Observed
) -> Array:
    """Return the percent of the target raised `months` after the as-of date.

    `stretch` is how many times slower than the reader's pace money comes in; an infinite
    stretch keeps the share where it is. The share stops at 100.
    """
    pace, mom = (np.full(months.shape, value) for value in (levers.pace, levers.mom))
    raised = raised_after_usd_bn(months, pace, mom) / stretch
    return np.minimum(100.0, 100 * (observed.raised_usd_bn + raised) / levers.tgt)


def slowness_allowed_by(day: date, levers: LeverValues[Number, Any], observed: Observed) -> Number:
    """Return how many times slower than the reader's pace money may come in to be full by `day`.

    By then the reader's path will have raised A on its own pace; the target is met if the market
    is at most A / remaining times slower. Infinite if nothing remains.
    """
    months = months_between(observed.as_of, day)
    raised = raised_after_usd_bn(months, levers.pace, levers.mom)
    remaining = levers.tgt - observed.raised_usd_bn
    some = remaining > 0
    return where(some, raised / where(some, remaining, 1.0), np.inf)


def chance_full_by_pct(
    day: date, levers: LeverValues[float, Any], observed: Observed, slowness: Slowness
) -> float:
    """Return the chance, 0-100, that the target is met by `day` if peers are a guide."""
    return 100 * slowness.share_within(slowness_allowed_by(day, levers, observed))
