import math
import re

import pytest
from hypothesis import given, settings

from components.charts import CHARTS
from components.model import Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from tests.charts.drawn import drawn, labels
from tests.strategies import corners, scenarios, tries

KEYS = ("mkt", "mov", "days", "oldc", "newc", "sup", "sg", "tb")
CORNERS = [
    Scenario.default(),
    *(corner for key in KEYS for corner in corners(key)),
    Scenario.from_changes({"mkt": 200, "mov": 30, "days": 30, "sup": 50, "sg": 80}),
    Scenario.from_changes({"mkt": 10, "mov": 0.5, "days": 0.5, "sup": 2000, "sg": 80}),
    Scenario.from_changes({"mkt": 10, "mov": 1e-6, "sup": 50, "sg": -20}),
    Scenario.from_changes({"mov": 0, "sup": 2000}),
]


def on_the_axes(scenario: Scenario) -> bool:
    """Tell whether every mark of the charts with a value axis lies on it, or an arrow says so."""
    for name in ("float", "supply"):
        chart = drawn(f"digital.{name}", scenario)
        low, high = chart.spec["layout"]["yaxis"]["range"]
        top = math.inf if any("↑ yours" in text for text in labels(chart)) else high
        marks = [trace for trace in chart.spec["data"] if "markers" in trace["mode"]]
        for trace in marks:
            if not all(low - 1e-3 <= y <= top for y in trace["y"]):
                return False
    return True


@settings(max_examples=tries(40))
@given(scenarios)
def test_every_mark_is_on_the_axes(scenario: Scenario) -> None:
    assert on_the_axes(scenario)


@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_every_mark_is_on_the_axes_at_the_corners(scenario: Scenario) -> None:
    assert on_the_axes(scenario)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_words_hold_at_every_corner(scenario: Scenario, language: str) -> None:
    for name in CHARTS["digital"]:
        chart = drawn(f"digital.{name}", scenario, language)
        assert len(plain(chart.title)) <= 95
        if language == "en":
            assert len(chart.subtitle.split()) <= 45
        for text in (chart.title, chart.subtitle, chart.alt, chart.source):
            assert not re.search(r"\bnan\b|\binf\b|None|\{|\}|--|−−", text)
        figures = re.findall(r"[\d.]*\d", chart.title)
        assert all(figure in chart.alt for figure in figures)
        for note in chart.spec["layout"]["annotations"]:
            assert len(re.sub("<[^>]*>", " ", note["text"]).split()) <= 14
