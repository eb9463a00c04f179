import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.payback import (
    YEARS,
    balances_usd_bn,
    captured_usd_bn,
    diffusion_share,
    output_gains,
    present_value_usd_bn,
    required_by_year_usd_bn,
    revenue_usd_bn,
    uplift_of_build_x,
    us_gdp_path_usd_bn,
    yearly_cost_of_capital,
)
from components.model.themes.breakout import Breakout
from tests.strategies import scenarios

IMF_2026_TO_2030 = [31821.3, 33020.0, 34258.4, 35513.8, 36814.3]


def breakout(**levers: float | str) -> Breakout[float]:
    return evaluate(Scenario.from_changes(levers), observed()).breakout


def required(capital: float, **levers: float) -> float:
    return capital * yearly_cost_of_capital(Scenario.from_changes(levers))


VERSION_1: dict[str, float | str] = {
    "lasts": "always",
    "reach": 1.0,
    "el": 0.0,
    "ai": 100.0,
    "rest": 0.0,
}
"""What the first version took for granted."""


def test_the_reference_values() -> None:
    """Worked out independently of the app, at the defaults with these two years' spending."""
    found = breakout(c25=416, c26=732.5, g=19)
    assert found.required_gross_profit_usd_bn == pytest.approx(1197, abs=0.5)
    assert found.crossover_year == 2042
    assert found.payback_year is None
    assert found.reasons["payback_year"] == "not_by_2050"
    assert found.shortfall_usd_tn == pytest.approx(7.26, abs=0.005)
    assert found.pv_cover_x == pytest.approx(0.59, abs=0.005)
    assert found.uplift_needed_pp == pytest.approx(1.18, abs=0.005)
    first = breakout(c25=416, c26=732.5, g=19, **VERSION_1)
    assert first.crossover_year == 2045
    assert first.uplift_needed_pp == pytest.approx(2.74, abs=0.005)


@given(scenarios)
def test_the_requirement_by_year_is_the_cost_of_each_vintage(scenario: Scenario) -> None:
    spent = evaluate(scenario, observed()).buildout.annual_usd_bn
    worldwide = scenario.ai / 100 * (1 + scenario.rest / 100)
    cost = yearly_cost_of_capital(scenario)
    for year, found in zip(YEARS, required_by_year_usd_bn(scenario), strict=True):
        vintages = [
            cost * worldwide * spent[built - 2025] for built in range(2025, min(year, 2031))
        ]
        assert found == pytest.approx(sum(vintages))
    whole = evaluate(scenario, observed()).breakout.required_gross_profit_usd_bn
    assert required_by_year_usd_bn(scenario)[-1] == pytest.approx(whole)


@given(scenarios)
def test_payback_shortfall_and_cover_by_hand(scenario: Scenario) -> None:
    found = evaluate(scenario, observed()).breakout
    rate = 1 + scenario.ret / 100
    balance = added_up = deepest = 0.0
    paid: list[int] = []
    worth_captured = worth_required = 0.0
    flows = zip(
        YEARS,
        captured_usd_bn(scenario, observed()),
        required_by_year_usd_bn(scenario),
        strict=True,
    )
    for year, captured, due in flows:
        balance = balance * rate + captured - due
        added_up += captured - due
        deepest = min(deepest, added_up)
        worth_captured += captured / rate ** (year - 2025)
        worth_required += due / rate ** (year - 2025)
        if balance < 0:
            paid.clear()
        elif year >= 2030:
            paid.append(year)
    assert found.payback_year == (paid[0] if paid else None)
    assert found.shortfall_usd_tn == pytest.approx(-deepest / 1000, abs=1e-9)
    assert found.pv_cover_x == pytest.approx(worth_captured / worth_required)


@given(scenarios)
def test_with_the_uplift_needed_it_is_paid_back_and_with_less_it_is_not(
    scenario: Scenario,
) -> None:
    needed = evaluate(scenario, observed()).breakout.uplift_needed_pp

    def is_paid(up: float) -> bool:
        tried = Scenario.from_changes(scenario.changes())
        object.__setattr__(tried, "up", up)  # may lie above the lever's range
        year = evaluate(tried, observed()).breakout.payback_year
        return year is not None and year <= scenario.due

    if needed is None:
        assert not is_paid(10)
        return
    assert 0 < needed <= 10
    assert is_paid(needed * (1 + 1e-9))
    assert not is_paid(needed * (1 - 1e-9))


def test_being_ahead_while_little_stands_is_no_payback() -> None:
    # In use within four years, AI brings in more by 2030 than what stands must earn by then. The
    # requirement of the complete build-out, from 2031 on, is covered in 2040 only.
    early = Scenario.from_changes({"half": 2, "c25": 416, "c26": 732.5, "g": 19, "up": 0.53})
    net = [
        captured - due
        for captured, due in zip(
            captured_usd_bn(early, observed()), required_by_year_usd_bn(early), strict=True
        )
    ]
    balances = dict(zip(YEARS, balances_usd_bn(net, 10), strict=True))
    assert balances[2030] > 0 > balances[2035]
    assert balances[2041] < 0 < balances[2042]
    assert evaluate(early, observed()).breakout.payback_year == 2042
    # To be ahead by 2030 and stay so takes more than to be so by 2040, and it is more in arrays too
    asked = [Scenario.from_changes({"half": 2, "due": due}) for due in (2030, 2040)]
    needed = [evaluate(one, observed()).breakout.uplift_needed_pp or 0 for one in asked]
    assert needed[0] > needed[1]


def test_a_balance_earns_the_rate_and_its_present_value_is_the_sum_of_discounted_flows() -> None:
    flows = [-100.0, 30.0, 50.0, 60.0]
    balances = balances_usd_bn(flows, 8)
    assert balances[-1] / 1.08**4 == pytest.approx(present_value_usd_bn(flows, 8))
    assert balances[1] == pytest.approx(-100 * 1.08 + 30)


def test_more_building_lifts_more_only_as_far_as_the_lever_says() -> None:
    assert uplift_of_build_x(Scenario.from_changes({"g": 60, "el": 0})) == 1
    assert uplift_of_build_x(Scenario.from_changes({"g": 19, "el": 1})) == pytest.approx(1)
    # 500 + 5 * 700 = 4,000 against 500 + 700 * (1.19^5 - 1) / 0.19.
    flat = Scenario.from_changes({"c25": 500, "c26": 700, "g": 0, "el": 1})
    reference = 500 + 700 * (1.19**5 - 1) / 0.19
    assert uplift_of_build_x(flat) == pytest.approx(4000 / reference)
    half = Scenario.from_changes({"c25": 500, "c26": 700, "g": 0, "el": 0.5})
    assert uplift_of_build_x(half) == pytest.approx((4000 / reference) ** 0.5)


def test_an_uplift_of_some_years_ends_as_a_level() -> None:
    scenario = Scenario.from_changes({"up": 1, "yrs": 10, "half": 2, "g": 19})
    # All but a sliver in use by 2050: nine tenths of full use have come in since 2025.
    assert output_gains(scenario)[-1] == pytest.approx(1.01**9 - 1, rel=1e-3)
    assert output_gains(scenario)[-1] == pytest.approx(output_gains(scenario)[-2], rel=1e-3)


def test_revenue_grows_ever_slower_and_leaves_out_suppliers_money() -> None:
    # 100, 160, 236.8, 327.7..., 428.4...: growth of 60 %, 48 %, 38.4 %, 30.72 %.
    by_hand = 100 * 1.6 * 1.48 * 1.384 * 1.3072 * 0.85
    levers = {"rev26": 100, "rg": 60, "fade": 0.8, "circ": 15}
    assert revenue_usd_bn(Scenario.from_changes(levers))[4] == pytest.approx(by_hand)
    found = breakout(**levers)
    assert found.revenue_2030_usd_bn == pytest.approx(by_hand)
    needed = 100 * required_by_year_usd_bn(Scenario.from_changes(levers))[4] / 50
    assert found.revenue_gap_2030_usd_bn == pytest.approx(needed - by_hand)
    assert found.revenue_met_year is None


@given(scenarios)
def test_the_year_in_which_revenue_is_enough_by_brute_force(scenario: Scenario) -> None:
    pairs = zip(YEARS, revenue_usd_bn(scenario), required_by_year_usd_bn(scenario), strict=True)
    years = [y for y, paid, due in pairs if y >= 2030 and paid >= 100 * due / scenario.gm]
    found = evaluate(scenario, observed()).breakout.revenue_met_year
    assert found == (years[0] if years else None)


def test_the_requirement_by_hand() -> None:
    # Published tables: (A/P, 10 %, 5) = 0.2638, (A/P, 10 %, 20) = 0.1175.
    by_hand = 0.6 * 1000 * 0.2638 + 0.4 * 1000 * 0.1175
    assert required(1000, ret=10, short=60, ls=5, ll=20) == pytest.approx(by_hand, rel=1e-4)


@given(
    st.floats(6, 14), st.floats(20, 90), st.integers(2, 8), st.integers(10, 40), st.floats(80, 2e4)
)
def test_the_requirement_pays_back_both_parts_with_the_return(
    ret: float, short: float, ls: int, ll: int, capital: float
) -> None:
    parts = ((short / 100, ls), (1 - short / 100, ll))
    factor = 1 + ret / 100
    payments = sum(
        share * capital / sum(factor**-year for year in range(1, life + 1)) for share, life in parts
    )
    assert required(capital, ret=ret, short=short, ls=ls, ll=ll) == pytest.approx(payments)


@pytest.mark.parametrize("ret", [1e-7, 0.0])
def test_without_a_return_the_requirement_is_straight_line_depreciation(ret: float) -> None:
    scenario = Scenario.from_changes({"short": 40, "ls": 4, "ll": 30})
    object.__setattr__(scenario, "ret", ret)  # below the lever's range
    assert yearly_cost_of_capital(scenario) == pytest.approx(0.4 / 4 + 0.6 / 30, rel=1e-6)


@given(scenarios)
def test_revenue_is_gross_profit_over_the_margin_and_capital_is_the_build_outs(
    scenario: Scenario,
) -> None:
    results = evaluate(scenario, observed())
    profit = 1000 * results.buildout.world_ai_total_usd_tn * yearly_cost_of_capital(scenario)
    assert results.breakout.required_gross_profit_usd_bn == pytest.approx(profit)
    assert results.breakout.required_revenue_usd_bn * scenario.gm / 100 == pytest.approx(profit)


@given(st.floats(2, 20))
def test_diffusion_starts_at_a_tenth_is_symmetric_and_ends_at_one(half: float) -> None:
    assert diffusion_share(2025, half) == pytest.approx(0.1)
    assert diffusion_share(2025 + half, half) == pytest.approx(0.5)
    for years in (1, 3, 10):
        before, after = (diffusion_share(2025 + half + sign * years, half) for sign in (-1, 1))
        assert before + after == pytest.approx(1)
        # Odds of a logistic curve grow ninefold over the first `half` years.
        odds = after / (1 - after)
        assert odds == pytest.approx(9 ** (years / half))
    assert diffusion_share(2500, half) == pytest.approx(1)
    assert diffusion_share(1500, half) == pytest.approx(0, abs=1e-6)


def test_output_without_the_uplift_is_the_imf_forecast_and_then_its_last_growth() -> None:
    path = us_gdp_path_usd_bn(observed())
    assert list(path[:5]) == IMF_2026_TO_2030
    last = IMF_2026_TO_2030[-1] / IMF_2026_TO_2030[-2]
    for before, after in pairwise(path[4:]):
        assert after / before == pytest.approx(last)
    assert path[-1] == pytest.approx(36814.3 * last**20)
    assert len(path) == len(YEARS) == 25


@given(scenarios)
def test_captured_value_against_two_paths_of_output_year_by_year(scenario: Scenario) -> None:
    without = list(us_gdp_path_usd_bn(observed()))
    steepness = math.log(9) / scenario.half

    def in_use(year: int) -> float:
        return 1 / (1 + math.exp(-steepness * (year - 2025 - scenario.half)))

    up = scenario.up / 100 * uplift_of_build_x(scenario)
    with_ai, level = [], 1.0
    for year, gdp in zip(YEARS, without, strict=True):
        level *= 1 + up * in_use(year)
        if scenario.lasts == "years":
            level = (1 + up) ** (scenario.yrs * (in_use(year) - in_use(2025)))
        with_ai.append(gdp * level)
    share = scenario.capt / 100 * scenario.reach
    expected = [share * (high - low) for high, low in zip(with_ai, without, strict=True)]
    found = captured_usd_bn(scenario, observed())
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-6)
    results = evaluate(scenario, observed()).breakout
    assert results.captured_2030_usd_bn == pytest.approx(expected[4], rel=1e-6, abs=1e-6)
    assert results.captured_2035_usd_bn == pytest.approx(expected[9], rel=1e-6, abs=1e-6)
    gain = 100 * (with_ai[9] / without[9] - 1)
    assert results.output_gain_2035_pct == pytest.approx(gain, rel=1e-6, abs=1e-6)


@given(scenarios)
def test_the_year_of_crossing_by_brute_force(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).breakout
    years = [
        year
        for year, value in zip(YEARS, captured_usd_bn(scenario, observed()), strict=True)
        if value >= results.required_gross_profit_usd_bn
    ]
    assert results.crossover_year == (min(years) if years else None)
    # Captured value only rises: once there, it stays.
    assert years == list(range(2051 - len(years), 2051))
    assert results.reasons.get("crossover_year", "") == ("" if years else "not_by_2050")


def test_without_an_uplift_nothing_is_captured_and_the_lines_never_cross() -> None:
    results = breakout(up=0)
    assert set(captured_usd_bn(Scenario.from_changes({"up": 0}), observed())) == {0.0}
    assert results.captured_2030_usd_bn == results.captured_2035_usd_bn == 0
    assert results.output_gain_2035_pct == 0
    assert results.growth_2035_pct == 1.8
    assert results.crossover_year is None
    assert results.reasons["crossover_year"] == "not_by_2050"


def test_growth_in_2035_is_the_trend_plus_what_ai_adds_in_that_year() -> None:
    always: dict[str, float | str] = {"lasts": "always", "el": 0.0, "trend": 2.12}
    assert breakout(up=1, half=10, **always).growth_2035_pct == pytest.approx(2.12 + 0.5)
    assert breakout(up=3, half=5, **always).growth_2035_pct == pytest.approx(2.12 + 3 * 0.9)
    # In ten years' worth of uplift, each year has the part that comes into use in it.
    before, now = (diffusion_share(year, 10) for year in (2034, 2035))
    added = 100 * (1.01 ** (10 * (now - before)) - 1)
    found = breakout(up=1, half=10, el=0, trend=2.0, pop=0.4)
    assert found.growth_2035_pct == pytest.approx(2 + added)
    assert found.growth_per_head_2035_pct == pytest.approx(1.6 + added)


def test_a_full_uplift_from_the_first_year_compounds() -> None:
    scenario = Scenario.from_changes({"up": 2, "lasts": "always", "el": 0})
    object.__setattr__(scenario, "half", 1e-6)  # full use at once
    assert output_gains(scenario)[-1] == pytest.approx(1.02**25 - 1)


DIRECTIONS = [
    ("ret", 7, 13, "required_gross_profit_usd_bn", 1),
    ("short", 30, 80, "required_gross_profit_usd_bn", 1),
    ("ls", 3, 7, "required_gross_profit_usd_bn", -1),
    ("ll", 12, 35, "required_gross_profit_usd_bn", -1),
    ("gm", 30, 70, "required_revenue_usd_bn", -1),
    ("up", 0.2, 1, "captured_2030_usd_bn", 1),
    ("up", 0.2, 1, "growth_2035_pct", 1),
    ("half", 5, 15, "captured_2035_usd_bn", -1),
    ("half", 5, 15, "growth_2035_pct", -1),
    ("half", 5, 15, "output_gain_2035_pct", -1),
    ("capt", 20, 60, "captured_2035_usd_bn", 1),
    ("capt", 30, 60, "crossover_year", -1),
    ("up", 0.6, 2, "crossover_year", -1),
    ("ret", 6, 14, "crossover_year", 1),
    ("yrs", 6, 20, "captured_2035_usd_bn", 1),
    ("yrs", 6, 20, "uplift_needed_pp", -1),
    ("reach", 1, 3, "captured_2035_usd_bn", 1),
    ("reach", 1, 3, "uplift_needed_pp", -1),
    ("el", 0, 1, "shortfall_usd_tn", -1),
    ("due", 2032, 2048, "uplift_needed_pp", -1),
    ("trend", 1, 3, "growth_per_head_2035_pct", 1),
    ("pop", 0, 1, "growth_per_head_2035_pct", -1),
    ("rev26", 50, 200, "revenue_2030_usd_bn", 1),
    ("rg", 10, 100, "revenue_2030_usd_bn", 1),
    ("fade", 0.5, 1, "revenue_2030_usd_bn", 1),
    ("circ", 0, 50, "revenue_2030_usd_bn", -1),
    ("circ", 0, 50, "revenue_gap_2030_usd_bn", 1),
    ("half", 5, 15, "uplift_needed_pp", 1),
    ("capt", 20, 60, "uplift_needed_pp", -1),
    ("ret", 6, 14, "uplift_needed_pp", 1),
    ("ret", 6, 14, "pv_cover_x", -1),
    ("up", 0.2, 1, "shortfall_usd_tn", -1),
    ("g", -20, 30, "uplift_needed_pp", 1),
    ("c26", 500, 900, "required_revenue_usd_bn", 1),
    ("g", -20, 30, "required_gross_profit_usd_bn", 1),
    ("c25", 300, 600, "required_gross_profit_usd_bn", 1),
    ("bust", 0, 60, "required_gross_profit_usd_bn", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    # More than the default is built, so that the uplift's dependence on it shows.
    more: dict[str, float | str] = {"g": 30.0} if lever == "el" else {}
    at_low, at_high = (getattr(breakout(**{**more, lever: value}), result) for value in (low, high))
    assert sign * (at_high - at_low) > 0


def test_every_lever_of_the_page_has_its_direction_tested() -> None:
    levers = {
        key for key, lever in LEVERS.items() if "breakout" in lever.pages and not lever.choices
    }
    assert levers <= {lever for lever, *_ in DIRECTIONS}


def test_the_gross_margin_does_not_move_the_gross_profit() -> None:
    assert breakout(gm=20).required_gross_profit_usd_bn == (
        breakout(gm=80).required_gross_profit_usd_bn
    )


@given(scenarios)
def test_results_are_finite_and_in_their_ranges(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).breakout
    assert 0 < results.required_gross_profit_usd_bn <= results.required_revenue_usd_bn < 1e6
    assert 0 <= results.shortfall_usd_tn < 1e3
    assert results.pv_cover_x >= 0
    assert results.payback_year is None or 2030 <= results.payback_year <= 2050
    # Sums of tiny shares and of the trend round in their last digits.
    assert results.captured_2030_usd_bn <= results.captured_2035_usd_bn + 1e-9 < 1e5
    assert scenario.trend - 1e-9 <= results.growth_2035_pct
    assert results.crossover_year is None or 2026 <= results.crossover_year <= 2050
