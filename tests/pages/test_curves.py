"""The places of the curves in a page, which the browser fills: a move leaves them alone."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.charts.curves import about_curves, levers_with_curve
from components.model import Scenario
from components.model.evaluate import THEMES
from components.model.lab import response
from components.model.levers import leading_levers, levers_of
from components.text import lever_text, say
from components.text.markup import markdown
from tests.pages.test_pages import opened, unfolded


def places(app: AppTest) -> list[str]:
    bodies = [element.proto.body for element in app.sidebar.get("html")]
    return [place for body in bodies for place in re.findall(r'<div class="curve".*?</div>', body)]


@pytest.mark.parametrize("page", THEMES)
def test_every_main_input_that_moves_the_main_result_has_a_place_for_its_curve(page: str) -> None:
    app = unfolded(opened(page, v="2", lang="ja"), "inputs.more")
    leading = [lever.key for lever in leading_levers(page)]
    others = [key for key in levers_with_curve(page) if key not in leading]
    expected = {}
    for key in [key for key in (*leading, *others) if key in levers_with_curve(page)]:
        origin = Scenario.default().origin_of(key)
        text = lever_text(key, origin.value, "ja")
        expected[key] = say("ja", "ui.lever_default", default=text, grade=origin.grade)
    # The ends of a curve are told the words of the default, which they stand beside.
    assert set(expected.values()) <= {caption.value for caption in app.sidebar.caption}
    assert places(app) == [
        f'<div class="curve" data-page="{page}" data-lever="{key}" data-beside="{words}"></div>'
        for key, words in expected.items()
    ]
    drawn = {lever.key for lever in levers_of(page)}
    assert set(levers_with_curve(page)) <= drawn
    assert markdown(about_curves(page, "ja")) in [head.proto.help for head in app.sidebar.header]


@pytest.mark.parametrize("page", ["overview", "lab", "evidence"])
def test_other_pages_have_none(page: str) -> None:
    assert places(opened(page, v="2", lang="en")) == []


def test_a_move_computes_no_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("buildout", v="2", lang="en")
    before = places(app)

    def computed(*given: object) -> None:
        raise AssertionError("a move waited for its curves")

    monkeypatch.setattr(response, "evaluate_many", computed)
    app.slider(key="slider.g").set_value(25.0).run()
    assert not app.exception
    assert app.query_params["g"] == "25"
    assert places(app) == before
