import math

import pytest
from hypothesis import given

from components.evidence import observed
from components.model import LEVERS, Results, Scenario, evaluate
from components.model.evaluate import PAGES, THEMES
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
    "buildout.world_ai_total_usd_tn",
    "power.gw_needed",
    "power.gw_connectable",
    "power.gw_short",
    "power.waiting_usd_bn",
    "power.delay_years",
    "power.twh_2030",
    "power.share_of_us_power_pct",
    "power.bill_usd_bn",
    "power.bill_share_of_cost_pct",
    "power.capex_ceiling_usd_tn",
    "macro.gross_contribution_pp",
    "macro.net_contribution_pp",
    "macro.firm_shock_pp",
    "macro.capex_share_of_us_gdp_pct",
    "coinvest.unlevered_irr_pct",
    "coinvest.equity_irr_pct",
    "coinvest.dscr",
    "coinvest.partners_needed",
    "coinvest.expected_loss_pct",
    "coinvest.loss_p99_alone_pct",
    "coinvest.loss_p99_pooled_pct",
    "target.calls_usd_bn",
    "target.distributions_usd_bn",
    "target.nav_usd_bn",
    "target.peak_outlay_usd_bn",
    "target.peak_outlay_year",
    "target.breakeven_year",
    "target.tvpi",
    "target.irr_pct",
    "reallocation.external_need_usd_tn",
    "reallocation.debt_usd_tn",
    "reallocation.equity_usd_tn",
    "reallocation.share_of_pool_pct",
    "digital.float_needed_usd_bn",
    "digital.supply_cover_x",
    "digital.fees_saved_usd_bn",
    "digital.supply_2030_usd_bn",
    "digital.tbill_demand_2030_usd_bn",
    "breakout.required_gross_profit_usd_bn",
    "breakout.required_revenue_usd_bn",
    "breakout.crossover_year",
    "breakout.output_gain_2035_pct",
    "breakout.growth_2035_pct",
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
    shells = funding.total_assets_usd_bn * scenario.shell / 100
    complete = funding.total_assets_usd_bn - shells
    capacity = shells / scenario.gws + complete / scenario.gwc
    assert funding.capacity_gw == pytest.approx(capacity)
    assert sum(buildout.annual_usd_bn) == pytest.approx(1000 * buildout.total_usd_tn)
    assert buildout.partnership_share_pct / 100 * 1000 * buildout.total_usd_tn == pytest.approx(
        funding.total_assets_usd_bn
    )


@given(scenarios)
def test_equal_scenarios_give_equal_results(scenario: Scenario) -> None:
    assert evaluate(scenario, observed()) == evaluate(scenario.replace(), observed())


def test_2026_spending_moves_growth_outside_funding_and_required_revenue() -> None:
    """The argument is a chain: one lever moves the results of four pages."""
    less, more = (
        evaluate(Scenario.from_changes({"c26": spending}), observed()) for spending in (600, 800)
    )
    step = 200 * sum(1.19**k for k in range(5)) / 1000  # of the total, trillion
    assert more.buildout.total_usd_tn - less.buildout.total_usd_tn == pytest.approx(step)
    net = 200 / 30762.1 * 100 * 0.725 * (1 - 0.61)
    growth = more.macro.net_contribution_pp - less.macro.net_contribution_pp
    assert growth == pytest.approx(net)
    outside = more.reallocation.external_need_usd_tn - less.reallocation.external_need_usd_tn
    # All of it: the cash flow that is kept is used up in each of these years.
    assert outside == pytest.approx(step)
    ratio = more.breakout.required_revenue_usd_bn / less.breakout.required_revenue_usd_bn
    assert ratio == pytest.approx(more.buildout.total_usd_tn / less.buildout.total_usd_tn)


def test_leverage_carries_from_the_fund_to_the_deal_until_the_reader_sets_it() -> None:
    fund_level = Scenario.from_changes({"mult": 2})
    assert (fund_level.debt, fund_level.changes()) == (50, {"mult": 2})
    set_apart = fund_level.replace(debt=60)
    assert set_apart.replace(mult=4).debt == 60
    assert fund_level.replace(mult=4).debt == 75


def test_every_theme_is_the_home_of_a_lever_and_every_lever_stands_on_a_page() -> None:
    homes = {lever.home for lever in LEVERS.values()}
    assert homes == set(THEMES)
    assert {page for lever in LEVERS.values() for page in lever.pages} <= set(PAGES)
