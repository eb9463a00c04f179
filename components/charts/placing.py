"""Where the names of lines, bands and points stand: beside their marks, clear of all else.

A chart gives each name the places that it may have, the best first. Here the places are measured
at the sizes that the chart is drawn in, and each name takes the first one where it meets no line
of the grid, no line of the chart, no mark and no other name; if there is none, the one where it
meets least.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from components.charts.kit import Spec, label
from components.charts.kit.size import PHONE_PX, STUCK_PX
from components.charts.svg.axes import Plot, plot_of
from components.charts.svg.notes import Box, note_box

_PHONE_WIDTHS = (358, 320)
_WIDE_WIDTHS = (640, 940)

SHARES = (0.6, 0.75, 0.45, 0.9, 0.3, 1.0, 0.15)
"""How far along a line its name stands, the best place first."""

Name: TypeAlias = Spec | Sequence[Spec]
"""A text in one place, from which it may be moved up and down, or in one of several places."""

_SIDES = (
    ("right", "bottom"),
    ("left", "top"),
    ("left", "bottom"),
    ("right", "top"),
    ("left", "middle"),
    ("right", "middle"),
    ("center", "bottom"),
    ("center", "top"),
)
"""By which of its ends a name hangs on a mark."""
_SHIFTS = tuple(sign * step for step in range(4, 64, 4) for sign in (1, -1))
_FEW_SHIFTS = 8
"""How many of these a name with several places may take."""
_CLEAR = 20.0
"""A name whose place costs less meets nothing that matters: it is not moved up or down."""
_STEP_PX = 3.0
"""The distance of the points at which a line is looked at."""
_FAR_PX = 1500.0
_ROOM = 2.0
"""Pixels between a name and what it must not meet."""
_OTHER_SIZES = 0.15
"""How much lines and marks count in the sizes after the first; names count whole in all."""
_OUTSIDE, _NAME, _MARK, _GRID, _LINE, _FAINT = 1000.0, 400.0, 60.0, 40.0, 30.0, 2.0
"""What it costs a name to leave the picture, and to meet something."""


class _Ground(NamedTuple):
    """What is on a chart of one size: points of lines with what each costs, and the grid."""

    plot: Plot
    size: tuple[float, float]
    points: NDArray[np.float64]
    costs: NDArray[np.float64]
    levels: tuple[float, ...]


def forms(
    data: list[Spec], layout: Spec, names: Sequence[Name], *, main: bool = False
) -> dict[str, Spec]:
    """Return a chart with its names as `spec` and, for narrow screens, as `narrow`.

    The main chart of a page is lower on a phone, where an input has to be seen beside it.
    """
    high = layout["height"]
    low = min(high, PHONE_PX) if main else high
    lowest = min(low, STUCK_PX) if main else low
    return {
        "spec": _placed(data, layout, names, [(width, high) for width in _WIDE_WIDTHS]),
        "narrow": _placed(
            data,
            {**layout, "height": low},
            names,
            [(_PHONE_WIDTHS[0], low), (_PHONE_WIDTHS[1], low), (_PHONE_WIDTHS[0], lowest)],
        ),
    }


def along(
    x: Sequence[float], y: Sequence[float], text: str, layout: Spec, above: bool = True
) -> list[Spec]:
    """Return places for the name of a line beside it: from its middle to its ends, on both sides.

    Only the part of the line that is seen counts.
    """
    seen = _seen(x, y, layout)
    places: list[Spec] = []
    for away in (3, 11):
        for place, height in seen:
            for up in (above, not above):
                for side in ("right", "left") if up else ("left", "right"):
                    places.append(
                        label(
                            place,
                            height,
                            text,
                            xanchor=side,
                            yanchor="bottom" if up else "top",
                            xshift=-4 if side == "right" else 4,
                            yshift=away if up else -away,
                        )
                    )
    return places


def around(x: float, y: float, text: str, px: int = 8) -> list[Spec]:
    """Return places for the name of a mark: above it and below, to its sides, then farther off."""
    return [
        label(
            x,
            y,
            text,
            xanchor=side,
            yanchor=up,
            align=side,
            xshift={"left": 1, "right": -1, "center": 0}[side] * (12 if up == "middle" else 6),
            yshift={"bottom": 1, "top": -1, "middle": 0}[up] * (px + far),
        )
        for far in (0, 14, 28, 42)
        for side, up in _SIDES
    ]


def _seen(x: Sequence[float], y: Sequence[float], layout: Spec) -> list[tuple[float, float]]:
    """Return the points of a line at the shares of it, as far as it lies on the axes."""
    (left, right), (low, high) = (layout[axis]["range"] for axis in ("xaxis", "yaxis"))
    across = np.linspace(max(left, min(x)), min(right, max(x)), 100)
    up = np.interp(across, x, y)
    seen = np.flatnonzero((low <= up) & (up <= high))
    if not seen.size:
        return []
    chosen = seen[[round(share * (seen.size - 1)) for share in SHARES]]
    return [(round(float(across[at]), 3), round(float(up[at]), 3)) for at in chosen]


def _placed(
    data: list[Spec], layout: Spec, names: Sequence[Name], sizes: Sequence[tuple[float, float]]
) -> Spec:
    """Return a chart with each of its names in the best of its places, the first name first."""
    grounds = [_ground(data, layout, size) for size in sizes]
    weights = [1.0, *[_OTHER_SIZES] * (len(sizes) - 1)]
    taken: list[list[Box]] = [[] for _ in sizes]
    notes = []
    for name in names:
        best, least = None, float("inf")
        for shifts in ((0,), _SHIFTS if isinstance(name, dict) else _SHIFTS[:_FEW_SHIFTS]):
            if least < _CLEAR:
                break
            for way, place in _places(name, shifts):
                if way >= least:
                    break
                cost = way
                for weight, ground, boxes in zip(weights, grounds, taken, strict=True):
                    box = note_box(place, ground.plot)
                    cost += _unreadable(box, ground, boxes)
                    if cost < least:
                        cost += weight * _disturbed(box, ground)
                    if cost >= least:
                        break
                else:
                    best, least = place, cost
        if best is None:
            continue
        notes.append(best)
        for ground, boxes in zip(grounds, taken, strict=True):
            boxes.append(note_box(best, ground.plot))
    return {"data": data, "layout": {**layout, "annotations": notes}}


def _places(name: Name, shifts: Sequence[int]) -> Iterator[tuple[float, Spec]]:
    """Yield the places of a name, moved up by pixels, with how far each is from the best."""
    places = [name] if isinstance(name, dict) else name
    ways = ((0.5 * n + 0.2 * abs(up), up, place) for up in shifts for n, place in enumerate(places))
    for way, up, place in sorted(ways, key=itemgetter(0)):
        yield way, {**place, "yshift": place.get("yshift", 0) + up}


def _unreadable(box: Box, ground: _Ground, taken: Iterable[Box]) -> float:
    """Return what it costs a name to leave the picture or to meet other names."""
    plot, (wide, high) = ground.plot, ground.size
    cost = 0.0
    if box.left < 1 or box.right > wide - 1 or box.top < 1 or box.bottom > high - 1:
        cost += _OUTSIDE
    if box.left < plot.x.start - 3 or box.bottom > plot.y.start + 3:
        cost += _OUTSIDE
    return cost + _NAME * sum(_meet(box, other) for other in taken)


def _disturbed(box: Box, ground: _Ground) -> float:
    """Return what it costs a name to meet lines and marks, compared with pixels of distance."""
    left, top, right, bottom = box
    cost = _GRID * sum(top - 1 < level < bottom + 1 for level in ground.levels)
    x, y = ground.points
    inside = (
        (x > left - _ROOM) & (x < right + _ROOM) & (y > top - _ROOM / 2) & (y < bottom + _ROOM / 2)
    )
    if inside.any():
        met = ground.costs[inside]
        # A line that is met at many points is met once, but worse the longer it runs along.
        cost += float(met.max() + 0.02 * met.sum())
    return cost


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right + _ROOM
        and other.left < one.right + _ROOM
        and one.top < other.bottom + _ROOM / 2
        and other.top < one.bottom + _ROOM / 2
    )


def _ground(data: Sequence[Spec], layout: Spec, size: tuple[float, float]) -> _Ground:
    plot = plot_of({"layout": {**layout, "height": size[1]}}, size[0])
    parts = [part for trace in data for part in _trace_points(trace, plot)]
    parts += [part for shape in layout.get("shapes", []) for part in _shape_points(shape, plot)]
    points = np.concatenate([points for points, _ in parts], axis=1)
    costs = np.concatenate([np.full(points.shape[1], cost) for points, cost in parts])
    up = layout["yaxis"]
    levels = (
        tuple(plot.y.at(value) for value in up["tickvals"])
        if up.get("visible", True) and up.get("showgrid", True)
        else ()
    )
    return _Ground(plot, size, points, costs, levels)


def _trace_points(trace: Spec, plot: Plot) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield pixels of a trace: of its lines as densely as needed, of its marks their middles."""
    if trace["type"] == "bar":
        for x, y in zip(trace["x"], trace["y"], strict=True):
            yield _dense((plot.x.at(x), plot.y.at(0)), (plot.x.at(x), plot.y.at(y))), _MARK
        return
    line, mode = trace.get("line", {}), trace.get("mode", "lines")
    pixels = [
        None if x is None or y is None else (plot.x.at(x), plot.y.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in mode and line.get("width", 2):
        cost = _LINE if line.get("width", 2) > 1 else _FAINT
        for part in _parts(pixels, stepped=line.get("shape") == "hv"):
            yield _dense(*part), cost
    if "markers" in mode:
        for point in filter(None, pixels):
            x, y = point
            around = [(x, y), (x - 5, y), (x + 5, y), (x, y - 5), (x, y + 5)]
            yield np.array(around).T, _MARK


def _shape_points(shape: Spec, plot: Plot) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield pixels of a line across the plot. Zones are no hindrance."""
    if shape["type"] != "line":
        return
    ends = [
        tuple(
            axis.across(shape[f"{name}{end}"])
            if shape.get(f"{name}ref") == "paper"
            else axis.at(shape[f"{name}{end}"])
            for name, axis in (("x", plot.x), ("y", plot.y))
        )
        for end in (0, 1)
    ]
    yield _dense(ends[0], ends[1]), _LINE


def _parts(
    pixels: Iterable[tuple[float, float] | None], *, stepped: bool
) -> Iterator[list[tuple[float, float]]]:
    """Yield the stretches of a line between its gaps, with the corners of its steps."""
    part: list[tuple[float, float]] = []
    for pixel in [*pixels, None]:
        if pixel is None:
            if part:
                yield part
            part = []
            continue
        if stepped and part:
            part.append((pixel[0], part[-1][1]))
        part.append(pixel)


def _dense(*points: tuple[float, ...]) -> NDArray[np.float64]:
    """Return pixels along a line through points; what lies far outside is moved to the edge."""
    x, y = np.array(points).T.clip(-_FAR_PX, _FAR_PX)
    along_px = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    steps = np.linspace(0, along_px[-1], 2 + int(along_px[-1] / _STEP_PX))
    return np.stack([np.interp(steps, along_px, x), np.interp(steps, along_px, y)])
