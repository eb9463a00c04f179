import itertools
import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from components.evidence import observed
from components.model import Scenario
from components.model.funding import (
    Funding,
    chance_full_by_pct,
    fund,
    months_to_raise,
    raised_after_usd_bn,
    raised_share_pct,
)
from components.model.observed import Observed, PeerPath, months_between
from components.model.peers import peer_slowness
from tests.strategies import scenarios

paces = st.floats(0.05, 3)
changes_of_pace = st.floats(-80, 100)


def funding(**levers: float) -> Funding:
    return fund(Scenario.from_changes(levers), observed())


def test_the_default_answers_by_hand() -> None:
    results = funding()
    assert results.share_of_target_pct == pytest.approx(12.5 / 30 * 100)
    assert results.remaining_usd_bn == 17.5
    assert results.months_to_target == pytest.approx(17.5 / 0.785)
    assert results.target_date == "2027-11"  # 22.3 months after 15 January 2026
    assert results.total_assets_usd_bn == pytest.approx(100)
    assert results.debt_usd_bn == pytest.approx(70)
    assert results.capacity_gw == pytest.approx(2)


@given(st.floats(0.1, 40), paces, changes_of_pace)
def test_money_raised_until_the_target_month_is_the_amount(
    amount: float, pace: float, mom: float
) -> None:
    months = months_to_raise(amount, pace, mom)
    if months is None:
        everything = 12 * pace / -math.log1p(mom / 100)
        # All that ever comes may differ from the amount by rounding alone.
        assert everything <= amount * (1 + 1e-9)
    elif months < 1e4:
        raised, _ = quad(lambda u: pace * (1 + mom / 100) ** (u / 12), 0, months, limit=200)
        assert raised == pytest.approx(amount, rel=1e-6)
        assert raised_after_usd_bn(np.array([months]), pace, mom)[0] == pytest.approx(amount)


def test_no_change_of_pace_is_the_limit_of_a_small_change() -> None:
    assert months_to_raise(17.5, 0.785, 1e-9) == pytest.approx(months_to_raise(17.5, 0.785, 0))


def test_money_that_halves_every_year_stops_short_of_its_limit() -> None:
    limit = 12 * 0.5 / math.log(2)  # all that will ever come
    assert months_to_raise(limit * 0.999, 0.5, -50) is not None
    assert months_to_raise(limit * 1.001, 0.5, -50) is None


def test_a_target_out_of_reach_is_never_and_says_so() -> None:
    results = funding(pace=0.1, mom=-80)
    assert results.months_to_target is None
    assert results.target_date is None
    assert results.reasons["target_date"] == "never"
    assert results.chance_by_2030_pct < 100


def test_a_date_beyond_2100_is_not_named() -> None:
    # 37.5 to go at 0.05 a month takes 62.5 years at a steady pace, far longer at a falling one.
    assert funding(pace=0.05, tgt=50).target_date == "2088-07"
    results = funding(pace=0.05, tgt=50, mom=-1.5)
    assert results.months_to_target is not None
    assert results.months_to_target > 12 * 75
    assert results.target_date is None
    assert results.reasons["target_date"] == "after_2100"


def test_a_target_that_has_been_met_since_is_full_at_once() -> None:
    later = replace(observed(), raised_usd_bn=24.0)
    results = fund(Scenario.from_changes({"tgt": 20}), later)
    assert (results.remaining_usd_bn, results.months_to_target) == (0, 0)
    assert results.target_date == "2026-01"
    assert results.chance_by_2027_pct == results.chance_by_2030_pct == 100


DIRECTIONS = [
    ("tgt", "share_of_target_pct", -1),
    ("tgt", "remaining_usd_bn", 1),
    ("tgt", "months_to_target", 1),
    ("tgt", "total_assets_usd_bn", 1),
    ("pace", "months_to_target", -1),
    ("pace", "chance_by_2027_pct", 1),
    ("pace", "chance_by_2030_pct", 1),
    ("mom", "months_to_target", -1),
    ("mom", "chance_by_2030_pct", 1),
    ("mult", "total_assets_usd_bn", 1),
    ("mult", "debt_usd_bn", 1),
    ("mult", "capacity_gw", 1),
    ("gwc", "capacity_gw", -1),
]
STEPS = {
    "tgt": (25, 30, 40),
    "pace": (0.5, 0.8, 1.5),
    "mom": (-10, 0, 40),
    "mult": (2, 3, 4),
    "gwc": (35, 50, 90),
}


@pytest.mark.parametrize(("lever", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(lever: str, result: str, sign: int) -> None:
    values = [getattr(funding(**{lever: step}), result) for step in STEPS[lever]]
    assert all(sign * (b - a) > 0 for a, b in itertools.pairwise(values))


@given(scenarios)
def test_chances_and_dates_are_in_order(scenario: Scenario) -> None:
    results = fund(scenario, observed())
    # One rising list of shares from 0 to 1 is looked up for both.
    assert 0 <= results.chance_by_2027_pct <= results.chance_by_2030_pct <= 100
    # A percentile lies between two shares by interpolation, which rounds.
    for low, high in (results.chance_by_2027_range_pct, results.chance_by_2030_range_pct):
        assert -1e-9 <= low <= high + 1e-9 <= 100 + 2e-9
    dates = [results.p10_date, results.p50_date, results.p90_date]
    known = [day for day in dates if day is not None]
    assert known == sorted(known)
    assert dates[len(known) :] == [None] * (3 - len(known))  # late quantiles go missing first


@given(scenarios)
def test_the_chance_by_a_quantile_date_is_at_least_that_quantile(scenario: Scenario) -> None:
    slowness = peer_slowness(observed().peers, 12.5 / scenario.tgt)
    stretch = slowness.quantile(0.5)
    months = months_to_raise((scenario.tgt - 12.5) * stretch, scenario.pace, scenario.mom)
    if months is not None and months < 900:
        day = date.fromordinal(observed().as_of.toordinal() + math.ceil(months * 30.4375) + 1)
        assert chance_full_by_pct(day, scenario, observed(), slowness) >= 50 - 1e-9


def test_the_share_starts_where_it_is_and_stops_at_the_target() -> None:
    months = np.array([0.0, 10.0, 1000.0])
    shares = raised_share_pct(months, 1.0, Scenario.default(), observed())
    assert shares == pytest.approx([12.5 / 30 * 100, (12.5 + 7.85) / 30 * 100, 100])


def test_a_fund_whose_peers_keep_their_pace_is_full_on_the_straight_date() -> None:
    steady = PeerPath("x", "X", date(2020, 1, 1), 0.0, (10.0, 20.0), (0.5, 1.0))
    world = replace(observed(), peers=(steady,))
    results = fund(Scenario.default(), world)
    assert results.p10_date == results.p50_date == results.p90_date == results.target_date


def test_months_count_from_launch_to_the_disclosed_amount() -> None:
    figures: Observed = observed()
    assert figures.months_since_launch == pytest.approx(485 / (365.25 / 12))
    assert months_between(date(2024, 1, 1), date(2024, 1, 1)) == 0
