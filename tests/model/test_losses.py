from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import bisect
from scipy.stats import binom, multivariate_normal, norm

from components.evidence import observed
from components.model import LEVERS, losses
from components.model.arrays import Array
from components.model.losses import (
    TAIL,
    defaults_distribution,
    large_pool_loss_quantile_pct,
    loss_quantile_pct,
)
from components.model.scenarios import Scenarios
from components.model.themes.coinvest import Coinvest
from tests.strategies import lever_values, tries

risks = st.tuples(*(lever_values(LEVERS[key]) for key in ("pd", "rho", "nproj")))


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


# --- Many scenarios: each pair of risks is worked out once ---

PAIRS = np.array([(39.0, 0.9), (39.0, 0.2), (6.7, 0.9)])


def pooled(risks: Array, nproj: float) -> Array:
    columns = {"pd": risks[:, 0], "rho": risks[:, 1], "nproj": np.full(len(risks), nproj)}
    columns["full"] = np.zeros(len(risks))
    return Coinvest(Scenarios.from_changes(columns, len(risks)), observed()).loss_p99_pooled_pct


def test_ten_thousand_scenarios_with_three_pairs_work_out_three(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[tuple[float, float]] = []
    inner = losses._failures_of_pools

    def counting(pd: Array, rho: Array, nproj: Array, share: float) -> Array:
        worked_out.extend(zip(pd.tolist(), rho.tolist(), strict=True))
        return inner(pd, rho, nproj, share)

    monkeypatch.setattr(losses, "_failures_of_pools", counting)
    rows = np.random.default_rng(1).integers(0, len(PAIRS), 10_000)
    found = pooled(PAIRS[rows], 20)
    assert sorted(worked_out) == sorted(map(tuple, PAIRS.tolist()))
    alone = np.array([pooled(PAIRS[[place]], 20)[0] for place in range(len(PAIRS))])
    assert np.array_equal(found, alone[rows])


@pytest.mark.parametrize("largest", [1, 2, 7, 100])
def test_each_row_is_what_it_is_alone_and_as_the_whole_distribution_says(largest: int) -> None:
    """Whether failures are counted or, where most projects fail, those that stand."""
    random = np.random.default_rng(largest)
    pd = random.choice([0.5, 1.0, 6.7, 20.0, 40.0], 120)
    rho = random.choice([0.0, 0.05, 0.2, 0.5, 0.9], 120)
    nproj = random.integers(1, largest, 120, endpoint=True).astype(np.float64)
    together = losses._failures_of_many(pd, rho, nproj, TAIL)
    assert np.array_equal(together, losses._failures_of_pools(pd, rho, nproj, TAIL))
    assert largest < 7 or (together > nproj / 2).any()
    for place in range(120):
        one = slice(place, place + 1)
        assert losses._failures_of_many(pd[one], rho[one], nproj[one], TAIL) == together[place]
        pool = float(pd[place]), float(rho[place]), round(nproj[place])
        assert losses._failures_of_one(*pool, TAIL) == together[place]
