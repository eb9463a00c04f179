from itertools import accumulate

import pytest
from hypothesis import given, settings

from components.charts.palette import RANGE, SCENARIO
from components.charts.power.years import TOP_GW
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.charts.drawn import coloured, drawn, labels
from tests.strategies import ALL_CORNERS, scenarios, tries


def test_the_lines_add_up_what_is_needed_and_what_can_be_connected() -> None:
    scenario = Scenario.from_changes(
        {"c25": 400, "c26": 700, "g": 0, "ls": 5, "short": 50, "us": 80, "ai": 50, "gwc": 40}
        | {"conn": 6}
    )
    chart = drawn("power.years", scenario)
    (needed,), (connectable,) = (
        coloured(chart.spec, colour, "lines") for colour in (SCENARIO, RANGE)
    )
    assert needed["x"] == connectable["x"] == [2026, 2027, 2028, 2029, 2030]
    assert needed["y"] == pytest.approx(list(accumulate((7, 7, 7, 7, 5))))
    assert connectable["y"] == pytest.approx([6, 12, 18, 24, 30])
    assert [row[1:] for row in chart.table.rows][-1] == (5, 33, 30)
    assert chart.title == "By 2030, 33 GW of new power are needed and 30 GW can be connected"


@settings(max_examples=tries(50))
@given(scenarios)
def test_both_names_stand_inside_the_plot_the_higher_lines_on_top(scenario: Scenario) -> None:
    power = evaluate(scenario, observed()).power
    higher, lower = drawn("power.years", scenario).spec["layout"]["annotations"]
    assert ("needed" in higher["text"]) == (power.gw_needed >= power.gw_connectable)
    ends = sorted((power.gw_needed, power.gw_connectable), reverse=True)
    for note, gw in zip((higher, lower), ends, strict=True):
        assert note["y"] == pytest.approx(min(gw, TOP_GW))
        assert ("↑" in note["text"]) == (gw > TOP_GW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_say_whether_power_is_short_at_every_corner(language: str) -> None:
    for scenario in ALL_CORNERS:
        chart = drawn("power.years", scenario, language)
        short = evaluate(scenario, observed()).power.gw_short > 0
        assert ({"en": "are short", "ja": "足りない"}[language] in chart.alt) == short
        assert len(labels(chart)) == 2
