import json
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given

from components.evidence import observed
from components.link import decode
from components.model import LEVERS, Scenario, evaluate
from components.model.themes.target import Target
from components.text import LANGUAGES
from tests.strategies import scenarios

FROZEN = Path(__file__).parents[2] / "link" / "frozen_results_v1.json"


def target(**levers: float) -> Target[float]:
    return evaluate(Scenario.from_changes(levers), observed()).target


def test_the_default_answers() -> None:
    results = target(fg=13)
    # From the published table of the venture case, of 100: 25 + 24.98 + 25.01 + 12.51 less what
    # came back by year 4.
    assert results.peak_outlay_year == 4
    assert results.peak_outlay_usd_bn == pytest.approx(0.3 * (87.50 - 8.20), abs=0.01)
    assert results.breakeven_year == 8  # paid in 99.22, back 108.10; a year earlier 98.44, 72.31
    assert results.pension_share_bp == pytest.approx(17.5 / 68_300 * 1e4)
    assert results.sovereign_share_bp == pytest.approx(17.5 / 15_000 * 1e4)
    assert results.insurer_share_bp == pytest.approx(5.0)


@given(scenarios)
def test_the_results_say_what_the_years_say(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).target
    paid, back = sum(results.calls_usd_bn), sum(results.distributions_usd_bn)
    assert results.tvpi == pytest.approx((back + results.nav_usd_bn[-1]) / paid)
    assert 0 < results.peak_outlay_usd_bn <= paid * (1 + 1e-12)  # summed in another order
    assert 1 <= results.peak_outlay_year <= scenario.fl
    balance = [
        sum(results.distributions_usd_bn[:t]) - sum(results.calls_usd_bn[:t])
        for t in range(1, int(scenario.fl) + 1)
    ]
    assert results.peak_outlay_usd_bn == pytest.approx(-min(balance))
    assert balance[results.peak_outlay_year - 1] == pytest.approx(min(balance))
    # A balance of zero may come out a little on either side, the more so summed in another order.
    if results.breakeven_year is None:
        assert results.reasons["breakeven_year"] == "not_in_life"
        assert max(balance) < 1e-9
    else:
        assert "breakeven_year" not in results.reasons
        # The first call puts the peak a twentieth of the target or more below what follows.
        assert results.breakeven_year > results.peak_outlay_year
        assert balance[results.breakeven_year - 1] >= -1e-9
        assert max(balance[: results.breakeven_year - 1]) < 1e-9
        assert min(balance[results.breakeven_year - 1 :]) >= -1e-9  # once back, it stays back
        assert results.tvpi >= 1 - 1e-9


def test_no_growth_gives_back_exactly_what_was_paid_in() -> None:
    assert target(fg=0).tvpi == pytest.approx(1)
    assert target(fg=-5).breakeven_year is None
    assert target(fg=-5).tvpi < 1


def test_the_deal_after_fees_is_its_return_less_the_fee() -> None:
    # Bought at par and without debt, the deal returns its yield.
    results = target(yld=9, debt=0, res=80, life=20, fee=2.5)
    deal = evaluate(
        Scenario.from_changes({"yld": 9, "debt": 0, "res": 80, "life": 20}), observed()
    ).coinvest.unlevered_irr_pct
    assert deal is not None
    assert results.deal_net_growth_pct == pytest.approx(deal - 2.5)
    no_rate = target(yld=6, debt=85, kd=10, life=4, res=0)
    assert no_rate.deal_net_growth_pct is None
    assert no_rate.reasons["deal_net_growth_pct"] == "no_rate"


def test_the_default_growth_is_the_deal_of_the_defaults_after_fees() -> None:
    assert target().deal_net_growth_pct == pytest.approx(LEVERS["fg"].default().value, abs=0.05)


def test_links_of_version_1_keep_their_results() -> None:
    for link in json.loads(FROZEN.read_text(encoding="utf-8")):
        scenario = decode(parse_qsl(link["query"]), LANGUAGES, "en").case.scenario
        found = evaluate(scenario, observed()).by_id()
        for result_id, value in link["results"].items():
            if result_id.startswith("target."):
                expected = None if value is None else pytest.approx(value, rel=1e-9)
                assert found[result_id] == expected, result_id


DIRECTIONS = [
    ("tgt", 20, 50, "peak_outlay_usd_bn", 1),
    ("tgt", 20, 50, "pension_share_bp", 1),
    ("tgt", 20, 50, "sovereign_share_bp", 1),
    ("tgt", 20, 50, "insurer_share_bp", 1),
    ("rc1", 5, 60, "peak_outlay_usd_bn", 1),
    ("rc2", 5, 80, "peak_outlay_usd_bn", 1),
    ("rc3", 5, 90, "peak_outlay_usd_bn", 1),
    ("fl", 8, 20, "breakeven_year", 1),
    ("fl", 8, 20, "tvpi", 1),
    ("bow", 0.5, 6, "breakeven_year", 1),
    ("bow", 0.5, 6, "tvpi", 1),
    ("bow", 0.5, 6, "peak_outlay_usd_bn", 1),
    ("fg", -5, 25, "tvpi", 1),
    ("fg", 5, 25, "breakeven_year", -1),
    ("fg", -5, 25, "irr_pct", 1),
    ("fg", -5, 25, "peak_outlay_usd_bn", -1),
    ("fy", 0, 10, "peak_outlay_usd_bn", -1),
    ("fy", 0, 10, "tvpi", -1),
    ("fee", 0, 6, "deal_net_growth_pct", -1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    steps = [low + (high - low) * i / 4 for i in range(5)]
    values = [
        getattr(target(**{lever: LEVERS[lever].nearest(step)}), result) * sign for step in steps
    ]
    assert values == sorted(values)
    assert values[-1] > values[0]


def test_every_lever_of_the_page_has_a_direction() -> None:
    drawn = {key for key, lever in LEVERS.items() if "target" in lever.pages}
    assert drawn == {lever for lever, *_ in DIRECTIONS}
