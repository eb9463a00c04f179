from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model.observed import PeerPath
from components.model.peers import (
    _kaplan_meier_rows,
    informs_about,
    months_to_share,
    peer_legs,
    peer_slowness,
    reached_target,
)


def peer(*points: tuple[float, float], error: float = 0.0, name: str = "x") -> PeerPath:
    months, shares = zip(*points, strict=True)
    return PeerPath(name, name, date(2020, 1, 1), error, months, shares)


def product_limit(times: list[tuple[float, bool]], at: float) -> float:
    """Kaplan-Meier by its definition: 1 - prod(1 - d / n) over event times up to `at`."""
    survival = 1.0
    for time in sorted({t for t, ended in times if ended and t <= at}):
        at_risk = sum(t >= time for t, _ in times)
        events = sum(t == time and ended for t, ended in times)
        survival *= 1 - events / at_risk
    return 1 - survival


def test_a_steady_fund_has_a_slowness_of_one() -> None:
    slowness = peer_slowness((peer((10, 0.5), (20, 1.0)),), 0.4)
    assert slowness.quantile(0.5) == pytest.approx(1)
    assert slowness.share_within(0.999) == 0
    assert slowness.share_within(1.001) == 1


def test_a_fund_that_takes_twice_as_long_for_the_rest_has_a_slowness_of_two() -> None:
    half_by_ten = peer((10, 0.5), (30, 1.0))
    assert peer_slowness((half_by_ten,), 0.5).quantile(0.5) == pytest.approx(2)


def test_months_to_a_share_are_read_off_straight_lines() -> None:
    fund = peer((10, 0.5), (30, 1.0))
    assert months_to_share(fund, 0.25, np.zeros(1)) == pytest.approx(5)
    assert months_to_share(fund, 0.75, np.zeros(1)) == pytest.approx(20)
    assert months_to_share(fund, 0.75, np.array([2.0])) == pytest.approx(22)
    assert np.isnan(months_to_share(fund, 1.2, np.zeros(1))).all()


def test_only_funds_with_a_bend_to_see_inform() -> None:
    assert not informs_about(peer((15, 1.3)), 0.4)  # one amount, beyond the target
    assert not informs_about(peer((5, 0.2), (9, 0.3)), 0.4)  # never got to the share
    assert informs_about(peer((5, 0.2), (9, 0.6)), 0.4)
    assert not reached_target(peer((5, 0.2), (9, 0.6)))


def test_the_estimate_follows_the_product_limit_of_kaplan_and_meier() -> None:
    # Six funds at share 0.5 after 10 months; slowness 1, 1.5, 2, 3 known, 1.2 and 2.5 still open.
    ended = [(1.0, True), (1.5, True), (2.0, True), (3.0, True)]
    still_open = [(1.2, False), (2.5, False)]
    funds = [
        *(peer((10, 0.5), (10 + 10 * s, 1.0), name=f"e{s}") for s, _ in ended),
        *(peer((10, 0.5), (10 + 10 * s, 0.9), name=f"o{s}") for s, _ in still_open),
    ]
    slowness = peer_slowness(tuple(funds), 0.5)
    assert (slowness.funds, slowness.funds_open) == (6, 2)
    for at in (0.9, 1.1, 1.6, 2.1, 2.9):
        # Launch days are exact here, so every draw of a fund is the same.
        expected = product_limit(ended + still_open, at)
        assert slowness.share_within(at) == pytest.approx(expected)


def test_few_funds_leave_a_wide_range() -> None:
    few = tuple(peer((10, 0.5), (10 + 10 * s, 1.0), name=str(s)) for s in (1, 2, 3, 4))
    many = tuple(
        peer((10, 0.5), (10 + 10 * s, 1.0), name=f"{s}{i}") for s in (1, 2, 3, 4) for i in range(25)
    )
    wide = peer_slowness(few, 0.5).share_within_range(2.5)
    narrow = peer_slowness(many, 0.5).share_within_range(2.5)
    # Half the funds are within 2.5: a binomial share of n draws, 5th to 95th percentile.
    assert wide == pytest.approx((0.0, 1.0), abs=0.25)
    assert narrow == pytest.approx((0.42, 0.58), abs=0.03)


def test_the_count_of_funds_first_seen_beyond_the_share() -> None:
    assert peer_slowness(observed().peers, 12.5 / 30).funds_past_share == 7


def test_a_fund_still_open_longest_leaves_the_tail_open() -> None:
    funds = (peer((10, 0.5), (20, 1.0), name="a"), peer((10, 0.5), (90, 0.9), name="b"))
    slowness = peer_slowness(funds, 0.5)
    assert slowness.quantile(0.25) == pytest.approx(1)
    assert slowness.quantile(0.9) == float("inf")


@given(st.floats(0.25, 0.625), st.floats(0, 1), st.floats(0, 1))
def test_quantiles_rise_and_invert_the_shares(share: float, p: float, q: float) -> None:
    slowness = peer_slowness(observed().peers, round(share, 2))
    low, high = slowness.quantile(min(p, q)), slowness.quantile(max(p, q))
    assert low <= high  # both are looked up in one rising list
    if high < float("inf"):
        # A share short of the quantile by rounding only counts as reaching it.
        assert slowness.share_within(high) >= max(p, q) - 1e-9


def test_the_same_question_has_the_same_answer() -> None:
    first = peer_slowness(observed().peers, 0.41)
    peer_slowness.cache_clear()
    second = peer_slowness(observed().peers, 0.41)
    assert second.estimate == first.estimate
    assert np.array_equal(second.replicates.shares, first.replicates.shares)


@given(st.integers(0, 2**32 - 1), st.floats(0, 6))
def test_all_replicates_at_once_are_the_estimate_by_its_definition(seed: int, at: float) -> None:
    random = np.random.default_rng(seed)
    times = random.integers(1, 6, size=(5, 7)).astype(float)  # few values, so many ties
    ended = random.random(times.shape) < 0.6
    shares = _kaplan_meier_rows(times, ended).share_within(at)
    expected = [
        product_limit(list(zip(row, ends, strict=True)), at)
        for row, ends in zip(times.tolist(), ended.tolist(), strict=True)
    ]
    assert shares == pytest.approx(expected)


def test_launch_errors_widen_the_distribution_but_keep_its_middle() -> None:
    exact = peer_slowness((peer((10, 0.4), (30, 1.0)),), 0.4)
    loose = peer_slowness((peer((10, 0.4), (30, 1.0), error=3.0),), 0.4)
    assert exact.quantile(0.05) == exact.quantile(0.95)
    assert loose.quantile(0.05) < exact.quantile(0.5) < loose.quantile(0.95)
    assert loose.quantile(0.5) == pytest.approx(exact.quantile(0.5), rel=0.03)


def test_legs_by_hand() -> None:
    (leg,) = peer_legs((peer((10, 0.5), (30, 1.0)),), 0.25)
    # 5 months to a quarter, 30 to the target: 25 months for three quarters, a steady pace 15.
    assert (leg.months_to_share, leg.months_to_end) == pytest.approx((5, 30))
    assert leg.slowness == pytest.approx(25 / 15)
    assert not leg.open


def test_legs_are_the_funds_of_the_estimate_slowest_first() -> None:
    legs = peer_legs(observed().peers, 12.5 / 30)
    slowness = peer_slowness(observed().peers, 12.5 / 30)
    assert len(legs) == slowness.funds == 11
    assert sum(leg.open for leg in legs) == slowness.funds_open == 1
    assert [leg.slowness for leg in legs] == sorted((leg.slowness for leg in legs), reverse=True)
