import pytest

from components.charts import chart_of
from components.evidence import observed
from components.model.lab.question import Question
from components.model.lab.tornado import tornado
from tests.charts.lab.asked import DEFAULT, asked


def test_bars_are_in_order_and_end_where_the_tornado_says() -> None:
    given_context = asked(question=Question("breakout.required_revenue_usd_bn"))
    found = tornado(DEFAULT, given_context.question.result, observed())
    bars = chart_of(given_context, "lab.tornado").spec["data"][0]
    assert list(bars["y"]) == sorted(bars["y"], reverse=True)
    for bar, start, length in zip(found.bars, bars["base"], bars["x"], strict=True):
        ends = [end.result for end in bar.ends if end.result is not None]
        assert start == pytest.approx(min(ends), abs=1e-3)
        assert start + length == pytest.approx(max(ends), abs=2e-3)


def test_the_table_holds_every_bar_and_every_held_input() -> None:
    given_context = asked(question=Question("breakout.required_revenue_usd_bn"))
    found = tornado(DEFAULT, given_context.question.result, observed())
    rows = chart_of(given_context, "lab.tornado").table.rows
    assert len(rows) == len(found.bars) + len(found.held)
    assert "Michael Burry, Microsoft" in str(rows[0][-1])
