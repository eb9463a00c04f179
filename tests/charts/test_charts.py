import itertools
import json
import math
from collections.abc import Hashable, Iterator
from typing import Any

import orjson
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from components.charts import CHARTS, Chart, charts_of
from components.charts.kit import Spec
from components.charts.palette import CONTEXT, GROUNDS, GUESS, OBSERVED, RANGE, SCENARIO
from components.model import Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from components.web.pages.assets import BASIC_TRACES
from tests.charts.drawn import TODAY
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

PAGES = sorted(CHARTS)
FREE_TEXTS = {"text", "ticktext", "hovertext", "customdata", "name", "x", "y"}
"""Properties of a spec that may say anything, where a text stands."""
FOLLOWING_THE_QUESTION = "lab."
"""Charts whose axes follow what is asked: any result may stand on them, over any range."""


def drawn(scenario: Scenario, language: str) -> list[Chart]:
    inputs = context(scenario, language, TODAY)
    return [chart for page in PAGES for chart in charts_of(inputs, page)]


def forms(chart: Chart) -> list[Spec]:
    """The chart as it is drawn on a wide screen and, if it differs, on a narrow one."""
    return [chart.spec] if chart.narrow is None else [chart.spec, chart.narrow]


def types(spec: Spec) -> set[str]:
    return {trace["type"] for trace in spec["data"]}


def all_forms(charts_drawn: list[Chart]) -> list[Spec]:
    return [spec for chart in charts_drawn for spec in forms(chart)]


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for part in value.values():
            yield from numbers(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, float):
        yield value


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shape(value: Any, key: str = "") -> Hashable:
    """What plotly's rules look at: keys, types, signs and choices, but not free texts and numbers.

    Parts of a list that are alike count as one.
    """
    if isinstance(value, dict):
        return frozenset((name, shape(part, name)) for name, part in value.items())
    if isinstance(value, list | tuple):
        return type(value), frozenset(shape(part, key) for part in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return type(value), value > 0, value < 0, abs(value) > 1
    return type(value), None if key in FREE_TEXTS else value


@pytest.fixture(scope="module")
def seen() -> set[Hashable]:
    """The shapes of specs that plotly has checked already, which takes it long."""
    return set()


@pytest.fixture(
    scope="module",
    params=zip(ALL_CORNERS, itertools.cycle(LANGUAGES)),
    ids=lambda corner: f"{corner[0].changes()}-{corner[1]}",
)
def corner(request: pytest.FixtureRequest) -> tuple[Scenario, list[Chart]]:
    """A scenario at one end of a lever with its charts; the other end is in the other language."""
    scenario, language = request.param
    return scenario, drawn(scenario, language)


def test_specs_are_valid_plotly_at_every_corner(
    corner: tuple[Scenario, list[Chart]], seen: set[Hashable]
) -> None:
    for spec in all_forms(corner[1]):
        json.dumps(spec, allow_nan=False)
        orjson.dumps(spec)  # which takes no number of NumPy's
        if shape(spec) not in seen:
            go.Figure(spec)  # raises on an unknown property or a wrong type
            seen.add(shape(spec))


@settings(max_examples=tries(40))
@given(scenarios)
def test_charts_and_tables_hold_finite_numbers_only(scenario: Scenario) -> None:
    for chart in drawn(scenario, "en"):
        assert all(math.isfinite(value) for value in numbers(forms(chart)))
        assert all(math.isfinite(value) for value in numbers(chart.table.rows))
        orjson.dumps(forms(chart))


def axes(charts_drawn: list[Chart]) -> list[Any]:
    """The ranges of both axes of each chart but those that follow what is asked."""
    return [
        [spec["layout"][axis].get("range") for axis in ("xaxis", "yaxis")]
        for spec in all_forms(
            [chart for chart in charts_drawn if not chart.key.startswith(FOLLOWING_THE_QUESTION)]
        )
    ]


@pytest.fixture(scope="module")
def home() -> list[Any]:
    """The axes of the default scenario."""
    return axes(drawn(Scenario.default(), "en"))


def test_axes_stay_where_they_are_while_levers_move(
    corner: tuple[Scenario, list[Chart]], home: list[Any]
) -> None:
    assert all(bounds for pair in home for bounds in pair)
    scenario, charts_drawn = corner
    for before, after in zip(home, axes(charts_drawn), strict=True):
        # Row charts have one row per peer; how many inform depends on the target.
        assert before[0] == after[0]
        if scenario.tgt == Scenario.default().tgt:
            assert before[1] == after[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_words_table_and_small_spec(language: str) -> None:
    for chart in drawn(Scenario.default(), language):
        for words in (chart.title, chart.subtitle, chart.source, chart.alt):
            assert words.strip()
        assert len(plain(chart.title)) <= 95
        assert chart.table.rows
        assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
        assert all(len(json.dumps(spec)) < 20_000 for spec in forms(chart))


def test_no_pie_no_gauge_no_second_axis_no_animation() -> None:
    for chart in drawn(Scenario.default(), "en"):
        for spec in forms(chart):
            assert types(spec) <= BASIC_TRACES - {"pie"}
            assert "yaxis2" not in spec["layout"]
            assert not {"updatemenus", "sliders", "transition"} & set(spec["layout"])
            assert "frames" not in spec


def test_a_finger_on_a_chart_scrolls_the_page() -> None:
    home = drawn(Scenario.default(), "en")
    assert all(spec["layout"]["dragmode"] is False for chart in home for spec in forms(chart))
    for spec in all_forms(home):
        assert spec["layout"]["xaxis"]["fixedrange"]
        assert spec["layout"]["yaxis"]["fixedrange"]


def test_text_in_charts_is_at_least_12_px() -> None:
    for chart in drawn(Scenario.default(), "en"):
        for layout in (spec["layout"] for spec in forms(chart)):
            assert layout["font"]["size"] >= 12
            assert all(note["font"]["size"] >= 12 for note in layout.get("annotations", []))


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", [SCENARIO, GUESS, OBSERVED, RANGE, CONTEXT])
def test_marks_stand_out_on_light_and_dark(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 3


def test_letters_have_the_colour_of_the_page_or_stand_out_on_both_grounds() -> None:
    """A label in the colour of its mark would be too faint: 3:1 is enough for marks only."""
    for chart in drawn(Scenario.default(), "en"):
        for spec in forms(chart):
            fonts = [note.get("font", {}) for note in spec["layout"].get("annotations", [])]
            fonts += [trace["textfont"] for trace in spec["data"] if "textfont" in trace]
            for colour in (font["color"] for font in fonts if "color" in font):
                assert min(contrast(colour, ground) for ground in GROUNDS) >= 4.5, chart.key


def test_lines_of_different_colours_differ_in_more_than_the_colour() -> None:
    """In dash, width or markers, for readers who do not tell the colours apart, and in print."""

    def code(trace: Spec) -> tuple[Any, ...]:
        line = trace["line"]
        symbol = trace["marker"].get("symbol", "circle") if "markers" in trace["mode"] else None
        return line.get("dash", "solid"), line.get("width"), symbol

    for chart in drawn(Scenario.default(), "en"):
        lines = [
            trace
            for spec in all_forms([chart])[:1]
            for trace in spec["data"]
            if "lines" in trace.get("mode", "") and trace["line"].get("width")
        ]
        for one, other in itertools.combinations(lines, 2):
            if one["line"].get("color") != other["line"].get("color"):
                assert code(one) != code(other), chart.key
