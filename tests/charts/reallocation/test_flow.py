import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.palette import CONTEXT, SCENARIO, faded
from components.charts.reallocation.sankey import TOTAL_PX
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES, money
from tests.charts.drawn import drawn, labels
from tests.strategies import scenarios, tries

LABEL_PX = 46  # three lines of 12 px with their leading


CORNERS = [
    Scenario.from_changes({"own": own, "dsh": dsh, "g": g})
    for own in (20, 48, 90)
    for dsh in (0, 90)
    for g in (-40, 60)
]


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
    ribbons = [ends_px(trace) for trace in drawn("reallocation.flow", scenario).spec["data"][:5]]
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
    spec = drawn("reallocation.flow", scenario).spec
    labels = spec["layout"]["annotations"]
    ribbons = [ends_px(trace) for trace in spec["data"][:5]]
    columns = ([left for left, _ in ribbons[:3]], [right for _, right in ribbons[3:]])
    for side, column in enumerate(columns):
        heights = [note["y"] for note in labels if note["x"] == side]
        assert heights == pytest.approx([sum(span) / 2 for span in column], abs=0.001)
        for upper, lower in pairwise(heights):
            assert upper - lower >= LABEL_PX - 0.5


@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_cut_at_the_edge_of_a_phone(language: str, scenario: Scenario) -> None:
    spec = drawn("reallocation.flow", scenario, language).narrow
    assert spec
    rooms = {"right": spec["layout"]["margin"]["l"], "left": spec["layout"]["margin"]["r"]}
    beside = [note for note in spec["layout"]["annotations"] if note.get("xanchor") in rooms]
    assert len(beside) == 5
    for note in beside:
        room = rooms[note["xanchor"]] - abs(note["xshift"])
        name, *amounts = (re.sub("<.*?>", "", line) for line in note["text"].split("<br>"))
        # Some fonts have figures wider than they are measured here.
        assert 1.05 * width_of(name, 12) <= room, name
        assert all(width_of(line, 12, bold=True) <= room for line in amounts), amounts


def test_an_empty_source_keeps_its_place_so_that_nothing_jumps_when_it_fills() -> None:
    borrowed = drawn("reallocation.flow", Scenario.default())
    unborrowed = drawn("reallocation.flow", Scenario.from_changes({"dsh": 0}))
    assert len(borrowed.spec["data"]) == len(unborrowed.spec["data"])
    assert [thick_px(end) for end in ends_px(unborrowed.spec["data"][1])] == [0, 0]
    texts = labels(unborrowed)
    assert "Debt<br><b>none</b>" in texts


def test_equity_is_the_full_orange() -> None:
    fills = [
        trace["fillcolor"] for trace in drawn("reallocation.flow", Scenario.default()).spec["data"]
    ]
    assert fills[5:8] == [CONTEXT, SCENARIO, SCENARIO]
    assert fills[1:3] == [faded(SCENARIO, 0.28), faded(SCENARIO, 0.75)]


@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
def test_the_title_names_what_is_spent_late(scenario: Scenario) -> None:
    buildout = evaluate(scenario, observed()).buildout
    late = sum(buildout.annual_usd_bn[2:])
    chart = drawn("reallocation.flow", scenario)
    for amount in (money(1000 * buildout.total_usd_tn, "en"), money(late, "en")):
        assert amount in chart.title
        assert amount in chart.alt
