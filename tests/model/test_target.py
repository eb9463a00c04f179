import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.rates import internal_rates_of_return_pct
from components.model.target import (
    FundYears,
    Target,
    commitment_years,
    payout_rates,
    roll_forward,
)
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


def target(**levers: float) -> Target:
    return evaluate(Scenario.from_changes(levers), observed()).target


def years_of(scenario: Scenario) -> FundYears[float]:
    return commitment_years(scenario.tgt, scenario)


def test_the_papers_venture_case_gives_the_published_table() -> None:
    years = commitment_years(100, Scenario.from_changes({"rc2": 33.3}))
    assert years.calls == pytest.approx(PUBLISHED_CALLS, abs=0.0101)
    assert years.distributions == pytest.approx(PUBLISHED_PAID_OUT, abs=0.0101)
    assert years.nav == pytest.approx(PUBLISHED_NAV, abs=0.0101)
    assert sum(years.distributions) == pytest.approx(187.99, abs=0.01)
    assert years.multiple == pytest.approx(1.88, abs=0.005)


def test_the_default_answers() -> None:
    results = target()
    # From the published table: 25 + 24.98 + 25.01 + 12.51 less what came back by year 4, of 100.
    assert results.peak_outlay_year == 4
    assert results.peak_outlay_usd_bn == pytest.approx(0.3 * (87.50 - 8.20), abs=0.01)
    assert results.breakeven_year == 8  # paid in 99.22, back 108.10; a year earlier 98.44, 72.31
    assert results.pension_share_bp == pytest.approx(17.5 / 68_300 * 1e4)
    assert results.sovereign_share_bp == pytest.approx(17.5 / 15_000 * 1e4)
    assert results.insurer_share_bp == pytest.approx(5.0)


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
    assert evaluate(scenario, observed()).target.irr_pct == pytest.approx(scenario.fg, abs=1e-5)


@given(scenarios)
def test_the_results_say_what_the_years_say(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).target
    paid, back = sum(results.calls_usd_bn), sum(results.distributions_usd_bn)
    assert results.tvpi == pytest.approx((back + results.nav_usd_bn[-1]) / paid)
    assert 0 < results.peak_outlay_usd_bn <= paid * (1 + 1e-12)  # summed in another order
    assert 1 <= results.peak_outlay_year <= scenario.fl
    balance = [
        sum(results.distributions_usd_bn[:t]) - sum(results.calls_usd_bn[:t])
        for t in range(1, int(scenario.fl) + 1)
    ]
    assert results.peak_outlay_usd_bn == pytest.approx(-min(balance))
    assert balance[results.peak_outlay_year - 1] == pytest.approx(min(balance))
    # A balance of zero may come out a little on either side, the more so summed in another order.
    if results.breakeven_year is None:
        assert results.reasons["breakeven_year"] == "not_in_life"
        assert max(balance) < 1e-9
    else:
        assert "breakeven_year" not in results.reasons
        # The first call puts the peak a twentieth of the target or more below what follows.
        assert results.breakeven_year > results.peak_outlay_year
        assert balance[results.breakeven_year - 1] >= -1e-9
        assert max(balance[: results.breakeven_year - 1]) < 1e-9
        assert min(balance[results.breakeven_year - 1 :]) >= -1e-9  # once back, it stays back
        assert results.tvpi >= 1 - 1e-9


def test_all_called_at_once_and_paid_back_at_the_end_is_compound_growth() -> None:
    years = roll_forward(100, [1, 0, 0, 0, 0], [0, 0, 0, 0, 1], 0.13)
    assert years.calls == (100, 0, 0, 0, 0)
    assert years.distributions[-1] == pytest.approx(100 * 1.13**4)
    assert years.nav[-1] == 0


def test_nothing_called_is_nothing_owned() -> None:
    years = roll_forward(100, [0, 0], [0.5, 1], 0.1)
    assert (sum(years.calls), sum(years.distributions), sum(years.nav)) == (0, 0, 0)


def test_no_growth_gives_back_exactly_what_was_paid_in() -> None:
    assert target(fg=0).tvpi == pytest.approx(1)
    assert target(fg=-5).breakeven_year is None
    assert target(fg=-5).tvpi < 1


def test_rates_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        roll_forward(100, [1, 0], [1], 0.1)


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
    assert target(fy=5).distributions_usd_bn[2] > target().distributions_usd_bn[2]


DIRECTIONS = [
    ("tgt", 20, 50, "peak_outlay_usd_bn", 1),
    ("tgt", 20, 50, "pension_share_bp", 1),
    ("tgt", 20, 50, "sovereign_share_bp", 1),
    ("tgt", 20, 50, "insurer_share_bp", 1),
    ("rc1", 5, 60, "peak_outlay_usd_bn", 1),
    ("rc2", 5, 80, "peak_outlay_usd_bn", 1),
    ("rc3", 5, 90, "peak_outlay_usd_bn", 1),
    ("fl", 8, 20, "breakeven_year", 1),
    ("fl", 8, 20, "tvpi", 1),
    ("bow", 0.5, 6, "breakeven_year", 1),
    ("bow", 0.5, 6, "tvpi", 1),
    ("bow", 0.5, 6, "peak_outlay_usd_bn", 1),
    ("fg", -5, 25, "tvpi", 1),
    ("fg", 5, 25, "breakeven_year", -1),
    ("fg", -5, 25, "irr_pct", 1),
    ("fg", -5, 25, "peak_outlay_usd_bn", -1),
    ("fy", 0, 10, "peak_outlay_usd_bn", -1),
    ("fy", 0, 10, "tvpi", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    steps = [low + (high - low) * i / 4 for i in range(5)]
    values = [
        getattr(target(**{lever: LEVERS[lever].nearest(step)}), result) * sign for step in steps
    ]
    assert values == sorted(values)
    assert values[-1] > values[0]


def test_every_lever_of_the_page_has_a_direction() -> None:
    drawn = {key for key, lever in LEVERS.items() if "target" in lever.pages}
    assert drawn == {lever for lever, *_ in DIRECTIONS}
