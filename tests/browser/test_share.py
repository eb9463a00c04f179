"""The button that copies the link, and the link itself."""

import re

import pytest
from playwright.sync_api import expect

from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader, expected_takeaway

pytestmark = pytest.mark.browser


def test_the_button_copies_the_link_that_is_shown(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.page.context.grant_permissions(
        ["clipboard-read", "clipboard-write"], origin=reader.address
    )
    reader.open("/funding?v=2&lang=en&pace=1.2&base=five")
    field = reader.page.locator("input.link")
    expect(field).to_have_value(f"{reader.address}/funding?v=2&lang=en&pace=1.2&base=five")

    reader.unfold("inputs-more")
    reader.nudge("tgt")
    link = f"{reader.address}/funding?v=2&lang=en&tgt=31&pace=1.2&base=five"
    expect(field).to_have_value(link)
    expect(reader.page).to_have_url(link)

    card = reader.page.locator(".share .card")
    expect(card).not_to_have_attribute("src", re.compile("."))
    _open(reader)
    expect(card).to_have_attribute("src", re.compile(r"/og\.png\?page=funding&v=2&lang=en&tgt=31&"))
    expect(card).not_to_have_js_property("naturalWidth", 0)
    reader.page.locator("button.copy").click()
    expect(reader.page.locator(".said")).to_have_text(say("en", "ui.copied"))
    answer, copied = reader.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert answer == expected_takeaway("funding", "en", tgt=31, pace=1.2, base="five")
    assert copied == link

    friend = new_reader(language="ja")
    friend.open(copied.removeprefix(reader.address))
    friend.expect_takeaway("funding", "en", tgt=31, pace=1.2, base="five")
    expect(friend.takeaway).to_have_text(reader.takeaway.inner_text())


def test_the_link_names_the_scenario_even_where_the_address_bar_is_still_bare(
    new_reader: NewReader,
) -> None:
    reader = new_reader(language="ja")
    reader.open("/")
    reader.expect_url("/")
    expect(reader.page.locator("input.link")).to_have_value(f"{reader.address}/?v=2&lang=ja")


def test_where_copying_is_blocked_the_link_is_selected_for_the_reader(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    # Granting one permission refuses all others, the clipboard among them.
    reader.page.context.grant_permissions(["geolocation"], origin=reader.address)
    reader.open("/?v=2&lang=ja&pace=1.2")

    _open(reader)
    reader.page.locator("button.copy").click()
    expect(reader.page.locator(".said")).to_have_text(say("ja", "ui.copy_failed"))
    field = reader.page.locator("input.link")
    expect(field).to_be_focused()
    selected = field.evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert selected == f"{reader.address}/?v=2&lang=ja&pace=1.2"


def test_the_link_follows_the_reader_to_another_page(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&pace=1.2")
    field = reader.page.locator("input.link")
    expect(field).to_have_value(f"{reader.address}/funding?v=2&lang=en&pace=1.2")
    reader.follow("Build-out")
    expect(field).to_have_value(f"{reader.address}/buildout?v=2&lang=en&pace=1.2")


def _open(reader: Reader) -> None:
    """Open what the button of the strip offers."""
    reader.page.locator(".strip .share > summary").click()
