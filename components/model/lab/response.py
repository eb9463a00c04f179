"""How a result answers to one lever over its whole range, before anybody moves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np

from components.model.evaluate import evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.lever import Lever, Value
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.presets import PRESETS
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

POINTS = 60
ROUNDING = 1e-12
"""Results that differ by no more than this share of themselves are the same."""


@dataclass(frozen=True, slots=True)
class Response:
    """A result over the range of a lever.

    Attributes
    ----------
    result, lever
        Id and key.
    values, results
        Points of the curve; None where the scenario has no such result.
    at, at_result
        The reader's own point.
    presets
        Code and value of each ready-made scenario that sets the lever.
    """

    result: str
    lever: str
    values: tuple[Value, ...]
    results: tuple[float | None, ...]
    at: Value
    at_result: float | None
    presets: tuple[tuple[str, Value], ...]


@lru_cache(maxsize=256)  # asked again at every run of a page
def response(
    scenario: Scenario, result_id: str, key: str, observed: Observed, points: int = POINTS
) -> Response:
    """Return a result over the whole range of a lever, the others left at the reader's.

    A number lever is tried at `points` evenly spaced values (at all of its values, if it takes
    whole numbers only), a choice at each of its codes.

    Raises
    ------
    KeyError
        If there is no such result or lever.
    """
    return responses(scenario, result_id, (key,), observed, points)[0]


def responses(
    scenario: Scenario,
    result_id: str,
    keys: Sequence[str],
    observed: Observed,
    points: int = POINTS,
) -> tuple[Response, ...]:
    """Return `response` for each of some levers, all worked out in one go.

    Raises
    ------
    KeyError
        If there is no such result or lever.
    """
    quantity, own = QUANTITIES[result_id], scenario.values()
    ranges = [(key, values_over(LEVERS[key], points)) for key in keys]
    pairs = [(key, value) for key, values in ranges for value in (*values, own[key])]
    many = Scenarios.one_by_one(scenario, pairs)
    numbers = evaluate_many(many, observed).numbers(quantity.id).tolist()
    results = iter(None if np.isnan(number) else number for number in numbers)
    return tuple(
        Response(
            result=result_id,
            lever=key,
            values=values,
            results=tuple(next(results) for _ in values),
            at=own[key],
            at_result=next(results),
            presets=PRESET_VALUES.get(key, ()),
        )
        for key, values in ranges
    )


def is_flat(results: Sequence[float | None]) -> bool:
    """Tell whether results that all exist, or none of which does, differ by rounding at most."""
    numbers = [result for result in results if result is not None]
    if len(numbers) < len(results):
        return not numbers
    return max(numbers) - min(numbers) <= ROUNDING * max(map(abs, numbers))


@cache
def movers(result_id: str, observed: Observed) -> frozenset[str]:
    """Return which number levers move a result in one of `_STARTS`.

    Whether one of them moves it in another scenario, that scenario decides. The main result of a
    page is moved by no other lever in any scenario.

    Raises
    ------
    KeyError
        If there is no such result.
    """
    left = [key for key, lever in LEVERS.items() if not lever.choices]
    moving: set[str] = set()
    for start in _STARTS:
        found = responses(start, result_id, left, observed, points=3)
        moving |= {one.lever for one in found if not is_flat(one.results)}
        left = [key for key in left if key not in moving]
    return frozenset(moving)


def _starts() -> tuple[Scenario, ...]:
    """Return the default and scenarios that take every choice between them, without growth.

    A lever may wait for a choice. And how much the uplift depends on what is built shows only
    where something else is built than by default.
    """
    choices = {key: lever.choices for key, lever in LEVERS.items() if lever.choices}
    most = max(map(len, choices.values()))
    others = (
        Scenario.from_changes(
            {"g": 0.0, **{key: codes[n % len(codes)] for key, codes in choices.items()}}
        )
        for n in range(most)
    )
    return (Scenario.default(), *others)


_STARTS = _starts()


def values_over(lever: Lever, points: int) -> tuple[Value, ...]:
    """Return values over the range of a lever, its ends included."""
    if lever.choices:
        return lever.choices
    if lever.whole:
        return tuple(np.arange(lever.low, lever.high + 1).tolist())
    return tuple(np.linspace(lever.low, lever.high, points).tolist())


def _preset_values() -> dict[str, tuple[tuple[str, Value], ...]]:
    found: dict[str, tuple[tuple[str, Value], ...]] = {}
    for preset in PRESETS:
        for key, value in preset.changes:
            found[key] = (*found.get(key, ()), (preset.code, value))
    return found


PRESET_VALUES = MappingProxyType(_preset_values())
"""Code and value of each ready-made scenario that sets a lever, by the key of the lever."""
