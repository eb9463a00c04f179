"""Charts of horizontal rows with their labels above: readable at any width."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.kit.chart import Spec
from components.charts.kit.layout import label, layout
from components.charts.kit.traces import hover_words, marker_trace
from components.charts.palette import CONTEXT, SCENARIO, faded

ROW_PX = 52
LINE_PX = 16


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


def row_chart(rows: Sequence[Row], x: Spec, marker: tuple[float, str] | None = None) -> Spec:
    """Return a chart of horizontal rows, each with its label above.

    `marker` is the place of the reader's own value, ticked on every row, and its text.
    """
    placed = list(zip(range(len(rows), 0, -1), rows, strict=True))
    row_px = ROW_PX + LINE_PX * max(row.label.count("<br>") for row in rows)
    annotations = [
        label(
            0,
            place + 0.08,
            row.label,
            xref="paper",
            xanchor="left",
            yanchor="bottom",
            align="left",
        )
        for place, row in placed
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
    top = len(rows) + (1.3 if marker else 0.8)
    return {
        "data": [_row_bars(placed), *_row_points(placed)],
        "layout": layout(
            height=round(row_px * (top - 0.4)) + 40,
            x={**x, "showgrid": False, "zeroline": False},
            y={"visible": False, "range": [0.4, top]},
            margin=(8, 28),
            annotations=annotations,
            shapes=shapes,
            barmode="overlay",
        ),
    }


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
