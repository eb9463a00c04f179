"""A chart spec drawn: its axes, traces, shapes and notes, from back to front."""

import re

from components.charts.kit import Spec
from components.charts.svg.axes import Axis, Plot, grid, plot_of
from components.charts.svg.elements import (
    ON_WHITE,
    Colours,
    fill_attributes,
    line_element,
    path_data,
    pixels,
    rectangle,
    stroke_attributes,
)
from components.charts.svg.notes import note_elements
from components.charts.svg.traces import trace_elements

_UPRIGHT = re.compile(r"M([^,]+),([^V]+)V([^M]+)")
"""A step of a path of ours: a line straight up or down."""


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
            *(note_elements(note, plot) for note in layout.get("annotations", [])),
        ]
    )


def _shape(shape: Spec, plot: Plot) -> str:
    def place(axis: Axis, name: str, end: int) -> float:
        value = shape[f"{name}{end}"]
        return axis.across(value) if shape.get(f"{name}ref") == "paper" else axis.at(value)

    if shape["type"] == "path":
        steps = (
            path_data([(plot.x.at(x), plot.y.at(low)), (plot.x.at(x), plot.y.at(high))])
            for x, low, high in (map(float, step) for step in _UPRIGHT.findall(shape["path"]))
        )
        return f'<path d="{"".join(steps)}" fill="none"{stroke_attributes(shape["line"])}/>'
    x0, x1 = (place(plot.x, "x", end) for end in (0, 1))
    y0, y1 = (place(plot.y, "y", end) for end in (0, 1))
    if shape["type"] == "line":
        return line_element((x0, y0), (x1, y1), shape["line"])
    look = fill_attributes(shape["fillcolor"]) + stroke_attributes(shape.get("line", {}))
    return rectangle((x0, x1), (y0, y1), look)
