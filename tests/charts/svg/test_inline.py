from dataclasses import replace
from xml.etree import ElementTree

import pytest

from components.charts import CHARTS
from components.charts.kit import label, phone_form
from components.charts.svg.inline import NARROW_PX, WIDE_PX, inline_figure
from components.model import Scenario
from tests.charts.drawn import drawn

MAIN = [f"{page}.{next(iter(names))}" for page, names in CHARTS.items()]
HOSTILE = '"><script>alert(1)</script>&'


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html)  # noqa: S314 - our own text


@pytest.mark.parametrize("key", MAIN)
def test_a_chart_stands_in_the_page_in_two_forms_of_its_final_size(key: str) -> None:
    chart = drawn(key, Scenario.default())
    narrow = phone_form(chart)
    figure = parsed(inline_figure(chart, narrow))
    forms = list(figure)
    assert [form.get("class") for form in forms] == ["wide", "narrow"]
    for form, spec, width in zip(forms, (chart.spec, narrow), (WIDE_PX, NARROW_PX), strict=True):
        height = spec["layout"]["height"]
        assert form.get("height") == str(height)
        assert form.get("viewBox") == f"0 0 {width} {height}"


def test_it_has_one_name_however_many_forms() -> None:
    chart = drawn("funding.path", Scenario.default(), "ja")
    figure = parsed(inline_figure(chart, chart.spec))
    assert (figure.get("role"), figure.get("aria-label")) == ("img", chart.alt)
    assert {form.get("aria-hidden") for form in figure} == {"true"}


def test_words_and_grid_take_the_colours_of_the_page() -> None:
    chart = drawn("buildout.cumulative", Scenario.default())
    figure = parsed(inline_figure(chart, chart.spec))
    words = {text.get("fill") for text in figure.iter("text")}
    assert "currentColor" in words
    assert "#1c2330" not in words
    assert "var(--line)" in {line.get("stroke") for line in figure.iter("line")}


def test_the_ground_stands_between_a_name_and_what_lies_behind_it() -> None:
    chart = drawn("digital.float", Scenario.default())
    figure = parsed(inline_figure(chart, chart.spec))
    around = [group for group in figure.iter("g") if group.get("paint-order") == "stroke"]
    names = [text for group in around for text in group.iter("text")]
    assert {group.get("stroke") for group in around} == {"var(--ground)"}
    assert "really paid in 2025" in {text.text for text in names}
    assert len(around) == len(list(figure)) * len(chart.spec["layout"]["annotations"])


def test_nothing_in_a_chart_becomes_a_part_of_the_page() -> None:
    chart = drawn("funding.path", Scenario.default())
    layout = {**chart.spec["layout"], "annotations": [label(24, 50, HOSTILE)]}
    hostile = replace(chart, alt=HOSTILE, spec={**chart.spec, "layout": layout})
    figure = parsed(inline_figure(hostile, hostile.spec))
    assert figure.get("aria-label") == HOSTILE
    assert [text.text for text in figure.iter("text")].count(HOSTILE) == len(list(figure))
    assert not list(figure.iter("script"))
