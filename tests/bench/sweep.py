"""Which lever moves a page's picture, from where, and what each of its steps must show."""

import json
from dataclasses import dataclass

from components.model import LEVERS, Lever, Scenario
from components.model.levers import leading_levers
from tests.bench.reference.picture import picture, stepped


@dataclass(frozen=True, slots=True)
class Step:
    """What the page says after a step, and what of it differs from before."""

    takeaway: str
    says_more: bool
    draws_more: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    """A page whose lever is moved step by step, always upwards."""

    page: str
    lever: Lever
    start: float
    steps: tuple[Step, ...]

    @property
    def values(self) -> list[float]:
        """Value of the lever at the start and after each step."""
        return [stepped(self.lever, self.start, count) for count in range(len(self.steps) + 1)]


MAIN_LEVERS = {"funding": "pace", "buildout": "g"}
"""The lever that a page is about, where it is not the first."""


def sweep_of(page: str, moves: int) -> Sweep:
    """Return the sweep of a page: its main lever, or the first that moves sentence and picture.

    It is one of those that our page shows unasked.
    It starts at the default if there is room for the moves above it, else at the lever's low end.
    """
    if page in MAIN_LEVERS:
        return _sweep(page, LEVERS[MAIN_LEVERS[page]], moves)
    roomy = [lever for lever in leading_levers(page) if _has_room(lever, moves)]
    return max((_sweep(page, lever, moves) for lever in roomy), key=_share_that_moves)


def _has_room(lever: Lever, moves: int) -> bool:
    return not lever.choices and round((lever.high - lever.low) / lever.step) >= moves


def _sweep(page: str, lever: Lever, moves: int) -> Sweep:
    default = float(Scenario.default().values()[lever.key])
    on_grid = round((default - lever.low) / lever.step, 6).is_integer()
    start = default if on_grid and stepped(lever, default, moves) <= lever.high else lever.low
    pictures = [picture(page, lever.key, stepped(lever, start, n)) for n in range(moves + 1)]
    drawn = [json.dumps(one.specs[0], sort_keys=True) for one in pictures]
    steps = tuple(
        Step(
            pictures[n].takeaway,
            pictures[n].takeaway != pictures[n - 1].takeaway,
            drawn[n] != drawn[n - 1],
        )
        for n in range(1, moves + 1)
    )
    return Sweep(page, lever, float(start), steps)


def _share_that_moves(sweep: Sweep) -> float:
    """Return the share of steps that change sentence and picture, to a tenth."""
    return round(sum(s.says_more and s.draws_more for s in sweep.steps) / len(sweep.steps), 1)
