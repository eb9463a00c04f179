import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.optimize import bisect

from components.model.rates import (
    capital_recovery_factor,
    internal_rate_of_return_pct,
    internal_rates_of_return_pct,
)

amounts = st.floats(0.01, 1e6)


def net_present_value(rate_pct: float, flows: list[float]) -> float:
    """The textbook sum, written apart from the code under test."""
    return sum(flow / (1 + rate_pct / 100) ** year for year, flow in enumerate(flows))


# Published in the interest tables of engineering-economics texts, column A/P, five decimals.
@pytest.mark.parametrize(
    ("rate", "years", "factor"),
    [
        (1, 12, 0.08885),
        (5, 10, 0.12950),
        (6, 20, 0.08718),
        (8, 15, 0.11683),
        (10, 5, 0.26380),
        (12, 30, 0.12414),
        (20, 4, 0.38629),
        (25, 10, 0.28007),
    ],
)
def test_the_recovery_factor_is_that_of_published_tables(
    rate: float, years: float, factor: float
) -> None:
    assert capital_recovery_factor(rate, years) == pytest.approx(factor, abs=6e-6)


@given(st.floats(-50, 100), st.integers(1, 40))
def test_level_payments_repay_the_loan(rate: float, years: int) -> None:
    assume(abs(rate) > 1e-9)
    payment = capital_recovery_factor(rate, years)
    owed = 1.0
    for _ in range(years):
        owed = owed * (1 + rate / 100) - payment
    assert owed == pytest.approx(0, abs=1e-8 * (1 + rate / 100) ** years + 1e-8)


@given(st.floats(-90, 1000))
def test_a_loan_of_one_year_is_repaid_with_its_interest(rate: float) -> None:
    assert capital_recovery_factor(rate, 1) == pytest.approx(1 + rate / 100, abs=1e-12)


@given(st.floats(0.1, 100))
def test_without_interest_the_loan_is_repaid_in_equal_parts(years: float) -> None:
    assert capital_recovery_factor(0, years) == pytest.approx(1 / years)
    for near_zero in (1e-9, -1e-9, 5e-324):
        assert capital_recovery_factor(near_zero, years) == pytest.approx(1 / years, rel=1e-8)


def test_for_ever_the_payment_is_the_interest() -> None:
    assert capital_recovery_factor(7, 1000) == pytest.approx(0.07)


# The numbers below the smallest normal one have too few digits for any payment.
@given(st.floats(0, 30, allow_subnormal=False), st.floats(1, 40), st.floats(0.1, 5))
def test_a_dearer_or_shorter_loan_costs_more_a_year(rate: float, years: float, by: float) -> None:
    base = capital_recovery_factor(rate, years)
    assert capital_recovery_factor(rate + by, years) > base
    assert capital_recovery_factor(rate, years + by) < base


@given(amounts, st.lists(amounts, min_size=1, max_size=25))
def test_money_laid_out_once_has_one_rate_where_the_textbook_sum_is_zero(
    cost: float, income: list[float]
) -> None:
    flows = [-cost, *income]
    low, high = -98.99, 9_999.0
    assume(net_present_value(low, flows) > 0 > net_present_value(high, flows))
    independent = bisect(net_present_value, low, high, args=(flows,), xtol=1e-11, maxiter=500)
    found, reason = internal_rate_of_return_pct(flows)
    assert reason == ""
    assert found == pytest.approx(independent, abs=1e-7, rel=1e-9)


@given(
    st.lists(amounts, min_size=1, max_size=12),
    st.lists(st.one_of(st.just(0.0), amounts), min_size=0, max_size=12),
    amounts,
)
def test_flows_with_one_change_of_sign_have_one_rate_at_most(
    paid: list[float], between: list[float], last: float
) -> None:
    flows = [*(-amount for amount in paid), *between, last]
    rates = internal_rates_of_return_pct(flows)
    assert len(rates) <= 1
    if net_present_value(-98.99, flows) > 0 > net_present_value(9_999, flows):
        assert len(rates) == 1
        # With one change of sign the slope at the root is at least half the terms' size over the
        # factor of at most 100: 1e-5 percent move the sum by 5e-10 of that size, rounding by 1e-14.
        just_below, just_above = rates[0] - 1e-5, rates[0] + 1e-5
        assert net_present_value(just_below, flows) > 0 > net_present_value(just_above, flows)


@pytest.mark.parametrize("flows", [[], [0, 0], [-100], [-100, -5, 0], [3, 0, 5], [0, 0, -1]])
def test_flows_that_never_change_sign_have_no_rate(flows: list[float]) -> None:
    assert internal_rates_of_return_pct(flows) == ()
    assert internal_rate_of_return_pct(flows) == (None, "no_rate")


def test_a_rate_beyond_the_range_is_not_found() -> None:
    assert internal_rate_of_return_pct([-1, 102]) == (None, "no_rate")  # 10,100 %
    assert internal_rate_of_return_pct([-100, 0.5]) == (None, "no_rate")  # -99.5 %
    assert internal_rate_of_return_pct([-1, 100.9])[0] == pytest.approx(9_990)
    assert internal_rate_of_return_pct([-100, 1.5])[0] == pytest.approx(-98.5)


def flows_with_rates(rates_pct: list[float]) -> list[float]:
    """The flows -100 (1 - (1+r1) x) (1 - (1+r2) x) ..., worth nothing at just these rates."""
    flows = np.array([-100.0])
    for rate in rates_pct:
        flows = np.convolve(flows, [1, -(1 + rate / 100)])
    return [float(flow) for flow in flows]


@pytest.mark.parametrize(
    "rates",
    [
        [10, 20],
        [10, 10.1],  # nearer together than any grid would find
        [0, 0.5, 1],
        [-50, 0, 50, 400],
        [5, 25, 60, 150, 900],
    ],
)
def test_all_of_several_rates_are_found(rates: list[float]) -> None:
    flows = flows_with_rates(rates)
    assert internal_rates_of_return_pct(flows) == pytest.approx(rates, abs=1e-5)
    assert internal_rate_of_return_pct(flows) == (None, "several_rates")


@given(st.lists(st.integers(-90, 500), min_size=2, max_size=4, unique=True))
@example([-90, -89, 499, 500])
def test_random_rates_are_found_again(rates: list[int]) -> None:
    found = internal_rates_of_return_pct(flows_with_rates([float(rate) for rate in rates]))
    assert found == pytest.approx(sorted(rates), abs=0.02)


def test_a_net_value_that_only_touches_zero_has_that_rate() -> None:
    assert internal_rates_of_return_pct(flows_with_rates([10, 10])) == pytest.approx([10])
    never_zero = [-100, 220, -122]  # its best net value, at 10.9 %, is below zero
    assert internal_rate_of_return_pct(never_zero) == (None, "no_rate")


@given(st.floats(-90, 5_000), st.integers(1, 25))
def test_twenty_six_terms_are_no_trouble(rate: float, years: int) -> None:
    flows = [-100.0, *[0.0] * (years - 1), 100 * (1 + rate / 100) ** years]
    assert internal_rate_of_return_pct(flows)[0] == pytest.approx(rate, abs=1e-6, rel=1e-9)


@given(st.lists(st.floats(-1e9, 1e9), max_size=26), st.floats(1e-3, 1e3))
def test_the_size_of_the_money_does_not_matter(flows: list[float], scale: float) -> None:
    rates = internal_rates_of_return_pct(flows)
    assert all(-99.000001 <= rate <= 10_000.001 for rate in rates)
    scaled = internal_rates_of_return_pct([scale * flow for flow in flows])
    if len(rates) == len(scaled) == 1:
        assert scaled == pytest.approx(rates, abs=1e-5, rel=1e-6)
