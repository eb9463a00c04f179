"""The page `lab` as a reader uses it: choose a result, ask, use the answer."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from scipy.optimize import brentq
from streamlit.testing.v1 import AppTest

from components.charts.lab import CHARTS
from components.model import LEVERS
from components.text import LANGUAGES, lever_text, money, say
from components.ui.lab import CHART_OF_VIEW
from tests.pages.drawn import carried, elements, follow, html, speak
from tests.pages.test_pages import opened, spending_usd_bn, texts


def growth_needed_pct(usd_bn: float) -> float:
    """The growth with which spending in 2025–2030 adds up to an amount."""
    return float(brentq(lambda growth: spending_usd_bn(growth) - usd_bn, -40, 60))


def choices(app: AppTest) -> dict[str, str]:
    return {
        box.key.split(".")[1]: box.key
        for box in app.main.selectbox
        if box.key and box.key.startswith("lab.")
    }


def look_at(app: AppTest, view: str, language: str = "en") -> AppTest:
    """Choose a view of the page, as a reader does."""
    app.button_group(key=f"lab.view.{language}").set_value(view).run()
    assert not app.exception
    return app


def charts_shown(app: AppTest) -> list[str]:
    return [str(figure["key"]) for figure in elements(app, "figure")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_result_is_what_all_views_are_about(language: str) -> None:
    app = opened("lab", v="2", lang=language)
    box = app.selectbox(key=f"lab.result.{language}.")
    box.set_value("macro.net_contribution_pp").run()
    assert not app.exception
    assert app.query_params["r"] == "macro.net_contribution_pp"
    name = say(language, "result.macro.net_contribution_pp")
    drawn = []
    for view in CHART_OF_VIEW:
        look_at(app, view, language)
        drawn += charts_shown(app)
        assert all(name in chart["source"] for chart in elements(app, "figure"))
        assert f"「{name}」" in texts(app) or f"“{name}”" in texts(app)
    assert drawn == [f"lab.{chart}" for chart in CHARTS]
    assert app.query_params["r"] == "macro.net_contribution_pp"


def test_a_link_that_asks_what_must_be_true_opens_that_view_and_others_leave_the_view() -> None:
    app = opened("lab", v="2", lang="en")
    assert charts_shown(app) == ["lab.tornado"]
    asked = {"v": "2", "lang": "en", "by": "g"}
    follow(app, asked)
    assert charts_shown(app) == ["lab.true"]
    look_at(app, "difference")
    assert dict(app.query_params) == asked
    speak(app, "ja")  # the same question in another language is no new one
    assert charts_shown(app) == ["lab.difference"]
    follow(app, asked | {"to": "3000"})
    assert charts_shown(app) == ["lab.true"]
    follow(app, {"v": "2", "lang": "en"})  # as Back does, to before anything was asked
    assert charts_shown(app) == ["lab.true"]


def test_a_pin_or_another_result_asks_nothing_of_one_view() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", b="g~10")
    assert charts_shown(app) == ["lab.tornado"]


def test_an_answer_put_to_use_is_in_the_scenario_and_in_the_link() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", by="g")
    growth = growth_needed_pct(8000)
    assert f"“Growth 2027–2030” must be {lever_text('g', growth, 'en')}" in texts(app)
    app.button(key="lab.use.0").click().run()
    assert not app.exception
    assert float(app.query_params["g"]) == pytest.approx(growth, abs=0.005)
    assert app.query_params["by"] == "g"
    assert app.session_state["session"].case.scenario.g == float(app.query_params["g"])
    assert "$8 trillion" in texts(app)
    assert [c.value for c in app.main.caption if c.value == say("en", "lab.ask.used")]


def test_a_target_can_be_put_in_and_a_usual_one_is_not_written() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", by="g")
    target = app.number_input(key="lab.target.buildout.total_usd_tn")
    target.set_value(5.0).run()
    assert app.query_params["to"] == "5"
    assert lever_text("g", growth_needed_pct(5000), "en") in texts(app)
    app.number_input(key="lab.target.buildout.total_usd_tn").set_value(8.0).run()
    assert "to" not in app.query_params


def test_a_date_is_put_in_as_a_month() -> None:
    app = opened("lab", v="2", lang="en", r="funding.target_date", to="2028-06")
    field = app.date_input(key="lab.target.funding.target_date")
    assert field.value == date(2028, 6, 1)
    field.set_value(date(2029, 6, 15)).run()
    assert app.query_params["to"] == "2029-06"


def test_a_second_input_makes_a_line_of_pairs() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", by="g")
    app.selectbox(key=choices(app)["second"]).set_value("c26").run()
    assert app.query_params["and"] == "c26"
    assert "pairs of two inputs" in elements(app, "figure")[0]["title"]
    app.selectbox(key=choices(app)["lever"]).set_value("base").run()
    assert "and" not in app.query_params
    assert "second" not in choices(app)


def test_another_result_asks_anew_and_the_usual_one_leaves_no_trace() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", to="7", by="c26", g="25")
    usual = "breakout.required_revenue_usd_bn"
    app.selectbox(key="lab.result.en.").set_value(usual).run()
    assert dict(app.query_params) == {"v": "2", "lang": "en", "g": "25"}


def test_the_question_stays_through_language_levers_and_menu() -> None:
    question = {"r": "buildout.total_usd_tn", "to": "7", "by": "g", "and": "c26"}
    app = speak(opened("lab", v="2", lang="en", **question), "ja")
    app.slider(key="slider.bust").set_value(20.0).run()
    assert dict(app.query_params) == {"v": "2", "lang": "ja", "bust": "20", **question}
    assert carried(app)["and"] == "c26"


def test_links_lead_to_the_page_of_each_input_with_scenario_and_question() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", g="25")
    (block,) = re.findall(r'<details class="lab-links">.*?</details>', html(app), re.S)
    found = re.findall(r'href="([^"]*)">(.*?)</a>', block)
    assert found[0] == (
        "./buildout?v=2&amp;lang=en&amp;g=25&amp;r=buildout.total_usd_tn#lever=g",
        "Growth 2027–2030 (Build-out)",
    )
    homes = {urlsplit(address).path.strip("./") for address, _ in found}
    assert homes <= {lever.home for lever in LEVERS.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faulty_question_gets_a_notice_and_the_usual_answer(language: str) -> None:
    app = opened("lab", v="2", lang=language, r="<b>x", by="moon")
    (notice,) = app.warning
    assert notice.value.count(say(language, "notice.question", asked="moon")) == 1
    assert "<b>" not in notice.value
    app.selectbox(key=choices(app)["result"]).set_value("buildout.total_usd_tn").run()
    assert not app.warning


def test_a_pinned_scenario_is_what_is_explained() -> None:
    app = opened("lab", v="2", lang="en", r="buildout.total_usd_tn", g="25", b="g~10")
    look_at(app, "difference")
    here, there = (money(spending_usd_bn(g), "en") for g in (25, 10))
    assert f"{here} instead of {there}" in texts(app)
    assert say("en", "lab.section.against_pin") in texts(app)
