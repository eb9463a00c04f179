"""What the small charts of cards are made of: bars, lines or shares, and words in large letters.

They are specs as all charts are, but every word in them is placed by its own annotation, so that
none leaves the picture at its edges.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.palette import CONTEXT, faded
from components.charts.svg.elements import INK

WIDTH = 476.0
"""Width of a small chart in pixels; pixels are those of the card."""
HEIGHT = 330
"""Its height where the question above it takes one line."""
QUIET = "#5b6472"
_GROUND = "#d5d9e0"
_CAPTION, _TICK, _ROW = 22, 20, 26
_BASELINE_SHARE = 0.3
"""How far the bottom of a line of text lies under its baseline; share of the size."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A standing bar from `base`, downwards if `size` is negative, with its name and its value."""

    name: str
    value: str
    size: float
    colour: str
    base: float = 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, with its name and its value in words."""

    name: str
    value: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Axes:
    """The ranges of both axes, and what is written under the lower: values and their texts."""

    x: tuple[float, float]
    y: tuple[float, float]
    ticks: Sequence[tuple[float, str]]


def bars(caption: str, shown: Sequence[Bar]) -> Spec:
    """Return standing bars on a line at zero, each over its name, its value at its end."""
    ends = [0.0, *(bar.base for bar in shown), *(bar.base + bar.size for bar in shown)]
    low, high = min(ends), max(ends)
    step = WIDTH / len(shown)
    below = 74 if low < 0 else 40
    names = _largest_size([bar.name for bar in shown], step - 8, bold=False)
    values = _largest_size([bar.value for bar in shown], 1.6 * step, bold=True)
    trace = {
        "type": "bar",
        "x": list(range(len(shown))),
        "y": [bar.size for bar in shown],
        "base": [bar.base for bar in shown],
        "width": min(0.68, 110 / step),
        "marker": {"color": [bar.colour for bar in shown], "cornerradius": 5},
    }
    notes = []
    for place, bar in enumerate(shown):
        middle = (place + 0.5) * step
        notes.append(inside(middle, bar.name, names, QUIET, y=0, yref="paper", drop=below - 6))
        if bar.value:
            value = f"<b>{bar.value}</b>"
            falls = bar.size < 0 and bar.base <= 0
            # A value wider than its bar stands above its neighbours too.
            wide = text_width(value, values)
            left = min(max(middle - wide / 2, 0), WIDTH - wide)
            around = shown[int(left / step) : int((left + wide) / step) + 1]
            end = (
                bar.base + bar.size if falls else max(one.base + max(one.size, 0) for one in around)
            )
            notes.append(inside(middle, value, values, INK, y=end, drop=28 if falls else -10))
    return _spec(
        caption,
        (78, below),
        data=[trace],
        x=(-0.5, len(shown) - 0.5),
        y=(low, high if high > low else low + 1),
        annotations=notes,
        shapes=[level(0, CONTEXT, "solid", layer="above")],
    )


def lines(
    caption: str,
    axes: Axes,
    traces: Sequence[Spec],
    annotations: Sequence[Spec],
    shapes: Sequence[Spec],
) -> Spec:
    """Return lines over an axis with a few ticks."""
    low, high = axes.x
    labels = [
        inside((x - low) / (high - low) * WIDTH, text, _TICK, QUIET, y=0, yref="paper", drop=30)
        for x, text in axes.ticks
    ]
    ground = [level(0, _GROUND, "solid")] if axes.y[0] == 0 else []
    return _spec(
        caption,
        (44, 36),
        data=list(traces),
        x=axes.x,
        y=axes.y,
        annotations=[*labels, *annotations],
        shapes=[*ground, *shapes],
    )


def shares(caption: str, shown: Sequence[Share]) -> Spec:
    """Return one lying bar of parts, and under it a row for each."""
    whole = sum(share.size for share in shown) or 1.0
    gap = 3 / WIDTH * whole
    room = HEIGHT - 44
    rows = [1 - (146 + 52 * row) / room for row in range(len(shown))]
    starts = [sum(share.size for share in shown[:row]) for row in range(len(shown))]
    colours = [share.colour for share in shown]
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": [max(0.0, share.size - gap) for share in shown],
        "y": [1 - 58 / room] * len(shown),
        "base": starts,
        "width": 84 / room,
        "marker": {"color": colours},
    }
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [11 / WIDTH * whole] * len(shown),
        "y": rows,
        "marker": {"size": 22, "symbol": "square", "color": colours},
    }
    notes = []
    for y, share in zip(rows, shown, strict=True):
        name, value = share.name, f"<b>{share.value}</b>"
        notes += [
            words(0, name, _ROW, INK, y=y, xref="paper", xanchor="left", xshift=36),
            words(1, value, _ROW, INK, y=y, xref="paper", xanchor="right"),
        ]
    return _spec(
        caption,
        (44, 0),
        data=[bar, marks],
        x=(0, whole),
        y=(0, 1),
        annotations=notes,
        shapes=[],
    )


def line(
    x: Sequence[float], y: Sequence[float], colour: str, width: float = 5, dash: str = "solid"
) -> Spec:
    """Return a line through points."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "line": {"color": colour, "width": width, "dash": dash},
    }


def area(x: Sequence[float], y: Sequence[float], colour: str) -> Spec:
    """Return the area between zero and a line through points, in a light shade of a colour."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x[0], *x, x[-1]],
        "y": [0.0, *y, 0.0],
        "fill": "toself",
        "fillcolor": faded(colour, 0.14),
        "line": {"width": 0},
    }


def dot(x: float, y: float, colour: str) -> Spec:
    """Return a large dot with a white edge."""
    edge = {"color": "#ffffff", "width": 3}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {"size": 19, "color": colour, "line": edge},
    }


def level(y: float, colour: str, dash: str, layer: str = "below") -> Spec:
    """Return a line across the chart at a value."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": y,
        "y1": y,
        "line": {"color": colour, "width": 2, "dash": dash},
        "layer": layer,
    }


def words(
    x: float, text: str, size: int, colour: str, drop: float | None = None, **more: Any
) -> Spec:
    """Return a text. Its baseline lies `drop` pixels under its place, or its middle on it."""
    if drop is not None:
        more |= {"yanchor": "bottom", "yshift": -drop - _BASELINE_SHARE * size}
    return {
        "x": x,
        "text": text,
        "showarrow": False,
        "borderpad": 0,
        "borderwidth": 0,
        "font": {"size": size, "color": colour},
        **more,
    }


def inside(middle_px: float, text: str, size: int, colour: str, **more: Any) -> Spec:
    """Return a text around a pixel of the width, moved inwards where it would leave the chart."""
    half = text_width(text, size) / 2
    if middle_px < half:
        place, anchor = 0.0, "left"
    elif middle_px > WIDTH - half:
        place, anchor = 1.0, "right"
    else:
        place, anchor = middle_px / WIDTH, "center"
    return words(place, text, size, colour, xref="paper", xanchor=anchor, **more)


def text_width(text: str, size: int) -> float:
    """Return how wide a text is at most, in pixels; all of it is bold or none."""
    plain = text.removeprefix("<b>").removesuffix("</b>")
    return width_of(plain, size, bold=plain != text)


def _largest_size(texts: Sequence[str], room: float, *, bold: bool) -> int:
    """Return the largest size at which each text has room."""
    for size in (24, 22, 20):
        if max(width_of(text, size, bold) for text in texts) <= room:
            return size
    return 18


def _spec(caption: str, margins: tuple[int, int], **parts: Any) -> Spec:
    """Return a spec with a caption above; `margins` are the pixels above and below the plot.

    `parts` are its data, annotations and shapes, and the ranges of its axes, x and y.
    """
    top, bottom = margins
    title = words(0, caption, _CAPTION, QUIET, y=1, drop=20 - top, xanchor="left")
    return {
        # Nothing in them lies outside the plot, and cutting a picture takes time.
        "data": [{**trace, "cliponaxis": False} for trace in parts["data"]],
        "layout": {
            "height": HEIGHT,
            "margin": {"l": 0, "r": 0, "t": top, "b": bottom, "pad": 0},
            "font": {"size": _TICK},
            "xaxis": {"range": list(parts["x"]), "visible": False},
            "yaxis": {"range": list(parts["y"]), "visible": False},
            "annotations": [{**title, "xref": "paper", "yref": "paper"}, *parts["annotations"]],
            "shapes": parts["shapes"],
        },
    }
