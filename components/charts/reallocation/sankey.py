"""The flow from the sources of the money through the total to its uses, as filled areas."""

from collections.abc import Sequence
from math import ceil
from typing import TypeAlias

from components.charts.kit import Spec, label, layout
from components.charts.lettering import width_of
from components.charts.palette import CONTEXT, NOTHING, faded
from components.charts.reallocation.parts import Part, hover_text, is_empty, part_words
from components.context import Context
from components.text import say

FLOW_PX = 330
GAP_PX = 46  # so that labels of three lines do not meet however thin their nodes are
TOTAL_PX = FLOW_PX - 2 * GAP_PX
"""The thickness of the total: three sources and their gaps fill the height, in every scenario."""
MARGIN = {"l": 158, "r": 150, "t": 48, "b": 34}
NARROW = {"l": 96, "r": 128}
"""The margins on a phone, just what the amounts take; longer names take more."""
LABEL_GAP, EDGE = 8, 8
"""Free space between a node and its label, and beyond a label on a phone."""
NODE = 0.04  # of the width between the margins: 16 px in a page's column
LEFT, MIDDLE, RIGHT = (0.0, NODE), (0.5 - NODE / 2, 0.5 + NODE / 2), (1 - NODE, 1.0)
SIDE_POINTS = 24

Point: TypeAlias = tuple[float, float]
Span: TypeAlias = tuple[float, float]
"""From where to where, the lower end first."""


def sankey_diagram(
    sources: Sequence[Part], uses: Sequence[Part], context: Context, *, narrow: bool = False
) -> Spec:
    """Return the flow from the sources through the total to the uses, as filled areas.

    Across, places are shares of the width between the margins; up, they are pixels. An empty
    source keeps its gaps, its label and its areas without thickness: nothing jumps when it fills.
    Labels are annotations beside the nodes, clear of the bands.
    """
    language = context.language
    total = Part("total", context.results.buildout.total_usd_tn, 1.0, CONTEXT)
    left, right = _spans(sources, GAP_PX), _spans(uses, GAP_PX)
    bands = [
        *_bands((LEFT[1], MIDDLE[0]), left, _spans(sources, 0)),
        *_bands((MIDDLE[1], RIGHT[0]), _spans(uses, 0), right),
    ]
    nodes = [
        *(_rectangle(LEFT, span) for span in left),
        *(_rectangle(MIDDLE, span) for span in _spans([total], 0)),
        *(_rectangle(RIGHT, span) for span in right),
    ]
    total_label = label(
        0.5,
        FLOW_PX,
        say(language, "reallocation.sources.node_total", **part_words(total, language)),
        yanchor="bottom",
        yshift=4,
    )
    labels = [
        *(_node_label(0, span, part, language) for part, span in zip(sources, left, strict=True)),
        *(_node_label(1, span, part, language) for part, span in zip(uses, right, strict=True)),
        total_label,
    ]
    return {
        "data": [
            *(
                _area(part, outline, _band_colour(part), language)
                for part, outline in zip((*sources, *uses), bands, strict=True)
            ),
            *(
                _area(part, outline, part.colour, language)
                for part, outline in zip((*sources, total, *uses), nodes, strict=True)
            ),
        ],
        "layout": _layout(labels, _narrow_margin(sources, uses, language) if narrow else {}),
    }


def _narrow_margin(sources: Sequence[Part], uses: Sequence[Part], language: str) -> Spec:
    """Return the margins of a phone. They hang on names, not on amounts: no move changes them."""

    def room(parts: Sequence[Part]) -> int:
        names = (part_words(part, language)["name"] for part in parts)
        return ceil(max(width_of(name, 12) for name in names)) + LABEL_GAP + EDGE

    return {"l": max(NARROW["l"], room(sources)), "r": max(NARROW["r"], room(uses))}


def _layout(labels: list[Spec], margin: Spec) -> Spec:
    hidden = {"visible": False, "zeroline": False, "tickvals": []}
    drawn = layout(
        height=FLOW_PX + MARGIN["t"] + MARGIN["b"],
        x={**hidden, "range": [0, 1]},
        y={**hidden, "range": [0, FLOW_PX]},
        annotations=labels,
    )
    drawn["margin"] |= MARGIN | margin
    return drawn


def _spans(parts: Sequence[Part], gap_px: float) -> list[Span]:
    """Return where the parts of a column lie, in pixels from the bottom, the first part on top.

    The column stands in the middle; its parts are `gap_px` apart.
    """
    top = (FLOW_PX + TOTAL_PX + gap_px * (len(parts) - 1)) / 2
    spans = []
    for part in parts:
        bottom = top - part.share * TOTAL_PX
        spans.append((bottom, top))
        top = bottom - gap_px
    return spans


def _bands(across: Span, starts: Sequence[Span], ends: Sequence[Span]) -> list[list[Point]]:
    """Return the outlines of bands from spans to spans; thick all along as at their ends."""
    return [
        [*_side(across, start[1], end[1]), *reversed(_side(across, start[0], end[0]))]
        for start, end in zip(starts, ends, strict=True)
    ]


def _side(across: Span, y0: float, y1: float) -> list[Point]:
    """Return a curve that is level at both ends: a cubic Bezier with its handles half-way."""
    x0, x1 = across
    steps = [place / (SIDE_POINTS - 1) for place in range(SIDE_POINTS)]
    return [
        (
            x0 + (x1 - x0) * (1.5 * step * (1 - step) + step**3),
            y0 + (y1 - y0) * (3 - 2 * step) * step**2,
        )
        for step in steps
    ]


def _rectangle(across: Span, up: Span) -> list[Point]:
    return [(across[0], up[1]), (across[1], up[1]), (across[1], up[0]), (across[0], up[0])]


def _area(part: Part, outline: Sequence[Point], colour: str, language: str) -> Spec:
    """Return a filled area with the words of its part. Its outline is for a ghost of it."""
    closed = [*outline, outline[0]]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [round(x, 4) for x, _ in closed],
        "y": [round(y, 4) for _, y in closed],
        "fill": "toself",
        "fillcolor": colour,
        "line": {
            "width": 0,
            "color": NOTHING if is_empty(part) else part.colour,
            "simplify": False,
        },
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": hover_text(part, language),
    }


def _node_label(side: int, span: Span, part: Part, language: str) -> Spec:
    kind = "node_none" if is_empty(part) else "node"
    return label(
        side,
        round(sum(span) / 2, 4),
        say(language, f"reallocation.sources.{kind}", **part_words(part, language)),
        xanchor="left" if side else "right",
        align="left" if side else "right",
        yanchor="middle",
        xshift=LABEL_GAP if side else -LABEL_GAP,
    )


def _band_colour(part: Part) -> str:
    """Return the colour of a part's band: equity stands out, debt is paler."""
    if part.colour == CONTEXT:
        return faded(CONTEXT, 0.35)
    return faded(part.colour, 0.28 if part.hollow else 0.75)
