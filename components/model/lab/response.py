"""How a result answers to one lever over its whole range, before anybody moves it."""

from dataclasses import dataclass
from functools import lru_cache

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
    lever, quantity = LEVERS[key], QUANTITIES[result_id]
    values = values_over(lever, points)
    own = scenario.values()[key]
    many = Scenarios.varying(scenario, {key: np.array([*values, own])})
    numbers = evaluate_many(many, observed).numbers(quantity.id).tolist()
    results = [None if np.isnan(number) else number for number in numbers]
    return Response(
        result=result_id,
        lever=key,
        values=values,
        results=tuple(results[:-1]),
        at=own,
        at_result=results[-1],
        presets=_PRESETS.get(key, ()),
    )


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


_PRESETS = _preset_values()
