import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model import Scenario
from components.model.commitments import FundYears, commitment_years, payout_rates, roll_forward
from components.model.rates import internal_rates_of_return_pct
from components.model.scenarios import Scenarios
from tests.strategies import scenarios

# A public study guide on commitment pacing works the paper's venture-capital case through for a
# commitment of 100, in two decimals and with a second rate of 33.3 % instead of a third.
PUBLISHED_CALLS = (25.00, 24.98, 25.01, 12.51, 6.25, 3.13, 1.56, 0.78, 0.39, 0.20, 0.10, 0.05)
PUBLISHED_PAID_OUT = (
    0.00, 0.32, 1.87, 6.01, 12.69, 21.33, 30.09, 35.78, 35.01, 26.69, 14.19, 4.01
)  # fmt: skip
PUBLISHED_NAV = (
    25.00, 52.91, 82.93, 100.20, 106.79, 102.47, 87.26, 63.61, 37.25, 15.60, 3.55, 0.05
)  # fmt: skip


def years_of(scenario: Scenario) -> FundYears[float]:
    return commitment_years(scenario.tgt, scenario)


def test_the_papers_venture_case_gives_the_published_table() -> None:
    years = commitment_years(100, Scenario.from_changes({"rc2": 33.3, "fg": 13}))
    assert years.calls == pytest.approx(PUBLISHED_CALLS, abs=0.0101)
    assert years.distributions == pytest.approx(PUBLISHED_PAID_OUT, abs=0.0101)
    assert years.nav == pytest.approx(PUBLISHED_NAV, abs=0.0101)
    assert sum(years.distributions) == pytest.approx(187.99, abs=0.01)
    assert years.multiple == pytest.approx(1.88, abs=0.005)


@given(scenarios)
def test_the_accounts_balance(scenario: Scenario) -> None:
    years = years_of(scenario)
    growth = 1 + scenario.fg / 100
    assert len(years.calls) == len(years.distributions) == len(years.nav) == scenario.fl
    opening = (0.0, *years.nav[:-1])
    for before, call, paid, after in zip(
        opening, years.calls, years.distributions, years.nav, strict=True
    ):
        assert after == pytest.approx(before * growth + call - paid, abs=1e-9)
        # What is left to call shrinks to the rounding of the target, on either side of zero.
        assert call >= -1e-9
        assert paid >= -1e-9
        assert after >= -1e-9
    assert 0 < sum(years.calls) <= scenario.tgt * (1 + 1e-12)  # a sum of thirty rounds
    assert years.paid_in[-1] == pytest.approx(sum(years.calls))
    assert years.balance[-1] == pytest.approx(sum(years.distributions) - sum(years.calls))
    # In the last year all that had been there is paid out, so only that year's call is left.
    assert years.nav[-1] == pytest.approx(years.calls[-1], abs=1e-9)


@given(scenarios)
def test_what_is_not_called_is_the_product_of_what_each_year_leaves(scenario: Scenario) -> None:
    years = years_of(scenario)
    left = (1 - scenario.rc1 / 100) * (1 - scenario.rc2 / 100)
    left *= (1 - scenario.rc3 / 100) ** (scenario.fl - 2)
    assert scenario.tgt - sum(years.calls) == pytest.approx(scenario.tgt * left, abs=1e-9)


@given(scenarios)
def test_tracking_every_call_by_itself_gives_the_same_fund(scenario: Scenario) -> None:
    """Each dollar called in year s grows at G and is run down by the product of (1 - RD)."""
    years = years_of(scenario)
    life, growth = int(scenario.fl), 1 + scenario.fg / 100
    rate = {t: max(scenario.fy / 100, (t / life) ** scenario.bow) for t in range(1, life + 1)}

    def alive(s: int, t: int) -> float:
        return float(math.prod(1 - rate[k] for k in range(s + 1, t + 1)))

    for t in range(1, life + 1):
        nav = sum(years.calls[s - 1] * growth ** (t - s) * alive(s, t) for s in range(1, t + 1))
        paid = sum(
            years.calls[s - 1] * growth ** (t - s) * alive(s, t - 1) * rate[t] for s in range(1, t)
        )
        assert years.nav[t - 1] == pytest.approx(nav, abs=1e-8)
        assert years.distributions[t - 1] == pytest.approx(paid, abs=1e-8)


@given(scenarios)
def test_the_rate_of_return_is_the_growth_rate_and_there_is_no_other(scenario: Scenario) -> None:
    years = years_of(scenario)
    flows = [*years.net[:-1], years.net[-1] + years.nav[-1]]
    discounted = math.fsum(f / (1 + scenario.fg / 100) ** t for t, f in enumerate(flows, 1))
    assert discounted == pytest.approx(0, abs=1e-8)
    assert internal_rates_of_return_pct(flows) == pytest.approx((scenario.fg,), abs=1e-5)


def test_all_called_at_once_and_paid_back_at_the_end_is_compound_growth() -> None:
    years = roll_forward(100, [1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0.13] * 5)
    assert years.calls == (100, 0, 0, 0, 0)
    assert years.distributions[-1] == pytest.approx(100 * 1.13**4)
    assert years.nav[-1] == 0


def test_nothing_called_is_nothing_owned() -> None:
    years = roll_forward(100, [0, 0], [0.5, 1], [0.1, 0.1])
    assert (sum(years.calls), sum(years.distributions), sum(years.nav)) == (0, 0, 0)


def test_rates_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        roll_forward(100, [1, 0], [1], [0.1, 0.1])


@given(st.integers(1, 30), st.floats(0.1, 8), st.floats(0, 100))
def test_payouts_rise_to_one_and_never_fall_below_the_yield(
    life: int, bow: float, yield_pct: float
) -> None:
    rates = payout_rates(life, bow, yield_pct)
    # Powers need not round one way: a last digit of at most 1 may go against the order.
    assert all(later >= sooner - 1e-12 for sooner, later in pairwise(rates))
    assert rates[-1] == 1  # a power of one
    assert rates[0] >= yield_pct / 100  # the larger of this very number and another
    bent = payout_rates(life, bow + 1, yield_pct)
    assert all(low <= high + 1e-12 for low, high in zip(bent, rates, strict=True))


def test_a_yield_binds_only_in_the_years_that_would_pay_out_less() -> None:
    # (3 / 12) ** 2.5 = 3.1 % and (4 / 12) ** 2.5 = 6.4 %: a yield of 5 % binds in years 1 to 3.
    free, bound = payout_rates(12, 2.5, 0), payout_rates(12, 2.5, 5)
    assert bound[:3] == (0.05, 0.05, 0.05)
    assert bound[3:] == free[3:]
    plain, yielding = (commitment_years(30, Scenario.from_changes({"fy": fy})) for fy in (0, 5))
    assert yielding.distributions[2] > plain.distributions[2]


def test_a_fund_that_has_ended_stands_still_until_the_longest_of_many_ends() -> None:
    lives = [8.0, 12.0, 20.0]
    many = commitment_years(np.full(3, 30.0), Scenarios.from_changes({"fl": np.array(lives)}, 3))
    for place, life in enumerate(lives):
        alone = commitment_years(30, Scenario.from_changes({"fl": life}))
        idle = [0.0] * (20 - round(life))
        assert [call[place] for call in many.calls] == pytest.approx([*alone.calls, *idle])
        paid = [distribution[place] for distribution in many.distributions]
        assert paid == pytest.approx([*alone.distributions, *idle])
        assert [nav[place] for nav in many.nav[round(life) - 1 :]] == pytest.approx(
            [alone.nav[-1]] * (21 - round(life))
        )
        assert many.multiple[place] == pytest.approx(alone.multiple)
