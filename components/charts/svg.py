"""Our chart specs as SVG: what a browser draws from them, drawn without one.

The writer knows exactly the parts of a plotly figure that our charts use (a test fails on any
other): lines and marks, filled areas, bars with a base, lines and rectangles across the plot,
texts with anchors and shifts, fixed linear and logarithmic axes. Nothing here knows plotly.
"""

import html
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.charts.kit import Spec
from components.charts.lettering import width_of

INK = "#1c2330"
GRID = "#e3e6eb"
AXIS = "#9aa1ab"
_GRID_LINE = {"color": GRID, "width": 1}
_ZERO_LINE = {"color": AXIS, "width": 1}
LINE_HEIGHT = 1.3
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")
_DASHES: Mapping[str, tuple[int, ...]] = {"dot": (1, 1), "dash": (3, 3), "dashdot": (3, 1, 1, 1)}
CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-right": ((1.15, 0), (-0.58, 1), (-0.58, -1)),
    "triangle-left": ((-1.15, 0), (0.58, 1), (0.58, -1)),
    "triangle-up": ((0, -1.15), (1, 0.58), (-1, 0.58)),
    "triangle-down": ((0, 1.15), (1, -0.58), (-1, -0.58)),
}
"""Marks other than circles, in halves of their size."""
_TAG = re.compile(r"(</?b>)")


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values lie on the picture: `range` from `start` pixels to `end` pixels."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.along(math.log10(value) if self.logarithmic else value)

    def along(self, place: float) -> float:
        """Return the pixel of a place in the unit of the range: its logarithm on a log axis."""
        return self.start + (place - self.low) / (self.high - self.low) * (self.end - self.start)

    def across(self, share: float) -> float:
        """Return the pixel at a share of the axis from its start."""
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text looks; `anchor` is the end that its place names."""

    size: float
    colour: str = INK
    bold: bool = False
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Plot:
    """The area between the axes."""

    x: Axis
    y: Axis


def plot_of(spec: Spec, width: float) -> Plot:
    """Return where the values of a spec lie when it is drawn `width` pixels wide."""
    layout = spec["layout"]
    margin = layout["margin"]
    return Plot(
        x=_axis(layout["xaxis"], margin["l"], width - margin["r"]),
        y=_axis(layout["yaxis"], layout["height"] - margin["b"], margin["t"]),
    )


def drawing(spec: Spec, width: float) -> str:
    """Return the marks and words of a spec as SVG elements, from (0, 0) to its width and height."""
    plot = plot_of(spec, width)
    layout = spec["layout"]
    shapes = layout.get("shapes", [])
    clipped = [
        part
        for trace in spec["data"]
        if trace.get("cliponaxis", True)
        for part in _trace(trace, plot)
    ]
    free = [
        part
        for trace in spec["data"]
        if not trace.get("cliponaxis", True)
        for part in _trace(trace, plot)
    ]
    left, top = plot.x.start, plot.y.end
    area = (_n(left), _n(top), _n(plot.x.end - left), _n(plot.y.start - top))
    return "\n".join(
        [
            *_grid(layout, plot),
            *(_shape(shape, plot) for shape in shapes if shape.get("layer") == "below"),
            '<svg x="{0}" y="{1}" width="{2}" height="{3}" viewBox="{0} {1} {2} {3}">'.format(
                *area
            ),
            *clipped,
            "</svg>",
            *free,
            *(_shape(shape, plot) for shape in shapes if shape.get("layer") != "below"),
            *(_note(note, plot) for note in layout.get("annotations", [])),
        ]
    )


def text_line(text: str, x: float, y: float, style: Style) -> str:
    """Return one line of text on its baseline; ``<b>`` in it is kept, all else is escaped."""
    weight = style.bold
    runs = []
    for part in _TAG.split(text):
        if part in {"<b>", "</b>"}:
            weight = style.bold or part == "<b>"
        elif part:
            escaped = html.escape(html.unescape(part))
            runs.append(f'<tspan font-weight="700">{escaped}</tspan>' if weight else escaped)
    anchor = _attribute("text-anchor", style.anchor if style.anchor != "start" else None)
    look = f'font-size="{_n(style.size)}" fill="{html.escape(style.colour)}"{anchor}'
    return f'<text x="{_n(x)}" y="{_n(y)}" {look}>{"".join(runs)}</text>'


def _axis(axis: Spec, start: float, end: float) -> Axis:
    low, high = axis["range"]
    return Axis(low, high, start, end, axis.get("type") == "log")


def _grid(layout: Spec, plot: Plot) -> Iterator[str]:
    """Yield grid lines, the lines at zero and the labels of the ticks."""
    x, y = plot.x, plot.y
    size = layout["font"]["size"]
    pad = layout["margin"]["pad"]
    across, up = layout["xaxis"], layout["yaxis"]
    if up.get("visible", True):
        for value, text in _ticks(up):
            place = y.at(value)
            if up.get("showgrid", True):
                yield _line((x.start, place), (x.end, place), _GRID_LINE)
            yield text_line(text, x.start - pad - 2, place + 0.35 * size, Style(size, anchor="end"))
        if _zero(up):
            yield _line((x.start, y.at(0)), (x.end, y.at(0)), _ZERO_LINE)
    if across.get("visible", True):
        for value, text in _ticks(across):
            for row, part in enumerate(text.split("<br>")):
                baseline = y.start + pad + size * (1 + row * LINE_HEIGHT)
                yield text_line(part, x.at(value), baseline, Style(size, anchor="middle"))
        if _zero(across):
            yield _line((x.at(0), y.start), (x.at(0), y.end), _ZERO_LINE)
        if title := across.get("title"):
            below = y.start + pad + size * (1 + LINE_HEIGHT) + title.get("standoff", 2)
            centre = (x.start + x.end) / 2
            yield text_line(
                title["text"],
                centre,
                below,
                Style(title.get("font", layout["font"])["size"], anchor="middle"),
            )


def _ticks(axis: Spec) -> list[tuple[float, str]]:
    values = axis["tickvals"]
    texts = axis.get("ticktext") or [f"{value:g}".replace("-", "−") for value in values]
    low, high = axis["range"]
    logarithmic = axis.get("type") == "log"
    places = [math.log10(value) if logarithmic else value for value in values]
    room = 1e-9 * (high - low)
    return [
        (value, text)
        for place, value, text in zip(places, values, texts, strict=True)
        if low - room <= place <= high + room
    ]


def _zero(axis: Spec) -> bool:
    low, high = axis["range"]
    return axis.get("type") != "log" and axis.get("zeroline", True) and low <= 0 <= high


def _trace(trace: Spec, plot: Plot) -> Iterator[str]:
    if trace["type"] == "bar":
        yield from _bars(trace, plot)
        return
    mode = trace.get("mode", "lines")
    points = _points(trace, plot)
    if trace.get("fill") == "toself":
        yield from (
            f'<path d="{_path(part)}Z"{_fill(trace["fillcolor"])}/>' for part in _parts(points)
        )
    if "lines" in mode:
        yield from _lines(trace.get("line", {}), points)
    if "markers" in mode:
        yield from _marks(trace["marker"], points)


Point = tuple[float, float] | None


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
        path = _path(list(_steps(part)) if stepped else part)
        yield f'<path d="{path}" fill="none" stroke-linejoin="round"{_stroke(line)}/>'


def _steps(part: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield a line that goes across first, then up."""
    for i, (x, y) in enumerate(part):
        if i:
            yield x, part[i - 1][1]
        yield x, y


def _path(part: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in part)


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
        look = f"{_fill('none' if hollow else colour)}{_stroke(edge)}"
        yield _mark(symbol.removesuffix("-open"), *point, half, look)


def _mark(symbol: str, x: float, y: float, half: float, look: str) -> str:
    if symbol == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(half)}"{look}/>'
    corners = CORNERS.get(symbol, CORNERS["square"])
    path = _path([(x + dx * half, y + dy * half) for dx, dy in corners])
    return f'<path d="{path}Z"{look}/>'


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
        ends = (along.at(base), along.at(base + size))
        sides = (across.at(place - half), across.at(place + half))
        x, y = (ends, sides) if lying else (sides, ends)
        stroke = _stroke({"color": _item(edge.get("color", INK), i), "width": edge.get("width", 0)})
        yield _rectangle(x, y, _fill(_item(marker["color"], i)) + stroke)


def _shape(shape: Spec, plot: Plot) -> str:
    def place(axis: Axis, name: str, end: int) -> float:
        value = shape[f"{name}{end}"]
        return axis.across(value) if shape.get(f"{name}ref") == "paper" else axis.at(value)

    x0, x1 = (place(plot.x, "x", end) for end in (0, 1))
    y0, y1 = (place(plot.y, "y", end) for end in (0, 1))
    if shape["type"] == "line":
        return _line((x0, y0), (x1, y1), shape["line"])
    return _rectangle(
        (x0, x1), (y0, y1), _fill(shape["fillcolor"]) + _stroke(shape.get("line", {}))
    )


def _note(note: Spec, plot: Plot) -> str:
    """Return a text: its box hangs by its anchors on its place, or on the end of its arrow."""
    size = note["font"]["size"]
    lines = note["text"].split("<br>")
    wide = max(width_of(_TAG.sub("", line), size, "<b>" in line) for line in lines)
    high = len(lines) * size * LINE_HEIGHT
    by_paper = [note.get(f"{name}ref") == "paper" for name in "xy"]
    x = plot.x.across(note["x"]) if by_paper[0] else plot.x.along(note["x"])
    y = plot.y.across(note["y"]) if by_paper[1] else plot.y.along(note["y"])
    x, y = x + note.get("xshift", 0), y - note.get("yshift", 0)
    arrow = ""
    anchor = note.get("yanchor", "middle")
    if note.get("showarrow"):
        # The text stands in the middle of the arrow's end, which stops where the text begins.
        short = math.copysign(high / 2, note["ay"])
        stroke = {"color": note["arrowcolor"], "width": note["arrowwidth"]}
        arrow = _line((x, y), (x + note["ax"], y + note["ay"] - short), stroke)
        x, y = x + note["ax"], y + note["ay"]
        anchor = "middle"
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[note.get("xanchor", "center")] * wide
    top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor] * high
    align: str = note.get("align") or note.get("xanchor", "center")
    # A line that is aligned as it is anchored ends there in every font, whatever its width.
    at, side = {
        "left": (left, "start"),
        "center": (left + wide / 2, "middle"),
        "right": (left + wide, "end"),
    }[align]
    style = Style(size, note["font"].get("color", INK), anchor=side)
    weight = False
    drawn = []
    for row, line in enumerate(lines):
        baseline = top + size * (LINE_HEIGHT * row + 1.0)
        drawn.append(text_line(f"<b>{line}" if weight else line, at, baseline, style))
        tags = _TAG.findall(line)
        weight = tags[-1] == "<b>" if tags else weight
    return arrow + "".join(drawn)


def _line(start: tuple[float, float], end: tuple[float, float], line: Spec) -> str:
    (x0, y0), (x1, y1) = start, end
    return f'<line x1="{_n(x0)}" y1="{_n(y0)}" x2="{_n(x1)}" y2="{_n(y1)}"{_stroke(line)}/>'


def _rectangle(x: tuple[float, float], y: tuple[float, float], look: str) -> str:
    """Return a rectangle between two places across and two down, in any order."""
    (x0, x1), (y0, y1) = sorted(x), sorted(y)
    size = f'width="{_n(x1 - x0)}" height="{_n(y1 - y0)}"'
    return f'<rect x="{_n(x0)}" y="{_n(y0)}" {size}{look}/>'


def _stroke(line: Spec) -> str:
    width = line.get("width", 1)
    if not width:
        return ""
    colour, opacity = _colour(line.get("color", INK))
    unit = max(3.0, width)
    dashes = " ".join(_n(unit * part) for part in _DASHES.get(line.get("dash", "solid"), ()))
    return (
        f"{_attribute('stroke', colour)}{_attribute('stroke-opacity', opacity)}"
        f"{_attribute('stroke-width', _n(width))}{_attribute('stroke-dasharray', dashes or None)}"
    )


def _fill(colour: str) -> str:
    solid, opacity = _colour(colour)
    return f"{_attribute('fill', solid)}{_attribute('fill-opacity', opacity)}"


def _colour(colour: str) -> tuple[str, str | None]:
    """Return a colour and its opacity apart, as programs older than browsers want them."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour, None
    red, green, blue = (int(part) for part in found.groups()[:3])
    return f"#{red:02x}{green:02x}{blue:02x}", found[4]


def _item(value: Any, i: int) -> Any:
    return value[i] if isinstance(value, list | tuple) else value


def _attribute(name: str, value: str | None) -> str:
    return "" if value is None else f' {name}="{html.escape(value)}"'


def _n(value: float) -> str:
    """Return a coordinate to a hundredth of a pixel, in few letters."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
