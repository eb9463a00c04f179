import pytest

from components.charts.digital.float import TOP_BN
from components.charts.palette import OBSERVED, SCENARIO
from components.model import Scenario
from tests.charts.drawn import coloured, drawn, labels


def test_the_dot_and_the_line_state_the_float() -> None:
    scenario = Scenario.from_changes({"mkt": 73, "mov": 2, "days": 20})
    spec = drawn("digital.float", scenario).spec
    (dot,) = coloured(spec, SCENARIO, "markers")
    assert (dot["x"], dot["y"]) == ([20], [80])  # 1,460 bn x 20 / 365
    (line,) = coloured(spec, SCENARIO, "lines")
    at = dict(zip(line["x"], line["y"], strict=True))
    assert at[30] == pytest.approx(120)
    assert at[1] == pytest.approx(4)
    (for_payments,) = spec["layout"]["shapes"]  # 6 % of the supply of 311.5
    assert for_payments["y0"] == pytest.approx(18.69)


def test_what_is_beyond_the_axis_is_named_at_its_top_with_an_arrow() -> None:
    scenario = Scenario.from_changes({"mkt": 73, "mov": 20, "days": 20})  # 800 bn
    chart = drawn("digital.float", scenario)
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    assert (dot["y"], dot["marker"]["symbol"]) == ([TOP_BN], "triangle-up")
    assert "<b>↑ yours: $800 billion<br>at 20 days</b>" in labels(chart)
    assert "↑ all supply: $311.5 billion" in labels(chart)


@pytest.mark.parametrize("sup", [60, 100])
def test_a_supply_on_the_axis_has_a_line_and_no_arrow(sup: float) -> None:
    chart = drawn("digital.float", Scenario.from_changes({"sup": sup, "pay": 10}))
    assert [line["y0"] for line in chart.spec["layout"]["shapes"]] == [sup, 0.1 * sup]
    assert not any("↑ all" in text for text in labels(chart))


def test_without_payments_there_is_no_line_and_the_chart_says_so() -> None:
    chart = drawn("digital.float", Scenario.from_changes({"mov": 0}))
    (line,) = coloured(chart.spec, SCENARIO, "lines")
    (dot,) = coloured(chart.spec, SCENARIO, "markers")
    assert line["x"] == line["y"] == dot["x"] == dot["y"] == []
    assert "no line" in chart.title
    assert "no line of yours" in chart.source


@pytest.mark.parametrize(
    ("changes", "look"), [({"sup": 50}, (SCENARIO, "dash")), ({}, (OBSERVED, "dashdot"))]
)
def test_a_supply_that_the_reader_set_is_orange(
    changes: dict[str, float], look: tuple[str, str]
) -> None:
    line, *_ = drawn("digital.float", Scenario.from_changes(changes)).spec["layout"]["shapes"]
    assert (line["line"]["color"], line["line"]["dash"]) == look
