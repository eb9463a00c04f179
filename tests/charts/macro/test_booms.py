import pytest

from components.charts.palette import CONTEXT, OBSERVED
from components.evidence.macro import booms
from components.model import Scenario
from tests.charts.drawn import drawn, lines_across


def test_public_programmes_are_told_apart_from_private_booms() -> None:
    chart = drawn("macro.booms", Scenario.default())
    colours = chart.spec["data"][1]["marker"]["line"]["color"]
    kinds = [boom.kind for boom in booms() for _ in {boom.low_pct, boom.high_pct}]
    assert colours == [CONTEXT if kind == "public" else OBSERVED for kind in kinds]


@pytest.mark.parametrize("c26", [300, 710, 1000])
def test_the_readers_spending_is_marked_on_every_boom(c26: float) -> None:
    chart = drawn("macro.booms", Scenario.from_changes({"c26": c26}))
    share = 100 * c26 / 31_821.3
    ticks = [shape["x0"] for shape in lines_across(chart.spec)]
    assert ticks == pytest.approx([share] * len(booms()))
    # The title sets it below the railroads' 6 percent; no lever may make that untrue.
    assert share < 6
