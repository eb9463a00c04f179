"""Where the names of lines, bands and points stand: beside their marks, clear of all else.

A chart gives each name the places that it may have, the best first. Here the places are measured
at the sizes that the chart is drawn in, and each name takes the one where it meets least: lines of
the grid, lines of the chart, marks and other names. All places are compared at once, for a chart is
drawn at every move of a slider.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray

from components.charts.kit import Chart, Spec, label
from components.charts.kit.size import PHONE_PX, STUCK_PX
from components.charts.occupancy import Marks, Pixels, costs_inside, marks_of, summed_costs
from components.charts.svg.axes import Plot, plot_of
from components.charts.svg.notes import hanging_box, note_place

_WIDE_PX = 640
"""The narrowest wide screen: names that are clear of each other there are so on a wider one."""
_PHONE_WIDTHS = (358, 320)
"""The usual phone, and the narrowest, on which the main chart is looked at as low as it gets."""

SHARES = (0.6, 0.75, 0.45, 0.9, 0.3, 1.0, 0.15)
"""How far along a line its name stands, the best place first."""

Name: TypeAlias = Spec | Sequence[Spec]
"""A text in one place, or in one of several; from each it may be moved up or down."""

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
_UP_PX = tuple(sign * step for step in range(0, 64, 4) for sign in (1, -1) if step or sign > 0)
"""How far a name may be moved up or down from a place."""
_NEAR_PX = 20
"""So far a name of several places is still beside its line, not beside another."""
_MOVES: tuple[tuple[Sequence[int], float], ...] = (
    ((0,), 20.0),
    (_UP_PX[:11], 40.0),
    (_UP_PX, float("inf")),
)
"""What is tried in turn, and the cost of a name that meets nothing that matters."""
_ROOM_PX = np.array([[2.0], [1.0]])
"""Room between a name and what it must not meet, to its sides and above and below."""
_OTHER_SIZES = 0.15
"""How much lines and marks count in the sizes after the first; names count whole in all."""
_OUTSIDE, _NAME, _GRID = 1000.0, 400.0, 60.0
"""What it costs a name to leave the picture, to meet a name, and a line of the grid."""
_MET, _MORE = 40.0, 0.02
"""A line that is met at many points is met once; what is beyond that counts by this share."""


class _Places(NamedTuple):
    """The places that names may have, a column for each.

    `at` has shares of both axes, `boxes` the four edges in px from there, `ways` what each costs
    for not being the best one of its name.
    """

    at: Pixels
    boxes: Pixels
    ways: Pixels

    def of(self, name: slice) -> "_Places":
        """Return those of one name."""
        return _Places(self.at[:, name], self.boxes[:, name], self.ways[name])


class _Form(NamedTuple):
    """A chart in several sizes, a row for each: where its axes begin and how long they are.

    `edges` are those within which a name is to stay, `levels` the lines of the grid, `covered` what
    `summed_costs` returns.
    """

    starts: Pixels
    spans: Pixels
    edges: Pixels
    levels: Pixels
    covered: Pixels
    weights: Pixels


class Named(TypedDict):
    """The fields of a chart whose names are placed once all is known that stands on it."""

    spec: Spec
    names: Sequence[Sequence[Spec]]


def named(data: list[Spec], layout: Spec, names: Sequence[Name]) -> Named:
    """Return a chart's marks, and its names before they are placed."""
    each = [[name] if isinstance(name, dict) else name for name in names if name]
    return {"spec": {"data": data, "layout": layout}, "names": each}


def placed(chart: Chart, names: Sequence[Sequence[Spec]], *, main: bool) -> Chart:
    """Return a chart with names as `spec` and, for narrow screens, as `narrow`.

    The main chart of a page is lower on a phone, where an input has to be seen beside it.
    """
    data, layout = chart.spec["data"], chart.spec["layout"]
    high = layout["height"]
    low = min(high, PHONE_PX) if main else high
    lowest = min(low, STUCK_PX) if main else low
    plot = plot_of({"layout": layout}, _WIDE_PX)
    marks = marks_of(data, layout.get("shapes", ()), plot)
    places = _places(names, plot)
    narrow = [*zip(_PHONE_WIDTHS, (low, lowest), strict=True)]

    def form(height: float, sizes: Sequence[tuple[float, float]]) -> Spec:
        notes = _placed(names, places, _form(layout, marks, sizes))
        return {"data": data, "layout": {**layout, "height": height, "annotations": notes}}

    return replace(chart, spec=form(high, [(_WIDE_PX, high)]), narrow=form(low, narrow), names=None)


def along(
    x: Sequence[float], y: Sequence[float], text: str, layout: Spec, above: bool = True
) -> list[Spec]:
    """Return places for the name of a line beside it: from its middle to its ends, on both sides.

    Only the part of the line that is seen counts.
    """
    seen = _seen(x, y, layout)
    places: list[Spec] = []
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
                        yshift=3 if up else -3,
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


def _places(names: Iterable[Sequence[Spec]], plot: Plot) -> _Places:
    notes = [note for name in names for note in name]
    ways = [0.5 * step for name in names for step in range(len(name))]
    at = np.array([note_place(note, plot) for note in notes]).reshape(-1, 2)
    boxes = np.array([hanging_box(note) for note in notes]).reshape(-1, 4)
    return _Places(at.T, boxes.T, np.array(ways))


def _placed(names: Iterable[Sequence[Spec]], places: _Places, form: _Form) -> list[Spec]:
    """Return each of the names in the best of its places, the first name first."""
    notes = []
    taken = np.empty((len(form.starts), 4, 0))
    still = _weighed(places, (0,), form)
    end = 0
    for name in names:
        start, end = end, end + len(name)
        boxes, costs = still[0][:, :, start:end], still[1][start:end]
        for ups, enough in _MOVES:
            if len(ups) > 1:
                boxes, costs = _weighed(places.of(slice(start, end)), ups, form)
            costs = costs + _NAME * _met(boxes, taken)
            if costs.min() < enough:
                break
        best = int(costs.argmin())
        times, at = divmod(best, len(name))
        notes.append({**name[at], "yshift": name[at].get("yshift", 0) + ups[times]})
        taken = np.concatenate([taken, boxes[:, :, best : best + 1]], axis=2)
    return notes


def _weighed(places: _Places, ups: Sequence[int], form: _Form) -> tuple[Pixels, Pixels]:
    """Return the boxes of places in each size, moved up in each way, and what each costs.

    Other names are not looked at.
    """
    ends = form.starts[:, :, None] + places.at * form.spans[:, :, None]
    up = np.array(ups)[:, None]
    still = np.concatenate([ends, ends], axis=1) + places.boxes
    moved = still[:, :, None] - up * np.array([0, 1, 0, 1])[:, None, None]
    boxes = moved.reshape(len(still), 4, -1)
    beyond = (boxes[:, :2] < form.edges[:, :2]).sum(axis=(0, 1))
    beyond += (boxes[:, 2:] > form.edges[:, 2:]).sum(axis=(0, 1))
    far = np.maximum(0, np.abs(up) - _NEAR_PX) if places.ways.size > 1 else 0
    ways = (0.2 * np.abs(up) + far + places.ways).ravel()
    return boxes, ways + _OUTSIDE * beyond + form.weights @ _disturbed(boxes, form)


def _met(boxes: Pixels, taken: Pixels) -> NDArray[np.int_]:
    """Return how many names each box meets, in all sizes."""
    room = _ROOM_PX[:, :, None]
    before = boxes[:, :2, :, None] < taken[:, 2:, None] + room
    behind = boxes[:, 2:, :, None] + room > taken[:, :2, None]
    met: NDArray[np.int_] = (before & behind).all(axis=1).sum(axis=(0, 2))
    return met


def _disturbed(boxes: Pixels, form: _Form) -> Pixels:
    """Return what it costs a name to meet lines and marks, a row for each size."""
    above = boxes[:, 1, :, None] - 1 < form.levels[:, None]
    below = boxes[:, 3, :, None] + 1 > form.levels[:, None]
    met = costs_inside(form.covered, boxes + np.concatenate([-_ROOM_PX, _ROOM_PX]))
    cost: Pixels = _GRID * (above & below).sum(axis=2) + np.minimum(met, _MET) + _MORE * met
    return cost


def _form(layout: Spec, marks: Marks, sizes: Sequence[tuple[float, float]]) -> _Form:
    plots = [plot_of({"layout": {**layout, "height": high}}, wide) for wide, high in sizes]
    starts = np.array([[plot.x.start, plot.y.start] for plot in plots])
    spans = np.array([[plot.x.end, plot.y.end] for plot in plots]) - starts
    edges = [
        (max(1, plot.x.start - 3), 1, wide - 1, min(high - 1, plot.y.start + 3))
        for plot, (wide, high) in zip(plots, sizes, strict=True)
    ]
    up = layout["yaxis"]
    values = up["tickvals"] if up.get("visible", True) and up.get("showgrid", True) else ()
    levels = [[plot.y.at(value) for value in values] for plot in plots]
    return _Form(
        starts,
        spans,
        np.array(edges)[:, :, None],
        np.array(levels),
        summed_costs(marks, starts, spans, np.max(sizes, axis=0)),
        np.array([1.0, *[_OTHER_SIZES] * (len(sizes) - 1)]),
    )
