"""On a phone: the inputs are one tap away, and the page scrolls under the thumb."""

import pytest
from playwright.sync_api import Page, expect

from components.model.levers import levers_of
from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.shared_contexts import PHONE

pytestmark = pytest.mark.browser

SCROLLED = """document.querySelector('[data-testid="stMain"]').scrollTop"""
FOCUS_IS_ON_BUTTON = """
() => {
  let at = document.activeElement
  while (at?.shadowRoot) at = at.shadowRoot.activeElement
  return at?.className === "adjust"
}
"""


@pytest.fixture
def phone(new_reader: NewReader) -> Reader:
    return new_reader(viewport=PHONE, touch=True)


def test_a_slider_moved_on_a_phone_changes_the_link_and_the_page_behind(phone: Reader) -> None:
    phone.open("/funding")
    phone.page.locator("button.adjust").tap()
    _expect_first_lever_in_view(phone, "funding")

    phone.nudge("tgt")
    phone.expect_url("/funding?v=2&lang=en&tgt=31")
    _close(phone)
    expect(phone.takeaway).to_be_in_viewport()
    phone.expect_takeaway("funding", "en", tgt=31)
    expect(phone.page.locator("button.adjust")).to_be_in_viewport(ratio=1)


def test_the_keyboard_reaches_the_inputs_on_a_narrow_screen(phone: Reader) -> None:
    phone.open("/funding")
    _tab_to_the_button(phone.page)
    phone.page.keyboard.press("Enter")
    _expect_first_lever_in_view(phone, "funding")

    _close(phone)
    # The way to the button led down the page, so that is where the reader is back.
    expect(phone.page.locator("button.adjust")).to_be_in_viewport(ratio=1)


def test_a_thumb_that_starts_on_a_chart_scrolls_the_page(phone: Reader) -> None:
    phone.open("/funding")
    x, y = _middle_of_chart(phone)
    before = phone.page.evaluate(SCROLLED)
    _swipe_up(phone.page, x, y)
    phone.page.wait_for_function(f"before => {SCROLLED} > before + 200", arg=before)


def test_a_wheel_over_a_chart_scrolls_the_page(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    x, y = _middle_of_chart(reader)
    before = reader.page.evaluate(SCROLLED)
    reader.page.mouse.move(x, y)
    reader.page.mouse.wheel(0, 300)
    reader.page.wait_for_function(f"before => {SCROLLED} > before + 200", arg=before)


def _expect_closed(reader: Reader) -> None:
    expect(reader.sidebar).not_to_be_in_viewport()


def _expect_first_lever_in_view(reader: Reader, slug: str) -> None:
    lever = reader.page.locator(f".st-key-lever-{levers_of(slug)[0].key}")
    expect(lever.locator("input:not([type=range])")).to_be_in_viewport(ratio=1)


def _close(reader: Reader) -> None:
    reader.page.get_by_test_id("stSidebarContent").hover()
    reader.page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()
    _expect_closed(reader)


def _tab_to_the_button(page: Page) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS_IS_ON_BUTTON):
            return
    pytest.fail("60 presses of Tab did not reach the button that opens the inputs")


def _swipe_up(page: Page, x: float, y: float) -> None:
    """Put a finger on a point and draw it 300 px up the screen."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 16):
        touch("touchMove", {"x": x, "y": y - 20 * step})
    touch("touchEnd")


def _middle_of_chart(reader: Reader) -> tuple[float, float]:
    """Bring the main chart into view and return a point inside it."""
    plot = reader.page.locator(".st-key-chart-funding-path .js-plotly-plot .draglayer").first
    reader.page.locator(".st-key-chart-funding-path .js-plotly-plot").scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_result_stands_under_the_inputs_and_a_tap_goes_back_to_it(phone: Reader) -> None:
    phone.open("/funding?v=2&lang=en&pace=1.2")
    button = phone.page.locator("button.adjust")
    sidebar = phone.page.get_by_test_id("stSidebar")
    headline = phone.page.locator("p.headline")
    expect(headline).to_be_hidden()
    button.tap()
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    expect(headline).to_contain_text("April 2027")  # 17.5 / 1.2 = 14.6 months from January 2026
    expect(button).to_have_text(say("en", "ui.result"))
    button.tap()
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    expect(button).to_have_text(say("en", "ui.adjust"))
    expect(headline).to_be_hidden()
