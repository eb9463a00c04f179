"""Where values lie on a picture, and what is drawn of the axes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from components.charts.kit import Spec
from components.charts.svg.elements import (
    LINE_HEIGHT,
    ON_WHITE,
    Colours,
    Style,
    line_element,
    text_line,
)


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
    """Yield grid lines, the lines at zero and the labels of the ticks."""
    x, y, ink = plot.x, plot.y, plot.colours.ink
    grid_line = {"color": plot.colours.grid, "width": 1}
    zero_line = {"color": plot.colours.zero, "width": 1}
    size = layout["font"]["size"]
    pad = layout["margin"]["pad"]
    across, up = layout["xaxis"], layout["yaxis"]
    if up.get("visible", True):
        for value, text in _ticks(up):
            place = y.at(value)
            if up.get("showgrid", True):
                yield line_element((x.start, place), (x.end, place), grid_line)
            yield text_line(
                text, x.start - pad - 2, place + 0.35 * size, Style(size, ink, anchor="end")
            )
        if _zero(up):
            yield line_element((x.start, y.at(0)), (x.end, y.at(0)), zero_line)
    if across.get("visible", True):
        for value, text in _ticks(across):
            for row, part in enumerate(text.split("<br>")):
                baseline = y.start + pad + size * (1 + row * LINE_HEIGHT)
                yield text_line(part, x.at(value), baseline, Style(size, ink, anchor="middle"))
        if _zero(across):
            yield line_element((x.at(0), y.start), (x.at(0), y.end), zero_line)
        if title := across.get("title"):
            below = y.start + pad + size * (1 + LINE_HEIGHT) + title.get("standoff", 2)
            centre = (x.start + x.end) / 2
            yield text_line(
                title["text"],
                centre,
                below,
                Style(title.get("font", layout["font"])["size"], ink, anchor="middle"),
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
