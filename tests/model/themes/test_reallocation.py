import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import fact, observed
from components.model import Scenario, evaluate
from components.model.themes.reallocation import Reallocation, sources_usd_tn
from tests.strategies import scenarios


def reallocation(**levers: float | str) -> Reallocation[float]:
    return evaluate(Scenario.from_changes(levers), observed()).reallocation


def test_a_round_case_by_hand() -> None:
    # 400 + 5 * 720 = 4000 bn; 60 % of it from outside is 2.4 tn; a quarter of that is 0.6 tn.
    results = reallocation(c25=400, c26=720, g=0, own=40, dsh=75, pool=100)
    assert results.own_cash_usd_tn == pytest.approx(1.6)
    assert results.external_need_usd_tn == pytest.approx(2.4)
    assert results.debt_usd_tn == pytest.approx(1.8)
    assert results.equity_usd_tn == pytest.approx(0.6)
    assert results.share_of_pool_pct == pytest.approx(0.6)
    assert results.external_share_of_pool_pct == pytest.approx(2.4)


def test_the_forecast_that_the_defaults_rest_on_comes_out_again() -> None:
    published = {
        name: fact(f"funding_need.{name}_usd_bn").value
        for name in (
            "total", "own_cash", "private_credit", "corporate_debt", "securitised", "other_capital"
        )
    }  # fmt: skip
    own = fact("funding_need.own_cash_share_pct").value
    dsh = fact("funding_need.debt_share_pct").value
    borrowed = published["private_credit"] + published["corporate_debt"] + published["securitised"]
    parts = sources_usd_tn(published["total"], own, dsh)
    expected = (published["own_cash"], borrowed, published["other_capital"])
    # The shares in the ledger are rounded to a tenth of a point: up to 3 of 2,900.
    assert parts == pytest.approx(expected, abs=3)


@pytest.mark.parametrize(
    ("own", "dsh", "parts"),
    [
        (0, 0, (0, 0, 7)),
        (100, 50, (7, 0, 0)),
        (0, 100, (0, 7, 0)),
        (90, 90, (6.3, 0.63, 0.07)),
    ],
)
def test_the_limits(own: float, dsh: float, parts: tuple[float, ...]) -> None:
    assert sources_usd_tn(7, own, dsh) == pytest.approx(parts, abs=1e-12)


def test_nothing_to_pay_for_needs_nothing() -> None:
    assert sources_usd_tn(0, own=48, dsh=77) == (0, 0, 0)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_the_sources_add_up_and_none_is_negative(total: float, own: float, dsh: float) -> None:
    parts = sources_usd_tn(total, own, dsh)
    # Each part is rounded once or twice, of at most 100.
    assert sum(parts) == pytest.approx(total, abs=1e-12)
    assert all(part >= -1e-12 for part in parts)


@given(scenarios)
def test_results_hang_together(scenario: Scenario) -> None:
    results = evaluate(scenario, observed())
    need = results.reallocation
    total = results.buildout.total_usd_tn
    assert need.own_cash_usd_tn + need.external_need_usd_tn == pytest.approx(total)
    assert need.debt_usd_tn + need.equity_usd_tn == pytest.approx(need.external_need_usd_tn)
    # A tenth or more comes from outside, and a tenth of that or more is equity, but for rounding.
    assert need.external_need_usd_tn >= 0.1 * total * (1 - 1e-9) > 0
    assert need.equity_usd_tn >= 0.01 * total * (1 - 1e-9)
    assert need.debt_usd_tn >= 0  # a product of what is not negative
    # The dollars that the shares stand for, from the pool's side.
    assert need.share_of_pool_pct / 100 * scenario.pool == pytest.approx(need.equity_usd_tn)
    outside = need.external_share_of_pool_pct / 100 * scenario.pool
    assert outside == pytest.approx(need.external_need_usd_tn)
    assert need.reasons == {}


DIRECTIONS = [
    ("own", 30, 60, "own_cash_usd_tn", 1),
    ("own", 30, 60, "external_need_usd_tn", -1),
    ("own", 30, 60, "debt_usd_tn", -1),
    ("own", 30, 60, "equity_usd_tn", -1),
    ("dsh", 20, 80, "debt_usd_tn", 1),
    ("dsh", 20, 80, "equity_usd_tn", -1),
    ("dsh", 20, 80, "share_of_pool_pct", -1),
    ("dsh", 20, 80, "external_need_usd_tn", 0),
    ("dsh", 20, 80, "external_share_of_pool_pct", 0),
    ("pool", 80, 160, "share_of_pool_pct", -1),
    ("pool", 80, 160, "external_share_of_pool_pct", -1),
    ("pool", 80, 160, "equity_usd_tn", 0),
    ("c25", 300, 500, "equity_usd_tn", 1),
    ("c26", 500, 900, "equity_usd_tn", 1),
    ("g", -20, 30, "external_share_of_pool_pct", 1),
    ("bust", 0, 50, "external_need_usd_tn", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(reallocation(**{lever: high}), result) - getattr(
        reallocation(**{lever: low}), result
    )
    if sign:
        assert sign * change > 0
    else:
        assert change == pytest.approx(0, abs=1e-12)
