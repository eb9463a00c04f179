import math
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from components.charts import CHARTS, Chart
from components.charts.digital import DECADE_PX
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.evidence import fact, observed
from components.evidence.digital import supply_forecasts, supply_points
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from components.text.markup import plain
from tests.contexts import context
from tests.strategies import corners, scenarios, tries

TODAY = date(2026, 11, 24)
KEYS = ("mkt", "mov", "days", "oldc", "newc", "sup", "sg", "tb")
CORNERS = [
    Scenario.default(),
    *(corner for key in KEYS for corner in corners(key)),
    Scenario.from_changes({"mkt": 200, "mov": 30, "days": 30, "sup": 50, "sg": 80}),
    Scenario.from_changes({"mkt": 10, "mov": 0.5, "days": 0.5, "sup": 2000, "sg": 80}),
    Scenario.from_changes({"mkt": 10, "mov": 1e-6, "sup": 50, "sg": -20}),
    Scenario.from_changes({"mov": 0, "sup": 2000}),
]


def chart(name: str, scenario: Scenario, language: str = "en") -> Chart:
    inputs = context(scenario, language, TODAY)
    return CHARTS["digital"][name](inputs)


def coloured(spec: dict[str, Any], colour: str, mode: str) -> list[dict[str, Any]]:
    part = "line" if mode.startswith("lines") else "marker"
    return [
        trace
        for trace in spec["data"]
        if trace.get("mode") == mode and trace.get(part, {}).get("color") == colour
    ]


def test_the_dot_and_the_line_state_the_float() -> None:
    scenario = Scenario.from_changes({"mkt": 73, "mov": 10, "days": 20})
    spec = chart("float", scenario).spec
    (dot,) = coloured(spec, SCENARIO, "markers")
    assert (dot["x"], dot["y"]) == ([20], [400])  # 7,300 bn x 20 / 365
    (line,) = coloured(spec, SCENARIO, "lines")
    at = dict(zip(line["x"], line["y"], strict=True))
    assert at[30] == pytest.approx(600)
    assert at[1] == pytest.approx(20)
    assert spec["layout"]["shapes"][0]["y0"] == 311.3


def test_a_float_below_the_axis_is_marked_there_with_its_true_value() -> None:
    scenario = Scenario.from_changes({"mkt": 36.5, "mov": 0.01, "days": 1})  # 0.01 bn
    spec = chart("float", scenario).spec
    (dot,) = coloured(spec, SCENARIO, "markers")
    assert dot["y"] == [0.03]
    assert "off the scale:<br>$10 million" in spec["layout"]["annotations"][-1]["text"]


def test_without_payments_there_is_no_line_and_the_chart_says_so() -> None:
    drawn = chart("float", Scenario.from_changes({"mov": 0}))
    assert not coloured(drawn.spec, SCENARIO, "lines")
    assert not coloured(drawn.spec, SCENARIO, "markers")
    assert "no line" in drawn.title
    assert "No orange line" in drawn.subtitle


def test_a_supply_that_the_reader_set_is_dashed_and_orange() -> None:
    (line,) = chart("float", Scenario.from_changes({"sup": 500})).spec["layout"]["shapes"]
    assert (line["line"]["color"], line["line"]["dash"]) == (SCENARIO, "dash")
    (line,) = chart("float", Scenario.default()).spec["layout"]["shapes"]
    assert (line["line"]["color"], line["line"]["dash"]) == (OBSERVED, "solid")


def on_the_axes(scenario: Scenario) -> bool:
    """Tell whether every mark of the charts with a value axis lies between its ends."""
    for name in ("float", "supply"):
        spec = chart(name, scenario).spec
        low, high = spec["layout"]["yaxis"]["range"]
        marks = [trace for trace in spec["data"] if "markers" in trace["mode"]]
        for trace in marks:
            if not all(low - 1e-3 <= math.log10(y) <= high for y in trace["y"]):
                return False
    return True


@settings(max_examples=tries(40))
@given(scenarios)
def test_every_mark_is_on_the_axes(scenario: Scenario) -> None:
    assert on_the_axes(scenario)


@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_every_mark_is_on_the_axes_at_the_corners(scenario: Scenario) -> None:
    assert on_the_axes(scenario)


@pytest.mark.parametrize("days", [0.5, 1, 3, 5, 8, 12, 16, 22, 30])
@pytest.mark.parametrize("mov", [0.5, 2, 5, 15, 30])
def test_the_readers_label_stays_clear_of_the_supply_line(days: float, mov: float) -> None:
    scenario = Scenario.from_changes({"days": days, "mov": mov})
    spec = chart("float", scenario).spec
    (label,) = [note for note in spec["layout"]["annotations"] if note["showarrow"]]
    middle = DECADE_PX * label["y"] - label["ay"]
    assert abs(middle - DECADE_PX * math.log10(311.3)) > 18


def test_the_readers_path_ends_at_the_supply_of_2030() -> None:
    scenario = Scenario.from_changes({"sg": 40})
    (path,) = coloured(chart("supply", scenario).spec, SCENARIO, "lines+markers")
    supply_2030 = evaluate(scenario, observed()).digital.supply_2030_usd_bn
    assert path["y"][-1] == pytest.approx(supply_2030, abs=0.1)
    assert path["y"][0] == 311.3
    assert path["x"][0] == pytest.approx(2025.74, abs=0.01)
    assert path["x"][-1] == pytest.approx(2030, abs=0.01)


def test_observed_supply_and_forecasts_are_all_drawn() -> None:
    spec = chart("supply", Scenario.default()).spec
    (line,) = coloured(spec, OBSERVED, "lines+markers")
    assert line["y"] == [point.value_usd_bn for point in supply_points()]
    marks = coloured(spec, RANGE, "lines+markers")
    assert len(marks) == len(supply_forecasts()) == 5
    assert all(mark["marker"]["symbol"] == "diamond-open" for mark in marks)
    names = " ".join(note["text"] for note in spec["layout"]["annotations"])
    for house in ("Citi", "J.P. Morgan", "Standard Chartered", "advisers", "Secretary"):
        assert house in names


def test_the_title_of_supply_goes_the_way_of_its_growth() -> None:
    assert "falling 20% a year" in chart("supply", Scenario.from_changes({"sg": -20})).title
    assert "without growth" in chart("supply", Scenario.from_changes({"sg": 0})).title
    assert "at 14% a year" in chart("supply", Scenario.default()).title


def test_payments_are_never_confused_with_transfers() -> None:
    drawn = chart("payments", Scenario.default())
    assert "Of $33 trillion moved in stablecoins in 2025, $390 billion (1.2%)" in drawn.title
    points = drawn.spec["data"][1]
    pairs = list(zip(points["x"], points["marker"]["symbol"], strict=True))
    assert pairs[:4] == [
        (390, "circle"),
        (33_000, "circle-open"),
        (4_200, "circle"),
        (62_000, "circle-open"),
    ]
    assert pairs[-1] == (2000, "circle")  # the reader's


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_words_hold_at_every_corner(scenario: Scenario, language: str) -> None:
    for name in CHARTS["digital"]:
        drawn = chart(name, scenario, language)
        assert len(plain(drawn.title)) <= 95
        if language == "en":
            assert len(drawn.subtitle.split()) <= 45
        for text in (drawn.title, drawn.subtitle, drawn.alt, drawn.source):
            assert not re.search(r"\bnan\b|\binf\b|None|\{|\}|--|−−", text)
        figures = re.findall(r"[\d.]*\d", drawn.title)
        assert all(figure in drawn.alt for figure in figures)
        for note in drawn.spec["layout"]["annotations"]:
            assert len(re.sub("<[^>]*>", " ", note["text"]).split()) <= 14


def test_supply_in_the_series_is_supply_in_the_facts() -> None:
    by_day = {point.day.isoformat(): point.value_usd_bn for point in supply_points()}
    for fact_id in ("supply", "supply_2023", "supply_2024", "supply_2025"):
        found = fact(f"stablecoin.{fact_id}_usd_bn")
        assert by_day[found.as_of] == found.value
    assert [point.day for point in supply_points()] == sorted(by_day_keys(by_day))
    assert supply_points()[-1].day == observed().supply_as_of


def by_day_keys(by_day: dict[str, float]) -> list[date]:
    return [date.fromisoformat(day) for day in by_day]


def test_forecasts_run_from_low_to_high_and_are_dated() -> None:
    for forecast in supply_forecasts():
        assert list(forecast.cases_usd_bn) == sorted(forecast.cases_usd_bn)
        assert forecast.cases_usd_bn
        assert "2025-04" <= forecast.published < "2026"
        assert forecast.target_year in {2028, 2030}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sg", [14, 0, -20])
def test_a_supply_of_the_readers_own_is_not_said_to_have_grown(sg: float, language: str) -> None:
    own = chart("supply", Scenario.from_changes({"sup": 50, "sg": sg}), language).title
    given_supply = chart("supply", Scenario.from_changes({"sg": sg}), language).title
    rise = f"{fact('stablecoin.growth_2026_pct').value:g}"
    assert rise in given_supply
    assert rise not in own
    assert {"en": "$50 billion", "ja": "500億ドル"}[language] in own


@pytest.mark.parametrize("changes", [{}, {"sup": 700}, {"sup": 2000}, {"sg": 60}, {"sup": 50}])
def test_the_name_of_the_readers_path_stands_below_all_forecasts_and_todays_supply(
    changes: dict[str, float],
) -> None:
    *_, name = chart("supply", Scenario.from_changes(changes)).spec["layout"]["annotations"]
    lowest = min(min(forecast.cases_usd_bn) for forecast in supply_forecasts())
    assert name["yanchor"] == "top"
    assert 10 ** name["y"] <= min(lowest, 1.001 * supply_points()[-1].value_usd_bn)
