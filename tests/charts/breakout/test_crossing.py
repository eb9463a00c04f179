import math

import pytest
from hypothesis import given, settings

from components.charts.breakout.crossing import TOP_TN
from components.charts.palette import CONTEXT, SCENARIO
from components.evidence import fact, observed
from components.evidence.breakout import uplift_estimates
from components.model import Scenario, evaluate
from tests.charts.drawn import coloured, drawn, labels
from tests.strategies import scenarios, tries


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_dot_stands_where_the_curve_first_meets_the_requirement(scenario: Scenario) -> None:
    breakout = evaluate(scenario, observed()).breakout
    chart = drawn("breakout.crossing", scenario)
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    (curve,) = [t for t in chart.spec["data"] if t["mode"] == "lines" and t["line"]["width"] == 3]
    required = breakout.required_gross_profit_usd_bn / 1000
    assert curve["y"][4] == pytest.approx(breakout.captured_2030_usd_bn / 1000, abs=6e-4)
    assert curve["y"][9] == pytest.approx(breakout.captured_2035_usd_bn / 1000, abs=6e-4)
    if breakout.crossover_year is None:
        assert dot["x"] == dot["y"] == []
        assert max(curve["y"]) <= required + 1e-3
        return
    assert f"<b>{breakout.crossover_year}</b>" in labels(chart)
    if dot["x"]:
        assert dot["x"] == [breakout.crossover_year]
        assert required - 1e-3 <= dot["y"][0] <= TOP_TN
    else:
        # Above the top by less than the rounding of the curve, it lies on the top.
        assert curve["y"][curve["x"].index(breakout.crossover_year)] > TOP_TN - 1e-3


def test_the_requirement_rises_dotted_until_the_build_out_is_complete() -> None:
    chart = drawn("breakout.crossing", Scenario.default())
    building, complete = coloured(chart.spec, CONTEXT, "lines")
    assert (building["x"], building["line"]["dash"]) == ([*range(2026, 2032)], "dot")
    assert (complete["x"], complete["line"]["dash"]) == ([*range(2031, 2051)], "solid")
    assert building["y"] == sorted(building["y"])
    profit = evaluate(Scenario.default(), observed()).breakout.required_gross_profit_usd_bn
    assert {building["y"][-1], *complete["y"]} == {round(profit / 1000, 3)}


@pytest.mark.parametrize(
    ("changes", "signs"),
    [
        ({"g": 60, "c26": 1000, "ls": 2, "short": 90, "ret": 14}, ["↑ required"]),
        ({"up": 3, "capt": 80}, ["↑ AI sellers"]),
        ({}, []),
    ],
)
def test_what_is_off_the_scale_says_so(changes: dict[str, float], signs: list[str]) -> None:
    texts = labels(drawn("breakout.crossing", Scenario.from_changes(changes)))
    assert sum("↑" in text for text in texts) == len(signs)
    for sign in signs:
        assert any(sign in text for text in texts)


def test_without_an_uplift_the_curve_lies_at_zero_and_says_so() -> None:
    chart = drawn("breakout.crossing", Scenario.from_changes({"up": 0}))
    assert "<b>nothing captured</b>" in labels(chart)
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    assert dot["x"] == []


def test_j_p_morgans_figure_is_a_return_of_ten_percent_over_fifteen_years() -> None:
    # What the formula says of it: a level payment of 13 % of the capital, at 10 %.
    share = fact("required.jpm_share_pct").value / 100
    assert -math.log(1 - 0.1 / share) / math.log(1.1) == pytest.approx(15, abs=0.5)


def test_the_band_is_the_readers_case_with_two_published_uplifts() -> None:
    low, high = (
        next(e.base_pp for e in uplift_estimates() if e.estimate_id == author)
        for author in ("acemoglu", "goldman")
    )
    assert (low, high) == (0.07, 1.5)
    chart = drawn("breakout.crossing", Scenario.from_changes({"capt": 60}))
    at_high = drawn("breakout.crossing", Scenario.from_changes({"capt": 60, "up": 1.5}))
    band = chart.spec["data"][0]
    (curve,) = [t for t in at_high.spec["data"] if t["mode"] == "lines" and t["line"]["width"] == 3]
    assert list(reversed(band["y"][25:])) == curve["y"]
    assert band["y"][:25] != curve["y"]


def test_both_edges_of_the_band_say_whose_estimates_they_are() -> None:
    texts = labels(drawn("breakout.crossing", Scenario.default()))
    assert any("1.5" in text and "Goldman Sachs" in text for text in texts)
    assert any("0.07" in text and "Acemoglu" in text for text in texts)
