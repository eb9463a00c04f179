"""Why two scenarios differ: what each changed lever contributes to the difference of a result.

Changing levers one at a time does not add up where they act together, and one after another it
depends on the order. The Shapley value (Shapley, A Value for n-Person Games, 1953) takes the
average over all orders: the contributions add up, levers that act alike get alike, and a lever
that changes nothing gets nothing.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from components.model.arrays import Array
from components.model.evaluate import evaluate, evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.lever import Value
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import UNSET, Column, Scenarios

EXACT_UP_TO = 8
"""With more changed levers than this, orders are sampled."""

ORDERINGS = 200
SEED = 20260115


@dataclass(frozen=True, slots=True)
class Part:
    """What the change of one lever contributes, in the unit of the result."""

    lever: str
    before: Value
    after: Value
    contribution: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The difference of a result between two scenarios, in parts.

    Attributes
    ----------
    result
        Id of the result.
    before, after
        The result of either scenario; None if it has none.
    before_reason, after_reason
        Code of the reason why there is none, else empty.
    parts
        One for each changed lever, the largest first; they add up to `after` - `before`. Empty if
        there is nothing to explain, or no number on the way: see `reason`.
    orderings
        Number of orders sampled, 0 if all were taken.
    reason
        Empty, "equal" (no lever differs), "no_result" (one scenario has no such result) or
        "none_on_the_way" (both have, but not all scenarios between them).
    """

    result: str
    before: float | None
    after: float | None
    before_reason: str
    after_reason: str
    parts: tuple[Part, ...]
    orderings: int
    reason: str


def changed_levers(before: Scenario, after: Scenario) -> tuple[str, ...]:
    """Return the levers that a reader would have to move to get from one scenario to the other.

    A lever that follows another and is set in neither scenario moves by itself: its part belongs
    to the one it follows.

    >>> changed_levers(Scenario.default(), Scenario.default().replace(base="five", g=25))
    ('base', 'g')
    """
    old, new = before.values(), after.values()
    moved = before.changes().keys() | after.changes().keys()
    return tuple(key for key in LEVERS if old[key] != new[key] and key in moved)


@lru_cache(maxsize=256)  # asked again at every run of a page
def explain(before: Scenario, after: Scenario, result_id: str, observed: Observed) -> Explanation:
    """Return what each changed lever contributes to the difference of a result.

    Up to `EXACT_UP_TO` changed levers all orders are averaged over, which takes 2^n scenarios;
    with more, `ORDERINGS` orders drawn with a fixed seed, half of them the others' reverse.

    Raises
    ------
    KeyError
        If there is no such result.
    """
    quantity = QUANTITIES[result_id]
    old, new = evaluate(before, observed), evaluate(after, observed)
    at_old, at_new = quantity.number_of(old, observed), quantity.number_of(new, observed)
    keys = changed_levers(before, after)
    sampled = ORDERINGS if len(keys) > EXACT_UP_TO else 0
    parts: tuple[Part, ...] = ()
    reason = ""
    if not keys:
        reason = "equal"
    elif at_old is None or at_new is None:
        reason = "no_result"
    else:
        weigh = _sampled if sampled else _exact
        contributions = weigh(_Coalitions(before, after, keys, result_id, observed))
        if np.isnan(contributions).any():
            reason = "none_on_the_way"
        else:
            parts = _parts(before, after, keys, contributions, at_new - at_old)
    return Explanation(
        result=result_id,
        before=at_old,
        after=at_new,
        before_reason=quantity.reason_of(old),
        after_reason=quantity.reason_of(new),
        parts=parts,
        orderings=sampled,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class _Coalitions:
    """Scenarios between two: some of the changed levers as after, the others as before."""

    before: Scenario
    after: Scenario
    keys: tuple[str, ...]
    result_id: str
    observed: Observed

    def results(self, moved: NDArray[np.bool_]) -> Array:
        """Return the result where the levers in each row of `moved` have been changed."""
        old, new = self.before.changes(), self.after.changes()
        changes: dict[str, Value | Column] = {
            key: value for key, value in {**new, **old}.items() if key not in self.keys
        }
        for place, key in enumerate(self.keys):
            unset: Value = UNSET if LEVERS[key].choices else np.nan
            changes[key] = np.where(moved[:, place], new.get(key, unset), old.get(key, unset))
        many = Scenarios.from_changes(changes, len(moved))
        return evaluate_many(many, self.observed).numbers(self.result_id)


def _exact(coalitions: _Coalitions) -> Array:
    count = len(coalitions.keys)
    codes = np.arange(2**count)
    members = (codes[:, None] >> np.arange(count)) & 1 == 1
    results = coalitions.results(members)
    sizes = members.sum(axis=1)
    contributions = np.empty(count)
    for place in range(count):
        without = codes[~members[:, place]]
        steps = results[without | (1 << place)] - results[without]
        ways = [math.comb(count - 1, size) for size in sizes[without].tolist()]
        contributions[place] = np.sum(steps / (count * np.array(ways)))
    return contributions


def _sampled(coalitions: _Coalitions) -> Array:
    count = len(coalitions.keys)
    random = np.random.default_rng(SEED)
    half = np.argsort(random.random((ORDERINGS // 2, count)), axis=1)
    orders = np.concatenate([half, half[:, ::-1]])
    ranks = np.argsort(orders, axis=1)
    moved = ranks[:, None, :] < np.arange(count + 1)[None, :, None]
    results = coalitions.results(moved.reshape(-1, count)).reshape(ORDERINGS, count + 1)
    steps = np.take_along_axis(np.diff(results, axis=1), ranks, axis=1)
    return np.asarray(steps.mean(axis=0))


def _parts(
    before: Scenario,
    after: Scenario,
    keys: tuple[str, ...],
    contributions: Array,
    difference: float,
) -> tuple[Part, ...]:
    """Return the parts, largest first; what rounding leaves over goes to the largest."""
    exact = contributions.copy()
    largest = int(np.argmax(np.abs(exact)))
    exact[largest] += difference - math.fsum(exact)
    old, new = before.values(), after.values()
    parts = [
        Part(key, old[key], new[key], float(part)) for key, part in zip(keys, exact, strict=True)
    ]
    return tuple(sorted(parts, key=lambda part: -abs(part.contribution)))
