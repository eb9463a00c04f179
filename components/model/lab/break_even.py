"""The line of pairs of two levers at which a result hits a target."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from components.model.arrays import Array, roots_between
from components.model.evaluate import evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.lab.response import values_over
from components.model.levers import LEVERS
from components.model.observed import Observed
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

LINE_ROWS = 41


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
