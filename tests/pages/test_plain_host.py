"""The pages where a launcher runs them without our own server: Streamlit's own elements."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import LANGUAGES, say
from components.text.markup import html
from components.text.pages import takeaway
from components.ui import element
from tests.contexts import context

ROOT = Path(__file__).parents[2]
OUR_ROUTES = re.compile(r"[\"'](?:\./|/)(?:api|print|frames|assets)\b")


@pytest.fixture(autouse=True)
def plain_host(our_server: None) -> None:
    """Nothing of our own serves the pages; the fixture of the folder puts back what was."""
    del our_server
    element.serve(own=False)


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=20)
    for key, value in query.items():
        app.query_params[key] = value
    if page != "overview":
        app.switch_page(f"{page}.py")
    app.run()
    return app


def written(app: AppTest) -> str:
    return _spaced("\n".join(drawn.proto.body for drawn in app.get("html")))


def answer(page: str, language: str, **changes: float) -> str:
    scenario = Scenario.from_changes(changes)
    return _spaced(html(takeaway(page, context(scenario, language))))


def _spaced(text: str) -> str:
    """Return HTML without what keeps numbers and their units on one line."""
    return re.sub(r'<span class="whole">(.*?)</span>', r"\1", text).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_words_and_charts_and_no_way_to_a_route_that_nothing_answers(
    page: str, language: str
) -> None:
    app = opened(page, v="2", lang=language)
    assert not app.exception
    assert not app.error
    assert not app.get("bidi_component")
    assert answer(page, language) in written(app)
    shown = 1 if page == "lab" else len(CHARTS.get(page, ()))  # the lab shows one of its views
    assert len(app.get("plotly_chart")) == shown
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))
    assert say(language, "ui.plain_host") in [caption.value for caption in app.caption]
    assert not OUR_ROUTES.search(written(app))
    assert 'href="#' not in written(app)

    app.session_state["fold.data"] = True
    app.run()
    if page in CHARTS:
        assert len(app.table) == len(CHARTS[page])  # the fold is open, and holds no button for them
    assert not [b.proto.url for b in app.get("link_button") if OUR_ROUTES.match(f'"{b.proto.url}')]


def test_a_move_changes_takeaway_charts_and_link() -> None:
    app = opened("funding", v="2", lang="en")
    before = [chart.proto.spec for chart in app.get("plotly_chart")]
    app.slider(key="slider.pace.en").set_value(1500.0).run()
    assert not app.exception
    assert answer("funding", "en", pace=1.5) in written(app)
    assert [chart.proto.spec for chart in app.get("plotly_chart")] != before
    assert app.query_params["pace"] == "1.5"
    assert any(code.value.endswith("lang=en&pace=1.5") for code in app.code)


def test_an_error_is_shown_calmly(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("components.ui.chrome.draw", fail)
    app = opened("overview", v="2", lang="en")
    assert not app.exception
    assert len(app.error) == 1
    assert "secret" not in app.error[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_pages_are_reached_with_the_case_and_the_language_can_be_switched(
    language: str,
) -> None:
    app = opened("funding", v="2", lang=language, tgt="40")
    links = app.main.get("page_link")[: len(PAGES)]
    assert [link.proto.label for link in links] == [
        say(language, f"strip.{page}") for page in PAGES
    ]
    assert all(link.proto.query_string == f"v=2&lang={language}&tgt=40" for link in links)
    (other,) = set(LANGUAGES) - {language}
    app.segmented_control(key="language").set_value(other).run()
    assert answer("funding", other, tgt=40) in written(app)
    assert app.query_params["lang"] == other
