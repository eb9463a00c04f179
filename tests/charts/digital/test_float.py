import math

import pytest

from components.charts.digital.float import DECADE_PX
from components.charts.palette import OBSERVED, SCENARIO
from components.model import Scenario
from tests.charts.drawn import coloured, drawn


def test_the_dot_and_the_line_state_the_float() -> None:
    scenario = Scenario.from_changes({"mkt": 73, "mov": 10, "days": 20})
    spec = drawn("digital.float", scenario).spec
    (dot,) = coloured(spec, SCENARIO, "markers")
    assert (dot["x"], dot["y"]) == ([20], [400])  # 7,300 bn x 20 / 365
    (line,) = coloured(spec, SCENARIO, "lines")
    at = dict(zip(line["x"], line["y"], strict=True))
    assert at[30] == pytest.approx(600)
    assert at[1] == pytest.approx(20)
    assert spec["layout"]["shapes"][0]["y0"] == 311.5


def test_a_float_below_the_axis_is_marked_there_with_its_true_value() -> None:
    scenario = Scenario.from_changes({"mkt": 36.5, "mov": 0.01, "days": 1})  # 0.01 bn
    spec = drawn("digital.float", scenario).spec
    (dot,) = coloured(spec, SCENARIO, "markers")
    assert dot["y"] == [0.03]
    assert "off the scale:<br>$10 million" in spec["layout"]["annotations"][-1]["text"]


def test_without_payments_there_is_no_line_and_the_chart_says_so() -> None:
    chart = drawn("digital.float", Scenario.from_changes({"mov": 0}))
    (line,) = coloured(chart.spec, SCENARIO, "lines")
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    assert line["x"] == line["y"] == dot["x"] == dot["y"] == []
    assert "no line" in chart.title
    assert "no line of yours" in chart.source


def test_a_supply_that_the_reader_set_is_dashed_and_orange() -> None:
    (line,) = drawn("digital.float", Scenario.from_changes({"sup": 500})).spec["layout"]["shapes"]
    assert (line["line"]["color"], line["line"]["dash"]) == (SCENARIO, "dash")
    (line,) = drawn("digital.float", Scenario.default()).spec["layout"]["shapes"]
    assert (line["line"]["color"], line["line"]["dash"]) == (OBSERVED, "solid")


@pytest.mark.parametrize("days", [0.5, 1, 3, 5, 8, 12, 16, 22, 30])
@pytest.mark.parametrize("mov", [0.5, 2, 5, 15, 30])
def test_the_readers_label_stays_clear_of_the_supply_line(days: float, mov: float) -> None:
    scenario = Scenario.from_changes({"days": days, "mov": mov})
    spec = drawn("digital.float", scenario).spec
    (label,) = [note for note in spec["layout"]["annotations"] if note["showarrow"]]
    middle = DECADE_PX * label["y"] - label["ay"]
    assert abs(middle - DECADE_PX * math.log10(311.3)) > 18
