"""Where values lie on a picture, and what is drawn of the axes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.svg.elements import (
    LINE_HEIGHT,
    ON_WHITE,
    Colours,
    Style,
    line_element,
    text_line,
)

Place = TypeVar("Place", float, NDArray[np.float64])

_NAME = 1.2
"""How much larger plotly writes the name of an axis than other words."""
_CAPITAL = 0.7
"""Height of a capital letter; share of the size of a font."""


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
        return self.across(self.share(place))

    def share(self, place: Place) -> Place:
        """Return which share of the axis lies before a place in the unit of the range."""
        return (place - self.low) / (self.high - self.low)

    def across(self, share: float) -> float:
        """Return the pixel at a share of the axis from its start."""
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Plot:
    """The area between the axes, and the colours of what is around its marks."""

    x: Axis
    y: Axis
    colours: Colours


def plot_of(spec: Spec, width: float, colours: Colours = ON_WHITE) -> Plot:
    """Return where the values of a spec lie when it is drawn `width` pixels wide."""
    layout = spec["layout"]
    margin = layout["margin"]
    return Plot(
        x=_axis(layout["xaxis"], margin["l"], width - margin["r"]),
        y=_axis(layout["yaxis"], layout["height"] - margin["b"], margin["t"]),
        colours=colours,
    )


def _axis(axis: Spec, start: float, end: float) -> Axis:
    low, high = axis["range"]
    return Axis(low, high, start, end, axis.get("type") == "log")


def grid(layout: Spec, plot: Plot) -> Iterator[str]:
    """Yield grid lines, the lines at zero, the labels of the ticks and the names of the axes."""
    across, up = layout["xaxis"], layout["yaxis"]
    if up.get("visible", True):
        yield from _upright(up, layout, plot)
    if across.get("visible", True):
        yield from _lying(across, layout, plot)


def _upright(axis: Spec, layout: Spec, plot: Plot) -> Iterator[str]:
    x, y = plot.x, plot.y
    style = _tick_style(axis, layout, plot, "end")
    for value, text in _ticks(axis):
        place = y.at(value)
        # No line is drawn along the edge of the plot.
        if axis.get("showgrid", True) and 1 < y.start - place < y.start - y.end - 1:
            yield line_element((x.start, place), (x.end, place), _line(plot.colours.grid))
        below = place + 0.35 * style.size
        yield text_line(text, x.start - layout["margin"]["pad"] - 1, below, style)
    if _zero(axis):
        yield line_element((x.start, y.at(0)), (x.end, y.at(0)), _line(plot.colours.zero))


def _lying(axis: Spec, layout: Spec, plot: Plot) -> Iterator[str]:
    x, y = plot.x, plot.y
    pad = layout["margin"]["pad"]
    style = _tick_style(axis, layout, plot, "middle")
    right = x.end + layout["margin"]["r"]
    for value, text in _ticks(axis):
        place, lines = x.at(value), text.split("<br>")
        half = max(width_of(line, style.size) for line in lines) / 2
        if not half <= place <= right - half:
            continue  # it would be cut
        for row, line in enumerate(lines):
            baseline = y.start + pad + 1 + style.size * (1 + row * LINE_HEIGHT)
            yield text_line(line, place, baseline, style)
    if _zero(axis):
        yield line_element((x.at(0), y.start), (x.at(0), y.end), _line(plot.colours.zero))
    if title := axis.get("title"):
        size = title.get("font", {}).get("size", round(_NAME * layout["font"]["size"]))
        below = 10 + 3 * size
        if "standoff" in title:
            below = pad + style.size + title["standoff"] + _CAPITAL * size
        look = Style(size, plot.colours.ink, anchor="middle")
        yield text_line(title["text"], (x.start + x.end) / 2, y.start + below, look)


def _line(colour: str) -> Spec:
    return {"color": colour, "width": 1}


def _tick_style(axis: Spec, layout: Spec, plot: Plot, anchor: str) -> Style:
    font: Spec = axis.get("tickfont") or layout["font"]
    return Style(font["size"], plot.colours.ink, anchor=anchor)


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
