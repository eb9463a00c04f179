import itertools

import pytest

from components.charts.palette import SCENARIO
from components.evidence import observed
from components.evidence.macro import growth_estimates
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn, lines_across


def test_gross_and_net_estimates_stand_apart_each_with_the_readers_own() -> None:
    scenario = Scenario.from_changes({"c26": 800})
    macro = evaluate(scenario, observed()).macro
    chart = drawn("macro.estimates", scenario)
    bars = chart.spec["data"][0]
    orange = [
        base + x
        for base, x, line in zip(
            bars["base"], bars["x"], bars["marker"]["line"]["color"], strict=True
        )
        if line == SCENARIO
    ]
    own = (macro.gross_contribution_pp, macro.net_contribution_pp)
    assert orange == pytest.approx(own, abs=1e-3)
    ticks = [shape["x0"] for shape in lines_across(chart.spec)]
    counts = [len(growth_estimates(basis)) for basis in ("gross", "net")]
    assert ticks == pytest.approx([own[0]] * counts[0] + [own[1]] * counts[1])
    # In the table no row of one basis stands among those of the other.
    bases = [row[0] for row in chart.table.rows]
    assert [basis for basis, _ in itertools.groupby(bases)] == list(dict.fromkeys(bases))


def test_forecasts_are_open_and_past_estimates_filled() -> None:
    marks = drawn("macro.estimates", Scenario.default()).spec["data"][1]["marker"]
    estimates = [*growth_estimates("gross"), *growth_estimates("net")]
    expected = [
        "circle" if one.kind == "estimate" else "circle-open"
        for one in estimates
        for _ in {one.low_pp, one.high_pp}
    ]
    assert marks["symbol"] == expected
