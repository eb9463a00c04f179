import pytest
from hypothesis import given

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.themes.bust import Bust, world_fund_in_yen_pct
from tests.strategies import scenarios

GDP_2027 = 33_020.0
SHARES_TN = 47.2


def bust(**levers: float | str) -> Bust[float]:
    return evaluate(Scenario.from_changes(levers), observed()).bust


def test_a_stop_by_hand() -> None:
    # 47.2 x 0.5 x 0.4 = 9.44 tn; 2.5 dollars of 100 are 236 bn.
    results = bust(aiw=50, fall=40, mpc=2.5, c25=400, c26=500, g=20, halt=50, us=80, imp=50)
    assert results.household_loss_usd_tn == pytest.approx(SHARES_TN * 0.2)
    assert results.consumption_pp == pytest.approx(100 * 236 / GDP_2027)
    # 600 in 2027, 720 halved in 2028: 240 less, of which 0.8 x 0.5 is made in the US.
    assert results.building_pp == pytest.approx(100 * 240 / GDP_2027 * 0.4)
    assert results.growth_hit_pp == pytest.approx(100 * (236 + 96) / GDP_2027)


def test_the_loss_of_lenders_by_hand() -> None:
    # 400, 500, 600 and 360 bn; half from outside, 80 % of it debt: 744 bn; 10 % fail, 25 % lost.
    results = bust(cash="share", own=50, dsh=80, c25=400, c26=500, g=20, halt=50, pdc=10, rec=75)
    assert results.lender_loss_usd_bn == pytest.approx(1860 * 0.5 * 0.8 * 0.1 * 0.25)


def test_the_fund_is_that_of_a_portfolio_worked_out_share_by_share() -> None:
    # 100 dollars at 150 yen are 15,000 yen. The fund falls by 10 %, Japanese shares with it; with
    # the yen up 20 % a dollar is 125 yen. Japan is 5 % of it, and keeps its price in yen.
    after = 5 * 0.9 * 150 + 95 * 0.9 * 125
    expected = 100 * (after / 15_000 - 1)
    assert bust(wfund=20, fall=50, yen=20).world_fund_yen_pct == pytest.approx(expected)


@pytest.mark.parametrize(("bust_pct", "halt"), [(0, 50), (30, 30), (80, 80)])
def test_the_stop_follows_the_bust_of_the_scenario(bust_pct: float, halt: float) -> None:
    assert Scenario.from_changes({"bust": bust_pct}).halt == halt


def test_a_bust_of_the_scenario_is_what_the_economy_page_says_of_2028() -> None:
    results = evaluate(Scenario.from_changes({"bust": 50}), observed())
    assert results.bust.building_pp == pytest.approx(-results.macro.net_by_year_pp[2])


@given(scenarios)
def test_no_loss_is_larger_than_what_is_there(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).bust
    assert 0 <= results.household_loss_usd_tn <= SHARES_TN
    assert results.lender_loss_usd_bn >= 0
    assert -100 <= results.world_fund_pct <= 0
    assert results.reasons == {}
    in_yen = results.world_fund_yen_pct
    assert (in_yen <= results.world_fund_pct + 1e-9) == (scenario.yen >= -1e-9)


@pytest.mark.parametrize("yen", [-20.0, 0.0, 40.0])
def test_a_fund_that_loses_all_is_worth_nothing_in_any_currency(yen: float) -> None:
    assert world_fund_in_yen_pct(-100.0, yen) == pytest.approx(-100)


DIRECTIONS = [
    ("fall", 20, 60, "household_loss_usd_tn", 1),
    ("aiw", 30, 50, "household_loss_usd_tn", 1),
    ("mpc", 2, 5, "consumption_pp", 1),
    ("halt", 20, 70, "building_pp", 1),
    ("imp", 40, 70, "building_pp", -1),
    ("halt", 20, 70, "growth_hit_pp", 1),
    ("pdc", 10, 40, "lender_loss_usd_bn", 1),
    ("rec", 20, 60, "lender_loss_usd_bn", -1),
    ("dsh", 40, 80, "lender_loss_usd_bn", 1),
    ("wfund", 10, 30, "world_fund_pct", -1),
    ("fall", 20, 60, "world_fund_yen_pct", -1),
    ("yen", -10, 20, "world_fund_yen_pct", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(bust(**{lever: high}), result) - getattr(bust(**{lever: low}), result)
    assert sign * change > 0
