import json
import math
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.link import decode
from components.model import PRESETS, Scenario, evaluate
from components.model.themes.buildout import (
    Buildout,
    annual_capex_usd_bn,
    growth_needed_pct,
)
from components.text import LANGUAGES
from tests.strategies import scenarios

FROZEN = Path(__file__).parents[2] / "link" / "frozen_results_v1.json"


def buildout(**levers: float | str) -> Buildout[float]:
    return evaluate(Scenario.from_changes(levers), observed()).buildout


def test_the_default_answers_by_hand() -> None:
    results = buildout(g=10)
    assert results.annual_usd_bn == pytest.approx(
        (416, 732.5, 805.75, 886.325, 974.9575, 1072.45325)
    )
    assert results.total_usd_tn == pytest.approx(4.88798575)
    # Three quarters of it are for AI, and everybody else adds 35 in a hundred to that.
    assert results.world_ai_total_usd_tn == pytest.approx(4.88798575 * 0.75 * 1.35)
    assert results.flat_total_usd_tn == pytest.approx((416 + 5 * 732.5) / 1000)
    assert results.partnership_share_pct == pytest.approx(100 / 4887.98575 * 100)
    assert results.share_of_us_gdp_2026_pct == pytest.approx(732.5 / 31821.3 * 100)


def test_a_count_of_ai_worldwide_is_taken_as_it_stands() -> None:
    results = buildout(base="world_ai")
    assert results.world_ai_total_usd_tn == results.total_usd_tn


@given(scenarios)
def test_the_growth_needed_is_that_of_ai_spending_worldwide(scenario: Scenario) -> None:
    needed = evaluate(scenario, observed()).buildout.growth_needed_8tn_pct
    if needed is not None and -40 <= needed <= 60:
        reached = evaluate(scenario.replace(g=needed), observed()).buildout
        assert reached.world_ai_total_usd_tn == pytest.approx(8)


def test_links_of_version_1_keep_their_results() -> None:
    for link in json.loads(FROZEN.read_text(encoding="utf-8")):
        scenario = decode(parse_qsl(link["query"]), LANGUAGES, "en").case.scenario
        found = evaluate(scenario, observed()).by_id()
        for result_id, value in link["results"].items():
            if result_id.startswith("buildout."):
                assert found[result_id] == pytest.approx(value, rel=1e-9)


@given(st.floats(200, 800), st.floats(300, 1000), st.floats(-40, 60))
def test_the_years_add_up_to_the_geometric_series(c25: float, c26: float, g: float) -> None:
    factor = 1 + g / 100
    series = 5.0 if abs(g) < 1e-9 else (1 - factor**5) / (1 - factor)
    if abs(g) > 1e-6:
        assert sum(annual_capex_usd_bn(c25, c26, g)) == pytest.approx(c25 + c26 * series, rel=1e-6)


@given(st.floats(200, 800), st.floats(300, 1000), st.floats(2, 15))
def test_the_growth_needed_gives_the_total(c25: float, c26: float, total: float) -> None:
    g = growth_needed_pct(total, c25, c26, bust=0)
    if not math.isnan(g):
        assert sum(annual_capex_usd_bn(c25, c26, g)) == pytest.approx(1000 * total)


@given(scenarios)
def test_five_and_eight_trillion_always_have_a_growth(scenario: Scenario) -> None:
    results = evaluate(scenario, observed()).buildout
    assert results.growth_needed_5tn_pct is not None
    assert results.growth_needed_8tn_pct is not None
    assert results.growth_needed_5tn_pct < results.growth_needed_8tn_pct


def test_a_total_out_of_reach_has_no_growth() -> None:
    assert math.isnan(growth_needed_pct(0.7, 400, 710, bust=0))  # less than 2025 and 2026 alone
    assert math.isnan(growth_needed_pct(10_000, 400, 300, bust=0))


def test_the_answers_with_no_growth_needed() -> None:
    assert growth_needed_pct(3.966, 416, 710, bust=0) == pytest.approx(0, abs=1e-6)
    assert buildout(g=0).total_usd_tn == buildout(g=0).flat_total_usd_tn


def test_a_bust_cuts_2028_and_what_grows_from_it() -> None:
    calm, bust = buildout(g=10), buildout(g=10, bust=40)
    assert bust.annual_usd_bn[:3] == calm.annual_usd_bn[:3]
    for after, before in zip(bust.annual_usd_bn[3:], calm.annual_usd_bn[3:], strict=True):
        assert after == pytest.approx(0.6 * before)
    # 416 + 732.5 + 805.75 before the bust, 0.6 * (886.325 + 974.9575 + 1072.45325) after it
    assert bust.total_usd_tn == pytest.approx((1954.25 + 0.6 * 2933.73575) / 1000)


@given(st.floats(200, 800), st.floats(300, 1000), st.floats(2, 12), st.floats(0, 80))
def test_the_growth_needed_makes_up_for_a_bust(
    c25: float, c26: float, total: float, bust: float
) -> None:
    g = growth_needed_pct(total, c25, c26, bust)
    if not math.isnan(g):
        assert sum(annual_capex_usd_bn(c25, c26, g, bust)) == pytest.approx(1000 * total)


DIRECTIONS = [
    ("bust", 0, 50, "total_usd_tn", -1),
    ("bust", 0, 50, "growth_needed_8tn_pct", 1),
    ("c25", 300, 500, "total_usd_tn", 1),
    ("c26", 500, 900, "total_usd_tn", 1),
    ("g", -20, 30, "total_usd_tn", 1),
    ("c25", 300, 500, "growth_needed_5tn_pct", -1),
    ("c26", 500, 900, "growth_needed_8tn_pct", -1),
    ("g", -20, 30, "partnership_share_pct", -1),
    ("ai", 60, 90, "world_ai_total_usd_tn", 1),
    ("rest", 10, 60, "world_ai_total_usd_tn", 1),
    ("ai", 60, 90, "growth_needed_5tn_pct", -1),
    ("rest", 10, 60, "growth_needed_8tn_pct", -1),
    ("mult", 2, 4, "partnership_share_pct", 1),
    ("c26", 500, 900, "share_of_us_gdp_2026_pct", 1),
]


@pytest.mark.parametrize(("lever", "low", "high", "result", "sign"), DIRECTIONS)
def test_a_lever_moves_its_result_one_way(
    lever: str, low: float, high: float, result: str, sign: int
) -> None:
    change = getattr(buildout(**{lever: high}), result) - getattr(buildout(**{lever: low}), result)
    assert sign * change > 0


@pytest.mark.parametrize(("code", "total"), [("article", 6.5), ("low5", 5.0), ("high8", 8.0)])
def test_the_presets_named_after_a_total_reach_it(code: str, total: float) -> None:
    preset = next(preset for preset in PRESETS if preset.code == code)
    reached = evaluate(preset.scenario, observed()).buildout.world_ai_total_usd_tn
    assert reached == pytest.approx(total, rel=1e-3)
