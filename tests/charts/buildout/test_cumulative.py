import pytest
from hypothesis import given, settings

from components.charts import Chart
from components.charts.buildout.cumulative import TOP_TN
from components.charts.kit import Spec
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.charts.drawn import coloured, drawn
from tests.strategies import ALL_CORNERS, scenarios, tries

ROUNDING = 0.0005  # trillions are drawn to three digits


def total_label(chart: Chart) -> Spec:
    (found,) = [n for n in chart.spec["layout"]["annotations"] if "yours" in n["text"]]
    return dict(found)


def flat_label(chart: Chart) -> Spec | None:
    found = (n for n in chart.spec["layout"]["annotations"] if n["text"].startswith("no growth"))
    return next(found, None)


def dots(chart: Chart) -> Spec:
    (found,) = [trace for trace in chart.spec["data"] if trace["mode"] == "markers"]
    return dict(found)


def _worldwide(scenario: Scenario, counted: float) -> float:
    return counted * scenario.ai / 100 * (1 + scenario.rest / 100)


def test_each_dot_is_the_sum_of_the_years_up_to_it() -> None:
    scenario = Scenario.from_changes(
        {"c25": 400, "c26": 700, "g": 10, "bust": 50, "ai": 80, "rest": 50}
    )
    chart = drawn("buildout.cumulative", scenario)
    assert dots(chart)["x"] == [2025, 2026, 2027, 2028, 2029, 2030]
    # 400, 700, 770, then half of 847, half of 931.7, half of 1024.87; worldwide 0.8 * 1.5 of it
    sums = [0.4, 1.1, 1.87, 2.2935, 2.75935, 3.271785]
    worldwide = [1.2 * sum_ for sum_ in sums]
    assert dots(chart)["y"] == pytest.approx(worldwide, abs=ROUNDING)
    assert [row[4] for row in chart.table.rows_in_files()] == pytest.approx(
        [1000 * y for y in worldwide], abs=0.1
    )
    assert [row[2] for row in chart.table.rows_in_files()] == pytest.approx(
        [1000 * y for y in sums], abs=0.1
    )
    assert [row[3] for row in chart.table.rows_in_files()] == [400, 1100, 1800, 2500, 3200, 3900]


def test_the_chart_ends_at_the_total() -> None:
    scenario = Scenario.from_changes({"g": 25})
    chart = drawn("buildout.cumulative", scenario)
    buildout = evaluate(scenario, observed()).buildout
    *_, path = coloured(chart.spec, SCENARIO, "lines")
    assert path["y"][-1] == pytest.approx(buildout.world_ai_total_usd_tn, abs=0.001)
    table = [float(cell or 0) for cell in chart.table.rows_in_files()[-1][2:]]
    assert table[0] == pytest.approx(1000 * buildout.total_usd_tn, abs=0.1)
    assert table[2] == pytest.approx(1000 * buildout.world_ai_total_usd_tn, abs=0.1)


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_lines_join_the_dots_and_the_flat_one_starts_in_2026(scenario: Scenario) -> None:
    chart = drawn("buildout.cumulative", scenario)
    flat, first, path = (trace for trace in chart.spec["data"] if trace["mode"] == "lines")
    points = dots(chart)
    assert [*first["y"], *path["y"][1:]] == points["y"]
    assert [*first["x"], *path["x"][1:]] == points["x"]
    assert (flat["x"][0], flat["y"][0]) == (2026, points["y"][1])
    steps = [after - before for before, after in zip(flat["y"], flat["y"][1:], strict=False)]
    assert steps == pytest.approx([_worldwide(scenario, scenario.c26 / 1000)] * 4, abs=2 * ROUNDING)
    assert flat["line"]["color"] == CONTEXT


@pytest.mark.parametrize(
    ("changes", "colours"),
    [
        ({}, [OBSERVED, OBSERVED]),
        ({"g": 30}, [OBSERVED, OBSERVED]),
        ({"c25": 500}, [SCENARIO, OBSERVED]),
        ({"c26": 600}, [OBSERVED, SCENARIO]),
        ({"ai": 60}, [SCENARIO, SCENARIO]),
        ({"rest": 60}, [SCENARIO, SCENARIO]),
    ],
)
def test_what_the_reader_set_is_orange(changes: dict[str, float], colours: list[str]) -> None:
    points = dots(drawn("buildout.cumulative", Scenario.from_changes(changes)))
    assert points["marker"]["color"] == [*colours, *[SCENARIO] * 4]


@settings(max_examples=tries(60))
@given(scenarios)
def test_the_title_says_where_the_total_lies_to_the_range_that_is_shaded(
    scenario: Scenario,
) -> None:
    chart = drawn("buildout.cumulative", scenario)
    (shaded,) = chart.spec["layout"]["shapes"]
    assert (shaded["y0"], shaded["y1"]) == (5, 8)
    counted = sum(evaluate(scenario, observed()).buildout.annual_usd_bn)
    reached = _worldwide(scenario, counted)
    place = "below" if reached < 5000 else "above" if reached > 8000 else "inside"
    if reached != pytest.approx(5000) and reached != pytest.approx(8000):
        assert f" {place} " in chart.title
        assert place in chart.alt


@pytest.mark.parametrize(("g", "place"), [(-40, "below"), (20, "inside"), (60, "above")])
def test_growth_leads_below_inside_and_above_the_range(g: float, place: str) -> None:
    assert f" {place} " in drawn("buildout.cumulative", Scenario.from_changes({"g": g})).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_inside_the_plot_at_every_corner(language: str) -> None:
    for scenario in ALL_CORNERS:
        layout = drawn("buildout.cumulative", scenario, language).spec["layout"]
        for note in layout["annotations"]:
            assert layout["xaxis"]["range"][0] <= note["x"] <= layout["xaxis"]["range"][1]
            assert 0 <= note["y"] <= TOP_TN


@settings(max_examples=tries(100))
@given(scenarios)
def test_a_total_above_the_axis_is_named_at_its_top(scenario: Scenario) -> None:
    own = total_label(drawn("buildout.cumulative", scenario))
    assert ("↑" in own["text"]) == (own["y"] == TOP_TN)


def test_a_path_without_growth_is_named_once() -> None:
    assert flat_label(drawn("buildout.cumulative", Scenario.from_changes({"g": 0}))) is None
    assert flat_label(drawn("buildout.cumulative", Scenario.from_changes({"g": 1}))) is not None


def test_a_bust_is_named_beside_the_growth_that_it_undoes() -> None:
    chart = drawn("buildout.cumulative", Scenario.from_changes({"bust": 80}))
    assert "growth of 19% a year and a bust of 80% in 2028" in chart.alt
    assert "bust" not in drawn("buildout.cumulative", Scenario.default()).alt
