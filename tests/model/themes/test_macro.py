import math
from fractions import Fraction

import pytest
from hypothesis import given

from components.evidence import observed, us_gdp_usd_bn
from components.model import Scenario, evaluate
from components.model.themes.macro import Macro, contribution_pp, left_at_home
from tests.strategies import ALL_CORNERS, scenarios

GDP_2025, GDP_2026 = 30_762.1, 31_821.3  # BEA; IMF


def macro(**levers: float | str) -> Macro[float]:
    return macro_of(Scenario.from_changes(levers))


def macro_of(scenario: Scenario) -> Macro[float]:
    return evaluate(scenario, observed()).macro


def test_the_default_answers_by_hand() -> None:
    results = macro()
    gross = 100 * (732.5 - 416) / GDP_2025
    assert results.gross_contribution_pp == pytest.approx(gross)
    assert results.abroad_pp == pytest.approx(-gross * 0.275)
    assert results.imports_pp == pytest.approx(-gross * 0.725 * 0.61)
    assert results.crowding_out_pp == 0
    assert results.net_contribution_pp == pytest.approx(gross * 0.725 * 0.39)
    assert results.firm_shock_pp == pytest.approx(-100 * 55 / GDP_2025 * 0.725 * 0.39)
    assert results.capex_share_of_us_gdp_pct == pytest.approx(100 * 732.5 / GDP_2026)


def test_a_scenario_with_every_lever_moved_by_hand() -> None:
    results = macro(c25=600, c26=500, us=80, imp=50, crowd=25, firm="meta", cut=40)
    assert results.gross_contribution_pp == pytest.approx(-100 * 100 / GDP_2025)
    assert results.net_contribution_pp == pytest.approx(-100 * 100 / GDP_2025 * 0.8 * 0.5 * 0.75)
    assert results.firm_shock_pp == pytest.approx(-100 * 137.5 * 0.4 / GDP_2025 * 0.3)


def test_published_ratios_of_spending_to_output_come_out() -> None:
    # Understanding AI: 241 billion dollars of five firms were 0.82 percent of US output in 2024.
    assert contribution_pp(241, us_gdp_usd_bn()[2024]) == pytest.approx(0.82, abs=0.005)
    # Coeli: 356 billion dollars more in 2026 are roughly 1 percent of US output.
    assert round(contribution_pp(356, GDP_2025)) == 1


@given(scenarios)
def test_the_waterfall_adds_up(scenario: Scenario) -> None:
    results = macro_of(scenario)
    steps = (results.abroad_pp, results.imports_pp, results.crowding_out_pp)
    total = sum(map(Fraction, steps), Fraction(results.gross_contribution_pp))
    assert float(total) == pytest.approx(results.net_contribution_pp, rel=1e-12, abs=1e-12)


@given(scenarios)
def test_no_step_gives_more_than_there_is(scenario: Scenario) -> None:
    results = macro_of(scenario)
    gross, net = results.gross_contribution_pp, results.net_contribution_pp
    # Times a hundred percent and over a hundred may round up in the last digit.
    rounding = 1e-12 * abs(gross)
    assert abs(net) <= abs(gross) + rounding
    assert results.abroad_pp * gross <= rounding * abs(gross)
    # A factor of at most one rounds neither past its operand nor past zero.
    for step in (results.imports_pp, results.crowding_out_pp):
        assert step * gross <= 0
    assert results.firm_shock_pp <= 0
    # At least half stays at home, a tenth or more of it is made there, two fifths of which remain.
    assert net * gross >= 0
    assert abs(net) >= 0.02 * abs(gross) - rounding


@given(scenarios)
def test_a_cut_is_what_the_same_spending_missing_from_2026_takes(scenario: Scenario) -> None:
    results = macro_of(scenario)
    lost = observed().plans_2026_usd_bn[scenario.firm] * scenario.cut / 100
    if scenario.c26 - lost >= 300:
        without = macro_of(scenario.replace(c26=scenario.c26 - lost))
        difference = without.net_contribution_pp - results.net_contribution_pp
        assert results.firm_shock_pp == pytest.approx(difference, abs=1e-12)


@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_results_stay_within_what_the_levers_allow(scenario: Scenario) -> None:
    results = macro_of(scenario)
    low, high = contribution_pp(300 - 800, GDP_2025), contribution_pp(1000 - 200, GDP_2025)
    assert low <= results.gross_contribution_pp <= high
    assert results.firm_shock_pp >= -contribution_pp(200, GDP_2025)
    assert 0 < results.capex_share_of_us_gdp_pct < 4


def test_all_stays_at_home_when_nothing_leaves() -> None:
    results = macro(us=100, imp=0, crowd=0)
    assert results.net_contribution_pp == results.gross_contribution_pp
    assert results.abroad_pp == results.imports_pp == results.crowding_out_pp == 0
    assert left_at_home(100, 0, 100) == 0


def test_unchanged_spending_adds_nothing_however_high() -> None:
    results = macro(c25=800, c26=800)
    assert results.gross_contribution_pp == results.net_contribution_pp == 0
    assert results.firm_shock_pp < 0


@pytest.mark.parametrize("scenario", [Scenario.from_changes({"cut": 0, "c25": 700, "c26": 700})])
def test_nothing_is_never_minus_nothing(scenario: Scenario) -> None:
    results = macro_of(scenario)
    for value in (results.firm_shock_pp, results.net_contribution_pp, results.crowding_out_pp):
        assert value == 0
        assert math.copysign(1, value) == 1


@pytest.mark.parametrize(
    ("levers", "expected"),
    [
        # Worked out outside the app, to two decimals.
        ({}, (0.29, 0.12, 0.14, 0.16, 0.19)),
        ({"bust": 50}, (0.29, 0.12, -0.30, 0.08, 0.09)),
        ({"g": 0}, (0.29, 0, 0, 0, 0)),
    ],
)
def test_the_years_after_2026_are_the_reference(
    levers: dict[str, float], expected: tuple[float, ...]
) -> None:
    found = macro(c25=416, c26=732.5, **levers).net_by_year_pp
    assert found == pytest.approx(expected, abs=0.005)


def test_a_year_by_hand() -> None:
    # 500 * 1.2 = 600 in 2027, times 1.2 and halved 360 in 2028: 240 less, of 33,020 in 2027.
    results = macro(c25=400, c26=500, g=20, bust=50, us=80, imp=50, usva=20, crowd=25)
    kept = 0.8 * (1 - 0.5 * 0.8) * 0.75
    assert results.net_by_year_pp[2] == pytest.approx(-100 * 240 / 33_020 * kept)
    assert results.worst_year_pp == results.net_by_year_pp[2]
    assert results.worst_year == 2028


@given(scenarios)
def test_the_first_year_is_the_contribution_of_2026(scenario: Scenario) -> None:
    results = macro_of(scenario)
    years = dict(zip(range(2026, 2031), results.net_by_year_pp, strict=True))
    assert years[2026] == pytest.approx(results.net_contribution_pp, rel=1e-12, abs=1e-15)
    # Equal years differ by rounding, of contributions of at most two points.
    assert years[results.worst_year] == pytest.approx(min(years.values()), abs=2e-12)
    assert results.worst_year_pp == min(years.values())


def test_american_value_in_imports_comes_back() -> None:
    # Half of 61 percent is foreign: 0.725 * (1 - 0.305) is kept instead of 0.725 * 0.39.
    without, half = macro(), macro(usva=50)
    ratio = half.net_contribution_pp / without.net_contribution_pp
    assert ratio == pytest.approx((1 - 0.305) / 0.39)
    assert half.imports_pp == pytest.approx(without.imports_pp / 2)


DIRECTIONS = [
    ("usva", 0, 60, "net_contribution_pp", 1),
    ("usva", 0, 60, "firm_shock_pp", -1),
    ("bust", 0, 60, "worst_year_pp", -1),
    ("g", -30, 10, "worst_year_pp", 1),
    ("us", 60, 90, "net_contribution_pp", 1),
    ("imp", 20, 80, "net_contribution_pp", -1),
    ("crowd", 0, 50, "net_contribution_pp", -1),
    ("us", 60, 90, "firm_shock_pp", -1),
    ("imp", 20, 80, "firm_shock_pp", 1),
    ("crowd", 0, 50, "firm_shock_pp", 1),
    ("cut", 10, 60, "firm_shock_pp", -1),
    ("firm", "orcl", "amzn", "firm_shock_pp", -1),
    ("firm", "meta", "msft", "firm_shock_pp", -1),
    ("firm", "meta", "googl", "firm_shock_pp", -1),
    ("c25", 300, 500, "gross_contribution_pp", -1),
    ("c26", 500, 900, "gross_contribution_pp", 1),
    ("c26", 500, 900, "net_contribution_pp", 1),
    ("c26", 500, 900, "capex_share_of_us_gdp_pct", 1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float | str, high: float | str, result: str, sign: int
) -> None:
    change = getattr(macro(**{lever: high}), result) - getattr(macro(**{lever: low}), result)
    assert sign * change > 0


@pytest.mark.parametrize(("lever", "low", "high"), [("us", 60, 90), ("imp", 80, 20)])
def test_more_left_at_home_deepens_a_fall(lever: str, low: float, high: float) -> None:
    falling = {"c25": 700, "c26": 500}
    deeper = macro(**falling, **{lever: high}).net_contribution_pp
    assert deeper < macro(**falling, **{lever: low}).net_contribution_pp < 0
