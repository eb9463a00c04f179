"""Numbers in bulk: what lets a formula take one number or many, and roots of many functions."""

import math
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import elementwise

Array: TypeAlias = NDArray[np.float64]
"""One number for each of many scenarios. NaN stands where a scenario has no number."""

Number = TypeVar("Number", float, Array)
"""One number or one for each of many scenarios: a formula over it is written once for both."""

cached_result = cached_property
"""Marks an array that goes by a result's id. What it means stands with the result of one scenario,
in the dataclass of the same theme; it is worked out when it is first asked for."""

_TIGHT = {"xatol": 1e-15, "xrtol": 1e-15, "fatol": 0.0, "frtol": 0.0}


def larger(one: Number, other: Number) -> Number:
    """Return the larger of two numbers, element by element."""
    return np.maximum(one, other) if isinstance(one, np.ndarray) else max(one, other)


def exponential(power: Number) -> Number:
    """Return e to a power."""
    return np.exp(power) if isinstance(power, np.ndarray) else math.exp(power)


def roots_between(
    function: Callable[..., Array], low: Array, high: Array, args: tuple[Array, ...] = ()
) -> Array:
    """Return a root of a function in each of many intervals, to rounding; NaN where there is none.

    Chandrupatla's method, as safe as bisection and about as fast as Brent's. Where the function
    jumps over zero, the place of the jump is returned.

    Parameters
    ----------
    function
        Takes arrays of x and of each of `args`, and returns the values there, element by element.
    low, high
        Ends of the intervals, of one shape.

    Examples
    --------
    >>> low, high = np.zeros(2), np.full(2, 4.0)
    >>> roots_between(lambda x, c: x * x - c, low, high, (np.array([9.0, 99.0]),))
    array([ 3., nan])
    """
    if not low.size:
        return np.empty(0)
    at_low, at_high = function(low, *args), function(high, *args)
    crossing = np.asarray(np.sign(at_low) * np.sign(at_high) < 0)
    roots = np.where(at_low == 0, low, np.where(at_high == 0, high, np.nan))
    if crossing.any():
        found = elementwise.find_root(
            function,
            (low[crossing], high[crossing]),
            args=tuple(arg[crossing] for arg in args),
            tolerances=_TIGHT,
            maxiter=200,
        )
        roots[crossing] = found.x
    return roots
