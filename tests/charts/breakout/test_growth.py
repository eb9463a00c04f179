import math

import pytest

from components.charts.palette import SCENARIO
from components.evidence import fact, observed
from components.evidence.breakout import growth_spans
from components.model import Scenario, evaluate
from tests.charts.drawn import coloured, drawn


def test_the_readers_growth_joins_the_trend_of_the_total() -> None:
    scenario = Scenario.from_changes({"up": 2})
    chart = drawn("breakout.growth", scenario)
    per_head, dot = coloured(chart.spec, SCENARIO, "markers")
    results = evaluate(scenario, observed()).breakout
    growth = results.growth_2035_pct
    assert per_head["y"] == [pytest.approx(results.growth_per_head_2035_pct, abs=1e-3)]
    assert dot["y"][0] - per_head["y"][0] == pytest.approx(scenario.pop, abs=2e-3)
    assert (dot["x"], dot["y"]) == ([2035], [pytest.approx(growth, abs=1e-3)])
    (link,) = [t for t in chart.spec["data"] if t["x"] == [2024, 2035]]
    assert link["y"][0] == observed().us_growth_trend_pct
    assert chart.table.rows[-1][-2:] == pytest.approx((growth, growth - scenario.pop), abs=0.01)


@pytest.mark.parametrize(
    ("basis", "series", "fact_id", "first", "last"),
    [
        ("per_head", "maddison", "growth.us_per_head_1870_2022_pct", 1870, 2020),
        ("total", "maddison", "growth.us_total_1870_2022_pct", 1870, 2020),
    ],
)
def test_decades_compound_to_about_the_long_average(
    basis: str, series: str, fact_id: str, first: int, last: int
) -> None:
    spans = growth_spans(basis, series)
    assert [span.start_year for span in spans] == list(range(first, last, 10))
    level = math.prod((1 + span.growth_pct / 100) ** 10 for span in spans)
    average = 100 * (level ** (1 / (last - first)) - 1)
    # The two years to 2022 are not in the decades.
    assert average == pytest.approx(fact(fact_id).value, abs=0.06)


def test_official_decades_compound_to_the_trend_since_2000() -> None:
    by_years = {(s.start_year, s.end_year): s.growth_pct for s in growth_spans("total", "bea")}
    level = (1 + by_years[2000, 2010] / 100) ** 10 * (1 + by_years[2010, 2020] / 100) ** 9
    level *= (1 + by_years[2019, 2024] / 100) ** 5
    average = 100 * (level ** (1 / 24) - 1)
    # 2010-2020 ends in a slump, so its average is below that of 2010-2019.
    assert average == pytest.approx(fact("growth.us_total_2000_2024_pct").value, abs=0.2)
