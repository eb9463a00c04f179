"""A second scenario behind the reader's own: the same marks in grey."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from components.charts.frame import Chart, Spec
from components.charts.palette import CONTEXT, SCENARIO, faded


def with_ghost(spec: Spec, other: Spec, name: str) -> Spec:
    """Return a chart with the reader's marks of another chart of the same kind behind its own.

    Of `other`, only what has the colour of the reader's scenario is taken, in grey and dotted.
    `name` says in tooltips whose marks these are.
    """
    ghosts = [_grey(trace, name) for trace in other["data"] if _is_readers(trace)]
    shapes = [_grey_shape(s) for s in other["layout"].get("shapes", []) if _colour(s) == SCENARIO]
    layout = {**spec["layout"], "shapes": [*shapes, *spec["layout"].get("shapes", [])]}
    return {"data": [*ghosts, *spec["data"]], "layout": layout}


def ghosted(chart: Chart, other: Chart, name: str) -> Chart:
    """Return a chart with the reader's marks of the pinned scenario behind its own."""
    narrow = chart.narrow
    if narrow is not None and other.narrow is not None:
        narrow = with_ghost(narrow, other.narrow, name)
    return replace(chart, spec=with_ghost(chart.spec, other.spec, name), narrow=narrow)


def _is_readers(trace: Spec) -> bool:
    return trace.get("type") in {"scatter", "bar"} and SCENARIO in set(_colours(trace))


def _colours(trace: Spec) -> Iterator[str]:
    for part in (trace.get("line", {}), trace.get("marker", {})):
        colour = part.get("color")
        if isinstance(colour, str):
            yield colour
        elif isinstance(colour, list):
            yield from colour


def _colour(shape: Spec) -> Any:
    return shape.get("line", {}).get("color")


def _grey(trace: Spec, name: str) -> Spec:
    ghost = deepcopy(trace)
    if "line" in ghost:
        ghost["line"] = {**ghost["line"], "color": CONTEXT, "dash": "dot"}
    if "marker" in ghost:
        ghost["marker"] = _grey_marker(ghost["marker"])
    ghost["hoverinfo"] = "skip"
    ghost.pop("hovertemplate", None)
    ghost.pop("text", None)
    ghost["name"] = name
    return ghost


def _grey_marker(marker: Spec) -> Spec:
    colour = marker.get("color")
    grey = {**marker, "color": CONTEXT}
    if isinstance(colour, list):
        # Marks that are not the reader's own stay out of sight.
        grey["color"] = [CONTEXT if c == SCENARIO else faded(CONTEXT, 0) for c in colour]
    if "line" in marker:
        grey["line"] = {**marker["line"], "color": CONTEXT}
    return grey


def _grey_shape(shape: Spec) -> Spec:
    return {**shape, "line": {**shape["line"], "color": CONTEXT, "dash": "dot"}}
