"""Which assumption carries a result: every lever over its evidence range, all others as set."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from components.model.evaluate import evaluate, evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.lab.ranges import evidence_range, weaker_grade
from components.model.lab.response import is_flat
from components.model.lever import EvidenceRange, Grade, Lever, Value
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios


@dataclass(frozen=True, slots=True)
class End:
    """The result at one value of a lever; None with the code of the reason if there is none."""

    value: Value
    result: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What one lever does to a result.

    Attributes
    ----------
    lever
        Key of the lever.
    ends
        The result at the low and the high end of the evidence range; for a choice at each code,
        the one with the lowest result first.
    swing
        Distance between the lowest and the highest result of the ends, in the unit of the result.
        None if the result does not exist at some end: no distance can be stated then.
    grade
        The weaker grade of the lever's value and its range.
    range
        The evidence range, None for a choice.
    """

    lever: str
    ends: tuple[End, ...]
    swing: float | None
    grade: Grade
    range: EvidenceRange | None


@dataclass(frozen=True, slots=True)
class Tornado:
    """The levers that carry a result.

    Attributes
    ----------
    result
        Id of the result.
    at
        The result of the reader's scenario.
    bars
        Levers that change the result within their range. First those at whose ends it does not
        exist, then by falling swing; equal ones in the order of the table.
    held
        Keys of levers that would change it, but of which the evidence leaves nothing open.
    """

    result: str
    at: End
    bars: tuple[Bar, ...]
    held: tuple[str, ...]


@lru_cache(maxsize=256)  # asked again at every run of a page
def tornado(scenario: Scenario, result_id: str, observed: Observed) -> Tornado:
    """Return how far each lever's evidence range moves a result, the others left at the reader's.

    A lever that follows another moves with it unless the reader had set it, as everywhere. The
    reader's own value may lie outside a range; the ends stay where the evidence puts them. A
    result that rises and falls within a range may be more extreme inside it than at its ends.

    Parameters
    ----------
    scenario
        The reader's scenario.
    result_id
        A key of `QUANTITIES`.
    observed
        What has been observed.

    Raises
    ------
    KeyError
        If there is no such result.
    """
    quantity = QUANTITIES[result_id]

    def end(key: str, value: Value, number: float | None) -> End:
        if number is not None:
            return End(value, number)
        results = evaluate(scenario.replace(**{key: value}), observed)
        return End(value, None, quantity.reason_of(results))

    asked = [(lever, _values(lever, scenario)) for lever in LEVERS.values()]
    pairs = [(lever.key, value) for lever, values in asked for value in values]
    results = iter(_results(scenario, pairs, result_id, observed))
    at = evaluate(scenario, observed)
    own = End("", quantity.number_of(at, observed), quantity.reason_of(at))
    bars: list[Bar] = []
    held: list[str] = []
    for lever, values in asked:
        found = [next(results) for _ in values]
        if is_flat(found):
            continue
        if not lever.choices and evidence_range(lever.key, scenario).held:
            held.append(lever.key)
        else:
            ends = [end(lever.key, *point) for point in zip(values, found, strict=True)]
            bars.append(_bar(scenario, lever, ends))
    ranked = sorted(bars, key=lambda bar: -np.inf if bar.swing is None else -bar.swing)
    return Tornado(result_id, own, tuple(ranked), tuple(held))


def _values(lever: Lever, scenario: Scenario) -> tuple[Value, ...]:
    """Return the values to try: the codes, the ends of the range, or of the lever if it is held."""
    if lever.choices:
        return lever.choices
    found = evidence_range(lever.key, scenario)
    return (lever.low, lever.high) if found.held else (found.low, found.high)


def _results(
    scenario: Scenario, pairs: list[tuple[str, Value]], result_id: str, observed: Observed
) -> list[float | None]:
    """Return the result with one lever set to one value, for each of some pairs of these."""
    many = Scenarios.one_by_one(scenario, pairs)
    numbers = evaluate_many(many, observed).numbers(result_id).tolist()
    return [None if np.isnan(number) else number for number in numbers]


def _bar(scenario: Scenario, lever: Lever, ends: list[End]) -> Bar:
    numbers = [end.result for end in ends if end.result is not None]
    swing = max(numbers) - min(numbers) if len(numbers) == len(ends) else None
    if lever.choices:
        ends = sorted(ends, key=lambda end: np.inf if end.result is None else end.result)
    return Bar(
        lever=lever.key,
        ends=tuple(ends),
        swing=swing,
        grade=weaker_grade(lever.key, scenario),
        range=None if lever.choices else evidence_range(lever.key, scenario),
    )
