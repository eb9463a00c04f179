from dataclasses import replace

import pytest

from components.charts import charts_of
from components.charts.kit import phone_form, phone_heights
from components.model import Scenario
from components.model.evaluate import THEMES
from components.screen.figures import figure, figure_alone
from tests.contexts import context

DEFAULT = context(Scenario.default(), "en")


@pytest.mark.parametrize("page", THEMES)
def test_the_first_chart_of_a_theme_leaves_room_on_a_phone_and_no_other_does(page: str) -> None:
    first, *others = charts_of(DEFAULT, page)
    heights = figure(first.key, DEFAULT)["heights"]
    assert heights is not None
    assert 220 <= heights["stuck"] <= 240
    assert heights["stuck"] <= heights["usual"] <= 300
    assert [figure(chart.key, DEFAULT)["heights"] for chart in others] == [None] * len(others)


def test_a_chart_in_somebody_elses_page_keeps_its_height() -> None:
    assert figure_alone("funding.path", DEFAULT)["heights"] is None


def test_a_phone_shows_the_narrow_form_and_no_chart_grows() -> None:
    chart = charts_of(DEFAULT, "funding")[0]
    low = {"data": [], "layout": {"height": 200}}
    assert phone_form(replace(chart, narrow=low)) == low
    assert phone_heights(replace(chart, narrow=low)) == (200, 200)
    chart = replace(chart, narrow=None)
    alone = phone_form(chart)
    assert alone["data"] == chart.spec["data"]
    assert alone["layout"] == {**chart.spec["layout"], "height": phone_heights(chart).usual}
