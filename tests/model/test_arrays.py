"""Functions over one number say of arrays what they say of each number in them."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model.arrays import (
    by_value,
    ceil,
    exp,
    expm1,
    first_true,
    largest,
    log1p,
    lowest,
    maximum,
    minimum,
    number_of,
    root_between,
    total,
    where,
)

numbers = st.lists(st.floats(-50, 50), min_size=1, max_size=6)


@given(numbers)
def test_functions_of_one_number(values: list[float]) -> None:
    array = np.array(values)
    for function in (exp, expm1, ceil):
        # Libraries round the last digit of a power each in its own way.
        assert function(array) == pytest.approx([function(value) for value in values], rel=1e-14)
    assert log1p(array + 51) == pytest.approx([log1p(value + 51) for value in values], rel=1e-14)
    assert largest(array) == max(values)


@given(numbers, st.floats(-50, 50))
def test_functions_of_two_numbers(values: list[float], other: float) -> None:
    array = np.array(values)
    assert maximum(array, other).tolist() == [maximum(value, other) for value in values]
    assert minimum(array, other).tolist() == [minimum(value, other) for value in values]
    chosen = [where(value > other, value, 0.0) for value in values]
    assert where(array > other, array, 0.0).tolist() == chosen


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=6))
def test_functions_of_several_terms(terms: list[tuple[float, float]]) -> None:
    columns = [np.array(term) for term in terms]
    for place in range(2):
        alone = [term[place] for term in terms]
        assert lowest(alone) == lowest(columns)[place] == min(alone)
        assert total(alone) == total(columns)[place] == pytest.approx(math.fsum(alone), abs=1e-12)
        first = next((n for n, value in enumerate(alone) if value > 0), math.nan)
        found = [first_true([value > 0 for value in alone])]
        found.append(float(first_true([column > 0 for column in columns])[place]))
        assert found == pytest.approx([first, first], nan_ok=True)


def test_a_number_just_above_a_whole_one_by_rounding_is_that_one() -> None:
    assert ceil(30 / (300 * 0.5 / 100)) == 20
    assert ceil(20 + 1e-7) == 21
    assert ceil(np.array([20 + 1e-11, 20 + 1e-7])).tolist() == [20, 21]


def test_codes_are_looked_up_one_by_one_or_once_for_a_repeated_one() -> None:
    plans = {"amzn": 200.0, "meta": 135.0}
    assert number_of(np.array(["meta", "amzn", "meta"]), plans).tolist() == [135, 200, 135]
    assert number_of(np.broadcast_to(np.asarray("meta"), (3,)), plans).tolist() == [135] * 3
    with pytest.raises(KeyError):
        number_of("orcl", plans)


def test_a_costly_key_is_asked_about_once_for_each_of_its_values() -> None:
    asked: list[float] = []

    def power(exponent: float, base: Any) -> Any:
        asked.append(exponent)
        return base**exponent

    found = by_value(np.array([3.0, 2.0, 3.0]), power, np.array([2.0, 5.0, 10.0]))
    assert found.tolist() == [8, 25, 1000]
    assert asked == [2, 3]
    assert by_value(3.0, power, 2.0) == 8


@given(st.lists(st.floats(-2, 20), min_size=1, max_size=6))
def test_roots_are_square_roots_or_none(squares: list[float]) -> None:
    def excess(x: Any, square: Any) -> Any:
        return x * x - square

    found = root_between(excess, 0, 4, (np.array(squares),))
    for square, together in zip(squares, found.tolist(), strict=True):
        expected = math.sqrt(square) if 0 <= square <= 16 else math.nan
        alone = root_between(excess, 0, 4, (square,))
        # A root at zero, where the curve is flat, is known to the root of the rounding.
        assert [alone, together] == pytest.approx([expected] * 2, abs=1e-7, nan_ok=True)
