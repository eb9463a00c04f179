"""A reader guesses a page's number, or leaves it."""

import pytest
from streamlit.testing.v1 import AppTest

from components.charts.pages import COMPARISONS, chart_of
from components.model import Scenario
from components.model.evaluate import PAGES
from components.model.guess import GUESSED
from components.text import LANGUAGES, money, say
from components.text.markup import html as as_html
from components.text.scale import Scale, result_scale
from components.ui.fields import field_key
from tests.contexts import context
from tests.pages.drawn import Data, carried, elements, html, speak, text
from tests.pages.test_pages import opened, spending_usd_bn, unfolded


def guess_charts(app: AppTest) -> list[Data]:
    return [chart for chart in elements(app, "figure") if chart["key"].startswith("guess.")]


def scale_of(page: str, language: str) -> Scale:
    return result_scale(GUESSED[page].result_id, language)


def key_of(page: str, language: str) -> str:
    return field_key(f"guess.{page}", scale_of(page, language), language)


def guess(app: AppTest, page: str, number: float | None, language: str = "en") -> AppTest:
    shown = None if number is None else scale_of(page, language).shown(number)
    app.number_input(key=key_of(page, language)).set_value(shown)
    app.button(key=f"guess.{page}.show").click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", GUESSED)
def test_a_guess_is_shown_beside_model_and_others_and_survives_a_reload(
    page: str, language: str
) -> None:
    number = COMPARISONS[page].ends[1] / 2
    offered = opened(page, v="2", lang=language)
    assert say(language, "guess.offer", question="") in offered.main.expander[0].label
    app = unfolded(offered, f"guess.{page}")
    assert guess_charts(app) == []
    said = text(app).splitlines()
    guess(app, page, number, language)
    assert app.query_params["guess"] == f"{page}~{number:g}"
    guessed = context(Scenario.default(), language, guesses=((page, number),))
    expected = chart_of(guessed, f"guess.{page}")
    (chart,) = guess_charts(app)
    assert chart["title"] == as_html(expected.title)
    assert str(expected.table.rows[-1][0]) in text(app)
    assert set(said) <= set(text(app).splitlines())

    again = opened(page, **dict(app.query_params))
    assert as_html(expected.title) in html(again)  # in one line, while the offer is folded
    assert guess_charts(again) == []
    unfolded(again, f"guess.{page}")
    assert not again.warning
    (chart,) = guess_charts(again)
    assert chart["title"] == as_html(expected.title)
    shown = scale_of(page, language).shown(number)
    assert again.number_input(key=key_of(page, language)).value == shown


def test_the_answer_is_there_whether_or_not_a_reader_guesses() -> None:
    app = opened("buildout", v="2", lang="en")
    before = elements(app, "words")[0]["html"]
    unfolded(app, "guess.buildout")
    assert elements(app, "words")[0]["html"] == before
    assert money(spending_usd_bn(Scenario.default().g), "en") in text(app)
    guess(app, "buildout", 3.0)
    assert before in [words["html"] for words in elements(app, "words")]


@pytest.mark.parametrize("page", [page for page in PAGES if page not in GUESSED])
def test_pages_without_a_number_of_their_own_ask_for_none(page: str) -> None:
    app = opened(page, v="2", lang="en", guess="buildout~3")
    assert not [fold for fold in app.main.expander if "Guess" in fold.label]
    assert not app.warning


def test_the_chart_follows_a_move_and_keeps_the_guess() -> None:
    app = unfolded(opened("buildout", v="2", lang="en", guess="buildout~3"), "guess.buildout")
    app.slider(key="slider.g").set_value(25.0).run()
    (chart,) = guess_charts(app)
    start = Scenario.default()
    world_ai = spending_usd_bn(25) * start.ai / 100 * (1 + start.rest / 100)
    title = chart["title"].replace("\u00a0", " ")
    assert f"the model {money(world_ai, 'en')};" in title
    assert dict(app.query_params) == {"v": "2", "lang": "en", "g": "25", "guess": "buildout~3"}
    assert app.number_input(key="guess.buildout").value == 3


def test_a_guess_stays_through_language_reset_and_pin() -> None:
    app = unfolded(opened("buildout", v="2", lang="en", g="25"), "guess.buildout")
    guess(app, "buildout", 3.0)
    speak(app, "ja")
    app.button(key="compare.pin").click().run()
    app.button(key="reset_all").click().run()
    assert dict(app.query_params) == {
        "v": "2",
        "lang": "ja",
        "b": "g~25",
        "guess": "buildout~3",
    }
    (chart,) = guess_charts(unfolded(app, "guess.buildout"))
    assert "pinned" not in chart["title"]
    assert any(trace.get("name") == "ピン留めしたシナリオ" for trace in chart["spec"]["data"])


def test_a_field_that_is_cleared_takes_the_guess_back() -> None:
    link = {"v": "2", "lang": "en", "guess": "buildout~3~macro~0.5"}
    app = unfolded(opened("buildout", **link), "guess.buildout")
    guess(app, "buildout", None)
    assert app.query_params["guess"] == "macro~0.5"
    assert guess_charts(app) == []
    assert "You said" not in text(app)


def test_links_on_the_page_carry_the_guess() -> None:
    app = opened("buildout", v="2", lang="en", guess="buildout~3")
    assert "guess=buildout~3" in html(app)
    assert carried(app)["guess"] == "buildout~3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_that_cannot_be_used_gets_a_notice(language: str) -> None:
    app = opened("buildout", v="2", lang=language, guess="buildout~<b>9999")
    (notice,) = app.warning
    assert say(language, "notice.guess", asked="buildout··b·9999") in notice.value
    assert "<b>" not in notice.value
    unfolded(app, "guess.buildout")
    assert guess_charts(app) == []
    assert app.number_input(key="guess.buildout").value is None


def test_the_table_of_a_guess_is_html_free_of_markup_from_elsewhere() -> None:
    app = unfolded(opened("funding", v="2", lang="en", guess="funding~40"), "guess.funding")
    (table,) = [words["html"] for words in elements(app, "words") if "guess-table" in words["html"]]
    assert table.count("<tr>") == 1 + 2 + 5
    assert "Blackstone Infrastructure Partners" in table
