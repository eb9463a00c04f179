import pytest
from hypothesis import given, settings

from components.charts.coinvest.loss import loss_steps
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.losses import loss_quantile_pct
from tests.charts.drawn import drawn
from tests.strategies import scenarios, tries


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_loss_curve_passes_through_the_results(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).coinvest
    alone, pooled = drawn("coinvest.loss", scenario).spec["data"][2:]
    for dot, loss in ((alone, results.loss_p99_alone_pct), (pooled, results.loss_p99_pooled_pct)):
        assert dot["x"] == [2.0]  # ten to the second: once in 100 cases
        assert dot["y"][0] ** 2 == pytest.approx(loss, abs=0.01)
    n = round(scenario.nproj)
    reached = [loss for cases, loss in loss_steps(scenario, n) if cases < 100 * (1 - 1e-9)]
    assert reached[-1] <= results.loss_p99_pooled_pct + 1e-9
    beyond = [loss for cases, loss in loss_steps(scenario, n) if cases <= 100 * (1 + 1e-9)]
    assert beyond[-1] >= results.loss_p99_pooled_pct - 1e-9


def test_the_loss_curve_is_the_quantile_at_each_chance() -> None:
    scenario = Scenario.from_changes({"rho": 0.4, "nproj": 7, "pd": 12, "full": 0})
    steps = loss_steps(scenario, 7)
    for cases in (1.5, 3, 8, 40, 300, 900):
        on_curve = [loss for start, loss in steps if start < cases][-1]
        assert on_curve == pytest.approx(loss_quantile_pct(12, 20, 0.4, 7, 1 - 1 / cases))
