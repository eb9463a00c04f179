import math

import pytest
from hypothesis import given

from components.evidence import observed
from components.model import Results, Scenario, evaluate
from tests.strategies import ALL_CORNERS, scenarios

PERMANENT_IDS = {
    "funding.share_of_target_pct",
    "funding.remaining_usd_bn",
    "funding.months_to_target",
    "funding.target_date",
    "funding.total_assets_usd_bn",
    "funding.debt_usd_bn",
    "funding.capacity_gw",
    "funding.p10_date",
    "funding.p50_date",
    "funding.p90_date",
    "funding.chance_by_2027_pct",
    "funding.chance_by_2030_pct",
    "buildout.total_usd_tn",
    "buildout.growth_needed_5tn_pct",
    "buildout.growth_needed_8tn_pct",
    "buildout.flat_total_usd_tn",
    "buildout.annual_usd_bn",
    "buildout.partnership_share_pct",
    "buildout.share_of_us_gdp_2026_pct",
}


def assert_finite_or_explained(results: Results) -> None:
    reasons = results.reasons()
    for result_id, value in results.by_id().items():
        if value is None:
            assert result_id in reasons
        elif isinstance(value, tuple):
            assert all(math.isfinite(part) for part in value)
        elif not isinstance(value, str):
            assert math.isfinite(value)
    assert all(results.by_id()[result_id] is None for result_id in reasons)


def test_no_permanent_result_id_is_missing() -> None:
    assert set(evaluate(Scenario.default(), observed()).by_id()) >= PERMANENT_IDS


@given(scenarios)
def test_every_result_is_finite_or_an_explained_null(scenario: Scenario) -> None:
    assert_finite_or_explained(evaluate(scenario, observed()))


@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_every_lever_works_at_both_ends(scenario: Scenario) -> None:
    assert_finite_or_explained(evaluate(scenario, observed()))


@given(scenarios)
def test_accounts_balance(scenario: Scenario) -> None:
    results = evaluate(scenario, observed())
    funding, buildout = results.funding, results.buildout
    assert funding.remaining_usd_bn + observed().raised_usd_bn == pytest.approx(scenario.tgt)
    assert funding.debt_usd_bn + scenario.tgt == pytest.approx(funding.total_assets_usd_bn)
    assert funding.capacity_gw * scenario.gwc == pytest.approx(funding.total_assets_usd_bn)
    assert sum(buildout.annual_usd_bn) == pytest.approx(1000 * buildout.total_usd_tn)
    assert buildout.partnership_share_pct / 100 * 1000 * buildout.total_usd_tn == pytest.approx(
        funding.total_assets_usd_bn
    )


@given(scenarios)
def test_equal_scenarios_give_equal_results(scenario: Scenario) -> None:
    assert evaluate(scenario, observed()) == evaluate(scenario.replace(), observed())
