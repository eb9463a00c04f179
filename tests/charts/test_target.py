from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from components.charts import CHARTS, Chart
from components.charts.palette import SCENARIO
from components.charts.target.closes import TOP_BN
from components.charts.target.curve import CURVE_AXIS
from components.charts.target.pools import TOP_BP
from components.context import Context
from components.evidence import fact, observed
from components.evidence.target import infra_closes, pools
from components.model import LEVERS, Scenario, evaluate
from components.text import LANGUAGES
from components.text.markup import plain
from tests.contexts import context
from tests.strategies import scenarios, tries


def inputs(scenario: Scenario, language: str = "en") -> Context:
    return context(scenario, language, date(2026, 11, 24))


def drawn(name: str, scenario: Scenario, language: str = "en") -> Chart:
    return CHARTS["target"][name](inputs(scenario, language))


def notes(chart: Chart) -> str:
    return " ".join(note["text"] for note in chart.spec["layout"]["annotations"])


def traces(chart: Chart) -> list[Any]:
    return list(chart.spec["data"])


@settings(max_examples=tries(60))
@given(scenarios)
def test_the_curve_adds_the_bars_up_and_marks_what_the_results_say(scenario: Scenario) -> None:
    target = evaluate(scenario, observed()).target
    chart = drawn("curve", scenario)
    calls, payouts, line, marks = traces(chart)
    assert all(call <= 0 for call in calls["y"])
    assert all(paid >= 0 for paid in payouts["y"])
    total = 0.0
    for place, (call, paid) in enumerate(zip(calls["y"], payouts["y"], strict=True), 1):
        total += call + paid
        assert line["y"][place] == pytest.approx(total, abs=0.021)  # bars are rounded to 0.001
    assert min(line["y"]) == pytest.approx(-target.peak_outlay_usd_bn, abs=0.001)
    assert marks["x"][0] == target.peak_outlay_year
    on_the_line = [min(line["y"][year], CURVE_AXIS[1]) for year in marks["x"]]
    assert marks["y"] == pytest.approx(on_the_line, abs=0.001)
    assert marks["x"][1:] == [target.breakeven_year][: target.breakeven_year is not None]
    assert ("cash back" in notes(chart)) == (target.breakeven_year is not None)
    assert ("not all back" in chart.title) == (target.breakeven_year is None)


@settings(max_examples=tries(60))
@given(scenarios)
def test_nothing_falls_below_the_axis_and_what_rises_above_is_named(scenario: Scenario) -> None:
    curve = drawn("curve", scenario)
    _, _, line, _ = traces(curve)
    low, high = CURVE_AXIS
    assert min(line["y"]) > low + 5  # room for the label
    target = evaluate(scenario, observed()).target
    end = sum(target.distributions_usd_bn) - sum(target.calls_usd_bn)
    if abs(end - high) > 1e-6:  # nearer, the order of the sums decides
        assert ("↑" in notes(curve)) == (end > high)
    nav = drawn("nav", scenario)
    top = nav.spec["layout"]["yaxis"]["range"][1]
    assert ("↑" in notes(nav)) == (max(target.nav_usd_bn) > top)


@settings(max_examples=tries(60))
@given(scenarios)
def test_titles_are_short_and_their_numbers_stand_in_the_alt_text(scenario: Scenario) -> None:
    for language in LANGUAGES:
        for build in CHARTS["target"].values():
            chart = build(inputs(scenario, language))
            assert len(plain(chart.title)) <= 95
            assert len(chart.subtitle.split()) <= 52
            for word in chart.title.replace(";", "").replace(",", "").split():
                if any(sign.isdigit() for sign in word) and language == "en":
                    assert word.strip(".:") in chart.alt


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["rc1", "rc2", "rc3", "fl", "bow", "fg", "fy", "tgt"])
def test_specs_are_valid_with_a_lever_at_either_end(key: str, language: str) -> None:
    for value in (LEVERS[key].low, LEVERS[key].high):
        for build in CHARTS["target"].values():
            go.Figure(build(inputs(Scenario.from_changes({key: value}), language)).spec)


@pytest.mark.parametrize("tgt", [20, 30, 50])
def test_bars_of_pools_and_closes_end_where_the_results_say_and_on_the_axis(tgt: float) -> None:
    scenario = Scenario.from_changes({"tgt": tgt})
    results = evaluate(scenario, observed())
    bars = traces(drawn("pools", scenario))[0]
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
    closes = traces(drawn("closes", scenario))[0]
    assert closes["x"] == pytest.approx([tgt, 239.8, 114.3, 124.11, 171.32])
    assert max(closes["x"]) < TOP_BN
    assert closes["marker"]["line"]["color"][0] == SCENARIO


def test_the_table_of_years_is_the_results() -> None:
    table = drawn("curve", Scenario.default()).table
    target = evaluate(Scenario.default(), observed()).target
    assert len(table.rows) == len(target.calls_usd_bn)
    assert [row[1] for row in table.rows] == [round(call, 2) for call in target.calls_usd_bn]
    assert table.rows[3][3] == pytest.approx(-23.79)


def test_pools_state_their_age_and_closes_come_from_one_house() -> None:
    assert {pool.code: pool.as_of[:4] for pool in pools()} == {
        "pensions": "2025",
        "sovereign": "2025",
        "insurers": "2022",
    }
    assert len({fact(year.fact_id).publisher for year in infra_closes()}) == 1
    years = [year.year for year in infra_closes()]
    assert years == list(range(years[0], years[-1] + 1))
    assert max(infra_closes(), key=lambda year: year.closed_usd_bn).year == 2025


def test_the_surveys_own_totals_agree_with_its_averages() -> None:
    # Over 520 of over 10,600 billion were held in infrastructure, by the survey's own page.
    assert fact("survey.infra_actual_pct").value == pytest.approx(100 * 520 / 10_600, abs=0.05)


def test_a_sum_that_rounds_to_nothing_has_no_sign_and_no_cents() -> None:
    scenario = Scenario.from_changes({"fg": 0, "rc3": 90, "fl": 20})
    chart = drawn("curve", scenario)
    assert "$0 million" in notes(chart)
    for text in (notes(chart), chart.alt, *traces(chart)[0]["customdata"]):
        assert "−$0 " not in text
        assert "0.0" not in text
