import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import bisect
from scipy.stats import binom, multivariate_normal, norm

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.coinvest import (
    Coinvest,
    co_invest,
    debt_service,
    defaults_distribution,
    equity_flows,
    large_pool_loss_quantile_pct,
    largest_debt_pct,
    loss_quantile_pct,
    partners_needed,
)
from tests.strategies import lever_values, scenarios, tries

risks = st.tuples(*(lever_values(LEVERS[key]) for key in ("pd", "rho", "nproj")))


def coinvest(**levers: float | str) -> Coinvest:
    return evaluate(Scenario.from_changes(levers), observed()).coinvest


def test_the_default_answers_by_hand() -> None:
    results = coinvest()
    annuity = 1.065**15
    service = 70 * 0.065 * annuity / (annuity - 1)
    assert results.dscr == pytest.approx(11 / service)

    def worth(rate: float, cost: float, yearly: float) -> float:
        return (
            -cost
            + sum(yearly / (1 + rate) ** year for year in range(1, 16))
            + 50 / (1 + rate) ** 15
        )

    assert results.unlevered_irr_pct is not None
    assert results.equity_irr_pct is not None
    assert worth(results.unlevered_irr_pct / 100, 100, 11) == pytest.approx(0, abs=1e-9)
    assert worth(results.equity_irr_pct / 100, 30, 11 - service) == pytest.approx(0, abs=1e-9)
    assert results.partners_needed == 20  # 30 / (300 x 0.5 %)
    assert results.expected_loss_pct == pytest.approx(1.34)  # 6.7 % x 20 %
    assert results.loss_p99_alone_pct == 20


def test_a_bond_bought_at_par_returns_its_coupon() -> None:
    """With the end value equal to the cost the rate of return is the yield itself."""
    flows = equity_flows(yld=9, debt=0, kd=5, life=12, res=100)
    assert sum(flow / 1.09**year for year, flow in enumerate(flows)) == pytest.approx(0)


@given(scenarios)
def test_the_equity_return_is_where_the_textbook_sum_is_zero(scenario: Scenario) -> None:
    service = debt_service(scenario.debt, scenario.kd, scenario.life)
    yearly, years = scenario.yld - service, round(scenario.life)

    def worth(rate: float) -> float:
        income = sum(yearly / (1 + rate) ** year for year in range(1, years + 1))
        return scenario.debt - 100 + income + scenario.res / (1 + rate) ** years

    found = co_invest(scenario).equity_irr_pct
    if worth(-0.95) > 0:
        independent = 100 * bisect(worth, -0.95, 20, xtol=1e-12)
        assert found == pytest.approx(independent, abs=1e-6)
    else:  # the search for the root ends within a millionth
        assert found is None or found <= -95 + 1e-6


@given(scenarios)
def test_a_deal_never_has_several_rates(scenario: Scenario) -> None:
    results = co_invest(scenario)
    assert "several_rates" not in results.reasons.values()
    assert results.unlevered_irr_pct is not None
    service = debt_service(scenario.debt, scenario.kd, scenario.life)
    # Near zero the last payment's sign is that of rounding.
    if scenario.yld - service + scenario.res <= -1e-9:
        assert results.reasons["equity_irr_pct"] == "no_rate"


@given(scenarios)
def test_debt_lifts_the_return_just_when_the_project_earns_more_than_debt_costs(
    scenario: Scenario,
) -> None:
    results = co_invest(scenario)
    assert results.unlevered_irr_pct is not None
    gap = results.unlevered_irr_pct - scenario.kd
    # Less debt or a smaller gap moves the return by less than the digits of a rate hold for sure.
    assume(scenario.debt > 0.1 and abs(gap) > 1e-3)
    if results.equity_irr_pct is None:
        assert gap < 0
    else:
        lift = results.equity_irr_pct - results.unlevered_irr_pct
        assert lift * math.copysign(1, gap) > 1e-8  # a hundred times what rates are exact to


def test_without_debt_the_owners_earn_what_the_project_earns() -> None:
    results = coinvest(debt=0)
    assert results.equity_irr_pct == results.unlevered_irr_pct
    assert results.dscr is None
    assert results.reasons == {"dscr": "no_debt"}
    assert coinvest(debt=1e-308).dscr is None  # and not an overflow


def test_owners_who_get_nothing_back_have_no_rate() -> None:
    results = coinvest(yld=6, debt=85, kd=10, life=4, res=0)
    assert results.equity_irr_pct is None
    assert results.reasons == {"equity_irr_pct": "no_rate"}
    assert results.dscr is not None
    assert results.dscr < 1


@given(st.floats(1, 3), st.floats(6, 16), st.floats(4, 10), st.integers(4, 25))
def test_the_largest_debt_has_just_that_cover(
    cover: float, yld: float, kd: float, life: int
) -> None:
    debt = largest_debt_pct(cover, yld, kd, life)
    assert yld / debt_service(debt, kd, life) == pytest.approx(cover)


@pytest.mark.parametrize(
    ("tgt", "aum", "maxt", "n"),
    [
        (30, 300, 0.5, 20),
        (30, 300, 0.3, 34),
        (50, 20, 0.1, 2500),
        (20, 2500, 5, 1),
        (30, 300, 5, 2),
    ],
)
def test_partners_fill_the_target_and_one_fewer_does_not(
    tgt: float, aum: float, maxt: float, n: int
) -> None:
    assert partners_needed(tgt, aum, maxt) == n
    ticket = aum * maxt / 100
    assert n * ticket >= tgt - 1e-9 > (n - 1) * ticket - 1e-9


# --- The pool ---


@settings(max_examples=tries(60))
@given(risks)
@example((40.0, 0.9, 100.0))
@example((0.5, 0.9, 100.0))
@example((40.0, 0.0, 100.0))
def test_the_chances_add_up_and_have_the_right_mean(risk: tuple[float, float, float]) -> None:
    pd, rho, nproj = risk
    chances = defaults_distribution(pd, rho, round(nproj))
    assert chances.min() >= 0
    assert chances.sum() == pytest.approx(1, abs=1e-12)
    mean_share = chances @ np.arange(round(nproj) + 1) / nproj
    assert mean_share == pytest.approx(pd / 100, rel=1e-9)


@pytest.mark.parametrize("pd", [0.5, 6.7, 40])
@pytest.mark.parametrize("nproj", [1, 2, 20, 100])
def test_independent_projects_fail_as_the_binomial_law_says(pd: float, nproj: int) -> None:
    expected = binom.pmf(np.arange(nproj + 1), nproj, pd / 100)
    assert defaults_distribution(pd, 0, nproj) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("pd", "rho", "nproj"),
    [(6.7, 0.2, 20), (0.5, 0.9, 100), (40, 0.9, 100), (20, 0.5, 50), (6.7, 0.05, 100)],
)
def test_the_chances_are_those_of_adaptive_integration(pd: float, rho: float, nproj: int) -> None:
    """Each chance integrated on its own by an adaptive rule, around where it is large."""

    def weight(z: float, k: int) -> float:
        p = norm.cdf((norm.ppf(pd / 100) - np.sqrt(rho) * z) / np.sqrt(1 - rho))
        return float(binom.pmf(k, nproj, p) * norm.pdf(z))

    chances = defaults_distribution(pd, rho, nproj)
    for k in {0, 1, nproj // 4, nproj // 2, nproj - 1, nproj}:
        share = min(max(k / nproj, 0.01), 0.99)
        peak = (norm.ppf(pd / 100) - np.sqrt(1 - rho) * norm.ppf(share)) / np.sqrt(rho)
        points = sorted(
            {min(max(peak + step, -8.9), 8.9) for step in (-2, -0.5, -0.1, 0, 0.1, 0.5, 2)}
        )
        expected, _ = quad(weight, -9, 9, args=(k,), points=points, limit=400, epsabs=1e-13)
        assert chances[k] == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("rho", [0.1, 0.5, 0.9])
def test_two_projects_fail_together_as_two_normal_variables_do(rho: float) -> None:
    threshold = norm.ppf(0.067)
    both = multivariate_normal([0, 0], [[1, rho], [rho, 1]]).cdf([threshold, threshold])
    chances = defaults_distribution(6.7, rho, 2)
    assert chances[2] == pytest.approx(both, abs=1e-6)
    assert chances[1] == pytest.approx(2 * (0.067 - both), abs=1e-6)


@pytest.mark.parametrize(("pd", "rho"), [(6.7, 0.2), (2, 0.5), (20, 0.05), (10, 0.9)])
def test_a_very_large_pool_loses_as_vasicek_wrote(pd: float, rho: float) -> None:
    """His distribution function, inverted here by bisection, against 4,000 projects."""

    def chance_within(share: float) -> float:
        inner = np.sqrt(1 - rho) * norm.ppf(share) - norm.ppf(pd / 100)
        return float(norm.cdf(inner / np.sqrt(rho)))

    limit = 100 * bisect(lambda share: chance_within(share) - 0.99, 1e-12, 1 - 1e-12)
    assert large_pool_loss_quantile_pct(pd, 100, rho) == pytest.approx(limit, abs=1e-6)
    assert loss_quantile_pct(pd, 100, rho, 4000) == pytest.approx(limit, abs=0.1)


def test_a_large_independent_pool_loses_the_mean() -> None:
    assert large_pool_loss_quantile_pct(6.7, 20, 0) == pytest.approx(1.34)
    assert loss_quantile_pct(6.7, 20, 0, 4000) == pytest.approx(1.34, abs=0.2)


@given(lever_values(LEVERS["pd"]), lever_values(LEVERS["rho"]), lever_values(LEVERS["lgd"]))
def test_one_project_loses_all_of_the_loss_or_nothing(pd: Any, rho: Any, lgd: Any) -> None:
    assume(abs(pd - 1) > 1e-9)
    assert loss_quantile_pct(pd, lgd, rho, 1) == (lgd if pd > 1 else 0)


def test_at_a_chance_of_just_one_percent_a_project_stays_within_nothing() -> None:
    assert loss_quantile_pct(1, 20, 0.2, 1) == 0
    assert loss_quantile_pct(1, 20, 0.9, 1) == 0


def test_tied_closely_enough_a_pool_is_no_better_than_one_project() -> None:
    assert loss_quantile_pct(40, 20, 0.9, 2) == 20


@settings(max_examples=tries(60))
@given(scenarios)
def test_sharing_never_makes_the_rare_loss_worse_if_one_project_fails_more_often_than_it(
    scenario: Scenario,
) -> None:
    results = co_invest(scenario)
    assert 0 <= results.loss_p99_pooled_pct <= scenario.lgd * (1 + 1e-12)
    if scenario.pd > 1 + 1e-9:  # nearer, the model takes it for just one percent
        # The share times n / n may be a last digit above the loss of one project.
        assert results.loss_p99_pooled_pct <= results.loss_p99_alone_pct * (1 + 1e-12)
    elif scenario.pd < 1 - 1e-9:
        assert results.loss_p99_alone_pct == 0


def test_below_one_percent_sharing_can_raise_it() -> None:
    results = coinvest(pd=0.8)
    assert results.loss_p99_alone_pct == 0
    assert results.loss_p99_pooled_pct > 0


@given(risks, lever_values(LEVERS["lgd"]), st.sampled_from([0.9, 0.95, 0.99, 0.999]))
@settings(max_examples=tries(60))
def test_the_quantile_is_the_least_loss_that_holds_so_often(
    risk: tuple[float, float, float], lgd: Any, share: float
) -> None:
    pd, rho, n = risk[0], risk[1], round(risk[2])
    reached = np.cumsum(defaults_distribution(pd, rho, n))
    failures = round(loss_quantile_pct(pd, lgd, rho, n, share) * n / lgd)
    assert reached[failures] >= share - 1e-11
    # The model takes a chance short of the share by rounding only for the share itself.
    assert failures == 0 or reached[failures - 1] < share + 1e-11


# --- Directions: every lever moves something of its own, one way ---

DIRECTIONS = [
    ("yld", 8, 14, "unlevered_irr_pct", 1),
    ("yld", 8, 14, "equity_irr_pct", 1),
    ("yld", 8, 14, "dscr", 1),
    ("debt", 30, 80, "equity_irr_pct", 1),
    ("debt", 30, 80, "dscr", -1),
    ("kd", 5, 9, "equity_irr_pct", -1),
    ("kd", 5, 9, "dscr", -1),
    ("life", 8, 20, "unlevered_irr_pct", 1),
    ("life", 8, 20, "dscr", 1),
    ("res", 10, 70, "unlevered_irr_pct", 1),
    ("res", 10, 70, "equity_irr_pct", 1),
    ("tgt", 25, 45, "partners_needed", 1),
    ("aum", 200, 900, "partners_needed", -1),
    ("maxt", 0.3, 2, "partners_needed", -1),
    ("pd", 3, 20, "expected_loss_pct", 1),
    ("pd", 3, 20, "loss_p99_pooled_pct", 1),
    ("lgd", 10, 60, "expected_loss_pct", 1),
    ("lgd", 10, 60, "loss_p99_alone_pct", 1),
    ("lgd", 10, 60, "loss_p99_pooled_pct", 1),
    ("rho", 0, 0.6, "loss_p99_pooled_pct", 1),
    ("nproj", 2, 80, "loss_p99_pooled_pct", -1),
    ("mult", 2, 4, "equity_irr_pct", 1),  # through the default of the debt share
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(coinvest(**{lever: high}), result) - getattr(coinvest(**{lever: low}), result)
    assert sign * change > 0


def test_every_lever_of_the_page_has_a_direction() -> None:
    drawn = {key for key, lever in LEVERS.items() if "coinvest" in lever.pages}
    assert drawn <= {lever for lever, *_ in DIRECTIONS}


def test_correlation_and_number_leave_the_mean_alone() -> None:
    assert coinvest(rho=0.8, nproj=3).expected_loss_pct == coinvest().expected_loss_pct
