import json
from itertools import product

import pytest
from hypothesis import given, settings

from components.charts import charts_of
from components.charts.bust.japan import holdings
from components.model import LEVERS, Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from tests.charts.drawn import drawn, lines_across
from tests.contexts import context
from tests.strategies import scenarios, tries

CORNERS = [
    Scenario.default(),
    *(
        Scenario.from_changes({"fall": fall, "yen": yen, "wfund": wfund, "pdc": pdc, "rec": rec})
        for fall, yen, wfund, (pdc, rec) in product((0, 85), (-20, 40), (5, 40), ((1, 90), (60, 5)))
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_titles_fit_and_specs_are_small(scenario: Scenario, language: str) -> None:
    for chart in charts_of(context(scenario, language), "bust"):
        assert len(plain(chart.title)) <= 95
        assert len(plain(chart.subtitle).split()) <= 50
        assert len(json.dumps(chart.spec)) < 20_000


@settings(max_examples=tries(30))
@given(scenarios)
def test_no_bar_leaves_its_axis(scenario: Scenario) -> None:
    for name in ("losses", "fund", "japan", "past"):
        spec = drawn(f"bust.{name}", scenario).spec
        low, high = spec["layout"]["xaxis"]["range"]
        bars = spec["data"][0]
        for base, size in zip(bars["base"], bars["x"], strict=True):
            assert low <= base + size <= high


def test_the_readers_fall_is_ticked_on_every_past_bust() -> None:
    spec = drawn("bust.past", Scenario.from_changes({"fall": 55})).spec
    assert [shape["x0"] for shape in lines_across(spec)] == [55, 55, 55]


def test_loans_in_japan_lose_what_fails_and_does_not_come_back() -> None:
    # A quarter fails and a fifth of it comes back: 20 percent are lost.
    held = holdings(context(Scenario.from_changes({"pdc": 25, "rec": 20})))
    assert [one.change_pct for one in held[1:]] == pytest.approx([-20, -20])


def test_the_fall_of_the_defaults_lies_among_past_falls() -> None:
    ends = LEVERS["fall"].ranges[""]
    assert ends.high == 78  # the largest fall of the series
