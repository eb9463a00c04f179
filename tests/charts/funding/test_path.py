import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.funding.path import LAST_MONTH, TOP_PCT
from components.charts.funding.timeline import timeline_table
from components.charts.kit import Spec
from components.charts.palette import OBSERVED, SCENARIO
from components.evidence import observed, raised_points
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.charts.drawn import coloured, drawn
from tests.strategies import ALL_CORNERS, scenarios, tries

LAUNCH = date(2024, 9, 17)
RAISED_USD_BN = 12.5
ROUNDING = 0.005
"""Months and percent of the target are drawn to two digits."""


def ahead(scenario: Scenario) -> tuple[Spec, Spec]:
    """The reader's path, and the same slowed like the median peer."""
    straight, median = coloured(drawn("funding.path", scenario).spec, SCENARIO, "lines")
    assert "dash" in {straight["line"]["dash"], median["line"]["dash"]}
    return straight, median


def bands(scenario: Scenario) -> list[tuple[list[float], list[float]]]:
    """The upper and the lower edge of each band, from left to right, the wide band first."""
    filled = [t for t in drawn("funding.path", scenario).spec["data"] if t.get("fill") == "toself"]
    half = len(filled[0]["y"]) // 2
    return [(trace["y"][:half], trace["y"][half:][::-1]) for trace in filled]


@settings(max_examples=tries(30))
@given(tgt=st.floats(20, 50), pace=st.floats(0.1, 3))
def test_a_steady_pace_is_a_straight_line_from_today_up_to_the_target(
    tgt: float, pace: float
) -> None:
    straight, _ = ahead(Scenario.from_changes({"tgt": tgt, "pace": pace, "mom": 0}))
    start = observed().months_since_launch
    steepness = 100 * pace / tgt  # percent of the target a month
    for month, share in zip(straight["x"], straight["y"], strict=True):
        expected = min(100, 100 * RAISED_USD_BN / tgt + steepness * (month - start))
        assert share == pytest.approx(expected, abs=ROUNDING * (1 + steepness) + 1e-9)


def test_the_path_meets_the_target_when_the_result_says() -> None:
    straight, _ = ahead(Scenario.from_changes({"pace": 1.0}))
    full = [x for x, y in zip(straight["x"], straight["y"], strict=True) if y >= 100]
    assert full[0] == pytest.approx(observed().months_since_launch + 17.5, abs=0.01)


@settings(max_examples=tries(30))
@given(scenarios)
def test_no_path_falls_or_passes_the_target_and_all_start_today(scenario: Scenario) -> None:
    (so_far,) = coloured(drawn("funding.path", scenario).spec, OBSERVED, "lines+markers")
    assert so_far["x"][0] == so_far["y"][0] == 0
    for path in ahead(scenario):
        assert (path["x"][0], path["y"][0]) == (so_far["x"][-1], so_far["y"][-1])
        assert path["x"] == sorted(path["x"])
        assert path["x"][-1] == LAST_MONTH
        assert path["y"] == sorted(path["y"])
        assert path["y"][-1] <= 100


@settings(max_examples=tries(30))
@given(scenarios)
def test_the_wide_band_holds_the_narrow_one_and_that_the_median(scenario: Scenario) -> None:
    wide, narrow = bands(scenario)
    _, median = ahead(scenario)
    for most, more, middle, less, least in zip(
        wide[0], narrow[0], median["y"], narrow[1], wide[1], strict=True
    ):
        assert most >= more >= middle >= less >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_inside_the_plot_at_every_corner(language: str) -> None:
    for scenario in ALL_CORNERS:
        for note in drawn("funding.path", scenario, language).spec["layout"]["annotations"]:
            assert 0 <= note["x"] <= LAST_MONTH
            assert 0 <= note["y"] <= TOP_PCT


def test_the_alt_text_states_the_finding() -> None:
    alt = drawn("funding.path", Scenario.default()).alt
    assert "November 2027" in alt
    assert "41.7%" in alt


def test_peers_are_one_line_with_gaps_each_from_its_launch() -> None:
    peers = observed().peers
    (line,) = [t for t in drawn("funding.path", Scenario.default()).spec["data"] if None in t["x"]]
    assert line["x"].count(None) == len(peers)
    assert line["x"].count(0) == line["y"].count(0) == len(peers)
    named = dict.fromkeys(line["customdata"])
    assert list(named) == [peer.fund for peer in peers]
    assert len(line["x"]) == len(line["y"]) == len(line["customdata"])
    assert max(y for y in line["y"] if y is not None) == pytest.approx(
        100 * max(share for peer in peers for share in peer.shares), abs=ROUNDING
    )


def test_the_axis_counts_months_from_the_launch_and_names_their_date() -> None:
    axis = drawn("funding.path", Scenario.default()).spec["layout"]["xaxis"]
    assert observed().launch == LAUNCH
    assert axis["tickvals"] == [0, 24, 48, 72, 96]
    years = [re.findall(r"20\d\d", text)[-1] for text in axis["ticktext"]]
    assert years == ["2024", "2026", "2028", "2030", "2032"]


def test_the_table_gives_each_years_end_and_a_chance_that_never_falls() -> None:
    scenario = Scenario.from_changes({"pace": 0.5, "mom": 0})
    table = drawn("funding.path", scenario).table
    assert [row[0] for row in table.rows] == [str(year) for year in range(2026, 2036)]
    for row, year in zip(table.rows, range(2026, 2036), strict=True):
        months = (date(year, 12, 31) - observed().as_of).days / (365.25 / 12)
        by_then = min(100, 100 * (RAISED_USD_BN + 0.5 * months) / scenario.tgt)
        assert row[1] == pytest.approx(by_then, abs=0.05)  # the table has one digit
        quantiles = [float(cell) for cell in row[2:7] if isinstance(cell, float)]
        assert quantiles == sorted(quantiles, reverse=True)
    results = evaluate(scenario, observed()).funding
    chances = [float(re.findall(r"\d+", str(row[7]))[0]) for row in table.rows]
    assert chances == sorted(chances)
    assert chances[1] == pytest.approx(results.chance_by_2027_pct, abs=1)
    assert chances[4] == pytest.approx(results.chance_by_2030_pct, abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_has_every_event_and_no_amount_where_none_was_given(language: str) -> None:
    rows = timeline_table(language).rows
    assert len(rows) == len(raised_points())
    for row, point in zip(rows, raised_points(), strict=True):
        assert any(sign.isdigit() for sign in str(row[2])) == bool(point.equity_raised_usd_bn)
        assert point.url in str(row[3])
