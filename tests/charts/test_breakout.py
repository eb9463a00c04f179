import math
from typing import Any

import pytest
from hypothesis import given, settings

from components.charts import Chart
from components.charts.breakout import (
    REVENUE_RANGE,
    TOP_TN,
    crossing_chart,
    growth_chart,
    revenue_chart,
    uplift_chart,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.context import Context
from components.evidence import fact, observed
from components.evidence.breakout import growth_spans, uplift_estimates
from components.model import Scenario, evaluate
from tests.charts.test_charts import TODAY
from tests.contexts import context
from tests.strategies import scenarios, tries


def inputs(scenario: Scenario) -> Context:
    return context(scenario, "en", TODAY)


def marks(chart: Chart, colour: str) -> list[dict[str, Any]]:
    """The traces of markers in one colour."""
    return [
        trace
        for trace in chart.spec["data"]
        if trace.get("mode") == "markers" and trace["marker"]["color"] == colour
    ]


def notes(chart: Chart) -> list[str]:
    return [note["text"] for note in chart.spec["layout"]["annotations"]]


@settings(max_examples=tries(40))
@given(scenarios)
def test_the_dot_stands_where_the_curve_first_meets_the_requirement(scenario: Scenario) -> None:
    given_inputs = inputs(scenario)
    breakout = given_inputs.results.breakout
    chart = crossing_chart(given_inputs)
    dots = marks(chart, SCENARIO)
    (curve,) = [
        t for t in chart.spec["data"] if t["line"].get("width") == 3 and t["mode"] == "lines"
    ]
    required = breakout.required_gross_profit_usd_bn / 1000
    assert curve["y"][4] == pytest.approx(breakout.captured_2030_usd_bn / 1000, abs=6e-4)
    assert curve["y"][9] == pytest.approx(breakout.captured_2035_usd_bn / 1000, abs=6e-4)
    if breakout.crossover_year is None:
        assert dots == []
        assert max(curve["y"]) <= required + 1e-3
        return
    assert f"<b>{breakout.crossover_year}</b>" in notes(chart)
    if dots:
        (dot,) = dots
        assert dot["x"] == [breakout.crossover_year]
        assert required - 1e-3 <= dot["y"][0] <= TOP_TN
    else:
        # Above the top by less than the rounding of the curve, it lies on the top.
        assert curve["y"][curve["x"].index(breakout.crossover_year)] > TOP_TN - 1e-3


def test_the_requirement_is_dotted_until_the_build_out_is_complete() -> None:
    chart = crossing_chart(inputs(Scenario.default()))
    lines = [t for t in chart.spec["data"] if t["line"].get("color") == CONTEXT]
    assert [(t["x"], t["line"]["dash"]) for t in lines] == [
        ([2026, 2030], "dot"),
        ([2030, 2050], "solid"),
    ]
    heights = {y for line in lines for y in line["y"]}
    profit = inputs(Scenario.default()).results.breakout.required_gross_profit_usd_bn
    assert heights == {round(profit / 1000, 3)}


@pytest.mark.parametrize(
    ("changes", "signs"),
    [
        ({"g": 60, "c26": 1000, "ls": 2, "short": 90, "ret": 14}, ["↑ required"]),
        ({"up": 3, "capt": 80}, ["↑ 2050"]),
        ({}, []),
    ],
)
def test_what_is_off_the_scale_says_so(changes: dict[str, float], signs: list[str]) -> None:
    texts = notes(crossing_chart(inputs(Scenario.from_changes(changes))))
    assert sum("↑" in text for text in texts) == len(signs)
    for sign in signs:
        assert any(sign in text for text in texts)


def test_without_an_uplift_the_curve_lies_at_zero_and_says_so() -> None:
    chart = crossing_chart(inputs(Scenario.from_changes({"up": 0})))
    assert "<b>nothing captured</b>" in notes(chart)
    assert marks(chart, SCENARIO) == []


def test_j_p_morgans_figure_is_a_return_of_ten_percent_over_fifteen_years() -> None:
    # What the formula says of it: a level payment of 13 % of the capital, at 10 %.
    share = fact("required.jpm_share_pct").value / 100
    assert -math.log(1 - 0.1 / share) / math.log(1.1) == pytest.approx(15, abs=0.5)


def test_the_band_is_the_readers_case_with_two_published_uplifts() -> None:
    low, high = (
        next(e.base_pp for e in uplift_estimates() if e.estimate_id == author)
        for author in ("acemoglu", "goldman")
    )
    assert (low, high) == (0.07, 1.5)
    chart = crossing_chart(inputs(Scenario.from_changes({"capt": 60})))
    at_high = crossing_chart(inputs(Scenario.from_changes({"capt": 60, "up": 1.5})))
    band = chart.spec["data"][0]
    (curve,) = [
        t for t in at_high.spec["data"] if t["line"].get("width") == 3 and t["mode"] == "lines"
    ]
    assert list(reversed(band["y"][25:])) == curve["y"]
    assert band["y"][:25] != curve["y"]


def test_run_rates_are_blue_and_stand_alone() -> None:
    chart = revenue_chart(inputs(Scenario.default()))
    (points,) = [t for t in chart.spec["data"] if t["type"] == "scatter"]
    blue = [
        round(10**x)
        for x, colour in zip(points["x"], points["marker"]["color"], strict=True)
        if colour == OBSERVED
    ]
    assert sorted(blue) == [15, 20, 37, 47]
    # Never added: their sum stands nowhere in the chart.
    assert all(round(10**x) != sum(blue) for x in points["x"])
    assert str(sum(blue)) not in chart.alt + chart.title
    assert [row[1] for row in chart.table.rows][:4] == [15, 20, 37, 47]


def test_the_readers_revenue_is_ticked_where_it_is_or_named_off_the_scale() -> None:
    chart = revenue_chart(inputs(Scenario.default()))
    revenue = inputs(Scenario.default()).results.breakout.required_revenue_usd_bn
    ticks = {shape["x0"] for shape in chart.spec["layout"]["shapes"]}
    assert ticks == {math.log10(revenue)}
    beyond = Scenario.from_changes({"g": 60, "c26": 1000, "ls": 2, "short": 90, "gm": 20})
    chart = revenue_chart(inputs(beyond))
    assert chart.spec["layout"]["shapes"] == []
    assert any("off the scale" in text for text in notes(chart))
    # The least that any scenario needs still stands on the scale.
    low = Scenario.from_changes(
        {"c25": 200, "c26": 300, "g": -40, "bust": 80, "ret": 6, "short": 20, "ls": 8, "ll": 40}
    ).replace(gm=80)
    assert math.log10(inputs(low).results.breakout.required_revenue_usd_bn) > REVENUE_RANGE[0]


def test_an_estimate_without_a_middle_gets_no_dot() -> None:
    chart = uplift_chart(inputs(Scenario.default()))
    points = next(t for t in chart.spec["data"] if t["type"] == "scatter")
    with_middle = [e for e in uplift_estimates() if e.base_pp and e.span_pp[0] < e.span_pp[1]]
    assert sorted(points["x"]) == sorted(e.base_pp for e in with_middle if e.base_pp)
    assert len(chart.table.rows) == len(uplift_estimates())


def test_estimates_are_in_order_and_inside_their_ranges() -> None:
    highs = [estimate.span_pp[1] for estimate in uplift_estimates()]
    assert highs == sorted(highs)
    for estimate in uplift_estimates():
        low, high = estimate.span_pp
        assert 0 < low <= (estimate.base_pp or high) <= high < 3.2
        assert not (estimate.reported_via and "tecunningham" in estimate.url)


def test_the_readers_growth_joins_the_trend_of_the_total() -> None:
    scenario = Scenario.from_changes({"up": 2})
    chart = growth_chart(inputs(scenario))
    (dot,) = marks(chart, SCENARIO)
    growth = inputs(scenario).results.breakout.growth_2035_pct
    assert (dot["x"], dot["y"]) == ([2035], [pytest.approx(growth, abs=1e-3)])
    (link,) = [t for t in chart.spec["data"] if t["x"] == [2024, 2035]]
    assert link["y"][0] == observed().us_growth_trend_pct
    assert chart.table.rows[-1][-1] == pytest.approx(growth, abs=0.01)


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


def annotation(chart: Chart, start: str) -> dict[str, Any]:
    return next(
        note for note in chart.spec["layout"]["annotations"] if note["text"].startswith(start)
    )


def test_the_name_of_the_requirement_stands_clear_of_the_year_of_crossing() -> None:
    early = Scenario.from_changes({"g": -40, "bust": 80})
    assert evaluate(early, observed()).breakout.crossover_year == 2037
    assert annotation(crossing_chart(inputs(early)), "required")["xanchor"] == "right"
    assert annotation(crossing_chart(inputs(Scenario.default())), "required")["xanchor"] == "left"


def test_what_is_captured_at_the_very_top_is_named_beside_the_line() -> None:
    chart = crossing_chart(inputs(Scenario.from_changes({"capt": 74})))
    name = annotation(chart, "<b>2050")
    assert TOP_TN - 0.3 < name["y"] < TOP_TN
    assert name["yanchor"] == "middle"
