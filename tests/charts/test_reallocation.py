from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from components.charts import Chart, charts_of
from components.charts.kit import Spec
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.charts.reallocation.bonds import BONDS, TOP_BN
from components.charts.reallocation.cash import TICKS_PCT
from components.charts.reallocation.pools import TOP_TN
from components.charts.reallocation.sankey import TOTAL_PX
from components.charts.reallocation.split import split_table
from components.evidence import fact, observed
from components.evidence.reallocation import cash_years
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.contexts import context
from tests.strategies import scenarios, tries

LABEL_PX = 46  # three lines of 12 px with their leading
CORNERS = [
    Scenario.from_changes({"own": own, "dsh": dsh, "g": g})
    for own in (20, 48, 90)
    for dsh in (0, 90)
    for g in (-40, 60)
]


def drawn(scenario: Scenario, language: str = "en") -> dict[str, Chart]:
    inputs = context(scenario, language, date(2026, 11, 24))
    return {chart.key.split(".")[1]: chart for chart in charts_of(inputs, "reallocation")}


def ends_px(ribbon: Spec) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a ribbon lies at its left and at its right end: from and to, in pixels."""
    at = [
        [y for x, y in zip(ribbon["x"], ribbon["y"], strict=True) if x == end]
        for end in (min(ribbon["x"]), max(ribbon["x"]))
    ]
    (left, right) = ((min(ys), max(ys)) for ys in at)
    return left, right


def thick_px(span: tuple[float, float]) -> float:
    return span[1] - span[0]


@settings(max_examples=tries(60))
@given(scenarios)
def test_what_flows_in_flows_out_and_is_the_total(scenario: Scenario) -> None:
    """By the thickness of the ribbons, which is the same at both ends."""
    results = evaluate(scenario, observed())
    ribbons = [ends_px(trace) for trace in drawn(scenario)["sources"].spec["data"][:5]]
    need, years = results.reallocation, results.buildout.annual_usd_bn
    amounts = [need.own_cash_usd_tn, need.debt_usd_tn, need.equity_usd_tn]
    amounts += [sum(years[:2]) / 1000, sum(years[2:]) / 1000]
    shares = [amount / results.buildout.total_usd_tn for amount in amounts]
    for (left, right), share in zip(ribbons, shares, strict=True):
        assert thick_px(left) == pytest.approx(share * TOTAL_PX, abs=0.001)
        assert thick_px(right) == pytest.approx(share * TOTAL_PX, abs=0.001)
    # At the total they lie on each other without a gap, and fill it on both sides.
    for column in ([right for _, right in ribbons[:3]], [left for left, _ in ribbons[3:]]):
        for upper, lower in pairwise(column):
            assert upper[0] == pytest.approx(lower[1], abs=0.001)
        assert column[0][1] - column[-1][0] == pytest.approx(TOTAL_PX, abs=0.001)


@pytest.mark.parametrize("scenario", CORNERS)
def test_labels_of_the_flow_stand_at_their_nodes_and_never_meet(scenario: Scenario) -> None:
    spec = drawn(scenario)["sources"].spec
    labels = spec["layout"]["annotations"]
    ribbons = [ends_px(trace) for trace in spec["data"][:5]]
    columns = ([left for left, _ in ribbons[:3]], [right for _, right in ribbons[3:]])
    for side, column in enumerate(columns):
        heights = [note["y"] for note in labels if note["x"] == side]
        assert heights == pytest.approx([sum(span) / 2 for span in column], abs=0.001)
        for upper, lower in pairwise(heights):
            assert upper - lower >= LABEL_PX - 0.5


def test_an_empty_source_keeps_its_place_so_that_nothing_jumps_when_it_fills() -> None:
    borrowed = drawn(Scenario.default())["sources"]
    unborrowed = drawn(Scenario.from_changes({"dsh": 0}))["sources"]
    assert len(borrowed.spec["data"]) == len(unborrowed.spec["data"])
    assert [thick_px(end) for end in ends_px(unborrowed.spec["data"][1])] == [0, 0]
    texts = [note["text"] for note in unborrowed.spec["layout"]["annotations"]]
    assert "Debt<br><b>none</b>" in texts
    assert borrowed.narrow is not None
    assert unborrowed.narrow is not None
    texts = [note["text"] for note in unborrowed.narrow["layout"]["annotations"]]
    assert "Debt: <b>none</b>" in texts
    assert len(texts) == len(borrowed.narrow["layout"]["annotations"])
    assert len(unborrowed.narrow["data"][0]["x"]) == len(borrowed.narrow["data"][0]["x"]) - 1


@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
def test_rows_of_sources_and_of_uses_each_fill_the_width(scenario: Scenario) -> None:
    narrow = drawn(scenario)["sources"].narrow
    assert narrow is not None
    bars = narrow["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    starts_over = [place for place, base in enumerate(bars["base"]) if base == 0]
    assert len(starts_over) == 2
    last_source, last_use = ends[starts_over[1] - 1], ends[-1]
    assert (last_source, last_use) == pytest.approx((100, 100), abs=0.01)


def test_equity_is_the_full_orange_in_both_forms() -> None:
    chart = drawn(Scenario.default())["sources"]
    fills = [trace["fillcolor"] for trace in chart.spec["data"]]
    assert fills[5:8] == [CONTEXT, SCENARIO, SCENARIO]
    assert fills[1:3] == [faded(SCENARIO, 0.28), faded(SCENARIO, 0.75)]
    assert chart.narrow is not None
    fills = chart.narrow["data"][0]["marker"]["color"]
    assert fills[1:3] == [faded(SCENARIO, 0.12), faded(SCENARIO, 0.85)]


@settings(max_examples=tries(60))
@given(scenarios)
def test_the_need_is_on_the_scale_of_the_pools(scenario: Scenario) -> None:
    chart = drawn(scenario)["pools"]
    bars = chart.spec["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    assert max(ends) <= TOP_TN
    need = evaluate(scenario, observed()).reallocation.external_need_usd_tn
    assert ends[-1] == pytest.approx(need, abs=0.002)


def test_the_pools_are_those_that_the_default_pool_adds_up() -> None:
    bars = drawn(Scenario.default())["pools"].spec["data"][0]
    assert sum(bars["x"][:3]) == pytest.approx(fact("pools.three_usd_tn").value)


def test_cash_shares_are_the_published_ones() -> None:
    # Capital spending over operating cash flow, both in USD bn, worked out apart from the app.
    expected = {
        "Oracle": 21.21 / 20.821,
        "Amazon": 131.819 / 139.514,
        "Meta": 69.691 / 115.8,
        "Alphabet": 91.45 / 164.713,
        "Microsoft": 64.551 / 136.162,
    }
    chart = drawn(Scenario.default())["cash"]
    latest = {str(row[0]): float(row[4] or 0) for row in chart.table.rows if "2025" in str(row[1])}
    assert latest == {
        company: pytest.approx(100 * share, abs=0.06) for company, share in expected.items()
    }
    assert list(latest) == list(expected)  # from the highest share down
    assert "47%–102%" in chart.title
    assert "12%–61%" in chart.title


def test_cash_and_leases_never_mix_in_the_cash_chart() -> None:
    last = {company: years[-1].capex_usd_bn for company, years in cash_years().items()}
    for company in ("googl", "amzn", "meta"):
        assert last[company] == fact(f"capex.cash_2025.{company}_usd_bn").value
    assert last["orcl"] == pytest.approx(fact("capex.orcl_fy2025_usd_bn").value, abs=0.05)
    # Microsoft's fiscal year to June is not the calendar year that the ledger has.
    assert last["msft"] < fact("capex.cash_2025.msft_usd_bn").value
    assert {years[0].year_end[-2:] for years in cash_years().values()} == {"05", "06", "12"}
    shares = [year.capex_share_pct for years in cash_years().values() for year in years]
    assert max(shares) < TICKS_PCT[-1]
    assert all(len(years) == 6 for years in cash_years().values())


def test_the_two_counts_of_bonds_differ_in_colour_and_name() -> None:
    chart = drawn(Scenario.default())["bonds"]
    bars = chart.spec["data"][0]
    outlines = dict(zip(BONDS, bars["marker"]["line"]["color"], strict=True))
    assert {outlines["average"], outlines["new"]} == {OBSERVED}
    assert {outlines["bofa"], outlines["ms"]} == {RANGE}
    assert {outlines["other"], outlines["other_new"]} == {CONTEXT}
    assert max(bars["x"]) < TOP_BN
    assert bars["x"] == [28, 121, 140, 400, 108, 159]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_split_behind_the_defaults_adds_up(language: str) -> None:
    *parts, total = split_table(language).rows
    assert sum(float(row[1] or 0) for row in parts) == float(total[1] or 0)
    levers: dict[Any, float] = {}
    for row in parts:
        levers[row[3]] = levers.get(row[3], 0.0) + float(row[1] or 0)
    own_cash, debt, equity = levers.values()
    default = Scenario.default()
    assert default.own == pytest.approx(100 * own_cash / (own_cash + debt + equity), abs=0.5)
    assert default.dsh == pytest.approx(100 * debt / (debt + equity), abs=0.5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
def test_titles_are_short_and_their_numbers_are_in_the_alt_text(
    scenario: Scenario, language: str
) -> None:
    for chart in drawn(scenario, language).values():
        assert len(chart.title) <= 95
        assert len(chart.subtitle.split()) <= 50
        for figure in [word.strip("；;,。") for word in chart.title.split() if word[0] == "$"]:
            assert figure in chart.alt
