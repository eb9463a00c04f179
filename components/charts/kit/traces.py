"""The traces of a figure on two numeric axes: lines, markers and the band between two lines."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from components.charts.kit.chart import Spec

Hover: TypeAlias = str | Sequence[str]
"""One text for all points, in which plotly fills in ``%{x}`` and the like, or one a point."""


def stroke(colour: str, width: float, dash: str = "solid") -> Spec:
    """Return how a line is drawn; `width` is in pixels, `dash` is "solid", "dash" or "dot"."""
    return {"color": colour, "width": width, "dash": dash}


def line_trace(
    x: Sequence[float | None], y: Sequence[float | None], line: Spec, hover: Hover, **more: Any
) -> Spec:
    """Return a line through points; it is interrupted where one is None.

    `more` is what else plotly should know: ``mode="lines+markers"`` and a `marker`, say.
    """
    return _scatter(x, y, hover, {"mode": "lines", "line": line, **more})


def marker_trace(
    x: Sequence[float], y: Sequence[float], marker: Spec, hover: Hover, **more: Any
) -> Spec:
    """Return points without a line."""
    return _scatter(x, y, hover, {"mode": "markers", "marker": marker, **more})


def band_trace(x: Sequence[float], y: Sequence[float], other_y: Sequence[float], fill: str) -> Spec:
    """Return the area between two lines over the same `x`."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*x, *reversed(x)],
        "y": [*y, *reversed(other_y)],
        "fill": "toself",
        "fillcolor": fill,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def hover_words(hover: Hover) -> Spec:
    """Return what a trace says of a point under the pointer, without plotly's name of the trace.

    >>> hover_words("%{y} in %{x}")
    {'hovertemplate': '%{y} in %{x}<extra></extra>'}
    >>> hover_words(["first", "second"])
    {'customdata': ['first', 'second'], 'hovertemplate': '%{customdata}<extra></extra>'}
    """
    if isinstance(hover, str):
        return {"hovertemplate": f"{hover}<extra></extra>"}
    return {"customdata": list(hover), **hover_words("%{customdata}")}


def _scatter(
    x: Sequence[float | None], y: Sequence[float | None], hover: Hover, drawn: Spec
) -> Spec:
    return {"type": "scatter", "x": list(x), "y": list(y), **hover_words(hover), **drawn}
