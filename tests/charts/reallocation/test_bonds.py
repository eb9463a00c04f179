from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.charts.reallocation.bonds import BONDS, TOP_BN
from components.model import Scenario
from tests.charts.drawn import drawn


def test_the_two_counts_of_bonds_differ_in_colour_and_name() -> None:
    chart = drawn("reallocation.bonds", Scenario.default())
    bars = chart.spec["data"][0]
    outlines = dict(zip(BONDS, bars["marker"]["line"]["color"], strict=True))
    assert {outlines["average"], outlines["new"]} == {OBSERVED}
    assert {outlines["bofa"], outlines["ms"]} == {RANGE}
    assert {outlines["other"], outlines["other_new"]} == {CONTEXT}
    assert max(bars["x"]) < TOP_BN
    assert bars["x"] == [28, 121, 175, 400, 108, 159]
