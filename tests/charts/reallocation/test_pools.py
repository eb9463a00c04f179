import pytest
from hypothesis import given, settings

from components.charts.reallocation.pools import TOP_TN
from components.evidence import fact, observed
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn
from tests.strategies import scenarios, tries


@settings(max_examples=tries(60))
@given(scenarios)
def test_the_need_is_on_the_scale_of_the_pools(scenario: Scenario) -> None:
    chart = drawn("reallocation.pools", scenario)
    bars = chart.spec["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    assert max(ends) <= TOP_TN
    need = evaluate(scenario, observed()).reallocation.external_need_usd_tn
    assert ends[-1] == pytest.approx(need, abs=0.002)


def test_the_pools_are_those_that_the_default_pool_adds_up() -> None:
    bars = drawn("reallocation.pools", Scenario.default()).spec["data"][0]
    assert sum(bars["x"][:3]) == pytest.approx(fact("pools.three_usd_tn").value)
