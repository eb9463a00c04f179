"""What must be true: the values of a lever at which a result hits a target.

The lever's whole range is looked through at many values at once, each change of sign is refined
(Chandrupatla's method, a relative of Brent's), and each answer is put back into the model before
it is given. A jump over the target, by a result that moves in steps, is told apart from a root.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from components.model.arrays import Array, roots_between
from components.model.evaluate import evaluate, evaluate_many
from components.model.lab.quantity import QUANTITIES, Quantity
from components.model.lab.response import values_over
from components.model.lever import Lever, Value
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

SCANNED = 240
"""Values of the lever that are tried before any is refined."""

TOLERANCE = 1e-3
"""A result hits its target if it is this near, as a fraction of the target."""

CLOSER = 16
"""Values tried at a time where a step or an edge is looked for more closely."""

LINK_DECIMALS = 6
LINE_ROWS = 41
_NEGLIGIBLE = 1e-9  # of the results found: a target of zero is hit if the result is this near


class Miss(StrEnum):
    """Why no value of the lever hits the target."""

    BEYOND = "beyond_range"  # the nearest result is at an end, so it might go on beyond it
    NEVER = "never_crosses"  # the result turns back inside the range
    CEASES = "ceases"  # the result comes nearest where it ceases to exist
    JUMPS = "jumps"  # the result leaps over the target, or is too steep for a link's six decimals
    NO_EFFECT = "no_effect"  # the lever does not change the result
    NO_RESULT = "no_result"  # there is no such result anywhere in the range


@dataclass(frozen=True, slots=True)
class Answer:
    """Values of the lever that hit the target: one if `low` equals `high`, else all between."""

    low: Value
    high: Value
    result: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest that the lever comes to the target."""

    value: Value
    result: float


@dataclass(frozen=True, slots=True)
class Solution:
    """What a lever has to be for a result to hit a target.

    Attributes
    ----------
    result, lever
        Id and key.
    target
        In the unit of the result; of a date, whole months from the month of the as-of date.
    answers
        All that were found, by rising value of the lever; for a choice in the order of its codes.
    nearest
        Without an answer, what comes nearest; None if there is no such result in the range.
    miss
        Without an answer, why; else None.
    undefined
        Share of the range, 0-1, in which there is no such result.
    undefined_reason
        Code of the reason for that, empty if there is none.
    """

    result: str
    lever: str
    target: float
    answers: tuple[Answer, ...]
    nearest: Nearest | None
    miss: Miss | None
    undefined: float
    undefined_reason: str


@dataclass(frozen=True, slots=True)
class _Question:
    scenario: Scenario
    quantity: Quantity
    target: float
    lever: Lever
    observed: Observed
    slack: float = field(default=0.0)

    def results(self, values: Array) -> Array:
        many = Scenarios.varying(self.scenario, {self.lever.key: values})
        return evaluate_many(many, self.observed).numbers(self.quantity.id)

    def excess(self, values: Array) -> Array:
        return self.results(values) - self.target

    def result(self, value: Value) -> float | None:
        results = evaluate(self.scenario.replace(**{self.lever.key: value}), self.observed)
        return self.quantity.number_of(results, self.observed)

    def reason(self, value: Value) -> str:
        results = evaluate(self.scenario.replace(**{self.lever.key: value}), self.observed)
        return self.quantity.reason_of(results)

    def hit(self, result: float | None) -> bool:
        if result is None or np.isnan(result):
            return False
        if self.quantity.whole:
            return result == self.target
        return abs(result - self.target) <= max(TOLERANCE * abs(self.target), self.slack)


@lru_cache(maxsize=256)  # asked again at every run of a page
def solve(
    scenario: Scenario, result_id: str, target: float, key: str, observed: Observed
) -> Solution:
    """Return all values of a lever at which a result hits a target, or the nearest and why.

    Other levers stay at the reader's; those that follow move along. A number lever is looked
    through at `SCANNED` values (at every one, if it takes whole numbers only), so two roots
    nearer to one another than that can be missed, except around a turning point. Values are
    rounded to the six decimals that a link holds. A result that moves in steps (a year, a number
    of partners, a date) hits its target on a stretch of values and has to meet it exactly; any
    other has to come within `TOLERANCE` of it.

    Raises
    ------
    KeyError
        If there is no such result or lever.
    ValueError
        If the target is not finite.
    """
    if not np.isfinite(target):
        raise ValueError(f"target {target} is not finite")
    lever = LEVERS[key]
    values = values_over(lever, SCANNED)
    question = _Question(scenario, QUANTITIES[result_id], target, lever, observed)
    results = question.results(np.array(values))
    known = np.isfinite(results)
    largest = float(np.abs(results[known]).max()) if known.any() else 0.0
    question = _Question(
        scenario, question.quantity, target, lever, observed, slack=_NEGLIGIBLE * largest
    )
    if lever.choices or lever.whole:
        answers = _listed(question, values, results)
    else:
        points, results = _with_edges(question, np.array(values), results)
        values = tuple(points.tolist())
        answers = _scanned(question, points, results)
    nearest = None if answers else _nearest(values, results, target)
    miss = None if answers else _why(question, results)
    lost = np.flatnonzero(np.isnan(results))
    reason = question.reason(values[int(lost[0])]) if lost.size else ""
    return Solution(
        result=result_id,
        lever=key,
        target=target,
        answers=answers,
        nearest=nearest,
        miss=miss,
        undefined=float(1 - known.mean()),
        undefined_reason=reason,
    )


def _listed(question: _Question, values: tuple[Value, ...], results: Array) -> tuple[Answer, ...]:
    """Return the answers among the only values that a lever takes."""
    hits = [
        Answer(value, value, result)
        for value, result in zip(values, results.tolist(), strict=True)
        if question.hit(result)
    ]
    return tuple(hits)


def _scanned(question: _Question, values: Array, results: Array) -> tuple[Answer, ...]:
    """Return the answers on a continuous range that has been tried at some values."""
    stretches = _stretches(question, values, results)
    if question.quantity.whole:
        return stretches
    lever, answers = question.lever, list(stretches)
    near = (lever.high - lever.low) * 10.0**-LINK_DECIMALS
    for candidate in sorted(
        [*_crossings(question, values, results), *_touches(question, values, results)]
    ):
        value = lever.nearest(round(candidate, LINK_DECIMALS))
        result = question.result(value)
        known = any(float(one.low) - near <= value <= float(one.high) + near for one in answers)
        if result is not None and question.hit(result) and not known:
            answers.append(Answer(value, value, result))
    return tuple(sorted(answers, key=lambda one: float(one.low)))


def _nearest(values: tuple[Value, ...], results: Array, target: float) -> Nearest | None:
    if np.isnan(results).all():
        return None
    place = int(np.nanargmin(np.abs(results - target)))
    return Nearest(values[place], float(results[place]))


def _with_edges(question: _Question, values: Array, results: Array) -> tuple[Array, Array]:
    """Return the points tried, and with them the last ones before the result ceases to exist."""
    edges: list[float] = []
    for place, (one, other) in enumerate(pairwise(np.isfinite(results).tolist())):
        if one != other:
            inside, outside = values[place : place + 2].tolist()[:: 1 if one else -1]
            edges.append(_last_that(question, np.isfinite, inside, outside))
    if not edges:
        return values, results
    points = np.unique(np.concatenate([values, edges]))
    return points, question.results(points)


def _last_that(
    question: _Question,
    holds: Callable[[Array], NDArray[np.bool_]],
    inside: float,
    outside: float,
) -> float:
    """Return the value farthest from `inside` towards `outside` at which the results hold.

    The answer holds itself. Each round narrows the gap to a fifteenth.
    """
    for _ in range(6):
        tried = np.linspace(inside, outside, CLOSER)
        kept = holds(question.results(tried))
        last = int(np.argmin(kept)) - 1 if not kept.all() else tried.size - 1
        if last == tried.size - 1 or last < 0:
            break
        inside, outside = float(tried[last]), float(tried[last + 1])
    return inside


def _crossings(question: _Question, values: Array, results: Array) -> list[float]:
    excess = results - question.target
    with np.errstate(invalid="ignore"):
        signs = np.sign(excess)
        crossing = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    roots = roots_between(question.excess, values[crossing], values[crossing + 1])
    return [*values[excess == 0].tolist(), *roots.tolist()]


def _touches(question: _Question, values: Array, results: Array) -> list[float]:
    """Return roots around turning points, where the result only just reaches the target."""
    distance = np.abs(results - question.target)
    found: list[float] = []
    for place in range(1, len(values) - 1):
        before, here, after = distance[place - 1 : place + 2]
        excess = results[place - 1 : place + 2] - question.target
        turns = here < before and here <= after and here <= max(before - here, after - here)
        if not turns or np.ptp(np.sign(excess)) > 0:
            continue
        side = float(np.sign(excess[1]))
        low, high = float(values[place - 1]), float(values[place + 1])

        def above(value: float, side: float = side) -> float:
            return side * float(question.excess(np.array([value]))[0])

        turn = minimize_scalar(
            above,
            bounds=(low, high),
            method="bounded",
            options={"xatol": 1e-9 * (high - low)},
        )
        if turn.fun < 0:
            ends = np.array([low, turn.x]), np.array([turn.x, high])
            found.extend(roots_between(question.excess, *ends).tolist())
        else:
            found.append(float(turn.x))
    return found


def _stretches(question: _Question, values: Array, results: Array) -> tuple[Answer, ...]:
    """Return the stretches of values on which a result stays at the target.

    A result that is no whole number has to be there at two neighbouring values at least: a single
    one is a root.
    """
    whole = question.quantity.whole

    def met(numbers: Array) -> NDArray[np.bool_]:
        return np.asarray(np.abs(numbers - question.target) <= (0 if whole else question.slack))

    if whole:
        values, results = _closer(question, values, results)
    meets = met(results)
    answers: list[Answer] = []
    padded = np.concatenate([[False], meets, [False]])
    starts = np.flatnonzero(~padded[:-1] & padded[1:])
    stops = np.flatnonzero(padded[:-1] & ~padded[1:]) - 1

    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if start == stop and not whole:
            continue
        low, high = float(values[start]), float(values[stop])
        if start:
            low = _last_that(question, met, low, float(values[start - 1]))
        if stop < values.size - 1:
            high = _last_that(question, met, high, float(values[stop + 1]))
        low, high = _inward(low, high)
        answers.append(Answer(low, high, float(results[start])))
    return tuple(answers)


def _closer(question: _Question, values: Array, results: Array) -> tuple[Array, Array]:
    """Return more points where the result leaps over the target between two of them.

    A step narrower than the scan shows as such a leap.
    """
    with np.errstate(invalid="ignore"):
        signs = np.sign(results - question.target)
        leaps = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    if not leaps.size:
        return values, results
    closer = [np.linspace(values[place], values[place + 1], CLOSER) for place in leaps.tolist()]
    points = np.unique(np.concatenate([values, *closer]))
    return points, question.results(points)


def _inward(low: float, high: float) -> tuple[float, float]:
    """Return the ends of a stretch rounded to what a link holds, not beyond it if it is longer."""
    scale = 10**LINK_DECIMALS
    inner = np.ceil(low * scale) / scale, np.floor(high * scale) / scale
    return (float(inner[0]), float(inner[1])) if inner[0] <= inner[1] else (low, high)


def _why(question: _Question, results: Array) -> Miss:
    known = np.isfinite(results)
    if not known.any():
        return Miss.NO_RESULT
    numbers = results[known]
    if np.ptp(numbers) <= question.slack:
        return Miss.NO_EFFECT
    if numbers.min() < question.target < numbers.max():
        return Miss.JUMPS
    nearest = int(np.nanargmin(np.abs(results - question.target)))
    if question.lever.choices:
        return Miss.NEVER
    if nearest in {0, len(results) - 1}:
        return Miss.BEYOND
    return Miss.NEVER if known[nearest - 1] and known[nearest + 1] else Miss.CEASES


@dataclass(frozen=True, slots=True)
class BreakEvenLine:
    """Pairs of two levers at which a result hits a target, as lines to draw.

    Each line is a list of points (value of the first lever, value of the second), and ends where
    the target is out of reach.
    """

    result: str
    target: float
    first: str
    second: str
    lines: tuple[tuple[tuple[float, float], ...], ...]


@lru_cache(maxsize=256)  # asked again at every run of a page
def break_even_line(
    scenario: Scenario, result_id: str, target: float, levers: tuple[str, str], observed: Observed
) -> BreakEvenLine:
    """Return where in the plane of two number levers a result hits a target.

    The first lever is taken at `LINE_ROWS` values over its range (at all, if it takes whole
    numbers only). At each the second is looked through and every change of sign refined; the
    roots of neighbouring values that lie nearest to one another are joined. Of a result that
    moves in steps, the line is the border between the target and what lies beyond it.

    Raises
    ------
    KeyError
        If there is no such result or lever.
    ValueError
        If the levers are the same, one is a choice, or the second takes whole numbers only.
    """
    first, second = (LEVERS[key] for key in levers)
    if first is second or first.choices or second.choices or second.whole:
        raise ValueError(f"no line for the levers {first.key} and {second.key}")
    quantity = QUANTITIES[result_id]
    border = target + 0.5 if quantity.whole else target
    across = np.array(values_over(first, LINE_ROWS), dtype=np.float64)
    up = np.array(values_over(second, LINE_ROWS), dtype=np.float64)

    def excess(y: Array, x: Array) -> Array:
        shape = np.shape(y)
        columns = {first.key: np.ravel(x), second.key: np.ravel(y)}
        many = Scenarios.varying(scenario, columns)
        return (evaluate_many(many, observed).numbers(quantity.id) - border).reshape(shape)

    grid = excess(*np.broadcast_arrays(up[None, :], across[:, None]))
    with np.errstate(invalid="ignore"):
        signs = np.sign(grid)
        row, column = np.nonzero((signs[:, :-1] * signs[:, 1:] < 0) | (signs[:, :-1] == 0))
    crossing = roots_between(excess, up[column], up[column + 1], (across[row],))
    points = [crossing[row == place].tolist() for place in range(across.size)]
    lines = _joined(across.tolist(), points, reach=0.25 * (second.high - second.low))
    return BreakEvenLine(result_id, target, first.key, second.key, lines)


def _joined(
    across: list[float], points: list[list[float]], reach: float
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return lines through the points, each joined to the nearest of the row before."""
    done: list[list[tuple[float, float]]] = []
    open_lines: list[list[tuple[float, float]]] = []
    for x, heights in zip(across, points, strict=True):
        going: list[list[tuple[float, float]]] = []
        left = list(open_lines)
        for y in heights:
            gaps = [abs(line[-1][1] - y) for line in left]
            if gaps and min(gaps) <= reach:
                line = left.pop(gaps.index(min(gaps)))
            else:
                line = []
                done.append(line)
            line.append((x, y))
            going.append(line)
        open_lines = going
    return tuple(tuple(line) for line in done)
