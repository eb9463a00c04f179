"""Losses of many scenarios: each pair of risks is worked out once."""

import numpy as np
import pytest

from components.model import coinvest
from components.model.arrays import Array
from components.model.coinvest import ManyCoinvest
from components.model.scenarios import Scenarios

PAIRS = np.array([(39.0, 0.9), (39.0, 0.2), (6.7, 0.9)])


def pooled(risks: Array, nproj: float) -> Array:
    columns = {"pd": risks[:, 0], "rho": risks[:, 1], "nproj": np.full(len(risks), nproj)}
    return ManyCoinvest(Scenarios.from_changes(columns, len(risks))).loss_p99_pooled_pct


def test_ten_thousand_scenarios_with_three_pairs_work_out_three(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[tuple[float, float]] = []
    inner = coinvest._counted_failures

    def counting(pd: Array, rho: Array, nproj: int, points: int) -> Array:
        worked_out.extend(zip(pd.tolist(), rho.tolist(), strict=True))
        return inner(pd, rho, nproj, points)

    monkeypatch.setattr(coinvest, "_counted_failures", counting)
    rows = np.random.default_rng(1).integers(0, len(PAIRS), 10_000)
    losses = pooled(PAIRS[rows], 20)
    assert sorted(worked_out) == sorted(map(tuple, PAIRS.tolist()))
    alone = np.array([pooled(PAIRS[[place]], 20)[0] for place in range(len(PAIRS))])
    assert np.array_equal(losses, alone[rows])


@pytest.mark.parametrize("nproj", [1, 2, 7, 100])
def test_each_row_is_what_it_is_alone_and_as_if_all_were_worked_out(nproj: int) -> None:
    random = np.random.default_rng(nproj)
    pd = random.choice([0.5, 1.0, 6.7, 20.0, 40.0], 60)
    rho = random.choice([0.0, 0.05, 0.2, 0.5, 0.9], 60)
    together = coinvest._failures_quantile(pd, rho, nproj)
    assert np.array_equal(together, coinvest._distinct_failures_quantile(pd, rho, nproj))
    for place in range(60):
        one = slice(place, place + 1)
        assert coinvest._failures_quantile(pd[one], rho[one], nproj) == together[one]
