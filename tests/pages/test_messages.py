"""What the page is told of a move: by the courier and by the preview, one message."""

import pytest
from streamlit.testing.v1 import AppTest

from components.model import LEVERS
from components.model.evaluate import THEMES
from components.text import LANGUAGES
from components.text.scale import lever_scale
from tests.pages.drawn import updates
from tests.pages.test_pages import slider_key
from tests.web.client import client

PINNED = "g~10"
GUESSES = "buildout~3~funding~40"


def moved(page: str, key: str, value: float, **query: str) -> AppTest:
    app = AppTest.from_file("../../pages/main.py", default_timeout=20)
    for name, text in query.items():
        app.query_params[name] = text
    app.session_state["fold.inputs.more"] = True
    app.run()
    app.switch_page(f"{page}.py").run()
    app.slider(key=slider_key(key, query["lang"])).set_value(value).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_a_preview_says_what_the_page_then_shows(page: str, language: str) -> None:
    lever = next(lever for lever in LEVERS.values() if lever.home == page and not lever.choices)
    key, value = lever.key, lever.set_to((2 * lever.low + 3 * lever.high) / 5)
    asked = {"v": "2", "lang": language, "b": PINNED, "guess": GUESSES}
    query = "&".join(f"{name}={text}" for name, text in asked.items())
    value = lever_scale(lever.unit, language).shown(value)
    (preview,) = client.get(f"/frames/{page}/{key}/{value:g}?{query}").json()["updates"]
    app = moved(page, key, value, **asked)
    shown = {
        name: part
        for kind in ("words", "figure", "strip", "shell")
        for update in updates(app, kind)
        if (update["page"], update["query"]) == (page, preview["query"])
        for name, part in update["parts"].items()
    }
    assert "answer" in shown
    assert {"details", "strip", "page_shell"} <= shown.keys()
    assert f"chart.guess.{page}" in shown or "guess.finding" in shown or page not in GUESSES
    assert {name: preview["parts"][name] for name in shown} == shown
