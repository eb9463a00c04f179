from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from components.charts.kit import Spec
from components.charts.pages import card_chart
from components.charts.palette import SCENARIO
from components.charts.picture import EDGE, WIDTH
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import ON_WHITE, Colours
from components.charts.svg.traces import CORNERS
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.evaluate import THEMES
from tests.charts.drawn import all_drawn, drawn
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

INNER = WIDTH - 2 * EDGE
SVG = "{http://www.w3.org/2000/svg}"

# What the writer draws, and what only matters to a browser: tooltips, touch, the theme's fonts.
DRAWN = """
trace: type mode x y line marker fill fillcolor cliponaxis orientation base width
line: color width dash shape
marker: color size symbol line cornerradius
layout: height margin font xaxis yaxis annotations shapes
margin: l r t b pad
axis: range type tickvals ticktext tickfont visible showgrid zeroline title
tickfont: size
title: text standoff font
annotation: x y text font xref yref xanchor yanchor xshift yshift align
  showarrow ax ay arrowcolor arrowwidth borderpad borderwidth
shape: type x0 x1 y0 y1 xref yref path line fillcolor layer
"""
LEFT_OUT = """
trace: customdata hovertemplate hoverinfo hoveron text name meta
line: simplify
marker: opacity
layout: showlegend dragmode hovermode barmode bargap
margin: autoexpand
axis: fixedrange automargin tickformat
annotation: arrowhead name captureevents
"""
SYMBOLS = {"circle", *CORNERS}
PARTS = {
    "xaxis": "axis",
    "yaxis": "axis",
    "annotations": "annotation",
    "shapes": "shape",
    "marker": "marker",
    "line": "line",
    "margin": "margin",
    "title": "title",
    "tickfont": "tickfont",
}


def elements(spec: Spec) -> list[ElementTree.Element]:
    text = f'<svg xmlns="{SVG[1:-1]}">{drawing(spec, INNER)}</svg>'
    return list(ElementTree.fromstring(text).iter())  # noqa: S314 - our own text


def known(listed: str) -> set[tuple[str, str]]:
    found, part = set(), ""
    for word in listed.split():
        if word.endswith(":"):
            part = word[:-1]
        else:
            found.add((part, word))
    return found


def used(value: Any, part: str) -> Iterator[tuple[str, str]]:
    for one in value if isinstance(value, list) else [value]:
        for key, below in one.items():
            yield part, key
            if key in PARTS and isinstance(below, dict | list) and below:
                yield from used(below, PARTS[key])


def symbols(trace: Spec) -> set[str]:
    symbol = trace.get("marker", {}).get("symbol", "circle")
    return {one.removesuffix("-open") for one in ([symbol] if isinstance(symbol, str) else symbol)}


def test_the_writer_knows_every_part_of_every_spec() -> None:
    expected = known(DRAWN) | known(LEFT_OUT)
    for scenario in ALL_CORNERS[::5]:
        for chart in all_drawn(scenario):
            spec = chart.narrow or chart.spec
            assert {symbol for trace in spec["data"] for symbol in symbols(trace)} <= SYMBOLS
            found = {*used(spec["data"], "trace"), *used(spec["layout"], "layout")}
            assert found <= expected, (chart.key, found - expected)
            assert {trace["type"] for trace in spec["data"]} <= {"scatter", "bar"}
            assert "tickvals" in spec["layout"]["xaxis"]


def test_the_writer_knows_every_part_of_the_charts_of_cards() -> None:
    for scenario in ALL_CORNERS[::9]:
        for theme in THEMES:
            spec = card_chart(theme, context(scenario, "en"))
            found = {*used(spec["data"], "trace"), *used(spec["layout"], "layout")}
            assert found <= known(DRAWN), (theme, found - known(DRAWN))


def test_a_bar_has_round_corners_where_the_chart_wants_them() -> None:
    spec = card_chart("digital", context(Scenario.default(), "en"))
    (radius,) = {one.attrib["rx"] for one in elements(spec) if one.tag == f"{SVG}rect"}
    assert float(radius) == spec["data"][0]["marker"]["cornerradius"]


def test_what_is_around_the_marks_takes_the_colours_that_are_given() -> None:
    """So that one drawing serves a light and a dark page, by variables of CSS."""
    given_ones = Colours("var(--ink)", "var(--grid)", "var(--zero)")
    for chart in all_drawn(Scenario.default()):
        svg = drawing(chart.spec, INNER, given_ones)
        assert 'fill="var(--ink)"' in svg
        assert not {ON_WHITE.ink, ON_WHITE.grid, ON_WHITE.zero} & set(svg.split('"')), chart.key


def test_only_what_may_leave_the_plot_is_cut() -> None:
    spec = card_chart("digital", context(Scenario.default(), "en"))
    assert [one.tag for one in elements(spec)].count(f"{SVG}svg") == 1  # the picture itself
    (bar,) = spec["data"]
    cut = {**spec, "data": [{**bar, "cliponaxis": True}]}
    assert [one.tag for one in elements(cut)].count(f"{SVG}svg") == 2


@settings(max_examples=tries(10))
@given(scenarios)
def test_the_writer_knows_every_symbol(scenario: Scenario) -> None:
    for chart in all_drawn(scenario):
        for trace in (chart.narrow or chart.spec)["data"]:
            assert symbols(trace) <= SYMBOLS


def test_a_line_ends_where_the_result_says() -> None:
    scenario = Scenario.from_changes({"c25": 416, "c26": 710, "g": 25, "ai": 100, "rest": 0})
    chart = drawn("buildout.cumulative", scenario)
    # 416 + 710 * (1 + 1.25 + 1.5625 + 1.953125 + 2.44140625) = 6,243 billion
    layout = chart.spec["layout"]
    margin, (first, last), (low, high) = (
        layout["margin"],
        layout["xaxis"]["range"],
        layout["yaxis"]["range"],
    )
    across = margin["l"] + (2030 - first) / (last - first) * (INNER - margin["l"] - margin["r"])
    tall = layout["height"] - margin["t"] - margin["b"]
    down = margin["t"] + (high - 6.243) / (high - low) * tall
    (path,) = [
        element.attrib["d"]
        for element in elements(chart.spec)
        if element.attrib.get("stroke") == SCENARIO
        and element.attrib.get("stroke-width") == "3"
        and element.tag == f"{SVG}path"
    ]
    x, y = (float(part) for part in path.rsplit("L", 1)[1].split(","))
    assert x == pytest.approx(across, abs=0.01)
    assert y == pytest.approx(down, abs=0.05)


def test_a_bar_begins_at_its_base_and_is_as_long_as_its_value() -> None:
    chart = drawn("macro.waterfall", Scenario.default())
    gross = evaluate(Scenario.default(), observed()).macro.gross_contribution_pp
    assert gross is not None
    layout = chart.spec["layout"]
    low, high = layout["xaxis"]["range"]
    per_point = (INNER - layout["margin"]["l"] - layout["margin"]["r"]) / (high - low)
    first = next(
        element
        for element in elements(chart.spec)
        if element.tag == f"{SVG}rect" and element.attrib.get("fill") == SCENARIO
    )
    zero = layout["margin"]["l"] - low * per_point
    assert float(first.attrib["x"]) == pytest.approx(zero, abs=0.02)
    assert float(first.attrib["width"]) == pytest.approx(gross * per_point, abs=0.1)
