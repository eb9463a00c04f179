"""Readers with a low window, a line that fails, a page translated, or colours of their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.text import say
from components.text.markup import plain
from tests.browser.conftest import NewReader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

LOW = (320, 150)
"""Lower than a note is high."""

_TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.querySelector("#root"), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    if (!text.nodeValue.trim() || text.parentElement.closest("svg, style, script")) continue
    const font = document.createElement("font")
    font.textContent = `†${text.nodeValue}`
    text.replaceWith(font)
  }
}"""
"""What a browser does that translates a page: it puts elements in the place of texts."""


def test_a_note_fits_a_low_window_and_is_asked_for_again_after_a_failure(
    page: Page, server: Server
) -> None:
    page.set_viewport_size({"width": LOW[0], "height": LOW[1]})
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{server.address}/funding?v=2&lang=en")
    expect(page.locator("#root .page-shell")).to_be_attached()
    expect(page.locator("html")).to_have_attribute("data-sheet", "peek")  # our scripts are there
    mark = page.locator("#root .takeaway a[href^='#']").first
    note = page.locator("#mark-note")

    page.route("**/api/marks/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        mark.focus()
    page.unroute("**/api/marks/**")
    mark.click()
    expect(note).to_be_visible()
    assert failures == []

    box = note.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < box["y"] + box["height"] <= LOW[1]
    last = note.locator("p").last
    expect(last).not_to_be_in_viewport(ratio=0.9)
    last.evaluate("line => line.scrollIntoView({ block: 'nearest' })")
    expect(last).to_be_in_viewport(ratio=0.9)
    expect(note).to_be_visible()


def test_a_translated_page_changes_its_headings_with_the_language(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    reader.page.evaluate(_TRANSLATE)
    title, inputs = reader.page.locator("#root .stMain h1"), reader.sidebar.locator("h2").first
    expect(title).to_contain_text("†")
    reader.speak("ja")
    expect(title).to_have_text(plain(say("ja", "page.funding.question")))
    expect(inputs).to_have_text(say("ja", "ui.whatif"))


def test_controls_say_which_input_they_are_about(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&pace=1.2&mom=5")
    for key in ("pace", "mom"):
        name = say("en", f"lever.{key}.label")
        reset = reader.page.locator(f".st-key-lever-{key} [class*=st-key-reset-] button")
        expect(reset.filter(visible=True)).to_have_accessible_name(f"Reset: {name}")
        expect(reader.slider(key)).to_have_accessible_name(re.compile(rf"^{name} \([^()]*\)$"))


def test_the_dot_on_a_curve_stays_where_the_reader_chooses_the_colours(
    page: Page, server: Server
) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{server.address}/funding?v=2&lang=en&pace=1.2")
    dot = page.locator(".st-key-lever-pace .curve .dot")
    expect(dot).to_have_css("background-color", "rgb(212, 105, 11)")
    page.emulate_media(forced_colors="none", color_scheme="light")
