"""The texts placed in a chart: the box that each takes, and its lines as SVG."""

import math
from functools import lru_cache
from typing import NamedTuple

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.svg.axes import Plot
from components.charts.svg.elements import LINE_HEIGHT, TAG, Style, line_element, text_line

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}
"""Which part of a text lies before its anchor."""

_EDGE = 'stroke-width="3" stroke-opacity="0.8" stroke-linejoin="round"'


class Box(NamedTuple):
    """Where something lies on the picture, in pixels from its left and upper edge."""

    left: float
    top: float
    right: float
    bottom: float


def note_box(note: Spec, plot: Plot) -> Box:
    """Return the box of a text on a picture.

    Its width is that of the widest font, so that it holds the text in any.
    """
    across, up = note_place(note, plot)
    x, y = plot.x.across(across), plot.y.across(up)
    left, top, right, bottom = hanging_box(note)
    return Box(x + left, y + top, x + right, y + bottom)


def note_place(note: Spec, plot: Plot) -> tuple[float, float]:
    """Return the place that a text or its arrow points at, as shares of both axes."""
    return (
        note["x"] if note.get("xref") == "paper" else plot.x.share(note["x"]),
        note["y"] if note.get("yref") == "paper" else plot.y.share(note["y"]),
    )


def hanging_box(note: Spec) -> Box:
    """Return the box of a text from its place: it hangs there by its anchors, or on its arrow."""
    wide, high = _size_px(note["text"], note["font"]["size"])
    x, y = note.get("xshift", 0), -note.get("yshift", 0)
    anchor = note.get("yanchor", "middle")
    if note.get("showarrow"):
        # The text stands in the middle of the arrow's end.
        x, y = x + note["ax"], y + note["ay"]
        anchor = "middle"
    edge = note.get("borderpad", 1) + note.get("borderwidth", 1)
    left = x + edge - _SHARES[note.get("xanchor", "center")] * (wide + 2 * edge)
    top = y + edge - _SHARES[anchor] * (high + 2 * edge)
    return Box(left, top, left + wide, top + high)


@lru_cache(maxsize=512)
def _size_px(text: str, size: float) -> tuple[float, float]:
    """Return the width and height of a text. Each is measured in many places, one after another."""
    lines = text.split("<br>")
    wide = max(width_of(TAG.sub("", line), size, "<b>" in line) for line in lines)
    return wide, len(lines) * size * LINE_HEIGHT


def note_elements(note: Spec, plot: Plot) -> str:
    """Return a text with its arrow, if it has one, as SVG elements."""
    size = note["font"]["size"]
    box = note_box(note, plot)
    arrow = ""
    if note.get("showarrow"):
        # The arrow stops where the text begins.
        across, up = note_place(note, plot)
        x = plot.x.across(across) + note.get("xshift", 0)
        y = plot.y.across(up) - note.get("yshift", 0)
        short = math.copysign((box.bottom - box.top) / 2, note["ay"])
        stroke = {"color": note["arrowcolor"], "width": note["arrowwidth"]}
        arrow = line_element((x, y), (x + note["ax"], y + note["ay"] - short), stroke)
    align: str = note.get("align") or note.get("xanchor", "center")
    # A line that is aligned as it is anchored ends there in every font, whatever its width.
    at, side = {
        "left": (box.left, "start"),
        "center": ((box.left + box.right) / 2, "middle"),
        "right": (box.right, "end"),
    }[align]
    style = Style(size, note["font"].get("color", plot.colours.ink), anchor=side)
    weight = False
    drawn = []
    for row, line in enumerate(note["text"].split("<br>")):
        baseline = box.top + size * (LINE_HEIGHT * row + 1.0)
        drawn.append(text_line(f"<b>{line}" if weight else line, at, baseline, style))
        tags = TAG.findall(line)
        weight = tags[-1] == "<b>" if tags else weight
    # An edge in the colour of the ground keeps lines behind a text away from its letters.
    edge = f'paint-order="stroke" stroke="{plot.colours.ground}" {_EDGE}'
    return f"{arrow}<g {edge}>{''.join(drawn)}</g>"
