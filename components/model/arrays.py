"""Functions that take one number or one for each of many scenarios.

Formulas over them are written once for both. They have NumPy's names and do what NumPy does, on
plain floats without its cost.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, elementwise

Array: TypeAlias = NDArray[np.float64]
"""One number for each of many scenarios. NaN stands where a scenario has no number."""

Truths: TypeAlias = NDArray[np.bool_]
"""Whether something holds, for each of many scenarios."""

Codes: TypeAlias = NDArray[np.str_]
"""The code of a choice, for each of many scenarios."""

Number = TypeVar("Number", float, Array)
"""One number or one for each of many scenarios: a formula over it is written once for both."""

Code = TypeVar("Code", str, Codes)
"""The code of a choice in one scenario or in each of many."""

_TIGHT = {"xatol": 1e-15, "xrtol": 1e-15, "fatol": 0.0, "frtol": 0.0}
_ROUNDING_DECIMALS = 9


@overload
def where(condition: bool, one: Number, other: Number | float) -> Number: ...
@overload
def where(condition: Truths, one: Array | float, other: Array | float) -> Array: ...
def where(condition: Any, one: Any, other: Any) -> Any:
    """Return `one` where a condition holds, else `other`.

    Both are worked out everywhere, so neither may divide by zero.
    """
    if isinstance(condition, np.ndarray):
        return np.where(condition, one, other)
    return one if condition else other


def maximum(one: Number, other: Number | float) -> Number:
    """Return the larger of two numbers."""
    return np.maximum(one, other) if isinstance(one, np.ndarray) else max(one, other)


def minimum(one: Number, other: Number | float) -> Number:
    """Return the smaller of two numbers."""
    return np.minimum(one, other) if isinstance(one, np.ndarray) else min(one, other)


def exp(power: Number) -> Number:
    """Return e to a power."""
    return np.exp(power) if isinstance(power, np.ndarray) else math.exp(power)


def expm1(power: Number) -> Number:
    """Return e to a power, less 1, exact near a power of 0."""
    return np.expm1(power) if isinstance(power, np.ndarray) else math.expm1(power)


def log1p(number: Number) -> Number:
    """Return the natural logarithm of 1 and a number, exact near 0."""
    return np.log1p(number) if isinstance(number, np.ndarray) else math.log1p(number)


def ceil(number: Number) -> Number:
    """Return the next whole number; what lies above one by rounding alone is that number.

    >>> ceil(19.2), ceil(20.0000000001)
    (20.0, 20.0)
    """
    if isinstance(number, np.ndarray):
        return np.ceil(np.round(number, _ROUNDING_DECIMALS))
    return float(math.ceil(round(number, _ROUNDING_DECIMALS)))


def rounded(number: Number, decimals: int) -> Number:
    """Return a number to some decimals."""
    if isinstance(number, np.ndarray):
        return np.round(number, decimals)
    return round(number, decimals)


def largest(numbers: Array | float) -> float:
    """Return the largest number of any scenario."""
    return float(numbers.max()) if isinstance(numbers, np.ndarray) else numbers


def total(terms: Sequence[Number]) -> Number:
    """Return the sum of several terms, in each scenario.

    >>> total([1.0, 2.0]), total([np.array([1.0, 2.0]), np.array([3.0, 4.0])])
    (3.0, array([4., 6.]))
    """
    return reduce(add, terms)


def lowest(terms: Sequence[Number]) -> Number:
    """Return the lowest of several terms, in each scenario.

    >>> lowest([2.0, 1.0, 3.0]), lowest([np.array([2.0, 5.0]), np.array([3.0, 4.0])])
    (1.0, array([2., 4.]))
    """
    return reduce(minimum, terms)


@overload
def first_true(conditions: Sequence[bool]) -> float: ...
@overload
def first_true(conditions: Sequence[Truths]) -> Array: ...
def first_true(conditions: Sequence[Any]) -> Any:
    """Return the place, from 0, of the first condition that holds; NaN where none does.

    >>> first_true([False, True]), first_true([np.array([False, True]), np.array([False, True])])
    (1.0, array([nan,  0.]))
    """
    if isinstance(conditions[0], np.ndarray):
        stacked = np.stack(conditions)
        return np.where(stacked.any(axis=0), stacked.argmax(axis=0), np.nan)
    return float(conditions.index(True)) if True in conditions else math.nan


@overload
def number_of(code: str, numbers: Mapping[str, float]) -> float: ...
@overload
def number_of(code: Codes, numbers: Mapping[str, float]) -> Array: ...
def number_of(code: Any, numbers: Mapping[str, float]) -> Any:
    """Return the number that belongs to the code of a choice.

    >>> number_of("b", {"a": 1.0, "b": 2.0}), number_of(np.array(["b", "a"]), {"a": 1.0, "b": 2.0})
    (2.0, array([2., 1.]))
    """
    if not isinstance(code, np.ndarray):
        return numbers[code]
    if code.strides == (0,):  # one code, repeated
        return repeated(numbers[str(code[0])], code.size)
    return np.select([code == one for one in numbers], list(numbers.values()), np.nan)


def repeated(value: float | str, size: int) -> NDArray[Any]:
    """Return a column that says the same of every scenario, which it holds once.

    NumPy's `broadcast_to` does so too, for any shape and at several times the cost.

    >>> repeated(2.0, 3), repeated(2.0, 3).strides
    (array([2., 2., 2.]), (0,))
    """
    held = np.asarray(value)
    column: NDArray[Any] = np.ndarray((size,), held.dtype, held, strides=(0,))
    column.flags.writeable = False
    return column


def by_value(key: Number, function: Callable[..., Number | float], *columns: Number) -> Number:
    """Return a function of a key and other columns, called once for each value of the key.

    For functions whose key has to be one number (of projects) or is costly to change. The key
    comes first, always as one number; then the columns of the scenarios that share it.

    >>> by_value(np.array([2.0, 3.0, 2.0]), lambda power, x: x**power, np.array([5.0, 5.0, 6.0]))
    array([ 25., 125.,  36.])
    """
    if not isinstance(key, np.ndarray):
        return float(function(key, *columns))
    results = np.empty(key.shape)
    for value in np.unique(key).tolist():
        rows = key == value
        results[rows] = function(value, *(column[rows] for column in columns))
    return results


def root_between(
    function: Callable[..., Number], low: float, high: float, args: tuple[Number, ...]
) -> Number:
    """Return where a function that rises from `low` to `high` is zero; NaN where it is nowhere.

    Parameters
    ----------
    function
        Takes x and `args`.
    low, high
        Ends of the interval, the same for all scenarios.
    args
        What the function depends on besides, one at least: it says how many scenarios there are.

    Examples
    --------
    >>> root_between(lambda x, c: 2 * x - c, 0, 4, (6.0,))
    3.0
    """
    if isinstance(args[0], np.ndarray):
        lows, highs = (np.full(args[0].shape, float(end)) for end in (low, high))
        return roots_between(function, lows, highs, args)
    if function(low, *args) > 0 or function(high, *args) < 0:
        return math.nan
    return float(brentq(function, low, high, args=args, xtol=1e-10))


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
