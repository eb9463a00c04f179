import pytest
from hypothesis import given, settings

from components.charts.palette import CONTEXT, SCENARIO
from components.charts.target.nav import TOP_BN
from components.charts.target.years import YEAR_AXIS
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.charts.drawn import coloured, drawn, labels
from tests.strategies import ALL_CORNERS, scenarios, tries


@settings(max_examples=tries(60))
@given(scenarios)
def test_what_rises_above_the_axis_is_named(scenario: Scenario) -> None:
    nav = evaluate(scenario, observed()).target.nav_usd_bn
    text = " ".join(labels(drawn("target.nav", scenario)))
    assert ("↑" in text) == (max(nav) > TOP_BN)


@settings(max_examples=tries(60))
@given(scenarios)
def test_what_is_promised_is_called_year_by_year_and_never_below_nothing(
    scenario: Scenario,
) -> None:
    spec = drawn("target.nav", scenario).spec
    (uncalled,), (nav,) = (coloured(spec, colour, "lines") for colour in (CONTEXT, SCENARIO))
    assert nav["y"][0] == 0
    assert nav["x"] == uncalled["x"] == list(range(len(nav["x"])))
    assert min(uncalled["y"]) >= 0
    left = scenario.tgt
    calls = evaluate(scenario, observed()).target.calls_usd_bn
    for call, drawn_left in zip((0.0, *calls), uncalled["y"], strict=True):
        left -= call
        assert drawn_left == pytest.approx(max(0, left), abs=0.0006)  # drawn to three digits


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_inside_the_plot_at_every_corner(language: str) -> None:
    for scenario in ALL_CORNERS:
        for note in drawn("target.nav", scenario, language).spec["layout"]["annotations"]:
            assert YEAR_AXIS[0] <= note["x"] <= YEAR_AXIS[1]
            assert 0 <= note["y"] <= TOP_BN
