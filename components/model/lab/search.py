"""Where on a lever's range a result meets a target: crossings, touches, stretches and edges."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import minimize_scalar

from components.model.arrays import Array, Truths, roots_between
from components.model.evaluate import evaluate, evaluate_many
from components.model.lab.quantity import Quantity
from components.model.lever import Lever, Value
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

TOLERANCE = 1e-3
"""A result hits its target if it is this near, as a fraction of the target."""

CLOSER = 16
"""Values tried at a time where a step or an edge is looked for more closely."""

LINK_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Search:
    """A lever that is looked through for a result to hit a target, the others as in the scenario.

    `slack` is how near to the target counts as there, in the unit of the result.
    """

    scenario: Scenario
    quantity: Quantity
    target: float
    lever: Lever
    observed: Observed
    slack: float = 0.0

    def results(self, values: Array) -> Array:
        """Return the result at each of some values of the lever, NaN where there is none."""
        many = Scenarios.varying(self.scenario, {self.lever.key: values})
        return evaluate_many(many, self.observed).numbers(self.quantity.id)

    def excess(self, values: Array) -> Array:
        """Return by how much the result is above the target at each of some values."""
        return self.results(values) - self.target

    def result(self, value: Value) -> float | None:
        """Return the result at one value of the lever, None if there is none."""
        results = evaluate(self.scenario.replace(**{self.lever.key: value}), self.observed)
        return self.quantity.number_of(results, self.observed)

    def reason(self, value: Value) -> str:
        """Return the code of the reason why there is no result at a value, else empty."""
        results = evaluate(self.scenario.replace(**{self.lever.key: value}), self.observed)
        return self.quantity.reason_of(results)

    def hits(self, result: float | None) -> bool:
        """Tell whether a result is the target, or near enough to it if it is no whole number."""
        if result is None or np.isnan(result):
            return False
        if self.quantity.whole:
            return result == self.target
        return abs(result - self.target) <= max(TOLERANCE * abs(self.target), self.slack)


def with_edges(search: Search, values: Array, results: Array) -> tuple[Array, Array]:
    """Return the points tried, and with them the last ones before the result ceases to exist."""
    edges: list[float] = []
    for place, (one, other) in enumerate(pairwise(np.isfinite(results).tolist())):
        if one != other:
            inside, outside = values[place : place + 2].tolist()[:: 1 if one else -1]
            edges.append(_last_that(search, np.isfinite, inside, outside))
    if not edges:
        return values, results
    points = np.unique(np.concatenate([values, edges]))
    return points, search.results(points)


def _last_that(
    search: Search,
    holds: Callable[[Array], Truths],
    inside: float,
    outside: float,
) -> float:
    """Return the value farthest from `inside` towards `outside` at which the results hold.

    The answer holds itself. Each round narrows the gap to a fifteenth.
    """
    for _ in range(6):
        tried = np.linspace(inside, outside, CLOSER)
        kept = holds(search.results(tried))
        last = int(np.argmin(kept)) - 1 if not kept.all() else tried.size - 1
        if last == tried.size - 1 or last < 0:
            break
        inside, outside = float(tried[last]), float(tried[last + 1])
    return inside


def crossings(search: Search, values: Array, results: Array) -> list[float]:
    """Return the values at which the result goes through the target between two points tried."""
    excess = results - search.target
    with np.errstate(invalid="ignore"):
        signs = np.sign(excess)
        crossing = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    roots = roots_between(search.excess, values[crossing], values[crossing + 1])
    return [*values[excess == 0].tolist(), *roots.tolist()]


def touches(search: Search, values: Array, results: Array) -> list[float]:
    """Return roots around turning points, where the result only just reaches the target."""
    distance = np.abs(results - search.target)
    found: list[float] = []
    for place in range(1, len(values) - 1):
        before, here, after = distance[place - 1 : place + 2]
        excess = results[place - 1 : place + 2] - search.target
        depth = max(before - here, after - here)
        turns = here < before and here <= after and here <= depth
        # A turn within the slack is rounding.
        if not turns or depth <= search.slack or np.ptp(np.sign(excess)) > 0:
            continue
        side = float(np.sign(excess[1]))
        low, high = float(values[place - 1]), float(values[place + 1])

        def above(value: float, side: float = side) -> float:
            return side * float(search.excess(np.array([value]))[0])

        turn = minimize_scalar(
            above,
            bounds=(low, high),
            method="bounded",
            options={"xatol": 1e-9 * (high - low)},
        )
        if turn.fun < 0:
            ends = np.array([low, turn.x]), np.array([turn.x, high])
            found.extend(roots_between(search.excess, *ends).tolist())
        else:
            found.append(float(turn.x))
    return found


def stretches(search: Search, values: Array, results: Array) -> list[tuple[float, float, float]]:
    """Return the stretches of values on which a result stays at the target: ends and result.

    A result that is no whole number has to be there at two neighbouring values at least: a single
    one is a root.
    """
    whole = search.quantity.whole

    def met(numbers: Array) -> Truths:
        return np.asarray(np.abs(numbers - search.target) <= (0 if whole else search.slack))

    if whole:
        values, results = _closer(search, values, results)
    meets = met(results)
    found: list[tuple[float, float, float]] = []
    padded = np.concatenate([[False], meets, [False]])
    starts = np.flatnonzero(~padded[:-1] & padded[1:])
    stops = np.flatnonzero(padded[:-1] & ~padded[1:]) - 1

    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if start == stop and not whole:
            continue
        low, high = float(values[start]), float(values[stop])
        if start:
            low = _last_that(search, met, low, float(values[start - 1]))
        if stop < values.size - 1:
            high = _last_that(search, met, high, float(values[stop + 1]))
        low, high = _inward(low, high)
        found.append((low, high, float(results[start])))
    return found


def _closer(search: Search, values: Array, results: Array) -> tuple[Array, Array]:
    """Return more points where the result leaps over the target between two of them.

    A step narrower than the scan shows as such a leap.
    """
    with np.errstate(invalid="ignore"):
        signs = np.sign(results - search.target)
        leaps = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    if not leaps.size:
        return values, results
    closer = [np.linspace(values[place], values[place + 1], CLOSER) for place in leaps.tolist()]
    points = np.unique(np.concatenate([values, *closer]))
    return points, search.results(points)


def _inward(low: float, high: float) -> tuple[float, float]:
    """Return the ends of a stretch rounded to what a link holds, not beyond it if it is longer."""
    scale = 10**LINK_DECIMALS
    inner = np.ceil(low * scale) / scale, np.floor(high * scale) / scale
    return (float(inner[0]), float(inner[1])) if inner[0] <= inner[1] else (low, high)
