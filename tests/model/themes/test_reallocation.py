import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.evidence import fact, observed
from components.model import Scenario, evaluate
from components.model.themes.reallocation import Reallocation, sources_usd_tn
from tests.strategies import scenarios


def reallocation(**levers: float | str) -> Reallocation[float]:
    return evaluate(Scenario.from_changes(levers), observed()).reallocation


def test_a_round_case_by_hand() -> None:
    # 400 + 5 * 720 = 4000 bn; 60 % of it from outside is 2.4 tn; a quarter of that is 0.6 tn.
    results = reallocation(cash="share", c25=400, c26=720, g=0, own=40, dsh=75, pool=100)
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
@example(Scenario.from_changes({"c26": 670, "g": 60, "keep": 40, "ocfg": -10}))  # all from outside
def test_results_hang_together(scenario: Scenario) -> None:
    results = evaluate(scenario, observed())
    need = results.reallocation
    total = results.buildout.total_usd_tn
    assert need.own_cash_usd_tn + need.external_need_usd_tn == pytest.approx(total)
    assert need.debt_usd_tn + need.equity_usd_tn == pytest.approx(need.external_need_usd_tn)
    assert 0 <= need.external_need_usd_tn <= total
    # A tenth or more of it is equity, but for rounding.
    assert need.equity_usd_tn >= 0.1 * need.external_need_usd_tn * (1 - 1e-9)
    assert need.debt_usd_tn >= 0  # a product of what is not negative
    outside = sum(need.external_by_year_usd_bn) / 1000
    assert need.external_need_usd_tn == pytest.approx(outside, rel=1e-9, abs=1e-8 * total)
    assert 0 <= need.marginal_external_pct <= 100
    # The dollars that the shares stand for, from the pool's side.
    assert need.share_of_pool_pct / 100 * scenario.pool == pytest.approx(need.equity_usd_tn)
    outside = need.external_share_of_pool_pct / 100 * scenario.pool
    assert outside == pytest.approx(need.external_need_usd_tn)
    nothing = {} if need.equity_usd_tn > 0 else {"followers_share_pct": "nothing_from_outside"}
    assert need.reasons == nothing


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


BY_FLOW = [
    ("keep", 50, 90, "external_need_usd_tn", -1),
    ("ocfg", 0, 25, "external_need_usd_tn", -1),
    ("g", -20, 30, "external_need_usd_tn", 1),
    ("bust", 0, 50, "external_need_usd_tn", -1),
    ("own", 30, 60, "external_need_usd_tn", 0),
    ("lease", 0, 900, "with_leases_usd_tn", 1),
    ("lease", 0, 900, "external_need_usd_tn", 0),
    ("fol", 0, 10, "followers_share_pct", 1),
    ("tgt", 25, 45, "follow_needed_x", -1),
    ("dsh", 20, 80, "follow_needed_x", -1),
    ("pool", 80, 160, "allocation_gap_share_pct", -1),
]


@pytest.mark.parametrize(
    ("cash", "case"),
    [*(("share", case) for case in DIRECTIONS), *(("flow", case) for case in BY_FLOW)],
)
def test_a_lever_moves_its_result_one_way(
    cash: str, case: tuple[str, float, float, str, int]
) -> None:
    lever, low, high, result, sign = case
    change = getattr(reallocation(cash=cash, **{lever: high}), result) - getattr(
        reallocation(cash=cash, **{lever: low}), result
    )
    if sign:
        assert sign * change > 0
    else:
        assert change == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("g", "outside"), [(19, 2.11), (0, 0.54), (38.7, 4.59)])
def test_outside_money_by_cash_flow_is_the_reference(g: float, outside: float) -> None:
    # Worked out outside the app, to two decimals.
    found = reallocation(c25=416, c26=732.5, g=g).external_need_usd_tn
    assert found == pytest.approx(outside, abs=0.0055)


def test_own_cash_reaches_as_far_as_cash_flow() -> None:
    # Cash flow of 556.189 in 2025: Alphabet 164.713, Amazon 139.514, Meta 115.8, Microsoft 136.162.
    flow = 164.713 + 139.514 + 115.8 + 136.162
    results = reallocation(c25=300, c26=600, g=0, keep=100, ocfg=10)
    # 611.8 in 2026 pays for 600, and so do all later years: nothing comes from outside.
    assert results.external_need_usd_tn == 0
    assert results.marginal_external_pct == 0
    assert results.followers_share_pct is None
    results = reallocation(c25=300, c26=800, g=0, keep=100, ocfg=10)
    expected = [0, 800 - 1.1 * flow, 800 - 1.21 * flow, 800 - 1.331 * flow, 0, 0]
    assert results.external_by_year_usd_bn == pytest.approx(expected)
    # Three of the five years from 2026 on are beyond cash flow, all five with spending of 800.
    assert results.marginal_external_pct == pytest.approx(60)


def test_oracle_counts_where_five_are_counted() -> None:
    cash_flow = observed().cash_flow_2025_usd_bn
    assert cash_flow["five"] - cash_flow["four_leases"] == pytest.approx(20.821)


def test_the_partnership_beside_the_equity_by_hand() -> None:
    # 2 tn of outside money, a quarter of it equity: 500 bn, or 20 times 25 bn; 4 x 25 follow.
    results = reallocation(
        cash="share", own=50, c25=400, c26=720, g=0, dsh=75, tgt=25, fol=4, pool=100, lease=300
    )
    assert results.follow_needed_x == pytest.approx(20)
    assert results.followers_share_pct == pytest.approx(20)
    assert results.with_leases_usd_tn == pytest.approx(2.3)
    # One point of 100 tn is held too little: 1 tn.
    assert results.allocation_gap_share_pct == pytest.approx(50)
