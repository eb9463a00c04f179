import pytest
from hypothesis import example, given, settings

from components.charts.reallocation.pools import TOP_TN
from components.evidence import fact, observed
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn
from tests.strategies import scenarios, tries


@settings(max_examples=tries(60))
@given(scenarios)
@example(Scenario.from_changes({"keep": 100, "g": -40}))  # own cash pays for all
def test_the_need_is_on_the_scale_of_the_pools(scenario: Scenario) -> None:
    chart = drawn("reallocation.pools", scenario)
    bars = chart.spec["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    assert max(ends) <= TOP_TN
    need = evaluate(scenario, observed()).reallocation.external_need_usd_tn
    # Below the three pools stand equity and debt, each where there is any.
    needed = ends[3:]
    assert (needed[-1] if needed else 0) == pytest.approx(need, abs=0.002)


def test_the_pools_are_those_that_the_default_pool_adds_up() -> None:
    bars = drawn("reallocation.pools", Scenario.default()).spec["data"][0]
    assert sum(bars["x"][:3]) == pytest.approx(fact("pools.three_usd_tn").value)
