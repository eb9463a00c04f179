"""What must be true: the values of a lever at which a result hits a target.

The lever's whole range is looked through at many values at once, each change of sign is refined
(Chandrupatla's method, a relative of Brent's), and each answer is put back into the model before
it is given. A jump over the target, by a result that moves in steps, is told apart from a root.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import numpy as np

from components.model.arrays import Array
from components.model.lab.quantity import QUANTITIES
from components.model.lab.response import values_over
from components.model.lab.search import (
    LINK_DECIMALS,
    Search,
    crossings,
    stretches,
    touches,
    with_edges,
)
from components.model.lever import Value
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario

SCANNED = 240
"""Values of the lever that are tried before any is refined."""

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
    search = Search(scenario, QUANTITIES[result_id], target, lever, observed)
    results = search.results(np.array(values))
    known = np.isfinite(results)
    largest = float(np.abs(results[known]).max()) if known.any() else 0.0
    search = replace(search, slack=_NEGLIGIBLE * largest)
    if lever.choices or lever.whole:
        answers = _listed(search, values, results)
    else:
        points, results = with_edges(search, np.array(values), results)
        values = tuple(points.tolist())
        answers = _scanned(search, points, results)
    nearest = None if answers else _nearest(values, results, target)
    miss = None if answers else _why(search, results)
    lost = np.flatnonzero(np.isnan(results))
    reason = search.reason(values[int(lost[0])]) if lost.size else ""
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


def _listed(search: Search, values: tuple[Value, ...], results: Array) -> tuple[Answer, ...]:
    """Return the answers among the only values that a lever takes."""
    hits = [
        Answer(value, value, result)
        for value, result in zip(values, results.tolist(), strict=True)
        if search.hits(result)
    ]
    return tuple(hits)


def _scanned(search: Search, values: Array, results: Array) -> tuple[Answer, ...]:
    """Return the answers on a continuous range that has been tried at some values."""
    answers = [Answer(*stretch) for stretch in stretches(search, values, results)]
    if search.quantity.whole:
        return tuple(answers)
    lever = search.lever
    near = (lever.high - lever.low) * 10.0**-LINK_DECIMALS
    for candidate in sorted(
        [*crossings(search, values, results), *touches(search, values, results)]
    ):
        value = lever.nearest(round(candidate, LINK_DECIMALS))
        result = search.result(value)
        known = any(float(one.low) - near <= value <= float(one.high) + near for one in answers)
        if result is not None and search.hits(result) and not known:
            answers.append(Answer(value, value, result))
    return tuple(sorted(answers, key=lambda one: float(one.low)))


def _nearest(values: tuple[Value, ...], results: Array, target: float) -> Nearest | None:
    if np.isnan(results).all():
        return None
    place = int(np.nanargmin(np.abs(results - target)))
    return Nearest(values[place], float(results[place]))


def _why(search: Search, results: Array) -> Miss:
    known = np.isfinite(results)
    if not known.any():
        return Miss.NO_RESULT
    numbers = results[known]
    if np.ptp(numbers) <= search.slack:
        return Miss.NO_EFFECT
    if numbers.min() < search.target < numbers.max():
        return Miss.JUMPS
    nearest = int(np.nanargmin(np.abs(results - search.target)))
    if search.lever.choices:
        return Miss.NEVER
    if nearest in {0, len(results) - 1}:
        return Miss.BEYOND
    return Miss.NEVER if known[nearest - 1] and known[nearest + 1] else Miss.CEASES
