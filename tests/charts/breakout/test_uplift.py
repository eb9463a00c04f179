from components.evidence.breakout import uplift_estimates
from components.model import Scenario
from tests.charts.drawn import drawn


def test_an_estimate_without_a_middle_gets_no_dot() -> None:
    chart = drawn("breakout.uplift", Scenario.default())
    points = next(t for t in chart.spec["data"] if t["type"] == "scatter")
    with_middle = [e for e in uplift_estimates() if e.base_pp and e.span_pp[0] < e.span_pp[1]]
    assert sorted(points["x"]) == sorted(e.base_pp for e in with_middle if e.base_pp)
    assert len(chart.table.rows) == len(uplift_estimates())


def test_estimates_are_in_order_and_inside_their_ranges() -> None:
    highs = [estimate.span_pp[1] for estimate in uplift_estimates()]
    assert highs == sorted(highs)
    for estimate in uplift_estimates():
        low, high = estimate.span_pp
        assert 0 < low <= (estimate.base_pp or high) <= high < 3.2
        assert not (estimate.reported_via and "tecunningham" in estimate.url)
