import itertools
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given

from components.evidence import observed
from components.link import decode
from components.model import Scenario, evaluate
from components.model.observed import PeerPath
from components.model.themes.funding import Funding
from components.text import LANGUAGES
from tests.strategies import scenarios

FROZEN = Path(__file__).parents[2] / "link" / "frozen_results_v1.json"
OTHER_METHOD = re.compile(r"funding\.(chance_.*|p\d\d_date|peers_.*)")
"""Results by the peers, which version 1 worked out from fewer of them in another way."""


def funding(**levers: float) -> Funding[float]:
    return Funding(Scenario.from_changes(levers), observed())


def test_the_default_answers_by_hand() -> None:
    results = funding()
    assert results.share_of_target_pct == pytest.approx(12.5 / 30 * 100)
    assert results.remaining_usd_bn == 17.5
    assert results.months_to_target == pytest.approx(17.5 / 0.785)
    assert results.target_date == "2027-11"  # 22.3 months after 15 January 2026
    assert results.total_assets_usd_bn == pytest.approx(100)
    assert results.debt_usd_bn == pytest.approx(70)
    assert results.capacity_gw == pytest.approx(100 / 11.7)  # buildings and power alone
    assert funding(shell=0).capacity_gw == pytest.approx(2)  # chips included: 100 over 50
    assert funding(**{"shell": 50, "gws": 10}).capacity_gw == pytest.approx(5 + 1)


def test_a_target_out_of_reach_is_never_and_says_so() -> None:
    results = funding(pace=0.1, mom=-80)
    assert results.months_to_target is None
    assert results.target_date is None
    assert results.reasons["target_date"] == "never"
    assert results.chance_by_2030_pct < 100


def test_a_date_beyond_2100_is_not_named() -> None:
    # 37.5 to go at 0.05 a month takes 62.5 years at a steady pace, far longer at a falling one.
    assert funding(pace=0.05, tgt=50).target_date == "2088-07"
    results = funding(pace=0.05, tgt=50, mom=-1.5)
    assert results.months_to_target is not None
    assert results.months_to_target > 12 * 75
    assert results.target_date is None
    assert results.reasons["target_date"] == "after_2100"


def test_a_target_that_has_been_met_since_is_full_at_once() -> None:
    later = replace(observed(), raised_usd_bn=24.0)
    results = Funding(Scenario.from_changes({"tgt": 20}), later)
    assert (results.remaining_usd_bn, results.months_to_target) == (0, 0)
    assert results.target_date == "2026-01"
    assert results.chance_by_2027_pct == results.chance_by_2030_pct == 100


DIRECTIONS = [
    ("tgt", "share_of_target_pct", -1),
    ("tgt", "remaining_usd_bn", 1),
    ("tgt", "months_to_target", 1),
    ("tgt", "total_assets_usd_bn", 1),
    ("pace", "months_to_target", -1),
    ("pace", "chance_by_2027_pct", 1),
    ("pace", "chance_by_2030_pct", 1),
    ("mom", "months_to_target", -1),
    ("mom", "chance_by_2030_pct", 1),
    ("mult", "total_assets_usd_bn", 1),
    ("mult", "debt_usd_bn", 1),
    ("mult", "capacity_gw", 1),
    ("gwc", "capacity_gw", -1),
    ("gws", "capacity_gw", -1),
    ("shell", "capacity_gw", 1),
]
STEPS = {
    "tgt": (25, 30, 40),
    "pace": (0.5, 0.8, 1.5),
    "mom": (-10, 0, 40),
    "mult": (2, 3, 4),
    "gwc": (35, 50, 90),
    "gws": (8, 12, 18),
    "shell": (0, 40, 90),
}


@pytest.mark.parametrize(("lever", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(lever: str, result: str, sign: int) -> None:
    values = [getattr(funding(**{"shell": 50, lever: step}), result) for step in STEPS[lever]]
    assert all(sign * (b - a) > 0 for a, b in itertools.pairwise(values))


@given(scenarios)
def test_chances_and_dates_are_in_order(scenario: Scenario) -> None:
    results = Funding(scenario, observed())
    # One rising list of shares from 0 to 1 is looked up for both.
    assert 0 <= results.chance_by_2027_pct <= results.chance_by_2030_pct <= 100
    # A percentile lies between two shares by interpolation, which rounds.
    for low, high in (results.chance_by_2027_range_pct, results.chance_by_2030_range_pct):
        assert -1e-9 <= low <= high + 1e-9 <= 100 + 2e-9
    dates = [results.p10_date, results.p50_date, results.p90_date]
    known = [day for day in dates if day is not None]
    assert known == sorted(known)
    assert dates[len(known) :] == [None] * (3 - len(known))  # late quantiles go missing first


def test_a_fund_whose_peers_keep_their_pace_is_full_on_the_straight_date() -> None:
    # A thousandth faster and slower by turns: a fit needs something to explain.
    steady = tuple(
        PeerPath(str(a), str(a), date(2020, 1, 1), 0.0, (a, 2 * a * wobble), (0.5, 1.0))
        for a, wobble in ((5.0, 1.001), (10.0, 0.999), (20.0, 0.999), (40.0, 1.001))
    )
    world = replace(observed(), peers=steady)
    results = Funding(Scenario.from_changes({"tgt": 25}), world)
    assert results.p10_date == results.p50_date == results.p90_date == results.target_date


def test_all_dated_funds_count_and_all_but_one_had_the_share_sooner() -> None:
    results = funding()
    assert results.peers_used == len(observed().peers) == 15
    assert results.peers_sooner == 14  # Blackstone Infrastructure Partners took years
    assert results.peers_open == 1


def test_the_middle_case_is_in_spring_2028() -> None:
    results = funding()
    assert results.p50_date in {"2028-02", "2028-03", "2028-04", "2028-05"}
    assert 30 < results.chance_by_2027_pct < 45


def test_links_of_version_1_keep_their_results() -> None:
    for link in json.loads(FROZEN.read_text(encoding="utf-8")):
        scenario = decode(parse_qsl(link["query"]), LANGUAGES, "en").case.scenario
        found = evaluate(scenario, observed()).by_id()
        for result_id, value in link["results"].items():
            if result_id.startswith("funding.") and not OTHER_METHOD.fullmatch(result_id):
                number = isinstance(value, float | int)
                same = pytest.approx(value, rel=1e-9) if number else value
                assert found[result_id] == same
