import math

import pytest

from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.evidence import fact, observed
from components.model import Scenario, evaluate
from tests.charts.drawn import coloured, drawn


def test_the_lines_hold_the_results_of_2030() -> None:
    chart = drawn("breakout.buyers", Scenario.default())
    results = evaluate(Scenario.default(), observed()).breakout
    (paid,) = coloured(chart.spec, SCENARIO, "lines")
    (needed,) = coloured(chart.spec, CONTEXT, "lines")
    place = paid["x"].index(2030)
    assert 10 ** paid["y"][place] == pytest.approx(results.revenue_2030_usd_bn, rel=1e-3)
    gap = 10 ** needed["y"][place] - 10 ** paid["y"][place]
    assert gap == pytest.approx(results.revenue_gap_2030_usd_bn, rel=1e-3)


def test_the_lines_meet_in_the_year_in_which_revenue_is_enough() -> None:
    scenario = Scenario.from_changes({"rg": 120, "fade": 0.9})
    year = evaluate(scenario, observed()).breakout.revenue_met_year
    chart = drawn("breakout.buyers", scenario)
    (paid,) = coloured(chart.spec, SCENARIO, "lines")
    (needed,) = coloured(chart.spec, CONTEXT, "lines")
    enough = [x for x, y, need in zip(paid["x"], paid["y"], needed["y"], strict=True) if y >= need]
    assert year == min(x for x in enough if x >= 2030)
    assert str(year) in chart.alt


@pytest.mark.parametrize("changes", [{}, {"rg": 120.0, "fade": 0.9}])
def test_the_name_of_a_line_stands_clear_of_it(changes: dict[str, float]) -> None:
    chart = drawn("breakout.buyers", Scenario.from_changes(changes))
    for colour, word in ((SCENARIO, "paid by buyers"), (CONTEXT, "needed")):
        (line,) = coloured(chart.spec, colour, "lines")
        (name,) = (note for note in chart.spec["layout"]["annotations"] if word in note["text"])
        beside = [y for x, y in zip(line["x"], line["y"], strict=True) if x >= 2034]
        if name["yanchor"] == "top":
            assert name["y"] <= min(beside) + 1e-4
        else:
            assert name["y"] >= min(max(beside), chart.spec["layout"]["yaxis"]["range"][1]) - 1e-4


def test_run_rates_stand_at_their_dates() -> None:
    chart = drawn("breakout.buyers", Scenario.default())
    (dots,) = coloured(chart.spec, OBSERVED, "markers")
    values = sorted(round(10**y) for y in dots["y"])
    ids = ("aws", "msft", "openai", "anthropic")
    assert values == sorted(fact(f"ai_revenue.{one}_run_rate_usd_bn").value for one in ids)
    assert all(2025.5 < x < 2026.5 for x in dots["x"])
    assert all(math.isfinite(y) for y in dots["y"])
