import pytest

from components.charts.target.pools import TOP_BP
from components.evidence import fact, observed
from components.evidence.target import pools
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn


@pytest.mark.parametrize("tgt", [20, 30, 50])
def test_bars_end_where_the_results_say_and_on_the_axis(tgt: float) -> None:
    scenario = Scenario.from_changes({"tgt": tgt})
    results = evaluate(scenario, observed())
    bars = drawn("target.pools", scenario).spec["data"][0]
    assert sorted(bars["x"][:3]) == bars["x"][:3]
    assert bars["x"] == pytest.approx(
        [
            results.target.pension_share_bp,
            results.target.insurer_share_bp,
            results.target.sovereign_share_bp,
            1e4 * (tgt - 12.5) / 10_600,
            100,
        ],
        abs=0.001,
    )
    assert max(bars["x"]) < TOP_BP


def test_pools_state_their_age() -> None:
    assert {pool.code: pool.as_of[:4] for pool in pools()} == {
        "pensions": "2025",
        "sovereign": "2025",
        "insurers": "2022",
    }


def test_the_surveys_own_totals_agree_with_its_averages() -> None:
    # Over 520 of over 10,600 billion were held in infrastructure, by the survey's own page.
    assert fact("survey.infra_actual_pct").value == pytest.approx(100 * 520 / 10_600, abs=0.05)
