import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import fact, observed
from components.link import decode
from components.model import Scenario, evaluate
from components.model.themes.digital import Digital, float_needed_usd_bn, supply_after
from components.text import LANGUAGES
from tests.strategies import scenarios

FROZEN = Path(__file__).parents[2] / "link" / "frozen_results_v1.json"


def digital(**levers: float | str) -> Digital[float]:
    return evaluate(Scenario.from_changes(levers), observed()).digital


def test_the_default_answers_by_hand() -> None:
    results = digital(mkt=40, mov=5, days=5, oldc=150, newc=50, sup=311.3, pay=100, sg=14, tb=53)
    assert results.moved_usd_bn == pytest.approx(2000)
    assert results.float_needed_usd_bn == pytest.approx(27.397, abs=0.001)  # 2000 x 5 / 365
    assert results.supply_cover_x == pytest.approx(11.362, abs=0.001)  # 311.3 / 27.397
    assert results.days_covered == pytest.approx(56.81, abs=0.01)  # 311.3 / 2000 x 365
    assert results.fees_saved_usd_bn == pytest.approx(20)  # one percent of 2000
    assert results.supply_2030_usd_bn == pytest.approx(543.8, abs=0.1)  # 311.3 x 1.14^4.257
    assert results.tbill_demand_2030_usd_bn == pytest.approx(288.2, abs=0.1)
    assert results.reasons == {}


def test_the_float_of_a_published_estimate() -> None:
    """J.P. Morgan: a twentieth of cross-border payments at a velocity of 50 needs at most 200."""
    moved = 1000 * fact("payments.cross_border_all_2024_usd_tn").value / 20
    needed = float_needed_usd_bn(moved, 365 / fact("stablecoin.jpm_velocity").value)
    assert needed == pytest.approx(194.6)
    assert needed <= fact("stablecoin.jpm_need_usd_bn").value
    assert needed == pytest.approx(fact("stablecoin.jpm_need_usd_bn").value, rel=0.05)


@given(scenarios)
def test_the_float_obeys_the_equation_of_exchange(scenario: Scenario) -> None:
    """Money times velocity is the value of payments (M V = P T)."""
    results = Digital(scenario, observed())
    velocity = 365 / scenario.days
    assert results.float_needed_usd_bn * velocity == pytest.approx(results.moved_usd_bn)


@given(scenarios)
def test_at_the_days_covered_the_float_takes_the_whole_supply(scenario: Scenario) -> None:
    results = Digital(scenario, observed())
    if results.days_covered is not None and results.supply_cover_x is not None:
        needed = float_needed_usd_bn(results.moved_usd_bn, results.days_covered)
        assert needed == pytest.approx(scenario.sup * scenario.pay / 100)
        assert results.supply_cover_x == pytest.approx(results.days_covered / scenario.days)


@given(st.floats(1, 2000), st.floats(-20, 80), st.integers(0, 6))
def test_supply_grows_by_its_rate_every_year(supply: float, growth: float, years: int) -> None:
    step_by_step = supply
    for _ in range(years):
        step_by_step += step_by_step * growth / 100
    assert supply_after(supply, growth, years) == pytest.approx(step_by_step)


def test_supply_in_2030_counts_from_the_day_of_the_figure() -> None:
    days = (date(2030, 12, 31) - date(2026, 9, 28)).days
    assert days == 1555
    grown = digital(sup=100, sg=30).supply_2030_usd_bn
    assert grown == pytest.approx(100 * 1.3 ** (1555 / 365.25))
    assert digital(sup=100, sg=0).supply_2030_usd_bn == pytest.approx(100)
    assert digital(sup=100, sg=-20).supply_2030_usd_bn < 100


@pytest.mark.parametrize("mov", [0, 1e-12, 1e-9])
def test_without_payments_there_is_no_cover_but_a_reason(mov: float) -> None:
    results = digital(mov=mov)
    assert results.supply_cover_x is None
    assert results.days_covered is None
    assert set(results.reasons.values()) == {"nothing_moved"}
    assert results.float_needed_usd_bn == pytest.approx(0, abs=1e-6)


def test_a_dearer_new_way_costs_more() -> None:
    assert digital(oldc=10, newc=300).fees_saved_usd_bn == pytest.approx(-58)  # 2000 x -2.9 %
    assert digital(oldc=80, newc=80).fees_saved_usd_bn == 0


def test_the_largest_float_exceeds_the_supply() -> None:
    results = digital(mkt=200, mov=30, days=30, sup=311.3, pay=100)
    assert results.float_needed_usd_bn == pytest.approx(4931.5, abs=0.1)
    assert results.supply_cover_x == pytest.approx(0.0631, abs=0.0001)


def test_only_the_supply_that_serves_payments_covers_them() -> None:
    results = digital(mkt=73, mov=10, days=10, sup=500, pay=8, oldc=60)
    assert results.supply_cover_x == pytest.approx(0.2)  # 40 of 200
    assert results.extra_supply_usd_bn == pytest.approx(160)
    assert results.fee_pool_usd_bn == pytest.approx(438)  # 73 tn x 0.6 %
    assert digital(mkt=73, mov=10, days=10, sup=500, pay=80).extra_supply_usd_bn == 0


def test_links_of_version_1_keep_their_results() -> None:
    for link in json.loads(FROZEN.read_text(encoding="utf-8")):
        scenario = decode(parse_qsl(link["query"]), LANGUAGES, "en").case.scenario
        found = evaluate(scenario, observed()).by_id()
        for result_id, value in link["results"].items():
            # Growth counts from the day of the newest supply, which is later than it was.
            if result_id.startswith("digital.") and "2030" not in result_id:
                expected = None if value is None else pytest.approx(value, rel=1e-9)
                assert found[result_id] == expected, result_id


DIRECTIONS = [
    ("pay", 3, 50, "supply_cover_x", 1),
    ("pay", 1, 5, "extra_supply_usd_bn", -1),
    ("oldc", 60, 400, "fee_pool_usd_bn", 1),
    ("mkt", 20, 80, "float_needed_usd_bn", 1),
    ("mov", 1, 20, "float_needed_usd_bn", 1),
    ("days", 1, 20, "float_needed_usd_bn", 1),
    ("mkt", 20, 80, "supply_cover_x", -1),
    ("mov", 1, 20, "supply_cover_x", -1),
    ("days", 1, 20, "supply_cover_x", -1),
    ("sup", 100, 900, "supply_cover_x", 1),
    ("sup", 100, 900, "days_covered", 1),
    ("mov", 1, 20, "days_covered", -1),
    ("mkt", 20, 80, "fees_saved_usd_bn", 1),
    ("oldc", 60, 400, "fees_saved_usd_bn", 1),
    ("newc", 10, 140, "fees_saved_usd_bn", -1),
    ("sup", 100, 900, "supply_2030_usd_bn", 1),
    ("sg", -10, 40, "supply_2030_usd_bn", 1),
    ("tb", 40, 90, "tbill_demand_2030_usd_bn", 1),
    ("sg", -10, 40, "tbill_demand_2030_usd_bn", 1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(digital(**{lever: high}), result) - getattr(digital(**{lever: low}), result)
    assert sign * change > 0


def test_faster_payments_need_less_money_in_proportion() -> None:
    slow, fast = digital(days=10), digital(days=2.5)
    assert fast.float_needed_usd_bn == pytest.approx(slow.float_needed_usd_bn / 4)
    assert fast.fees_saved_usd_bn == slow.fees_saved_usd_bn
