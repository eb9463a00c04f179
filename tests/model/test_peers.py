import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import norm

from components.evidence import observed
from components.model.observed import PeerPath
from components.model.peers import (
    Slowness,
    informs_about,
    months_to_share,
    peer_legs,
    peer_slowness,
    reached_target,
    seen_on_the_way,
    share_within_range,
    slowness_replicates,
)

SHARE = 12.5 / 30


def peer(*points: tuple[float, float], error: float = 0.0, name: str = "x") -> PeerPath:
    months, shares = zip(*points, strict=True)
    return PeerPath(name, name, date(2020, 1, 1), error, months, shares)


def funds() -> tuple[PeerPath, ...]:
    """Ten funds with exact launch days: seven full, one still short, two first seen beyond."""
    times = [(4, 9), (6, 20), (9, 12), (12, 30), (16, 18), (22, 45), (30, 28)]
    return (
        *(peer((a, 0.5), (a + b, 1.0), name=f"{a}") for a, b in times),
        peer((8, 0.5), (30, 0.9), name="short"),
        peer((15, 1.2), name="beyond"),
        peer((20, 1.5), name="far beyond"),
    )


def log_likelihood(parameters: np.ndarray, share: float) -> float:
    """Of the ten funds, from the definition: ln r = alpha + beta ln a + sigma epsilon."""
    alpha, beta, log_sigma = parameters
    sigma = math.exp(log_sigma)
    total = 0.0
    for fund in funds():
        first = float(np.interp(share, [0, *fund.shares], [0, *fund.months]))
        middle = alpha + beta * math.log(first)
        if fund.fund == "short":
            total += norm.logsf(math.log(fund.months[-1] - first), middle, sigma)
        elif fund.fund.endswith("beyond"):
            total += norm.logcdf(math.log(fund.months[0] - first), middle, sigma)
        else:
            total += norm.logpdf(math.log(fund.months[-1] - first), middle, sigma)
    return total


@pytest.mark.parametrize("share", [0.3, 0.5])
def test_the_fit_is_the_highest_likelihood_that_a_general_maximiser_finds(share: float) -> None:
    best = minimize(
        lambda at: -log_likelihood(at, share),
        [2.0, 0.5, -0.5],
        method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-12, "maxiter": 5000},
    )
    alpha, beta, log_sigma = best.x
    found = peer_slowness(funds(), share, 14.0)
    steady = math.log(14.0 * (1 - share) / share)
    # The simplex stops within about the root of its tolerance for the likelihood.
    assert found.log_mean == pytest.approx(alpha + beta * math.log(14.0) - steady, abs=1e-5)
    assert found.log_sd == pytest.approx(math.exp(log_sigma), abs=1e-5)


def test_without_open_cases_the_fit_is_the_least_squares_line() -> None:
    known = funds()[:7]
    a = np.log([fund.months[0] for fund in known])
    r = np.log([fund.months[1] - fund.months[0] for fund in known])
    slope, intercept = np.polyfit(a, r, 1)
    found = peer_slowness(known, 0.5, 10.0)
    assert found.log_mean == pytest.approx(intercept + slope * math.log(10) - math.log(10))
    assert found.log_sd == pytest.approx(float(np.std(r - intercept - slope * a)))


def test_slowness_falls_with_the_time_already_needed() -> None:
    early, now, late = (peer_slowness(observed().peers, SHARE, months) for months in (8, 16, 32))
    assert early.quantile(0.5) > now.quantile(0.5) > late.quantile(0.5)


def test_the_middle_case_of_the_partnership_lies_in_spring_2028() -> None:
    found = peer_slowness(observed().peers, SHARE, observed().months_since_launch)
    # 17.5 bn at 0.785 bn a month from the middle of January 2026.
    months = 17.5 / 0.785 * found.quantile(0.5)
    assert 24.5 < months < 28.5  # February to May 2028
    allowed = 0.785 * (date(2027, 12, 31) - date(2026, 1, 15)).days / (365.25 / 12) / 17.5
    assert 0.30 < found.share_within(allowed) < 0.45


def test_months_to_a_share_are_read_off_straight_lines() -> None:
    fund = peer((10, 0.5), (30, 1.0))
    assert months_to_share(fund, 0.25, np.zeros(1)) == pytest.approx(5)
    assert months_to_share(fund, 0.75, np.zeros(1)) == pytest.approx(20)
    assert months_to_share(fund, 0.75, np.array([2.0])) == pytest.approx(22)
    assert np.isnan(months_to_share(fund, 1.2, np.zeros(1))).all()


def test_a_fund_that_got_past_the_share_informs_and_one_with_a_bend_was_seen() -> None:
    beyond, short, on = peer((15, 1.3)), peer((5, 0.2), (9, 0.3)), peer((5, 0.2), (9, 0.6))
    assert [informs_about(fund, 0.4) for fund in (beyond, short, on)] == [True, False, True]
    assert [seen_on_the_way(fund, 0.4) for fund in (beyond, short, on)] == [False, False, True]
    assert [reached_target(fund) for fund in (beyond, short, on)] == [True, False, False]


def test_all_fifteen_funds_inform() -> None:
    assert sum(informs_about(fund, SHARE) for fund in observed().peers) == 15


def test_few_funds_leave_a_wide_range() -> None:
    wide = share_within_range(funds(), 0.5, 14.0, 1.2)
    narrow = share_within_range(funds() * 9, 0.5, 14.0, 1.2)
    middle = peer_slowness(funds(), 0.5, 14.0).share_within(1.2)
    assert wide[0] < narrow[0] < middle < narrow[1] < wide[1]
    # Nine times the funds make the range about a third as wide.
    assert narrow[1] - narrow[0] == pytest.approx((wide[1] - wide[0]) / 3, rel=0.4)


@given(st.floats(0.25, 0.625), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_quantiles_rise_and_invert_the_chances(share: float, p: float, q: float) -> None:
    slowness = peer_slowness(observed().peers, round(share, 2), 16.0)
    assert slowness.quantile(min(p, q)) <= slowness.quantile(max(p, q))
    assert slowness.share_within(slowness.quantile(p)) == pytest.approx(p)


def test_many_values_at_once_are_each_alone() -> None:
    slowness = Slowness(0.2, 0.6)
    values = np.array([0.5, 1.0, 3.0, math.inf])
    assert slowness.share_within(values) == pytest.approx(
        [slowness.share_within(value) for value in values.tolist()]
    )
    assert slowness.share_within(math.inf) == 1


def test_the_same_question_has_the_same_answer() -> None:
    first = slowness_replicates(observed().peers, 0.41, 16.0)
    slowness_replicates.cache_clear()
    second = slowness_replicates(observed().peers, 0.41, 16.0)
    assert np.array_equal(first, second)


def test_legs_by_hand() -> None:
    (leg,) = peer_legs((peer((10, 0.5), (30, 1.0)),), 0.25)
    # 5 months to a quarter, 30 to the target: 25 months for three quarters, a steady pace 15.
    assert (leg.months_to_share, leg.months_to_end) == pytest.approx((5, 30))
    assert leg.slowness == pytest.approx(25 / 15)
    assert not leg.open


def test_legs_are_the_funds_seen_on_the_way_slowest_first() -> None:
    legs = peer_legs(observed().peers, SHARE)
    assert len(legs) == 11
    assert sum(leg.open for leg in legs) == 1
    assert [leg.slowness for leg in legs] == sorted((leg.slowness for leg in legs), reverse=True)
