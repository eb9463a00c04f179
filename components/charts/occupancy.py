"""What stands on a chart that a name should not cover: points of its lines, bars and marks.

What a box covers of them is read from a summed-area table (Crow 1984, "Summed-area tables for
texture mapping", SIGGRAPH 18), so that many boxes are looked at together.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from components.charts.kit import Spec
from components.charts.svg.axes import Axis, Plot

Pixels: TypeAlias = NDArray[np.float64]

_STEP_PX = 3.0
"""The distance of the points at which a line is looked at."""
_MARK_OFFSETS = np.array([[0, 0], [-9, 0], [-5, 0], [5, 0], [9, 0], [0, -5], [0, 5]])[:, :, None]
"""Where a mark is looked at, in px from its middle; a name beside it would be taken for its own."""
_FAR = 2.0
"""How far outside lines are looked at, in lengths of the axis."""
_CELL_PX = np.array([[4], [2]])
"""Width and height of the cells in which points are counted."""
_MARK, _LINE, _FAINT = 20.0, 10.0, 0.1
"""What each point costs that it covers of a mark and of lines. The unit: pixels of distance."""


class Marks(NamedTuple):
    """Points on a chart as shares of its axes, in two rows, and what each costs."""

    lines: Pixels
    costs: Pixels
    marks: Pixels


def summed_costs(marks: Marks, starts: Pixels, spans: Pixels, px: Pixels) -> Pixels:
    """Return a table for each size of a chart: what all points above a cell and before it cost.

    `starts` and `spans` are those of both axes in px, a row for each size; `px` are the width and
    height of the largest.
    """
    lines, middles = (
        starts[:, :, None] + points * spans[:, :, None] for points in (marks.lines, marks.marks)
    )
    points = np.concatenate([lines, *(middles + offset for offset in _MARK_OFFSETS)], axis=2)
    costs = np.concatenate([marks.costs, np.full(points.shape[2] - marks.costs.size, _MARK)])
    sizes = len(points)
    columns, rows = np.ceil(px / np.ravel(_CELL_PX)).astype(int)
    column, row = np.floor(points / _CELL_PX).astype(int).swapaxes(0, 1)
    seen = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    cell = (np.arange(sizes)[:, None] * rows + row) * columns + column
    weights = np.broadcast_to(costs, cell.shape)
    cells = np.bincount(cell[seen], weights[seen], sizes * rows * columns)
    table = np.zeros((sizes, rows + 1, columns + 1))
    table[:, 1:, 1:] = cells.reshape(sizes, rows, columns).cumsum(axis=1).cumsum(axis=2)
    return table


def costs_inside(table: Pixels, boxes: Pixels) -> Pixels:
    """Return what the points in boxes cost, a row for each size.

    `boxes` are left, upper, right and lower edges in px: one row of four for each size. A cell
    counts if the greater part of it lies inside.
    """
    sizes, rows, columns = table.shape
    last = np.array([[columns - 1], [rows - 1]])
    first = np.rint(boxes[:, :2] / _CELL_PX).astype(int).clip(0, last)
    end = np.rint(boxes[:, 2:] / _CELL_PX).astype(int).clip(0, last)
    size = np.arange(sizes)[:, None]
    (left, top), (right, bottom) = first.swapaxes(0, 1), end.swapaxes(0, 1)
    cost: Pixels = table[size, bottom, right] - table[size, top, right]
    cost += table[size, top, left] - table[size, bottom, left]
    return cost


def marks_of(data: Iterable[Spec], shapes: Iterable[Spec], plot: Plot) -> Marks:
    """Return points along all lines, as densely as needed in a plot, and the middles of marks.

    Zones are no hindrance.
    """
    lines: list[tuple[Pixels, float]] = [(np.empty((2, 0)), 0.0)]
    marks = [np.empty((2, 0))]
    for trace in data:
        at = np.array([_shares(trace["x"], plot.x), _shares(trace["y"], plot.y)])
        width, mode = trace.get("line", {}).get("width", 2), trace.get("mode", "lines")
        if trace["type"] == "bar":
            lines.append((_bars(at, plot.y.share(0)), _MARK))
            continue
        if "lines" in mode and width:
            path = _stepped(at) if trace["line"].get("shape") == "hv" else at
            lines.append((path, _LINE if width > 1 else _FAINT))
        if "markers" in mode:
            marks.append(at[:, ~np.isnan(at).any(axis=0)])
    lines += [(_ends(shape, plot), _LINE) for shape in shapes if shape["type"] == "line"]
    return Marks(*_dense(lines, plot), np.concatenate(marks, axis=1))


def _shares(values: Sequence[float | None], axis: Axis) -> Pixels:
    """Return where values lie as shares of an axis, NaN in the gaps of a line."""
    numbers: Pixels = np.array(values, dtype=float)
    return axis.share(np.log10(numbers) if axis.logarithmic else numbers)


def _bars(tops: Pixels, zero: float) -> Pixels:
    """Return the middles of bars as one line with gaps."""
    x, y = tops
    ends = np.array([np.full_like(y, zero), y, np.full_like(y, np.nan)])
    return np.array([np.repeat(x, 3), ends.T.ravel()])


def _stepped(points: Pixels) -> Pixels:
    """Return a line with the corners of its steps: it goes across, then up."""
    twice = np.repeat(points, 2, axis=1)
    return np.array([twice[0, 1:], twice[1, :-1]])


def _ends(shape: Spec, plot: Plot) -> Pixels:
    """Return the ends of a line across the plot."""
    return np.array(
        [
            [
                shape[f"{name}{end}"]
                if shape.get(f"{name}ref") == "paper"
                else axis.share(shape[f"{name}{end}"])
                for end in (0, 1)
            ]
            for name, axis in (("x", plot.x), ("y", plot.y))
        ]
    )


def _dense(lines: Sequence[tuple[Pixels, float]], plot: Plot) -> tuple[Pixels, Pixels]:
    """Return points along lines, with the cost of each line shared out by length.

    What lies far outside is moved to the edge.
    """
    gap = np.full((2, 1), np.nan)
    path = np.concatenate([part for line, _ in lines for part in (line, gap)], axis=1)
    cost = np.concatenate([np.full(line.shape[1] + 1, each) for line, each in lines])
    path = path.clip(-_FAR, _FAR)
    ways = np.diff(path)
    px = np.hypot(*(ways.T * (plot.x.end - plot.x.start, plot.y.end - plot.y.start)).T)
    steps = np.where(np.isnan(px), 0, 1 + px // _STEP_PX).astype(int)
    part = np.repeat(np.arange(steps.size), steps)
    step = np.arange(part.size) - np.repeat(np.cumsum(steps) - steps, steps)
    points = path[:, part] + ways[:, part] * ((step + 0.5) / steps[part])
    return points, (cost[:-1] * px / steps / _STEP_PX)[part]
