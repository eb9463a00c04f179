"""What is written in the charts can be read, on a wide screen and on a phone, in any scenario."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings

from components.charts import CHARTS, Chart
from components.charts.ghost import ghosted
from components.charts.kit import Spec, label, layout, line_trace, stroke
from components.charts.palette import SCENARIO
from components.charts.placing import Name, along, around, named, placed
from components.model import PRESETS, Preset, Scenario
from components.model.evaluate import THEMES
from components.text import LANGUAGES
from components.text.table import Table
from tests.charts.boxes import Sheet
from tests.charts.drawn import all_drawn, labels
from tests.strategies import scenarios, tries

WIDE_PX, PHONE_PX = 940, 358
MAIN = {f"{page}.{next(iter(charts))}" for page, charts in CHARTS.items() if page in THEMES}
ON_A_PHONE = 300
"""The height that the main chart of a page has on a phone at most."""


def sheets(chart: Chart) -> Iterator[Sheet]:
    """A chart as a wide screen and a phone show it."""
    narrow = chart.narrow or chart.spec
    yield Sheet(chart.spec, WIDE_PX, chart.spec["layout"]["height"])
    own = narrow["layout"]["height"]
    yield Sheet(narrow, PHONE_PX, min(own, ON_A_PHONE) if chart.key in MAIN else own)


def crowded(sheet: Sheet) -> list[tuple[str, str]]:
    """The labels that meet each other or a text at an axis."""
    labels = sheet.labels()
    pairs = [*combinations(labels, 2), *((one, two) for one in labels for two in sheet.ticks())]
    return [(one.text, two.text) for one, two in pairs if one.meets(two)]


def cut(sheet: Sheet) -> list[str]:
    """The labels that leave the picture."""
    return [
        one.text
        for one in sheet.labels()
        if one.left < 0 or one.right > sheet.width or one.top < 0 or one.bottom > sheet.height
    ]


def crossed(sheet: Sheet) -> list[str]:
    """The labels that a line of the grid runs through."""
    return [one.text for one in sheet.labels() for y in sheet.levels() if one.top < y < one.bottom]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_no_label_meets_another_or_the_edge_or_the_grid(preset: Preset, language: str) -> None:
    for chart in all_drawn(preset.scenario, language):
        for sheet in sheets(chart):
            where = (chart.key, sheet.width)
            assert crowded(sheet) == [], where
            assert cut(sheet) == [], where
            # On a phone no line of the grid is far from any place, once lines run close to them.
            assert sheet.width == PHONE_PX or crossed(sheet) == [], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_grid_runs_through_a_label_on_a_phone(language: str) -> None:
    for chart in all_drawn(Scenario.default(), language):
        for sheet in sheets(chart):
            assert crossed(sheet) == [], chart.key


@settings(max_examples=tries(4))
@given(scenarios)
def test_no_label_meets_another_on_a_wide_screen_or_leaves_a_picture(scenario: Scenario) -> None:
    for language in LANGUAGES:
        for chart in all_drawn(scenario, language):
            wide, phone = sheets(chart)
            assert crowded(wide) == [], chart.key
            for sheet in (wide, phone):
                assert cut(sheet) == [], (chart.key, sheet.width)


DRAWN = layout(
    300,
    x={"range": [0, 10], "tickvals": [0, 5, 10]},
    y={"range": [0, 100], "tickvals": list(range(0, 101, 20))},
)


def line(*heights: float) -> Spec:
    return line_trace([0, 10], heights, stroke(SCENARIO, 2), "")


def chart(data: Spec, *names: Name) -> Chart:
    """A line over a grid, with names that are not placed yet."""
    table = Table((), ())
    return Chart("page.name", "", "", "", "", table=table, **named([data], DRAWN, names))


def sheet_of(drawn: Chart) -> Sheet:
    """A chart of one's own on a wide screen, its names in their places."""
    done = placed(drawn, drawn.names or (), main=False)
    return Sheet(done.spec, WIDE_PX, 300)


def falling(*names: Name) -> Sheet:
    """A falling line over a grid, with names."""
    return sheet_of(chart(line(100, 0), *names))


def line_at(sheet: Sheet, x_px: float) -> float:
    left, right = sheet.across(0), sheet.across(10)
    return sheet.down(100) + (x_px - left) / (right - left) * (sheet.down(0) - sheet.down(100))


def test_a_name_stands_beside_its_line_and_on_no_line_of_the_grid() -> None:
    sheet = falling(along([0, 10], [100, 0], "name of the line", DRAWN))
    (name,) = sheet.labels()
    assert crossed(sheet) == []
    heights = [line_at(sheet, x) for x in (name.left, name.right)]
    assert max(heights) <= name.top or min(heights) >= name.bottom
    assert min(abs(y - edge) for y in heights for edge in (name.top, name.bottom)) < 30


def test_names_of_one_point_make_room_for_each_other() -> None:
    sheet = falling(around(5, 50, "first name"), around(5, 50, "second name"))
    assert crowded(sheet) == []
    assert crossed(sheet) == []


def test_a_name_in_one_place_is_moved_up_or_down_off_the_grid() -> None:
    sheet = falling(label(8, 60, "fixed", yanchor="middle"))
    (name,) = sheet.labels()
    assert crossed(sheet) == []
    assert abs((name.top + name.bottom) / 2 - sheet.down(60)) < 20


def test_a_name_makes_way_for_the_line_of_a_pinned_scenario() -> None:
    own = chart(line(100, 0), along([0, 10], [100, 0], "name of the line", DRAWN))
    (before,) = sheet_of(own).labels()
    middle = (before.top + before.bottom) / 2
    height = 100 - 100 * (middle - sheet_of(own).down(100)) / (
        sheet_of(own).down(0) - sheet_of(own).down(100)
    )
    both = sheet_of(ghosted(own, chart(line(height, height)), "pinned"))
    (name,) = both.labels()
    assert before.top < both.down(height) < before.bottom
    assert not name.top < both.down(height) < name.bottom


def test_a_line_that_is_not_seen_has_no_name() -> None:
    assert along([0, 10], [200, 300], "beyond", DRAWN) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_stands_alone_on_the_last_line_of_the_label_of_a_row(language: str) -> None:
    alone = [
        text
        for chart in all_drawn(Scenario.default(), language)
        for text in labels(chart)
        if chart.key != "digital.sizes"  # all its values have a line of their own
        if re.search(r"[:：] ?<br><b>[^<]*</b>$", text)
    ]
    assert alone == []
