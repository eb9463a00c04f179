"""Rates of return and the yearly cost of capital, from cash flows.

Sources: any text on engineering economics for the capital recovery factor; Descartes' rule of
signs for how many rates of return some flows can have.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq

from components.model.arrays import Array, Number, roots_between

LOWEST_RATE = -0.99
HIGHEST_RATE = 100.0
_TOUCHES = 1e-13  # a net value this small against its terms is zero but for rounding


def capital_recovery_factor(rate_pct: Number, years: Number) -> Number:
    r"""Return the level payment a year that repays 1 with interest over some years.

    :math:`r / (1 - (1 + r)^{-n})`, and 1 / n at r = 0, its limit.

    Parameters
    ----------
    rate_pct
        100 r, percent a year, above -100.
    years
        n, above 0; need not be whole.

    Returns
    -------
    float
        Payment a year per 1 borrowed, at the end of each year.

    Examples
    --------
    >>> round(capital_recovery_factor(10, 5), 6)  # published tables: 0.2638
    0.263797
    >>> capital_recovery_factor(0, 4), round(capital_recovery_factor(8, 1), 9)
    (0.25, 1.08)
    """
    rate = rate_pct / 100
    if isinstance(rate, np.ndarray):
        with np.errstate(invalid="ignore"):  # 0 / 0 at a rate of 0, which the next line leaves out
            level = rate / -np.expm1(-years * np.log1p(rate))
        return np.where(rate == 0, 1 / years, level)
    if rate == 0:
        return 1 / years
    return float(rate / -np.expm1(-years * np.log1p(rate)))


def rate_of_return_pct(flows: Sequence[Number]) -> Number:
    """Return the rate of return of flows that change their sign at most once, NaN without one.

    Such flows have one rate or none. For many scenarios at once all are solved together; for one
    the search is that of `internal_rates_of_return_pct`.

    Parameters
    ----------
    flows
        One a period, the first today. Of many scenarios those whose flows are shorter than those
        of others end in zeros.

    Returns
    -------
    float or array
        Rate in percent a period, from -99 % to 10,000 %.

    Examples
    --------
    >>> rate_of_return_pct([-100, 50])
    -50.0
    >>> columns = np.array([[-100.0, 60, 66], [-100, 50, 0], [-100, -5, 0]]).T
    >>> rate_of_return_pct(list(columns)).round(4)
    array([ 16.6025, -50.    ,      nan])
    """
    if isinstance(flows[0], np.ndarray):
        return _rates_of_many_pct(np.stack(flows))
    rate, _ = internal_rate_of_return_pct(flows)
    return math.nan if rate is None else rate


def _rates_of_many_pct(flows: Array) -> Array:
    """Return the rate of each column of flows, the first row today."""
    at_par = flows.sum(axis=0)
    losing = np.sign(at_par) == np.sign(flows[0])  # then the factor has to be above 1
    factors = np.where(at_par == 0, 1.0, np.nan)
    lowest, highest = 1 / (1 + HIGHEST_RATE), 1 / (1 + LOWEST_RATE)
    for columns, low, high, value in (
        (~losing & (at_par != 0), lowest, 1.0, _value_below_par),
        (losing, 1.0, highest, _value_above_par),
    ):
        count = int(columns.sum())
        ends = np.full(count, low), np.full(count, high)
        factors[columns] = roots_between(value, *ends, tuple(flows[:, columns]))
    return np.asarray(100 * (1 / factors - 1))


def _value_below_par(factor: Array, *flows: Array) -> Array:
    """Return the net value at discount factors of at most 1."""
    value = flows[-1]
    for flow in flows[-2::-1]:
        value = value * factor + flow
    return value


def _value_above_par(factor: Array, *flows: Array) -> Array:
    """Return the net value over the factor to its highest power, so that none overflows."""
    step, value = 1 / factor, flows[0]
    for flow in flows[1:]:
        value = value * step + flow
    return value


def internal_rates_of_return_pct(flows: Sequence[float]) -> tuple[float, ...]:
    """Return all rates, percent, at which the flows of equally spaced dates have no net value.

    Rates from -99 % to 10,000 % are looked through. Flows that never change sign have none;
    flows that change it once have exactly one (Descartes' rule of signs), which may lie outside
    these rates; others may have several. A rate at which the net value touches zero without
    changing its sign counts once.

    The net value is a polynomial in the discount factor. Between two neighbouring turning points
    it only rises or only falls, so it has at most one root there: that is how none is missed,
    however near two of them lie.

    Parameters
    ----------
    flows
        Money laid out negative, money received positive, the first today, one a period.

    Returns
    -------
    tuple of float
        Rates in percent a period, increasing.

    Examples
    --------
    >>> [round(rate, 6) for rate in internal_rates_of_return_pct([-100, 60, 66])]
    [16.60254]
    >>> internal_rates_of_return_pct([-100, -5])
    ()
    >>> [round(rate, 6) for rate in internal_rates_of_return_pct([-100, 230, -132])]
    [10.0, 20.0]
    """
    coefficients = [float(flow) for flow in flows]
    while coefficients and coefficients[-1] == 0:
        coefficients.pop()
    factors = _roots(tuple(coefficients), 1 / (1 + HIGHEST_RATE), 1 / (1 + LOWEST_RATE))
    return tuple(sorted(100 * (1 / factor - 1) for factor in factors))


def internal_rate_of_return_pct(flows: Sequence[float]) -> tuple[float | None, str]:
    """Return the one rate of return of some flows, percent, or None and the reason.

    The reason is "no_rate" if no rate makes the flows worth nothing (the money is not earned
    back even in part, or never laid out), "several_rates" if more than one does, else empty.

    >>> internal_rate_of_return_pct([-100, 50]), internal_rate_of_return_pct([-100, -5])
    ((-50.0, ''), (None, 'no_rate'))
    >>> internal_rate_of_return_pct([-100, 230, -132])
    (None, 'several_rates')
    """
    rates = internal_rates_of_return_pct(flows)
    if len(rates) == 1:
        return rates[0], ""
    return None, "several_rates" if rates else "no_rate"


@lru_cache(maxsize=1024)
def _roots(coefficients: tuple[float, ...], low: float, high: float) -> tuple[float, ...]:
    """Return the roots from `low` to `high` (both above 0) of a polynomial, increasing."""
    changes = _sign_changes(coefficients)
    if changes == 0:
        return ()
    slope = tuple(power * term for power, term in enumerate(coefficients))[1:]
    turns = () if changes == 1 else _roots(slope, low, high)
    edges = [low, *turns, high]
    values = [_scaled_value(coefficients, edge) for edge in edges]
    roots = [edge for edge, value in zip(edges, values, strict=True) if value == 0]
    for (start, at_start), (end, at_end) in pairwise(zip(edges, values, strict=True)):
        if at_start * at_end < 0:
            root = brentq(lambda x: _scaled_value(coefficients, x, 0), start, end, xtol=1e-15)
            roots.append(float(root))
    return tuple(sorted(roots))


def _sign_changes(coefficients: Sequence[float]) -> int:
    signs = [term > 0 for term in coefficients if term]
    return sum(one != other for one, other in pairwise(signs))


def _scaled_value(coefficients: Sequence[float], x: float, touches: float = _TOUCHES) -> float:
    """Return a polynomial at x > 0, over x to its degree where x > 1, so that none overflows.

    A value that is nothing but rounding, at most `touches` of the sum of its terms' sizes, is 0.
    """
    terms = coefficients if x > 1 else coefficients[::-1]
    step = 1 / x if x > 1 else x
    value = size = 0.0
    for term in terms:
        value = value * step + term
        size = size * step + abs(term)
    return 0.0 if abs(value) <= touches * size else value
