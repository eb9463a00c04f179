from datetime import date

import pytest
from hypothesis import given, settings

from components.charts import Chart, charts_of
from components.charts.coinvest import (
    DEBT_TOP,
    RETURN_LOW,
    RETURN_TOP,
    TARGET_TOP,
    loss_steps,
    strategy_of,
)
from components.charts.palette import SCENARIO
from components.evidence import fact, observed
from components.evidence.coinvest import deals, return_targets
from components.model import Scenario, evaluate
from components.model.losses import loss_quantile_pct
from components.model.themes.coinvest import debt_service
from components.text import LANGUAGES
from components.text.markup import plain
from components.text.numbers import percent
from tests.contexts import context
from tests.strategies import scenarios, tries

TODAY = date(2026, 11, 22)
NO_RATE = {"yld": 6, "debt": 85, "kd": 10, "life": 4, "res": 0}


def drawn(scenario: Scenario, language: str = "en") -> dict[str, Chart]:
    inputs = context(scenario, language, TODAY)
    return {chart.key.partition(".")[2]: chart for chart in charts_of(inputs, "coinvest")}


def texts(chart: Chart) -> str:
    return " ".join(note["text"] for note in chart.spec["layout"].get("annotations", []))


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_line_and_the_dot_stand_at_the_reader_s_return(scenario: Scenario) -> None:
    chart = drawn(scenario)["leverage"]
    earned = evaluate(scenario, observed()).coinvest.equity_irr_pct
    line, _, *dots = chart.spec["data"]
    if earned is None:
        assert dots == []
        assert "nothing comes back" in texts(chart)
        return
    at = line["x"].index(round(scenario.debt, 3))
    assert line["y"][at] == pytest.approx(earned, abs=0.001)
    (dot,) = dots
    assert dot["marker"]["color"] == SCENARIO
    assert dot["x"] == [round(scenario.debt, 3)]
    assert dot["y"] == [pytest.approx(min(max(earned, RETURN_LOW), RETURN_TOP), abs=0.001)]
    assert (dot["marker"]["symbol"] == "circle") == (RETURN_LOW <= earned <= RETURN_TOP)
    assert percent(earned, "en") in texts(chart)


def test_the_zone_begins_where_cover_is_our_example_of_a_limit() -> None:
    scenario = Scenario.from_changes({"yld": 8, "kd": 7, "life": 12})
    chart = drawn(scenario)["leverage"]
    (zone,) = [shape for shape in chart.spec["layout"]["shapes"] if shape["type"] == "rect"]
    assert zone["x1"] == DEBT_TOP
    assert 8 / debt_service(zone["x0"], 7, 12) == pytest.approx(1.2, abs=1e-3)
    assert "cover below 1.2" in texts(chart)
    assert "Grey zone" in chart.subtitle


def test_where_all_debt_is_covered_there_is_no_zone() -> None:
    chart = drawn(Scenario.from_changes({"yld": 16}))["leverage"]
    assert [shape["type"] for shape in chart.spec["layout"]["shapes"]] == ["line"]
    assert "always covers" in chart.subtitle


def test_the_deals_are_marked_at_debt_over_debt_and_equity() -> None:
    marks = drawn(Scenario.default())["leverage"].spec["data"][1]
    by_hand = {7 / 12: True, 22.7 / 33.4: True, 0.7: False, 18 / 23: False, 0.8: False}
    assert marks["x"] == pytest.approx([100 * share for share in by_hand], abs=0.01)
    assert [symbol == "diamond" for symbol in marks["marker"]["symbol"]] == list(by_hand.values())
    assert [deal.firm for deal in deals()] == list(by_hand.values())


def test_the_partnership_s_plan_is_that_of_the_ledger() -> None:
    (plan,) = [deal for deal in deals() if deal.deal_id == "aip_plan"]
    assert plan.equity_bn == fact("aip.equity_target_usd_bn").value
    assert plan.equity_bn + plan.debt_bn == fact("aip.total_assets_plan_usd_bn").value


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_loss_curve_passes_through_the_results(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).coinvest
    alone, pooled = drawn(scenario)["loss"].spec["data"][2:]
    for dot, loss in ((alone, results.loss_p99_alone_pct), (pooled, results.loss_p99_pooled_pct)):
        assert dot["x"] == [2.0]  # ten to the second: once in 100 cases
        assert dot["y"][0] ** 2 == pytest.approx(loss, abs=0.01)
    n = round(scenario.nproj)
    reached = [loss for cases, loss in loss_steps(scenario, n) if cases < 100 * (1 - 1e-9)]
    assert reached[-1] <= results.loss_p99_pooled_pct + 1e-9
    beyond = [loss for cases, loss in loss_steps(scenario, n) if cases <= 100 * (1 + 1e-9)]
    assert beyond[-1] >= results.loss_p99_pooled_pct - 1e-9


def test_the_loss_curve_is_the_quantile_at_each_chance() -> None:
    scenario = Scenario.from_changes({"rho": 0.4, "nproj": 7, "pd": 12})
    steps = loss_steps(scenario, 7)
    for cases in (1.5, 3, 8, 40, 300, 900):
        on_curve = [loss for start, loss in steps if start < cases][-1]
        assert on_curve == pytest.approx(loss_quantile_pct(12, 20, 0.4, 7, 1 - 1 / cases))


def test_telecom_s_ratio_is_its_share_of_defaults_over_its_share_of_projects() -> None:
    chart = drawn(Scenario.default())["defaults"]
    assert "1.8 times" in chart.title  # 9.7 / 5.5 = 1.76
    assert fact("risk.telecom_default_estimate_pct").grade == "D"
    bars = chart.spec["data"][0]
    assert bars["x"] == [5.25, 5.39, 6.6, 6.7, 8.1, 9.3]


def test_a_chance_off_the_scale_is_said_to_be() -> None:
    chart = drawn(Scenario.from_changes({"pd": 40}))["defaults"]
    assert "yours: 40%, off the scale →" in texts(chart)
    assert chart.spec["layout"]["shapes"] == []


@pytest.mark.parametrize(
    ("earned", "strategy"),
    [
        (None, "none"),
        (-5, "below"),
        (5.9, "below"),
        (6, "core"),
        (10, "core_plus"),
        (12, "value_add"),
        (18, "opportunistic"),
        (70, "opportunistic"),
    ],
)
def test_a_return_is_named_after_the_range_that_holds_it(
    earned: float | None, strategy: str
) -> None:
    assert strategy_of(earned) == strategy
    if strategy not in {"none", "below"}:
        (target,) = [
            target
            for target in return_targets()
            if (target.strategy, target.publisher) == (strategy, "With Intelligence")
        ]
        assert earned is not None
        assert target.low_pct <= earned
        assert target.high_pct is None or earned <= target.high_pct


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"yld": 6, "life": 4}, "← yours: −24.1%"),
        ({"yld": 16, "debt": 85, "kd": 4, "life": 25}, "→"),
        (NO_RATE, "yours: no rate of return"),
    ],
)
def test_a_return_off_the_scale_of_targets_is_said_to_be(
    changes: dict[str, float | str], mark: str
) -> None:
    chart = drawn(Scenario.from_changes(changes))["targets"]
    assert mark in texts(chart)
    assert chart.spec["layout"]["shapes"] == []
    assert chart.spec["layout"]["xaxis"]["range"] == [0, TARGET_TOP]


@settings(max_examples=tries(30))
@given(scenarios)
def test_titles_stay_within_a_line_and_a_half(scenario: Scenario) -> None:
    for language in LANGUAGES:
        for chart in drawn(scenario, language).values():
            assert len(plain(chart.title)) <= 95, chart.title


def test_low_labels_stand_above_the_deals_along_the_bottom() -> None:
    layout = drawn(Scenario.from_changes({"life": 4}))["leverage"].spec["layout"]
    own = next(note for note in layout["annotations"] if "yours" in note["text"])
    pixels_a_point = (layout["height"] - 62) / (RETURN_TOP - RETURN_LOW)
    assert own["yanchor"] == "bottom"
    assert own["y"] + own["yshift"] / pixels_a_point > RETURN_LOW + 3.5


def test_two_labels_near_the_floor_are_a_line_apart() -> None:
    scenario = Scenario.from_changes({"pd": 0.5, "lgd": 5, "nproj": 100, "rho": 0})
    notes = drawn(scenario)["loss"].spec["layout"]["annotations"]
    one, shared = sorted(notes, key=lambda note: note["y"])
    assert 29 * (shared["y"] - one["y"]) + shared["yshift"] - one["yshift"] >= 15
