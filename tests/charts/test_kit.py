"""What the parts of the kit promise to every chart."""

import re

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.kit import (
    Row,
    Spec,
    band_trace,
    line_trace,
    marker_trace,
    reference_line,
    row_chart,
    stroke,
    zone,
)
from components.charts.palette import CONTEXT, SCENARIO

ROWS = [
    Row("First", "first", CONTEXT, bar=(1.0, 4.0), points=((2.0, True),), thin=True),
    Row("Second<br>with more", "second", CONTEXT, bar=(0.0, 3.0), hollow=True, arrow=True),
]
AXIS = {"range": [0, 10], "tickvals": [0, 5, 10, 15]}


def ticks(spec: Spec) -> list[float]:
    return [s["x0"] for s in spec["layout"]["shapes"] if s["line"]["color"] == SCENARIO]


def test_the_scale_is_drawn_beside_the_bars_and_through_no_label() -> None:
    spec = row_chart(ROWS, AXIS)
    (grid,) = spec["layout"]["shapes"]
    steps = re.findall(r"M([\d.]+),([\d.]+)V([\d.]+)", grid["path"])
    assert {float(x) for x, _, _ in steps} == {0, 5, 10}  # 15 is beyond the axis
    assert len(steps) == 3 * len(ROWS)
    labels = spec["layout"]["annotations"]
    bars = spec["data"][0]["y"]
    for _, low, high in steps:
        (bar,) = [y for y in bars if float(low) < y < float(high)]
        above = min(note["y"] for note in labels if note["y"] > bar)
        assert float(high) < above
    assert not spec["layout"]["xaxis"]["showgrid"]
    assert not spec["layout"]["xaxis"]["zeroline"]


def test_rows_stand_from_the_top_down_each_under_its_label() -> None:
    spec = row_chart(ROWS, AXIS)
    bars = spec["data"][0]
    first, second = spec["layout"]["annotations"]
    assert (first["text"], second["text"]) == ("First", "Second<br>with more")
    assert first["y"] > bars["y"][0] > second["y"] > bars["y"][1]
    assert spec["layout"]["yaxis"]["range"][0] < bars["y"][1]
    assert first["y"] < spec["layout"]["yaxis"]["range"][1]


def test_bars_span_from_and_to_and_an_open_end_has_an_arrow_there() -> None:
    bars, points, arrows = row_chart(ROWS, AXIS)["data"]
    assert list(zip(bars["base"], bars["x"], strict=True)) == [(1, 3), (0, 3)]
    assert points["x"] == [2]
    assert arrows["x"] == [3]
    assert arrows["y"] == [bars["y"][1]]
    assert bars["customdata"] == ["first", "second"]


def test_a_label_of_two_lines_makes_every_row_higher() -> None:
    low, high = (row_chart(rows, AXIS)["layout"]["height"] for rows in (ROWS[:1] * 2, ROWS))
    assert high > low


@pytest.mark.parametrize(
    ("value", "place", "ticked", "anchor"),
    [
        (4.0, 4, True, "left"),
        (6.0, 6, True, "right"),
        (-3, 0, False, "left"),
        (12, 10, False, "right"),
    ],
)
def test_the_readers_value_is_ticked_on_every_row_or_named_at_the_end_it_lies_beyond(
    value: float, place: float, ticked: bool, anchor: str
) -> None:
    spec = row_chart(ROWS, AXIS, (value, "yours"))
    assert ticks(spec) == [value] * len(ROWS) * ticked
    name = spec["layout"]["annotations"][-1]
    assert (name["x"], name["xanchor"]) == (place, anchor)
    assert ("▾" in name["text"]) == ticked


@given(st.lists(st.floats(-9, 9), min_size=2, max_size=9, unique=True))
def test_a_band_runs_out_along_one_line_and_back_along_the_other(x: list[float]) -> None:
    upper, lower = [place + 20 for place in x], [place - 20 for place in x]
    band = band_trace(x, upper, lower, "#000000")
    half = len(x)
    assert list(zip(band["x"], band["y"], strict=True))[:half] == list(zip(x, upper, strict=True))
    assert band["x"][half:] == x[::-1]
    assert band["y"][half:] == lower[::-1]


def test_what_is_said_of_points_is_one_template_or_one_text_each() -> None:
    one = line_trace([1, 2], [3, None], stroke(SCENARIO, 3, "dot"), "%{y}")
    each = marker_trace([1, 2], [3, 4], {"size": 9}, ["a", "b"], cliponaxis=False)
    assert "customdata" not in one
    assert each["customdata"] == ["a", "b"]
    assert (one["mode"], each["mode"]) == ("lines", "markers")
    assert one["hovertemplate"].endswith("<extra></extra>")
    assert each["cliponaxis"] is False
    go.Figure([one, each])


@pytest.mark.parametrize(("axis", "other"), [("x", "y"), ("y", "x")])
def test_lines_and_zones_cross_the_whole_plot(axis: str, other: str) -> None:
    line, filled = reference_line(axis, 5), zone(axis, 2, 3, "#000000")
    assert (line[f"{axis}0"], line[f"{axis}1"]) == (5, 5)
    assert (filled[f"{axis}0"], filled[f"{axis}1"]) == (2, 3)
    for shape in (line, filled):
        assert (shape[f"{other}0"], shape[f"{other}1"], shape[f"{other}ref"]) == (0, 1, "paper")
    go.Figure(layout={"shapes": [line, filled]})
