import pytest

from components.charts.kit import house_name
from components.charts.palette import CONTEXT, RANGE, SCENARIO
from components.charts.power.houses import TOP_GW
from components.evidence.power import power_forecasts
from components.model import Scenario
from components.text import LANGUAGES
from tests.charts.drawn import drawn, labels

DEFAULT = Scenario.default()


def test_forecasts_for_the_us_stand_above_those_for_the_world_the_highest_first() -> None:
    bars = drawn("power.houses", DEFAULT).spec["data"][0]
    ends = [base + length for base, length in zip(bars["base"], bars["x"], strict=True)]
    colours = bars["marker"]["line"]["color"]
    home = [one for one in power_forecasts() if one.region == "us"]
    assert colours == [RANGE] * len(home) + [CONTEXT] * (len(power_forecasts()) - len(home))
    assert ends[: len(home)] == sorted(ends[: len(home)], reverse=True)
    assert ends[len(home) :] == sorted(ends[len(home) :], reverse=True)
    assert max(ends) < TOP_GW


def test_a_range_spans_its_figures_and_single_figures_are_hollow() -> None:
    bars, points, arrows = drawn("power.houses", DEFAULT).spec["data"]
    hollow = [fill.endswith(",0.12)") for fill in bars["marker"]["color"]]
    assert hollow == [base == 0 for base in bars["base"]]
    spans = [(b, b + x) for b, x in zip(bars["base"], bars["x"], strict=True) if b > 0]
    assert sorted(spans) == [(65, 90), (78, 205), (171, 219)]
    assert points["x"] == [125]  # McKinsey's middle case, the only one beside a range
    assert sorted(arrows["x"]) == [50, 100]  # at least, by Epoch AI


@pytest.mark.parametrize(("gwc", "ticked"), [(50, True), (30, False)])
def test_a_need_off_the_scale_is_named_and_not_ticked(gwc: float, ticked: bool) -> None:
    scenario = Scenario.from_changes({"c26": 1000, "g": 40, "gwc": gwc, "us": 100})
    chart = drawn("power.houses", scenario)
    ticks = [s["x0"] for s in chart.spec["layout"]["shapes"] if s["line"]["color"] == SCENARIO]
    assert len(ticks) == (len(power_forecasts()) if ticked else 0)
    assert ("off the scale" in labels(chart)[-1]) == (not ticked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_forecast_names_its_house_and_what_it_counts(language: str) -> None:
    chart = drawn("power.houses", DEFAULT, language)
    for one in power_forecasts():
        assert house_name(one.house, language) in chart.source
        assert list(one.figures_gw) == sorted(one.figures_gw)
        assert any(str(one.target_year) in str(row[1]) for row in chart.table.rows)
