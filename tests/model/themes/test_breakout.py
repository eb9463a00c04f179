import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.themes.breakout import (
    YEARS,
    Breakout,
    captured_usd_bn,
    diffusion_share,
    output_gains,
    required_gross_profit_usd_bn,
    us_gdp_path_usd_bn,
)
from tests.strategies import scenarios

IMF_2026_TO_2030 = [31821.3, 33020.0, 34258.4, 35513.8, 36814.3]


def breakout(**levers: float | str) -> Breakout[float]:
    return evaluate(Scenario.from_changes(levers), observed()).breakout


def required(capital: float, **levers: float) -> float:
    return required_gross_profit_usd_bn(capital, Scenario.from_changes(levers))


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
    expected = 1000 * (0.4 / 4 + 0.6 / 30)
    assert required_gross_profit_usd_bn(1000, scenario) == pytest.approx(expected, rel=1e-6)


@given(scenarios)
def test_revenue_is_gross_profit_over_the_margin_and_capital_is_the_build_outs(
    scenario: Scenario,
) -> None:
    results = evaluate(scenario, observed())
    profit = required_gross_profit_usd_bn(1000 * results.buildout.total_usd_tn, scenario)
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
    growth = [later / earlier for earlier, later in pairwise(without)]
    steepness = math.log(9) / scenario.half
    lift = [
        scenario.up / 100 / (1 + math.exp(-steepness * (year - 2025 - scenario.half)))
        for year in YEARS
    ]
    with_ai = [without[0] * (1 + lift[0])]
    for factor, extra in zip(growth, lift[1:], strict=True):
        with_ai.append(with_ai[-1] * factor * (1 + extra))
    expected = [
        scenario.capt / 100 * (high - low) for high, low in zip(with_ai, without, strict=True)
    ]
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
    assert results.reasons == ({} if years else {"crossover_year": "not_by_2050"})


def test_without_an_uplift_nothing_is_captured_and_the_lines_never_cross() -> None:
    results = breakout(up=0)
    assert set(captured_usd_bn(Scenario.from_changes({"up": 0}), observed())) == {0.0}
    assert results.captured_2030_usd_bn == results.captured_2035_usd_bn == 0
    assert results.output_gain_2035_pct == 0
    assert results.growth_2035_pct == observed().us_growth_trend_pct
    assert results.crossover_year is None
    assert results.reasons["crossover_year"] == "not_by_2050"


def test_growth_in_2035_is_the_trend_plus_what_is_in_use_of_the_uplift() -> None:
    assert observed().us_growth_trend_pct == 2.12
    assert breakout(up=1, half=10).growth_2035_pct == pytest.approx(2.12 + 0.5)
    assert breakout(up=3, half=5).growth_2035_pct == pytest.approx(2.12 + 3 * 0.9)
    assert breakout(up=3, half=2).growth_2035_pct < 2.12 + 3


def test_a_full_uplift_from_the_first_year_compounds() -> None:
    gains = output_gains(2.0, 1e-6)  # full use at once
    assert gains[-1] == pytest.approx(1.02**25 - 1)


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
    ("c26", 500, 900, "required_revenue_usd_bn", 1),
    ("g", -20, 30, "required_gross_profit_usd_bn", 1),
    ("c25", 300, 600, "required_gross_profit_usd_bn", 1),
    ("bust", 0, 60, "required_gross_profit_usd_bn", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(breakout(**{lever: high}), result) - getattr(breakout(**{lever: low}), result)
    assert sign * change > 0


def test_every_lever_of_the_page_has_its_direction_tested() -> None:
    levers = {key for key, lever in LEVERS.items() if "breakout" in lever.pages}
    assert levers <= {lever for lever, *_ in DIRECTIONS}


def test_the_gross_margin_does_not_move_the_gross_profit() -> None:
    assert breakout(gm=20).required_gross_profit_usd_bn == (
        breakout(gm=80).required_gross_profit_usd_bn
    )


@given(scenarios)
def test_results_are_finite_and_in_their_ranges(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).breakout
    assert 0 < results.required_gross_profit_usd_bn <= results.required_revenue_usd_bn < 1e6
    # Sums of tiny shares and of the trend round in their last digits.
    assert results.captured_2030_usd_bn <= results.captured_2035_usd_bn + 1e-9 < 1e5
    assert 2.12 - 1e-9 <= results.growth_2035_pct <= 2.12 + scenario.up + 1e-9
    assert results.crossover_year is None or 2026 <= results.crossover_year <= 2050
