"""A reader guesses by keyboard before reading on, and the chart keeps up with what they move."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from components.charts.pages import COMPARISONS
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.guess import GUESSED
from components.text import LANGUAGES, money, say
from tests.browser.axe import expect_no_violations
from tests.browser.conftest import NewReader
from tests.browser.layout import expect_no_sideways_scroll
from tests.browser.reader import Reader
from tests.browser.shared_contexts import PHONE
from tests.browser.test_keyboard import Keys

pytestmark = pytest.mark.browser

CUT_OFF = """
(key) => {
  const plot = document.querySelector(`.st-key-chart-guess-${key} .chart-plot`)
  const edge = plot.getBoundingClientRect().right + 1
  return [...plot.querySelectorAll(".annotation-text, .xtick text")]
    .filter((text) => text.getBoundingClientRect().right > edge)
    .map((text) => text.textContent)
}
"""


def fold(reader: Reader, page: str) -> str:
    return f".st-key-fold-guess-{page}"


def test_a_guess_by_keyboard(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/buildout?v=2&lang=en")
    page = reader.page
    keys = Keys(reader)
    keys.to(f"{fold(reader, 'buildout')} summary")
    keys.press("Enter")
    field = page.locator(".st-key-guess-buildout input")
    expect(field).to_be_visible()
    reader.settle()
    keys.to(".st-key-guess-buildout input")
    keys.press("3", "Enter")
    finding = page.locator(".st-key-chart-guess-buildout h2")
    expect(finding).to_contain_text(_said_beside_the_model())
    reader.expect_url("/buildout?v=2&lang=en&guess=buildout~3")
    expect(page.locator(".st-key-chart-guess-buildout .main-svg").first).to_be_visible()
    reader.settle()
    expect_no_violations(reader)
    reader.nudge("g")
    reader.expect_takeaway("buildout", "en", g=19.5)
    expect(finding).to_contain_text(_said_beside_the_model(g=19.5))
    # The preview shows a move before the address bar has it.
    reader.expect_url("/buildout?v=2&lang=en&g=19.5&guess=buildout~3")
    page.go_back()
    reader.expect_takeaway("buildout", "en")
    expect(finding).to_contain_text(_said_beside_the_model())
    page.go_back()
    reader.expect_url("/buildout?v=2&lang=en")
    expect(page.locator(".st-key-chart-guess-buildout")).to_have_count(0)
    expect(field).to_have_value("")


def _said_beside_the_model(**changes: float) -> str:
    total = evaluate(Scenario.from_changes(changes), observed()).buildout.world_ai_total_usd_tn
    return f"You said $3 trillion, the model {money(1000 * total, 'en')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_stays_in_the_first_screen_of_a_phone_and_labels_fit(
    language: str, new_reader: NewReader
) -> None:
    """With a guess on every page in the link; labels are longest on some of them."""
    reader = new_reader(viewport=PHONE, language=language, touch=True)
    guesses = "~".join(f"{slug}~{COMPARISONS[slug].ends[1] / 2:g}" for slug in GUESSED)
    query = urlencode({"v": "2", "lang": language, "guess": guesses})
    for slug in ("funding", "buildout", "macro", "coinvest"):
        reader.open(f"/{slug}?{query}")
        box = reader.takeaway.bounding_box()
        assert box is not None
        assert box["y"] < 0.55 * PHONE[1]
        reader.page.locator(f"{fold(reader, slug)} summary").click()
        chart = reader.page.locator(f".st-key-chart-guess-{slug}")
        expect(chart.locator(".main-svg").first).to_be_visible()
        expect(chart.locator("h2")).not_to_be_empty()
        reader.settle()
        assert reader.page.evaluate(CUT_OFF, slug) == []
        expect_no_sideways_scroll(reader)
        expect(reader.page.get_by_text(say(language, "guess.show"), exact=True)).to_be_visible()
