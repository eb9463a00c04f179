import math

from components.charts.breakout.revenue import REVENUE_RANGE
from components.charts.palette import OBSERVED
from components.evidence import observed
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn, labels, lines_across


def test_run_rates_are_blue_and_stand_alone() -> None:
    chart = drawn("breakout.revenue", Scenario.default())
    (points,) = [t for t in chart.spec["data"] if t["type"] == "scatter"]
    blue = [
        round(10**x)
        for x, colour in zip(points["x"], points["marker"]["color"], strict=True)
        if colour == OBSERVED
    ]
    assert sorted(blue) == [25, 37, 50, 65]
    # Never added: their sum stands nowhere in the chart.
    assert all(round(10**x) != sum(blue) for x in points["x"])
    assert str(sum(blue)) not in chart.alt + chart.title
    assert [row[1] for row in chart.table.rows][:4] == [25, 37, 50, 65]


def test_the_readers_revenue_is_ticked_where_it_is_or_named_off_the_scale() -> None:
    chart = drawn("breakout.revenue", Scenario.default())
    revenue = evaluate(Scenario.default(), observed()).breakout.required_revenue_usd_bn
    ticks = {shape["x0"] for shape in lines_across(chart.spec)}
    assert ticks == {math.log10(revenue)}
    beyond = Scenario.from_changes({"g": 60, "c26": 1000, "ls": 2, "short": 90, "gm": 20})
    chart = drawn("breakout.revenue", beyond)
    assert lines_across(chart.spec) == []
    assert any("off the scale" in text for text in labels(chart))
    # The least that any scenario needs still stands on the scale.
    low = Scenario.from_changes(
        {"c25": 200, "c26": 300, "g": -40, "bust": 80, "ret": 6, "short": 20, "ls": 8, "ll": 40}
    ).replace(gm=80)
    assert math.log10(evaluate(low, observed()).breakout.required_revenue_usd_bn) > REVENUE_RANGE[0]
