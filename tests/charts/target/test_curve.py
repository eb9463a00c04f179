import re
from typing import Any

import pytest
from hypothesis import given, settings

from components.charts import Chart
from components.charts.target.curve import CURVE_AXIS
from components.evidence import observed
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn, labels
from tests.strategies import scenarios, tries


def traces(chart: Chart) -> list[Any]:
    return list(chart.spec["data"])


@settings(max_examples=tries(60))
@given(scenarios)
def test_the_curve_adds_the_bars_up_and_marks_what_the_results_say(scenario: Scenario) -> None:
    target = evaluate(scenario, observed()).target
    chart = drawn("target.curve", scenario)
    calls, payouts, line, marks = traces(chart)
    assert all(call <= 0 for call in calls["y"])
    assert all(paid >= 0 for paid in payouts["y"])
    total = 0.0
    for place, (call, paid) in enumerate(zip(calls["y"], payouts["y"], strict=True), 1):
        total += call + paid
        assert line["y"][place] == pytest.approx(total, abs=0.021)  # bars are rounded to 0.001
    assert min(line["y"]) == pytest.approx(-target.peak_outlay_usd_bn, abs=0.001)
    assert marks["x"][0] == target.peak_outlay_year
    on_the_line = [min(line["y"][year], CURVE_AXIS[1]) for year in marks["x"]]
    assert marks["y"] == pytest.approx(on_the_line, abs=0.001)
    assert marks["x"][1:] == [target.breakeven_year][: target.breakeven_year is not None]
    assert ("cash back" in " ".join(labels(chart))) == (target.breakeven_year is not None)
    assert ("not all back" in chart.title) == (target.breakeven_year is None)


@settings(max_examples=tries(60))
@given(scenarios)
def test_nothing_falls_below_the_axis_and_what_rises_above_is_named(scenario: Scenario) -> None:
    curve = drawn("target.curve", scenario)
    _, _, line, _ = traces(curve)
    low, high = CURVE_AXIS
    assert min(line["y"]) > low + 5  # room for the label
    target = evaluate(scenario, observed()).target
    end = sum(target.distributions_usd_bn) - sum(target.calls_usd_bn)
    if abs(end - high) > 1e-6:  # nearer, the order of the sums decides
        assert ("↑" in " ".join(labels(curve))) == (end > high)


def test_the_table_of_years_is_the_results() -> None:
    table = drawn("target.curve", Scenario.default()).table
    target = evaluate(Scenario.default(), observed()).target
    assert len(table.rows) == len(target.calls_usd_bn)
    assert [row[1] for row in table.rows] == [round(call, 2) for call in target.calls_usd_bn]
    assert table.rows[3][3] == pytest.approx(-23.92, abs=0.005)


def test_a_sum_that_rounds_to_nothing_has_no_sign_and_no_cents() -> None:
    scenario = Scenario.from_changes({"fg": 0, "rc3": 90, "fl": 20})
    chart = drawn("target.curve", scenario)
    assert re.search(r"\$0(?![\d.])", " ".join(labels(chart)))
    for text in (" ".join(labels(chart)), chart.alt, *traces(chart)[0]["customdata"]):
        assert "−$0 " not in text
        assert "0.0" not in text
