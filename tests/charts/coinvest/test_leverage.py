import pytest
from hypothesis import given, settings

from components.charts.coinvest.leverage import DEBT_TOP, RETURN_LOW, RETURN_TOP
from components.charts.palette import SCENARIO
from components.evidence import fact, observed
from components.evidence.coinvest import deals
from components.model import Scenario, evaluate
from components.model.deal import debt_service
from components.text.numbers import percent
from tests.charts.drawn import drawn, labels
from tests.strategies import scenarios, tries


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_line_and_the_dot_stand_at_the_reader_s_return(scenario: Scenario) -> None:
    chart = drawn("coinvest.leverage", scenario)
    earned = evaluate(scenario, observed()).coinvest.equity_irr_pct
    line, _, *dots = chart.spec["data"]
    if earned is None:
        assert dots == []
        assert "nothing comes back" in " ".join(labels(chart))
        return
    at = line["x"].index(round(scenario.debt, 3))
    assert line["y"][at] == pytest.approx(earned, abs=0.001)
    (dot,) = dots
    assert dot["marker"]["color"] == SCENARIO
    assert dot["x"] == [round(scenario.debt, 3)]
    assert dot["y"] == [pytest.approx(min(max(earned, RETURN_LOW), RETURN_TOP), abs=0.001)]
    assert (dot["marker"]["symbol"] == "circle") == (RETURN_LOW <= earned <= RETURN_TOP)
    assert percent(earned, "en") in " ".join(labels(chart))


def test_the_zone_begins_where_cover_is_our_example_of_a_limit() -> None:
    scenario = Scenario.from_changes({"yld": 8, "kd": 7, "life": 12})
    chart = drawn("coinvest.leverage", scenario)
    (zone,) = [shape for shape in chart.spec["layout"]["shapes"] if shape["type"] == "rect"]
    assert zone["x1"] == DEBT_TOP
    assert 8 / debt_service(zone["x0"], 7, 12) == pytest.approx(1.2, abs=1e-3)
    assert "below 1.2× payments" in " ".join(labels(chart))
    assert "our example" in " ".join(labels(chart))


def test_where_all_debt_is_covered_there_is_no_zone() -> None:
    chart = drawn("coinvest.leverage", Scenario.from_changes({"yld": 16}))
    assert [shape["type"] for shape in chart.spec["layout"]["shapes"]] == ["line"]
    assert "always at least" in chart.source


def test_the_deals_are_marked_at_debt_over_debt_and_equity() -> None:
    marks = drawn("coinvest.leverage", Scenario.default()).spec["data"][1]
    by_hand = {7 / 12: True, 22.7 / 33.4: True, 0.7: False, 18 / 23: False, 0.8: False}
    assert marks["x"] == pytest.approx([100 * share for share in by_hand], abs=0.01)
    assert [symbol == "diamond" for symbol in marks["marker"]["symbol"]] == list(by_hand.values())
    assert [deal.firm for deal in deals()] == list(by_hand.values())


def test_the_partnership_s_plan_is_that_of_the_ledger() -> None:
    (plan,) = [deal for deal in deals() if deal.deal_id == "aip_plan"]
    assert plan.equity_bn == fact("aip.equity_target_usd_bn").value
    assert plan.equity_bn + plan.debt_bn == fact("aip.total_assets_plan_usd_bn").value
