"""A second scenario behind the reader's own: the same marks in grey."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from components.charts.kit import Chart, Spec
from components.charts.palette import CONTEXT, NOTHING, SCENARIO, faded

OUTLINE_PX = 1.5
_FADED = faded(SCENARIO, 1).removesuffix("1)")


def with_ghost(spec: Spec, other: Spec, name: str) -> Spec:
    """Return a chart with the reader's marks of another chart of the same kind behind its own.

    Of `other`, only what has the colour of the reader's scenario is taken, in grey and dotted.
    `name` says in tooltips whose marks these are.
    """
    ghosts = [_grey(trace, name) for trace in other["data"] if _is_readers(trace)]
    shapes = [
        _grey_shape(s)
        for s in other["layout"].get("shapes", [])
        if _reader(s.get("line", {}).get("color"))
    ]
    layout = {**spec["layout"], "shapes": [*shapes, *spec["layout"].get("shapes", [])]}
    return {"data": [*ghosts, *spec["data"]], "layout": layout}


def ghosted(chart: Chart, other: Chart, name: str) -> Chart:
    """Return a chart with the reader's marks of the pinned scenario behind its own."""
    narrow = chart.narrow
    if narrow is not None and other.narrow is not None:
        narrow = with_ghost(narrow, other.narrow, name)
    return replace(chart, spec=with_ghost(chart.spec, other.spec, name), narrow=narrow)


def _is_readers(trace: Spec) -> bool:
    return trace.get("type") in {"scatter", "bar"} and any(map(_reader, _colours(trace)))


def _reader(colour: Any) -> bool:
    """Tell whether a colour is that of the reader's scenario, faded or not."""
    return isinstance(colour, str) and (colour == SCENARIO or colour.startswith(_FADED))


def _colours(trace: Spec) -> Iterator[str]:
    marker = trace.get("marker", {})
    for part in (trace.get("line", {}), marker, marker.get("line", {})):
        colour = part.get("color")
        if isinstance(colour, list):
            yield from colour
        else:
            yield colour


def _grey(trace: Spec, name: str) -> Spec:
    ghost = deepcopy(trace)
    if "line" in ghost:
        ghost["line"] = {**ghost["line"], "color": CONTEXT, "dash": "dot"}
    if ghost.pop("fill", None):
        # An area becomes its outline, so that the reader's own shows through.
        ghost["line"]["width"] = OUTLINE_PX
    if "marker" in ghost:
        ghost["marker"] = _grey_marker(ghost["marker"], hollow=trace["type"] == "bar")
    ghost["hoverinfo"] = "skip"
    for words in ("hovertemplate", "customdata", "text"):
        ghost.pop(words, None)
    ghost["name"] = name
    return ghost


def _grey_marker(marker: Spec, *, hollow: bool) -> Spec:
    """Return a marker in grey; bars are outlines, so that the reader's own show through.

    Marks in a list that are not the reader's own stay out of sight.
    """
    line = marker.get("line", {})
    outlines = line.get("color")
    shown = outlines if isinstance(outlines, list) else marker.get("color")
    fill = NOTHING if hollow else CONTEXT
    if not isinstance(shown, list):
        return {**marker, "color": fill, "line": {**line, "color": CONTEXT}}
    return {
        **marker,
        "color": [fill if _reader(colour) else NOTHING for colour in shown],
        "line": {**line, "color": [CONTEXT if _reader(c) else NOTHING for c in shown]},
    }


def _grey_shape(shape: Spec) -> Spec:
    return {**shape, "line": {**shape["line"], "color": CONTEXT, "dash": "dot"}}
