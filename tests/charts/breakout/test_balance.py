from itertools import accumulate

import pytest
from hypothesis import given, settings

from components.charts.palette import RANGE, SCENARIO
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.payback import YEARS, captured_usd_bn, required_by_year_usd_bn
from components.text import money
from tests.charts.drawn import coloured, drawn, labels
from tests.strategies import scenarios, tries


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_balance_is_at_zero_where_all_is_paid_back(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).breakout
    chart = drawn("breakout.balance", scenario)
    (curve,) = coloured(chart.spec, SCENARIO, "lines")
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    by_year = dict(zip(YEARS, curve["y"], strict=True))
    paid = [year for year, balance in by_year.items() if year >= 2030 and balance > 5e-4]
    if results.payback_year is None:
        assert paid == []
        assert dot["x"] == dot["y"] == []
        return
    assert dot["x"] == [results.payback_year]
    assert by_year[results.payback_year] >= 0
    assert not paid or paid[0] >= results.payback_year


def test_the_balance_is_the_sum_of_discounted_flows() -> None:
    scenario = Scenario.from_changes({"ret": 8})
    flows = zip(
        captured_usd_bn(scenario, observed()), required_by_year_usd_bn(scenario), strict=True
    )
    worth = [(got - due) / 1.08 ** (n + 1) / 1000 for n, (got, due) in enumerate(flows)]
    (curve,) = coloured(drawn("breakout.balance", scenario).spec, SCENARIO, "lines")
    assert curve["y"] == pytest.approx(list(accumulate(worth)), abs=6e-4)


def test_with_the_uplift_needed_the_balance_is_back_at_zero_in_the_year_asked() -> None:
    chart = drawn("breakout.balance", Scenario.from_changes({"due": 2038}))
    (curve,) = [t for t in chart.spec["data"] if t.get("line", {}).get("color") == RANGE]
    assert dict(zip(YEARS, curve["y"], strict=True))[2038] == pytest.approx(0, abs=1e-3)


def test_an_uplift_beyond_the_slider_is_not_drawn() -> None:
    chart = drawn("breakout.balance", Scenario.from_changes({"capt": 5}))
    (curve,) = [t for t in chart.spec["data"] if t.get("line", {}).get("color") == RANGE]
    assert set(curve["y"]) == {None}


def test_a_line_that_leaves_the_axis_says_where_it_ends() -> None:
    # At the default 3.28 trillion of 2025 are missing by 2050, which the axis holds.
    assert "<b>yours</b>" in labels(drawn("breakout.balance", Scenario.default()))
    beyond = Scenario.from_changes({"up": 3})
    chart = drawn("breakout.balance", beyond)
    (curve,) = coloured(chart.spec, SCENARIO, "lines")
    low, high = chart.spec["layout"]["yaxis"]["range"]
    assert curve["y"][-1] > high
    assert f"<b>yours: {money(1000 * curve['y'][-1], 'en')} in 2050</b>" in labels(chart)
    heights = [note["y"] for note in chart.spec["layout"]["annotations"]]
    assert all(low < height < high for height in heights)
