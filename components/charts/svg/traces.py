"""The traces of a chart as SVG: lines, marks, filled areas, bars with a base."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from components.charts.kit import Spec
from components.charts.svg.axes import Plot
from components.charts.svg.elements import (
    INK,
    fill_attributes,
    path_data,
    pixels,
    rectangle,
    stroke_attributes,
)

CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-right": ((1.15, 0), (-0.58, 1), (-0.58, -1)),
    "triangle-left": ((-1.15, 0), (0.58, 1), (0.58, -1)),
    "triangle-up": ((0, -1.15), (1, 0.58), (-1, 0.58)),
    "triangle-down": ((0, 1.15), (1, -0.58), (-1, -0.58)),
}
"""Marks other than circles, in halves of their size."""

Point: TypeAlias = tuple[float, float] | None


def trace_elements(trace: Spec, plot: Plot) -> Iterator[str]:
    """Yield a trace of a spec: areas first, then lines, then marks."""
    if trace["type"] == "bar":
        yield from _bars(trace, plot)
        return
    mode = trace.get("mode", "lines")
    points = _points(trace, plot)
    if trace.get("fill") == "toself":
        look = fill_attributes(trace["fillcolor"])
        yield from (f'<path d="{path_data(part)}Z"{look}/>' for part in _parts(points))
    if "lines" in mode:
        yield from _lines(trace.get("line", {}), points)
    if "markers" in mode:
        yield from _marks(trace["marker"], points)


def _points(trace: Spec, plot: Plot) -> list[Point]:
    return [
        None if x is None or y is None else (plot.x.at(x), plot.y.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _parts(points: Sequence[Point]) -> Iterator[list[tuple[float, float]]]:
    """Yield the stretches between gaps."""
    part: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            part.append(point)
        elif part:
            yield part
            part = []


def _lines(line: Spec, points: Sequence[Point]) -> Iterator[str]:
    width = line.get("width", 2)
    if not width:
        return
    for part in _parts(points):
        stepped = line.get("shape") == "hv"
        data = path_data(list(_steps(part)) if stepped else part)
        yield f'<path d="{data}" fill="none" stroke-linejoin="round"{stroke_attributes(line)}/>'


def _steps(part: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield a line that goes across first, then up."""
    for i, (x, y) in enumerate(part):
        if i:
            yield x, part[i - 1][1]
        yield x, y


def _marks(marker: Spec, points: Sequence[Point]) -> Iterator[str]:
    line = marker.get("line", {})
    for i, point in enumerate(points):
        if point is None:
            continue
        colour = _item(marker.get("color", INK), i)
        symbol = _item(marker.get("symbol", "circle"), i)
        edge = {"color": _item(line.get("color", colour), i), "width": line.get("width", 0)}
        hollow = symbol.endswith("-open")
        if hollow:
            # An open mark is drawn in its own colour; what is behind it shows through.
            edge = {"color": colour, "width": max(edge["width"], 1)}
        half = _item(marker.get("size", 6), i) / 2
        look = f"{fill_attributes('none' if hollow else colour)}{stroke_attributes(edge)}"
        yield _mark(symbol.removesuffix("-open"), *point, half, look)


def _mark(symbol: str, x: float, y: float, half: float, look: str) -> str:
    if symbol == "circle":
        return f'<circle cx="{pixels(x)}" cy="{pixels(y)}" r="{pixels(half)}"{look}/>'
    corners = CORNERS.get(symbol, CORNERS["square"])
    data = path_data([(x + dx * half, y + dy * half) for dx, dy in corners])
    return f'<path d="{data}Z"{look}/>'


def _bars(trace: Spec, plot: Plot) -> Iterator[str]:
    """Yield bars; those across have their size in `x`, those that stand have it in `y`."""
    lying = trace.get("orientation") == "h"
    sizes, places = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
    marker = trace["marker"]
    edge = marker.get("line", {})
    for i, (size, place) in enumerate(zip(sizes, places, strict=True)):
        base = _item(trace.get("base", 0), i)
        half = _item(trace.get("width", 0.75), i) / 2
        along, across = (plot.x, plot.y) if lying else (plot.y, plot.x)
        # A bar of no length is a line.
        ends = (along.at(base), along.at(base + size) + (0 if size else 0.01))
        sides = (across.at(place - half), across.at(place + half))
        x, y = (ends, sides) if lying else (sides, ends)
        outline = {"color": _item(edge.get("color", INK), i), "width": edge.get("width", 0)}
        look = fill_attributes(_item(marker["color"], i)) + stroke_attributes(outline)
        if "cornerradius" in marker:
            look += f' rx="{pixels(marker["cornerradius"])}"'
        yield rectangle(x, y, look)


def _item(value: Any, i: int) -> Any:
    return value[i] if isinstance(value, list | tuple) else value
