import math

import numpy as np
import pytest

from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.evidence import fact, observed
from components.model import Scenario, evaluate
from tests.charts.boxes import Sheet
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
def test_no_line_runs_through_the_name_of_a_line(changes: dict[str, float]) -> None:
    chart = drawn("breakout.buyers", Scenario.from_changes(changes))
    sheet = Sheet(chart.spec, 940, chart.spec["layout"]["height"])
    for name in sheet.labels():
        for colour in (SCENARIO, CONTEXT):
            (line,) = coloured(chart.spec, colour, "lines")
            x = np.array([sheet.across(year) for year in line["x"]])
            y = np.array([sheet.down(place) for place in line["y"]])
            heights = np.interp(np.linspace(name.left, name.right, 50), x, y)
            assert not ((heights > name.top) & (heights < name.bottom)).any(), name.text


def test_run_rates_stand_at_their_dates() -> None:
    chart = drawn("breakout.buyers", Scenario.default())
    (dots,) = coloured(chart.spec, OBSERVED, "markers")
    values = sorted(round(10**y) for y in dots["y"])
    ids = ("aws", "msft", "openai", "anthropic")
    assert values == sorted(fact(f"ai_revenue.{one}_run_rate_usd_bn").value for one in ids)
    assert all(2025.5 < x < 2026.5 for x in dots["x"])
    assert all(math.isfinite(y) for y in dots["y"])
