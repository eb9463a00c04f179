from dataclasses import replace

import pytest

from components.charts import chart_of
from components.charts.palette import SCENARIO
from tests.charts.lab.asked import DEFAULT, TOTAL, asked


def test_the_curve_meets_the_target_where_the_answer_says() -> None:
    """By hand: 416 + 710 * ((1 + g)^5 - 1) / g = 8,000 at g = 38.71 %."""
    question = replace(TOTAL, target=8.0, lever="g")
    chart = chart_of(asked(DEFAULT.replace(c25=416, c26=710), question), "lab.true")
    assert "38.71% a year" in chart.title
    met = chart.spec["data"][1]
    assert met["x"] == [pytest.approx(38.71, abs=0.005)]
    assert met["y"] == [pytest.approx(8, rel=1e-3)]
    own = chart.spec["data"][2]
    assert (own["x"], own["marker"]["color"]) == ([19.0], SCENARIO)


def test_a_target_out_of_reach_is_said_to_be() -> None:
    chart = chart_of(asked(question=replace(TOTAL, target=500.0, lever="g")), "lab.true")
    assert "No value" in chart.title
    assert chart.spec["data"][1]["x"] == []


def test_the_pairs_all_lead_to_the_target() -> None:
    question = replace(TOTAL, target=8.0, lever="g", second="c26")
    chart = chart_of(asked(question=question), "lab.true")
    line = chart.spec["data"][0]
    for g, c26 in zip(line["x"], line["y"], strict=True):
        total = 416 + c26 * sum((1 + g / 100) ** k for k in range(5))
        assert total == pytest.approx(8000, rel=2e-3)
