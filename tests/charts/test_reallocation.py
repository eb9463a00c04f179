from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from components.charts import Chart, charts
from components.charts.inputs import Inputs
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.charts.reallocation import (
    BONDS,
    BONDS_TOP_BN,
    CASH_TOP_PCT,
    FLOW_PX,
    LEFT,
    POOLS_TOP_TN,
    RIGHT,
    split_table,
)
from components.evidence import fact, observed
from components.evidence.reallocation import cash_years
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from components.text.takeaways.reallocation import LEAST_TN
from tests.strategies import scenarios

LABEL_PX = 46  # three lines of 12 px with their leading
CORNERS = [
    Scenario.from_changes({"own": own, "dsh": dsh, "g": g})
    for own in (20, 48, 90)
    for dsh in (0, 90)
    for g in (-40, 60)
]


def drawn(scenario: Scenario, language: str = "en") -> dict[str, Chart]:
    inputs = Inputs(
        scenario, evaluate(scenario, observed()), observed(), language, date(2026, 11, 24)
    )
    return {chart.key.split(".")[1]: chart for chart in charts("reallocation", inputs)}


def flows(chart: Chart) -> dict[int, dict[str, float]]:
    """What flows out of and into each node."""
    (trace,) = chart.spec["data"]
    link = trace["link"]
    found: dict[int, dict[str, float]] = {
        node: {"out": 0.0, "in": 0.0} for node in range(len(trace["node"]["label"]))
    }
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        found[source]["out"] += value
        found[target]["in"] += value
    return found


@settings(max_examples=60)
@given(scenarios)
def test_what_flows_in_flows_out_and_is_the_total(scenario: Scenario) -> None:
    results = evaluate(scenario, observed())
    found = flows(drawn(scenario)["sources"])
    (hub,) = [node for node in found.values() if node["in"] and node["out"]]
    assert hub["in"] == pytest.approx(results.buildout.total_usd_tn, abs=0.001)
    assert hub["out"] == pytest.approx(hub["in"], abs=0.001)
    sources = [node["out"] for node in found.values() if not node["in"]]
    need = results.reallocation
    expected = [need.own_cash_usd_tn, need.debt_usd_tn, need.equity_usd_tn]
    assert sources == pytest.approx([part for part in expected if part >= LEAST_TN], abs=0.001)


@pytest.mark.parametrize("scenario", CORNERS)
def test_labels_of_the_flow_stand_at_their_nodes_and_never_meet(scenario: Scenario) -> None:
    chart = drawn(scenario)["sources"]
    node = chart.spec["data"][0]["node"]
    assert all(0 < place < 1 for place in [*node["x"], *node["y"]])  # Plotly ignores a zero
    labels = chart.spec["layout"]["annotations"]
    for side in (0, 1):
        heights = [note["y"] for note in labels if note["x"] == side]
        column = {0: LEFT, 1: RIGHT}[side]
        nodes = [1 - y for x, y in zip(node["x"], node["y"], strict=True) if x == column]
        assert heights == pytest.approx(nodes)
        for upper, lower in pairwise(heights):
            assert (upper - lower) * FLOW_PX >= LABEL_PX - 0.5


def test_an_empty_source_is_left_out_of_the_flow_but_named_in_the_rows() -> None:
    borrowed = drawn(Scenario.default())["sources"]
    unborrowed = drawn(Scenario.from_changes({"dsh": 0}))["sources"]
    assert len(flows(borrowed)) == len(flows(unborrowed)) + 1
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
    assert chart.spec["data"][0]["node"]["color"][:3] == [CONTEXT, SCENARIO, SCENARIO]
    bands = chart.spec["data"][0]["link"]["color"]
    assert bands[1] != bands[2]
    assert chart.narrow is not None
    fills = chart.narrow["data"][0]["marker"]["color"]
    assert fills[1:3] == [faded(SCENARIO, 0.12), faded(SCENARIO, 0.85)]


@settings(max_examples=60)
@given(scenarios)
def test_the_need_is_on_the_scale_of_the_pools(scenario: Scenario) -> None:
    chart = drawn(scenario)["pools"]
    bars = chart.spec["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    assert max(ends) <= POOLS_TOP_TN
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
    assert max(shares) < CASH_TOP_PCT
    assert all(len(years) == 6 for years in cash_years().values())


def test_the_two_counts_of_bonds_differ_in_colour_and_name() -> None:
    chart = drawn(Scenario.default())["bonds"]
    bars = chart.spec["data"][0]
    outlines = dict(zip(BONDS, bars["marker"]["line"]["color"], strict=True))
    assert {outlines["average"], outlines["new"]} == {OBSERVED}
    assert {outlines["bofa"], outlines["ms"]} == {RANGE}
    assert {outlines["other"], outlines["other_new"]} == {CONTEXT}
    assert max(bars["x"]) < BONDS_TOP_BN
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
