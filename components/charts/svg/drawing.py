"""A chart spec drawn: its axes, traces, shapes and notes, from back to front."""

import math

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.svg.axes import Axis, Plot, grid, plot_of
from components.charts.svg.elements import (
    LINE_HEIGHT,
    ON_WHITE,
    TAG,
    Colours,
    Style,
    fill_attributes,
    line_element,
    pixels,
    rectangle,
    stroke_attributes,
    text_line,
)
from components.charts.svg.traces import trace_elements


def drawing(spec: Spec, width: float, colours: Colours = ON_WHITE) -> str:
    """Return the marks and words of a spec as SVG elements, from (0, 0) to its width and height."""
    plot = plot_of(spec, width, colours)
    layout = spec["layout"]
    shapes = layout.get("shapes", [])
    clipped = [
        part
        for trace in spec["data"]
        if trace.get("cliponaxis", True)
        for part in trace_elements(trace, plot)
    ]
    free = [
        part
        for trace in spec["data"]
        if not trace.get("cliponaxis", True)
        for part in trace_elements(trace, plot)
    ]
    left, top = plot.x.start, plot.y.end
    area = (pixels(left), pixels(top), pixels(plot.x.end - left), pixels(plot.y.start - top))
    if clipped:
        clipped = [
            '<svg x="{0}" y="{1}" width="{2}" height="{3}" viewBox="{0} {1} {2} {3}">'.format(
                *area
            ),
            *clipped,
            "</svg>",
        ]
    return "\n".join(
        [
            *grid(layout, plot),
            *(_shape(shape, plot) for shape in shapes if shape.get("layer") == "below"),
            *clipped,
            *free,
            *(_shape(shape, plot) for shape in shapes if shape.get("layer") != "below"),
            *(_note(note, plot) for note in layout.get("annotations", [])),
        ]
    )


def _shape(shape: Spec, plot: Plot) -> str:
    def place(axis: Axis, name: str, end: int) -> float:
        value = shape[f"{name}{end}"]
        return axis.across(value) if shape.get(f"{name}ref") == "paper" else axis.at(value)

    x0, x1 = (place(plot.x, "x", end) for end in (0, 1))
    y0, y1 = (place(plot.y, "y", end) for end in (0, 1))
    if shape["type"] == "line":
        return line_element((x0, y0), (x1, y1), shape["line"])
    look = fill_attributes(shape["fillcolor"]) + stroke_attributes(shape.get("line", {}))
    return rectangle((x0, x1), (y0, y1), look)


def _note(note: Spec, plot: Plot) -> str:
    """Return a text: its box hangs by its anchors on its place, or on the end of its arrow."""
    size = note["font"]["size"]
    lines = note["text"].split("<br>")
    wide = max(width_of(TAG.sub("", line), size, "<b>" in line) for line in lines)
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
        arrow = line_element((x, y), (x + note["ax"], y + note["ay"] - short), stroke)
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
    style = Style(size, note["font"].get("color", plot.colours.ink), anchor=side)
    weight = False
    drawn = []
    for row, line in enumerate(lines):
        baseline = top + size * (LINE_HEIGHT * row + 1.0)
        drawn.append(text_line(f"<b>{line}" if weight else line, at, baseline, style))
        tags = TAG.findall(line)
        weight = tags[-1] == "<b>" if tags else weight
    return arrow + "".join(drawn)
