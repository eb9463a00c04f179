import pytest
from hypothesis import assume, given

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.themes.power import (
    Power,
    needed_by_year_gw,
    replaced_usd_bn,
    yearly_cost_usd_bn_per_gw,
)
from tests.strategies import scenarios


def power(**levers: float | str) -> Power[float]:
    return evaluate(Scenario.from_changes(levers), observed()).power


PLAIN = {
    "c25": 400.0,
    "c26": 700.0,
    "g": 0.0,
    "ls": 5.0,
    "short": 50.0,
    "us": 80.0,
    "ai": 50.0,
    "gwc": 40.0,
    "conn": 6.0,
    "load": 50.0,
    "mwh": 100.0,
}


def test_the_answers_by_hand() -> None:
    # Five years of 700; only in 2030 half of the 400 of 2025 is replaced: 3,300 for new sites. Of
    # them 0.8 * 0.5 is for AI in the US, 1,320, at 40 a gigawatt: 33.
    results = power(**PLAIN)
    assert results.needed_by_year == pytest.approx((7, 7, 7, 7, 5))
    assert results.gw_needed == pytest.approx(33)
    assert results.gw_connectable == pytest.approx(30)
    assert results.gw_short == pytest.approx(3)
    assert results.waiting_usd_bn == pytest.approx(120)
    assert results.delay_years == pytest.approx(0.5)
    assert results.twh_2030 == pytest.approx(33 * 4.38)
    assert results.share_of_us_power_pct == pytest.approx(100 * 33 * 4.38 / 5500)
    assert results.bill_usd_bn == pytest.approx(14.454)
    # Three gigawatts are 120, which are 0.4 of 300 of the counted 3,900.
    assert results.capex_ceiling_usd_tn == pytest.approx(3.6)


def test_the_defaults_are_those_of_the_independent_computation() -> None:
    """Computed apart from the app, with 2025 at 416, 2026 at 732.5, growth of 19, AI 75 percent."""
    results = power()
    assert results.gw_needed == pytest.approx(55.4, abs=0.05)
    assert results.gw_connectable == pytest.approx(41.5)
    assert results.waiting_usd_bn == pytest.approx(695, abs=0.5)
    assert results.delay_years == pytest.approx(1.7, abs=0.05)


def test_chips_that_last_between_two_whole_years_are_replaced_in_between() -> None:
    annual = (400.0, 700.0, 800.0, 900.0, 1000.0, 1100.0)
    for life, year, bought in (
        (2.0, 2027, 400.0),
        (2.5, 2028, 550.0),
        (2.0, 2030, 900.0),
        (8.0, 2030, 0.0),
        (5.5, 2030, 0.0),  # bought in the middle of 2024, which is not counted
    ):
        scenario = Scenario.from_changes({"short": 60, "ls": life})
        assert replaced_usd_bn(annual, year, scenario) == pytest.approx(0.6 * bought)


def test_a_year_that_only_replaces_needs_no_power_and_gives_none_back() -> None:
    # 800 bought in 2025 and 900 in 2026 wear out in 2027 and 2028, when a fifth of that is spent.
    falling = {"c25": 800.0, "c26": 900.0, "g": -40.0, "bust": 80.0, "ls": 2.0, "short": 90.0}
    needed = power(**falling).needed_by_year
    assert needed[0] > 0
    assert needed[1:3] == (0, 0)


def test_the_cost_of_a_gigawatt_by_hand() -> None:
    scenario = Scenario.from_changes(
        {"gwc": 50, "short": 60, "ls": 5, "ll": 20, "ret": 10, "load": 50, "mwh": 100}
    )
    # Capital recovery factors of 0.263797 and 0.117460 by published tables; 4.38 TWh at 100.
    expected = (30 * 0.263797, 20 * 0.117460, 0.438)
    assert yearly_cost_usd_bn_per_gw(scenario) == pytest.approx(expected, rel=1e-5)
    share = 100 * 0.438 / sum(expected)
    found = evaluate(scenario, observed()).power.bill_share_of_cost_pct
    assert found == pytest.approx(share, rel=1e-5)


@given(scenarios)
def test_what_is_needed_is_connected_or_waits(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).power
    assert results.gw_needed > 0
    assert results.gw_needed == pytest.approx(sum(needed_by_year_gw(scenario)))
    assert results.gw_short == pytest.approx(max(0, results.gw_needed - 5 * scenario.conn))
    # At the rate of the lever, all is connected when the delay is over.
    late = 5 + results.delay_years
    assert scenario.conn * late >= results.gw_needed - 1e-6


@given(scenarios)
def test_the_ceiling_lies_below_the_total_where_power_is_short(scenario: Scenario) -> None:
    results = evaluate(scenario, observed())
    ceiling, total = results.power.capex_ceiling_usd_tn, results.buildout.total_usd_tn
    assert ceiling > 0
    assert (ceiling < total) == (results.power.gw_short > 0)


@given(scenarios)
def test_spending_at_the_ceiling_needs_what_can_be_connected(scenario: Scenario) -> None:
    """With chips that outlast 2030 nothing is replaced, so spending can be scaled to the limit."""
    lasting = scenario.replace(ls=8.0)
    results = evaluate(lasting, observed())
    after_2025 = 1000 * results.buildout.total_usd_tn - lasting.c25
    allowed = 1000 * results.power.capex_ceiling_usd_tn - lasting.c25
    c26 = lasting.c26 * allowed / after_2025
    assume(300 <= c26 <= 1000)
    limited = evaluate(lasting.replace(c26=c26), observed()).power
    assert limited.gw_needed == pytest.approx(limited.gw_connectable)


DIRECTIONS = [
    ("conn", 4, 12, "gw_short", -1),
    ("conn", 4, 12, "capex_ceiling_usd_tn", 1),
    ("conn", 4, 8, "delay_years", -1),
    ("load", 50, 90, "twh_2030", 1),
    ("load", 50, 90, "bill_share_of_cost_pct", 1),
    ("mwh", 40, 120, "bill_usd_bn", 1),
    ("mwh", 40, 120, "bill_share_of_cost_pct", 1),
    ("gwc", 35, 80, "gw_needed", -1),
    ("gwc", 35, 80, "bill_share_of_cost_pct", -1),
    ("us", 60, 90, "gw_needed", 1),
    ("ai", 60, 90, "gw_needed", 1),
    ("c26", 500, 900, "waiting_usd_bn", 1),
    ("g", 0, 30, "share_of_us_power_pct", 1),
    ("short", 30, 80, "gw_needed", -1),
    ("ls", 3, 5, "gw_needed", 1),
    ("bust", 0, 50, "gw_needed", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(power(**{lever: high}), result) - getattr(power(**{lever: low}), result)
    assert sign * change > 0


def test_what_cannot_be_connected_does_not_change_the_bill() -> None:
    assert power(conn=2.0).bill_usd_bn == power(conn=25.0).bill_usd_bn
