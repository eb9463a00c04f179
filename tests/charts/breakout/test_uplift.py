import pytest

from components.charts.palette import SCENARIO
from components.evidence import observed
from components.evidence.breakout import uplift_estimates
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn


def test_an_estimate_without_a_middle_gets_no_dot() -> None:
    chart = drawn("breakout.uplift", Scenario.default())
    points = next(t for t in chart.spec["data"] if t["type"] == "scatter")
    marks = zip(points["x"], points["marker"]["color"], strict=True)
    estimated = [x for x, colour in marks if colour != SCENARIO]
    with_middle = [e for e in uplift_estimates() if e.base_pp and e.span_pp[0] < e.span_pp[1]]
    assert sorted(estimated) == sorted(e.base_pp for e in with_middle if e.base_pp)
    assert len(chart.table.rows) == 1 + len(uplift_estimates())


def test_estimates_are_in_order_and_inside_their_ranges() -> None:
    highs = [estimate.span_pp[1] for estimate in uplift_estimates()]
    assert highs == sorted(highs)
    for estimate in uplift_estimates():
        low, high = estimate.span_pp
        assert 0 < low <= (estimate.base_pp or high) <= high < 3.2
        assert not (estimate.reported_via and "tecunningham" in estimate.url)


def test_the_uplift_needed_stands_among_the_estimates_or_says_that_it_is_off_the_scale() -> None:
    def needed(**levers: float) -> tuple[list[float], str]:
        scenario = Scenario.from_changes(levers)
        chart = drawn("breakout.uplift", scenario)
        points = next(t for t in chart.spec["data"] if t["type"] == "scatter")
        marks = zip(points["x"], points["marker"]["color"], strict=True)
        row = chart.spec["layout"]["annotations"][0]["text"]
        return [x for x, colour in marks if colour == SCENARIO], row

    found = evaluate(Scenario.default(), observed()).breakout.uplift_needed_pp
    assert needed()[0] == [pytest.approx(found, abs=1e-3)]
    assert needed(capt=5)[0] == []
    assert "off the scale" in needed(capt=5)[1]
    assert "more than 10" in needed(capt=5, due=2030, reach=1)[1]
