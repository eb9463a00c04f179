"""How far a result ranges when all assumptions are open at once, and on what that rests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np
from scipy.stats import qmc

from components.model.arrays import Array
from components.model.evaluate import evaluate, evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.lab.ranges import evidence_range, weaker_grade
from components.model.lever import EvidenceRange, Grade, Lever
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Column, Scenarios

DRAWS = 10_000
SEED = 20260115
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """A result over draws of all levers from their evidence ranges.

    Attributes
    ----------
    result
        Id of the result.
    at
        The result of the reader's scenario, None if it has none.
    draws
        Number of draws.
    defined
        Share of the draws, 0-1, that have such a result.
    missing
        Code of the reason why the others have none, where that puts them beyond all draws that
        have one: the quantiles then count them there. Else empty, and the quantiles are those of
        the draws that have a result.
    quantiles
        Result that 5, 25, 50, 75 and 95 % of the draws stay at or below: the middle half lies
        between the second and the fourth, nine tenths between the first and the last. None where
        that is a draw without a result. Empty if no draw has one.
    shares
        For each grade the share, 0-1, of the result's variance that rests on levers of that
        grade; they add up to 1. Empty if nothing varies.
    levers
        Keys of the levers drawn that move the result.
    outside
        Those of them whose value in the reader's scenario lies outside the evidence range.
    """

    result: str
    at: float | None
    draws: int
    defined: float
    missing: str
    quantiles: tuple[float | None, ...]
    shares: Mapping[Grade, float]
    levers: tuple[str, ...]
    outside: tuple[str, ...]


@lru_cache(maxsize=256)  # asked again at every run of a page
def uncertainty(
    scenario: Scenario, result_id: str, observed: Observed, draws: int = DRAWS
) -> Uncertainty:
    """Return how a result is spread when all levers are drawn from their evidence ranges.

    Each lever is drawn by itself from a triangular distribution over its evidence range, its peak
    at the reader's value, or at the nearest end if that lies outside. Two ends and a best value
    are all that the evidence gives; the triangle uses these and adds nothing, and stays with the
    reader's scenario where a uniform distribution would forget it. Levers that take whole numbers
    are rounded. The draws are a Latin hypercube with a fixed seed, so the same question has the
    same answer.

    Held levers and choices stay where they are, and a lever that follows another moves with it
    unless the reader had set it. Independence is an assumption: evidence on how the levers move
    together is missing, so the band may be too narrow or too wide. What no lever holds is not in
    the band.

    The shares of variance are Shapley effects of the grades (Owen, Sobol' Indices and Shapley
    Value, 2014): for each set of grades the variance that these alone explain is estimated by
    drawing all other levers anew, and a grade gets its average gain over all orders. The
    interaction of two grades is so shared evenly. The estimates are good to about a hundredth.

    Raises
    ------
    KeyError
        If there is no such result.
    """
    quantity = QUANTITIES[result_id]
    moving = _moving(scenario, result_id, observed)
    hypercube = qmc.LatinHypercube(d=max(1, 2 * len(moving)), rng=np.random.default_rng(SEED))
    uniform = hypercube.random(draws)
    first = {key: _drawn(key, scenario, uniform[:, 2 * n]) for n, key in enumerate(moving)}
    anew = {key: _drawn(key, scenario, uniform[:, 2 * n + 1]) for n, key in enumerate(moving)}

    def results(columns: Mapping[str, Column]) -> Array:
        many = Scenarios.from_changes({**scenario.changes(), **columns}, draws)
        return evaluate_many(many, observed).numbers(result_id)

    drawn = results(first)
    by_grade = {grade: _of_grade(grade, moving, scenario) for grade in Grade}
    grades = tuple(grade for grade, keys in by_grade.items() if keys)
    explained: dict[frozenset[Grade], float] = {frozenset(): 0.0, frozenset(grades): 1.0}
    varied = bool(np.nanstd(drawn) > 0) if np.isfinite(drawn).any() else False
    for kept in _between(grades) if varied else ():
        columns = {
            key: (first if weaker_grade(key, scenario) in kept else anew)[key] for key in moving
        }
        explained[kept] = _correlation(drawn, results(columns))
    known = drawn[np.isfinite(drawn)]
    return Uncertainty(
        result=result_id,
        at=quantity.number_of(evaluate(scenario, observed), observed),
        draws=draws,
        defined=known.size / draws,
        missing=quantity.missing_reason if known.size < draws else "",
        quantiles=_quantiles(known, draws if quantity.missing_reason else known.size),
        shares=_shares(grades, explained) if varied else {},
        levers=moving,
        outside=tuple(key for key in moving if _is_outside(key, scenario)),
    )


def _quantiles(known: Array, count: int) -> tuple[float | None, ...]:
    """Return the `QUANTILES` of as many draws; those not known lie beyond all others.

    >>> _quantiles(np.arange(80.0), 101)
    (5.0, 25.0, 50.0, 75.0, None)
    """
    if not known.size:
        return ()
    ordered = np.sort(known)
    places = [share * (count - 1) for share in QUANTILES]
    last = known.size - 1
    return tuple(
        float(np.interp(place, np.arange(known.size), ordered)) if place <= last else None
        for place in places
    )


def triangular(uniform: Array, low: float, mode: float, high: float) -> Array:
    """Return the quantiles of a triangular distribution at shares from 0 to 1.

    >>> triangular(np.array([0.0, 0.5, 1.0]), 0, 1, 2)
    array([0., 1., 2.])
    """
    width, rise = high - low, mode - low
    share_below = rise / width
    falling = high - np.sqrt((1 - uniform) * width * (high - mode))
    return np.where(uniform < share_below, low + np.sqrt(uniform * width * rise), falling)


def drawn_levers(scenario: Scenario) -> tuple[str, ...]:
    """Return the keys of the levers that are drawn: number levers that nothing holds.

    A lever that follows another number is left to move with it, unless the reader had set it.
    """
    changed = scenario.changes()
    return tuple(
        key
        for key, lever in LEVERS.items()
        if not lever.choices
        and not evidence_range(key, scenario).held
        and (lever.derive is None or key in changed)
    )


def _moving(scenario: Scenario, result_id: str, observed: Observed) -> tuple[str, ...]:
    """Return the levers drawn that move the result at all.

    Each is tried at both ends of its range in a few scenarios in which all others are drawn too:
    at the reader's alone, a lever could hide behind another that is at zero.
    """
    keys = drawn_levers(scenario)
    count = 16
    uniform = qmc.LatinHypercube(d=len(keys), rng=np.random.default_rng(SEED)).random(count)
    size = 2 * count * len(keys)
    columns: dict[str, Column] = {
        key: np.tile(_drawn(key, scenario, uniform[:, n]), 2 * len(keys))
        for n, key in enumerate(keys)
    }
    for n, key in enumerate(keys):
        found = evidence_range(key, scenario)
        start = 2 * count * n
        columns[key][start : start + 2 * count] = np.repeat([found.low, found.high], count)
    many = Scenarios.from_changes({**scenario.changes(), **columns}, size)
    numbers = evaluate_many(many, observed).numbers(result_id).reshape(len(keys), 2, count)
    low, high = numbers[:, 0], numbers[:, 1]
    alike = np.isclose(low, high, rtol=1e-12, atol=0, equal_nan=True)
    return tuple(key for key, same in zip(keys, alike, strict=True) if not same.all())


def _drawn(key: str, scenario: Scenario, uniform: Array) -> Array:
    lever, found = LEVERS[key], evidence_range(key, scenario)
    values = triangular(uniform, found.low, _peak(lever, found, scenario), found.high)
    return np.rint(values) if lever.whole else np.clip(values, found.low, found.high)


def _peak(lever: Lever, found: EvidenceRange, scenario: Scenario) -> float:
    return float(np.clip(getattr(scenario, lever.key), found.low, found.high))


def _is_outside(key: str, scenario: Scenario) -> bool:
    found = evidence_range(key, scenario)
    return not found.low <= float(getattr(scenario, key)) <= found.high


def _of_grade(grade: Grade, keys: Iterable[str], scenario: Scenario) -> tuple[str, ...]:
    return tuple(key for key in keys if weaker_grade(key, scenario) is grade)


def _between(grades: tuple[Grade, ...]) -> list[frozenset[Grade]]:
    """Return the sets of grades that are neither empty nor all."""
    sizes = range(1, len(grades))
    return [frozenset(chosen) for size in sizes for chosen in combinations(grades, size)]


def _correlation(one: Array, other: Array) -> float:
    """Return the correlation of the draws that have a result in both, from 0 to 1."""
    known = np.isfinite(one) & np.isfinite(other)
    if known.sum() < 2 or min(np.ptp(one[known]), np.ptp(other[known])) == 0:
        return 0.0
    return float(np.clip(np.corrcoef(one[known], other[known])[0, 1], 0.0, 1.0))


def _shares(
    grades: tuple[Grade, ...], explained: Mapping[frozenset[Grade], float]
) -> Mapping[Grade, float]:
    """Return each grade's average gain in explained variance over all orders of the grades."""
    count = len(grades)
    shares: dict[Grade, float] = {}
    for grade in grades:
        others = [other for other in grades if other is not grade]
        shares[grade] = sum(
            (explained[kept | {grade}] - explained[kept]) / (count * comb(count - 1, len(kept)))
            for size in range(count)
            for kept in map(frozenset, combinations(others, size))
        )
    return shares
