import json
import math
from fractions import Fraction
from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import bisect

from components.evidence import observed
from components.link import decode
from components.model import LEVERS, Scenario, evaluate
from components.model.deal import debt_service, equity_flows, largest_debt_pct
from components.model.partners import blocking_partners, partners_needed, swing_chance_pct
from components.model.themes.coinvest import Coinvest
from components.text import LANGUAGES
from tests.strategies import scenarios, tries

FROZEN = Path(__file__).parents[2] / "link" / "frozen_results_v1.json"


def coinvest(**levers: float | str) -> Coinvest[float]:
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
    # In 35 of 100 defaults lenders lose 20 / 0.35; an owner loses everything in each.
    assert results.loss_p99_alone_pct == pytest.approx(57.142857)
    assert results.loss_p99_pooled_pct == pytest.approx(11.428571)  # in 4 of 20 projects
    assert results.owner_loss_p99_alone_pct == 100
    assert results.owner_loss_p99_pooled_pct == pytest.approx(35)  # 7 of 20 default


def test_links_of_version_1_keep_their_results() -> None:
    for link in json.loads(FROZEN.read_text(encoding="utf-8")):
        scenario = decode(parse_qsl(link["query"]), LANGUAGES, "en").case.scenario
        found = evaluate(scenario, observed()).by_id()
        for result_id, value in link["results"].items():
            if result_id.startswith("coinvest."):
                expected = None if value is None else pytest.approx(value, rel=1e-9)
                assert found[result_id] == expected, result_id


def test_independent_projects_fail_as_coins_fall() -> None:
    """Of two independent loans that lose with 10 % x 50 % = 5 %, both lose in 1 of 400 cases."""
    results = coinvest(pd=10, lgd=30, full=50, rho=0, nproj=2)
    assert results.loss_p99_alone_pct == pytest.approx(60)
    assert results.loss_p99_pooled_pct == pytest.approx(30)  # one of two, in 9.75 of 100 cases
    # Both default in just 1 of 100 cases: in 99 of 100 at most one does.
    assert results.owner_loss_p99_pooled_pct == pytest.approx(50)


@given(scenarios)
def test_full_recoveries_leave_the_mean_alone_until_all_is_lost(scenario: Scenario) -> None:
    mean = Coinvest(scenario, observed()).expected_loss_pct
    plain = scenario.pd * scenario.lgd / 100
    if scenario.lgd <= 100 - scenario.full:
        assert mean == pytest.approx(plain)
    else:
        assert mean == pytest.approx(scenario.pd * (100 - scenario.full) / 100)
        assert mean <= plain * (1 + 1e-12)


@given(scenarios)
def test_owners_lose_at_least_what_lenders_lose(scenario: Scenario) -> None:
    results = Coinvest(scenario, observed())
    assert results.owner_loss_p99_alone_pct >= results.loss_p99_alone_pct
    assert results.owner_loss_p99_pooled_pct >= results.loss_p99_pooled_pct * (1 - 1e-12)


def test_a_bond_bought_at_par_returns_its_coupon() -> None:
    """With the end value equal to the cost the rate of return is the yield itself."""
    flows = equity_flows(yld=9, debt=0, kd=5, life=12, res=100)
    assert sum(flow / 1.09**year for year, flow in enumerate(flows)) == pytest.approx(0)


@given(scenarios)
def test_the_equity_return_is_where_the_textbook_sum_is_zero(scenario: Scenario) -> None:
    service = debt_service(scenario.debt, scenario.kd - scenario.cert / 100, scenario.life)
    yearly, years = scenario.yld - service, round(scenario.life)

    def worth(rate: float) -> float:
        income = sum(yearly / (1 + rate) ** year for year in range(1, years + 1))
        return scenario.debt - 100 + income + scenario.res / (1 + rate) ** years

    found = Coinvest(scenario, observed()).equity_irr_pct
    if worth(-0.95) > 0:
        independent = 100 * bisect(worth, -0.95, 20, xtol=1e-12)
        assert found == pytest.approx(independent, abs=1e-6)
    else:  # the search for the root ends within a millionth
        assert found is None or found <= -95 + 1e-6


@given(scenarios)
def test_a_deal_never_has_several_rates(scenario: Scenario) -> None:
    results = Coinvest(scenario, observed())
    assert "several_rates" not in results.reasons.values()
    assert results.unlevered_irr_pct is not None
    service = debt_service(scenario.debt, scenario.kd - scenario.cert / 100, scenario.life)
    # Near zero the last payment's sign is that of rounding.
    if scenario.yld - service + scenario.res <= -1e-9:
        assert results.reasons["equity_irr_pct"] == "no_rate"


@given(scenarios)
def test_debt_lifts_the_return_just_when_the_project_earns_more_than_debt_costs(
    scenario: Scenario,
) -> None:
    results = Coinvest(scenario, observed())
    assert results.unlevered_irr_pct is not None
    gap = results.unlevered_irr_pct - (scenario.kd - scenario.cert / 100)
    # Less debt or a smaller gap moves the return by less than the digits of a rate hold for sure.
    assume(scenario.debt > 0.1 and abs(gap) > 1e-3)
    if results.equity_irr_pct is None:
        assert gap < 0
    else:
        lift = results.equity_irr_pct - results.unlevered_irr_pct
        assert lift * math.copysign(1, gap) > 1e-8  # a hundred times what rates are exact to


def test_a_quarter_of_a_point_off_the_debt_adds_a_third_of_a_point() -> None:
    """By an independent recomputation: from 13.44 to 13.79."""
    results = coinvest(cert=25)
    assert results.equity_irr_pct == pytest.approx(13.79, abs=0.005)
    assert results.credibility_gain_pp == pytest.approx(0.35, abs=0.005)
    assert coinvest().credibility_gain_pp == 0


@given(scenarios)
def test_credibility_is_worth_what_the_same_cut_of_the_rate_is(scenario: Scenario) -> None:
    dear = Coinvest(scenario.replace(cert=0), observed()).equity_irr_pct
    results = Coinvest(scenario, observed())
    assert scenario.kd - scenario.cert / 100 > 0
    if dear is None:
        assert results.reasons["credibility_gain_pp"] == "no_rate"
    else:
        gain = results.credibility_gain_pp
        assert results.equity_irr_pct is not None
        assert gain == pytest.approx(results.equity_irr_pct - dear)
        assert gain is not None
        assert gain >= -1e-9


def test_the_deal_with_chips_by_hand() -> None:
    """60 of 100 for chips, bought anew after 5 and 10 of 15 years; half of the other 40 is left."""
    results = coinvest(short=60, ls=5, life=15, res=50, yld=11)

    def worth(rate: float, yearly: float) -> float:
        income = sum(yearly / (1 + rate) ** year for year in range(1, 16))
        chips = 60 + 60 / (1 + rate) ** 5 + 60 / (1 + rate) ** 10
        return income - chips - 40 + 20 / (1 + rate) ** 15

    found = results.unlevered_irr_with_chips_pct
    assert found == pytest.approx(100 * bisect(worth, -0.9, 5, args=(11,)), abs=1e-6)
    assert found == pytest.approx(-3.6, abs=0.05)
    unlevered, needed = results.unlevered_irr_pct, results.yield_needed_with_chips_pct
    assert unlevered is not None
    assert worth(unlevered / 100, needed) == pytest.approx(0, abs=1e-6)


@given(scenarios)
def test_with_chips_the_return_is_where_the_yield_is_the_one_needed(scenario: Scenario) -> None:
    results = Coinvest(scenario, observed())
    rate = results.unlevered_irr_with_chips_pct / 100
    growth, life = 1 + rate, round(scenario.life)

    def worth_of_a_dollar_a_year(years: float) -> float:
        return years if abs(rate) < 1e-9 else (1 - growth**-years) / rate

    chips = scenario.short / worth_of_a_dollar_a_year(scenario.ls)
    kept = scenario.res / 100 * growth**-life
    shell = (100 - scenario.short) * (1 - kept) / worth_of_a_dollar_a_year(life)
    assert chips + shell == pytest.approx(scenario.yld, rel=1e-6)


def test_without_debt_the_owners_earn_what_the_project_earns() -> None:
    results = coinvest(debt=0)
    assert results.equity_irr_pct == results.unlevered_irr_pct
    assert results.dscr is None
    assert results.reasons == {"dscr": "no_debt"}
    assert coinvest(debt=1e-308).dscr is None  # and not an overflow


def test_owners_who_get_nothing_back_have_no_rate() -> None:
    results = coinvest(yld=6, debt=85, kd=10, life=4, res=0)
    assert results.equity_irr_pct is None
    assert results.reasons == {"equity_irr_pct": "no_rate", "credibility_gain_pp": "no_rate"}
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


@settings(max_examples=tries(60))
@given(scenarios)
def test_sharing_never_makes_the_rare_loss_worse_if_one_project_fails_more_often_than_it(
    scenario: Scenario,
) -> None:
    results = Coinvest(scenario, observed())
    lost = min(100, scenario.lgd / (1 - scenario.full / 100))
    chance = scenario.pd * (1 - scenario.full / 100)
    assert 0 <= results.loss_p99_pooled_pct <= lost * (1 + 1e-12)
    if chance > 1 + 1e-9:  # nearer, the model takes it for just one percent
        # The share times n / n may be a last digit above the loss of one project.
        assert results.loss_p99_pooled_pct <= results.loss_p99_alone_pct * (1 + 1e-12)
    elif chance < 1 - 1e-9:
        assert results.loss_p99_alone_pct == 0


def test_below_one_percent_sharing_can_raise_it() -> None:
    results = coinvest(pd=0.8, full=0)
    assert results.loss_p99_alone_pct == 0
    assert results.loss_p99_pooled_pct > 0


@given(st.integers(1, 500), st.integers(50, 80))
def test_the_fewest_who_block_leave_too_few_votes(partners: int, quota: int) -> None:
    blocking = blocking_partners(partners, quota)
    assert 100 * (partners - blocking) < quota * partners
    assert 100 * (partners - blocking + 1) >= quota * partners


@pytest.mark.parametrize("quota", range(50, 81))
@pytest.mark.parametrize("partners", range(1, 11))
def test_one_vote_decides_as_often_as_counting_all_votes_says(partners: int, quota: int) -> None:
    def passes(in_favour: int) -> bool:
        return 100 * in_favour >= quota * partners

    votes = list(product((0, 1), repeat=partners - 1))
    swings = sum(passes(sum(others) + 1) and not passes(sum(others)) for others in votes)
    assert swing_chance_pct(partners, quota) == pytest.approx(100 * swings / len(votes), rel=1e-12)


@given(st.integers(1, 500), st.integers(50, 80))
def test_one_vote_decides_as_whole_numbers_say(partners: int, quota: int) -> None:
    agreeing = -(-partners * quota // 100) - 1
    exact = Fraction(math.comb(partners - 1, agreeing), 2 ** (partners - 1))
    assert swing_chance_pct(partners, quota) == pytest.approx(float(100 * exact), rel=1e-11)


def test_the_voice_of_twenty_partners_by_hand() -> None:
    """15 of 20 votes: C(19, 14) = 11,628 of 2^19 = 524,288 ways."""
    results = coinvest()
    assert results.blocking_partners == 6
    assert results.partner_swing_pct == pytest.approx(100 * 11628 / 524288)
    assert coinvest(aum=2500, maxt=5).partner_swing_pct == 100


DIRECTIONS = [
    ("quota", 55, 80, "partner_swing_pct", -1),
    ("maxt", 0.3, 2, "partner_swing_pct", 1),
    ("quota", 55, 80, "blocking_partners", -1),
    ("yld", 8, 14, "unlevered_irr_pct", 1),
    ("yld", 8, 14, "equity_irr_pct", 1),
    ("yld", 8, 14, "dscr", 1),
    ("debt", 30, 80, "equity_irr_pct", 1),
    ("debt", 30, 80, "dscr", -1),
    ("kd", 5, 9, "equity_irr_pct", -1),
    ("kd", 5, 9, "dscr", -1),
    ("cert", 0, 100, "equity_irr_pct", 1),
    ("cert", 0, 100, "dscr", 1),
    ("cert", 10, 100, "credibility_gain_pp", 1),
    ("short", 30, 80, "unlevered_irr_with_chips_pct", -1),
    ("short", 30, 80, "yield_needed_with_chips_pct", 1),
    ("ls", 3, 6, "unlevered_irr_with_chips_pct", 1),
    ("ls", 3, 6, "yield_needed_with_chips_pct", -1),
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
    ("lgd", 10, 30, "loss_p99_alone_pct", 1),
    ("lgd", 10, 30, "loss_p99_pooled_pct", 1),
    ("full", 0, 60, "loss_p99_alone_pct", 1),
    ("pd", 3, 20, "owner_loss_p99_pooled_pct", 1),
    ("rho", 0, 0.6, "owner_loss_p99_pooled_pct", 1),
    ("nproj", 2, 80, "owner_loss_p99_pooled_pct", -1),
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
