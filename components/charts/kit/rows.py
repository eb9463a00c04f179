"""Charts of horizontal rows with their labels above, or left of them where there is room."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.kit.chart import Spec
from components.charts.kit.layout import label, layout
from components.charts.kit.traces import hover_words, marker_trace
from components.charts.lettering import phrases, width_of
from components.charts.palette import CONTEXT, SCENARIO, faded

ROW_PX = 52
LINE_PX = 16
LABEL_PX = 338
"""How wide a label above its row may be: as wide as the plot on a phone."""
GUTTER_PX = 300
"""How wide a label left of its row may be."""
LOW_ROW_PX = 38
"""Height of a row with a label of one line above a bar, where a chart must be low."""
FRAME_PX = 40
"""What the axis and the edges take of the height of a chart of rows."""
_GUTTER_ROW_PX = 26
_TAG = re.compile("<.*?>")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a chart with horizontal rows: its label and the marks on it.

    `bar` is a (from, to) span; hollow bars are estimates, thin ones join two points. `points`
    are (x, filled) marks of the shape `symbol`; `arrow` says that the end is not known; `tick` is
    the place of the reader's own value on this row, where the rows of a chart do not share one.
    """

    label: str
    hover: str
    colour: str
    bar: tuple[float, float] | None = None
    hollow: bool = False
    thin: bool = False
    points: tuple[tuple[float, bool], ...] = ()
    symbol: str = "circle"
    arrow: bool = False
    tick: float | None = None


def row_chart(
    rows: Sequence[Row],
    x: Spec,
    marker: tuple[float, str] | None = None,
    *,
    row_px: int = ROW_PX,
    gutter_px: int = 0,
) -> Spec:
    """Return a chart of horizontal rows, each with its label above, or left of it in a gutter.

    `marker` is the place of the reader's own value, ticked on every row, and its text. `row_px`
    is the height of a row with a label of one line above, `gutter_px` the width of the gutter, 0
    for labels above. Labels that are too wide are broken.
    """
    label_px = gutter_px or LABEL_PX
    texts = [_broken(row.label, label_px) for row in rows]
    placed = list(zip(range(len(rows), 0, -1), rows, strict=True))
    breaks = max(text.count("<br>") for text in texts)
    row_px = (_GUTTER_ROW_PX if gutter_px else row_px) + LINE_PX * breaks
    stands = (
        {"yanchor": "middle", "xshift": -label_px}
        if gutter_px
        else {"yanchor": "bottom", "xshift": 0}
    )
    annotations = [
        label(
            0,
            place - 0.12 if gutter_px else place + 0.08,
            text,
            xref="paper",
            xanchor="left",
            align="left",
            **stands,
        )
        for (place, _), text in zip(placed, texts, strict=True)
    ]
    shapes = [_grid(len(rows), x)]
    shapes += [tick(row.tick, place) for place, row in placed if row.tick is not None]
    if marker:
        place, text = marker
        low, high = x["range"]
        on_scale = low <= place <= high
        shapes += [tick(place, row) for row, _ in placed] if on_scale else []
        rightwards = place < (low + high) / 2
        mark = " ▾" if on_scale else ""
        annotations.append(
            label(
                min(max(place, low), high),
                len(rows) + 0.75,
                f"{mark[::-1]}<b>{text}</b>" if rightwards else f"<b>{text}</b>{mark}",
                xanchor="left" if rightwards else "right",
                yanchor="bottom",
                xshift=-6 * on_scale if rightwards else 9 * on_scale,
            )
        )
    top = len(rows) + (1.3 if marker else 0.4 if gutter_px else 0.8)
    return {
        "data": [_row_bars(placed), *_row_points(placed)],
        "layout": layout(
            height=round(row_px * (top - 0.4)) + FRAME_PX,
            x={**x, "showgrid": False, "zeroline": False},
            y={"visible": False, "range": [0.4, top]},
            margin=(label_px + 8 if gutter_px else 8, 28),
            annotations=annotations,
            shapes=shapes,
            barmode="overlay",
        ),
    }


def _broken(text: str, width_px: float) -> str:
    """Return a label with breaks where its lines would be wider than a width.

    A value that would stand alone on a line takes the phrase before it along.

    >>> _broken("Oracle, July 2026: <b>1.55</b>", 125)
    'Oracle, July<br>2026: <b>1.55</b>'
    """
    lines = []
    for line in text.split("<br>"):
        is_bold = "<b>" in line

        def fits(*pieces: str, is_bold: bool = is_bold) -> bool:
            return width_of(_TAG.sub("", "".join(pieces)).rstrip(), 12, is_bold) <= width_px

        filled: list[list[str]] = [[]]
        for piece in phrases(line):
            if filled[-1] and not fits(*filled[-1], piece):
                filled.append([])
            filled[-1].append(piece)
        if len(filled) > 1 and len(filled[-1]) == 1 < len(filled[-2]):
            last, alone = filled[-2][-1], filled[-1][0]
            if fits(last, alone):
                filled[-1].insert(0, filled[-2].pop())
        lines += ["".join(pieces).rstrip() for pieces in filled]
    return "<br>".join(lines)


def tick(x: float, place: int, colour: str = SCENARIO, dash: str = "solid") -> Spec:
    """Return the mark of a value of the reader's on one row; rows count from 1, the lowest."""
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": place - 0.36,
        "y1": place + 0.1,
        "line": {"color": colour, "width": 3, "dash": dash},
    }


def _grid(rows: int, x: Spec) -> Spec:
    """Return the lines of the scale beside the bars only, so that none runs through a label."""
    low, high = (10**end if x.get("type") == "log" else end for end in x["range"])
    steps = (
        f"M{value:g},{row - 0.36:g}V{row + 0.06:g}"
        for value in x["tickvals"]
        if low <= value <= high
        for row in range(1, rows + 1)
    )
    return {
        "type": "path",
        "path": "".join(steps),
        "line": {"color": faded(CONTEXT, 0.35), "width": 1},
        "layer": "below",
    }


def _row_bars(placed: Sequence[tuple[int, Row]]) -> Spec:
    bars = [(place, row, row.bar) for place, row in placed if row.bar]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place - 0.12 for place, _, _ in bars],
        "base": [round(bar[0], 3) for _, _, bar in bars],
        "x": [round(bar[1] - bar[0], 3) for _, _, bar in bars],
        "width": [0.05 if row.thin else 0.3 for _, row, _ in bars],
        "marker": {
            "color": [faded(row.colour, 0.12 if row.hollow else 0.85) for _, row, _ in bars],
            "line": {"color": [row.colour for _, row, _ in bars], "width": 1.5},
        },
        **hover_words([row.hover for _, row, _ in bars]),
    }


def _row_points(placed: Sequence[tuple[int, Row]]) -> list[Spec]:
    points = [(place, row, point) for place, row in placed for point in row.points]
    arrows = [(place, row) for place, row in placed if row.arrow]
    marks = [
        marker_trace(
            [round(point[0], 3) for _, _, point in points],
            [place - 0.12 for place, _, _ in points],
            {
                "size": 11,
                "symbol": [
                    row.symbol if point[1] else f"{row.symbol}-open" for _, row, point in points
                ],
                "color": [row.colour if row.thin else "#ffffff" for _, row, _ in points],
                "line": {
                    "color": [row.colour if row.thin else "#2b313c" for _, row, _ in points],
                    "width": 2,
                },
            },
            [row.hover for _, row, _ in points],
        )
    ]
    if arrows:
        marks.append(
            marker_trace(
                [round(row.bar[1], 3) for _, row in arrows if row.bar],
                [place - 0.12 for place, _ in arrows],
                {
                    "size": 12,
                    "symbol": "triangle-right",
                    "color": [row.colour for _, row in arrows],
                },
                [row.hover for _, row in arrows],
            )
        )
    return marks
