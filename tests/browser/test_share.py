"""The button that copies the link, and the link itself."""

import re

import pytest
from playwright.sync_api import expect

from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.reader import PATHS, Reader, expected_takeaway

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


@pytest.mark.parametrize("viewport", [(1366, 650), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_sharing_is_in_view_on_every_page_and_stands_out_with_a_case_of_ones_own(
    viewport: tuple[int, int], language: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=viewport, language=language)
    cards: list[str] = []
    reader.page.on("request", lambda sent: cards.append(sent.url) if "og.png" in sent.url else None)
    button = reader.page.locator(".strip .share > summary")
    for slug in ("overview", "evidence"):
        for query, is_own in (("", False), ("&g=25", True)):
            reader.open(f"{PATHS[slug]}?v=2&lang={language}{query}")
            expect(button).to_be_in_viewport(ratio=1)
            expect(button).to_have_class("primary" if is_own else "")
            # English names of the stops fill a laptop's strip beside the inputs.
            is_full = viewport[0] == 1366 and language == "en" and slug == "overview"
            has_room = viewport[0] > 768 and not is_full
            key = "strip.share_own" if is_own and has_room else "strip.share"
            assert button.inner_text().strip() == say(language, key)
            height = reader.page.locator(".strip").first.evaluate("strip => strip.offsetHeight")
            assert height <= 49  # with its line
    assert cards == []  # the picture of the card is loaded by those who share


def test_a_phone_shares_in_its_own_way(new_reader: NewReader) -> None:
    reader = new_reader(viewport=(390, 844), touch=True)
    reader.page.add_init_script("navigator.share = async (shared) => { window.shared = shared }")
    reader.open("/funding?v=2&lang=en&pace=1.2")
    _open(reader)
    reader.page.locator("button.copy").click()
    reader.page.wait_for_function("() => window.shared")
    assert reader.page.evaluate("window.shared") == {
        "text": expected_takeaway("funding", "en", pace=1.2),
        "url": f"{reader.address}/funding?v=2&lang=en&pace=1.2",
    }


def test_stops_that_were_seen_have_a_dot_that_stays_in_the_browser(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    strip = reader.page.locator(".strip")
    expect(strip.locator("a[data-visited]")).to_have_count(1)
    reader.follow("Build-out")
    expect(strip.locator("a[data-visited]")).to_have_count(2)
    seen = strip.locator('a[data-stop="funding"]')
    expect(seen).to_have_accessible_name(f"1 Fund {say('en', 'strip.visited')}")
    expect(strip.locator('a[data-stop="power"]')).to_have_accessible_name("3 Power")
    before = seen.bounding_box()
    reader.page.reload()
    reader.settle()
    expect(strip.locator("a[data-visited]")).to_have_count(2)
    assert seen.bounding_box() == before
    assert reader.page.evaluate("Object.keys(localStorage).includes('visited')")


def _open(reader: Reader) -> None:
    """Open what the button of the strip offers."""
    reader.page.locator(".strip .share > summary").click()
