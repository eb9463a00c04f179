"""A reader without a mouse gets everywhere, and sees where they are all the way."""

from typing import Any

import pytest
from playwright.sync_api import expect

from components.model import Scenario
from components.model.levers import leading_levers
from components.text import LANGUAGES, say
from tests.browser.conftest import NewReader
from tests.browser.reader import CHARTS, Reader
from tests.browser.shared_contexts import PHONE

pytestmark = pytest.mark.browser

MOST_STOPS = 250

# What has the focus: whether it is framed in a colour that stands out, in view and not covered.
FOCUS = """
() => {
  const focused = document.activeElement
  if (!focused || focused === document.body) return null
  const seen = focused.type === "range" ? focused.parentElement.parentElement : focused
  const parse = (text) => text.match(/[0-9.]+/g).map(Number)
    .map((part, i) => (text.startsWith("color(") && i < 3 ? 255 * part : part))
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const style = getComputedStyle(seen)
  let ground = parseFloat(style.outlineOffset) < 0 ? seen : seen.parentElement
  const isClear = (box) => parse(getComputedStyle(box).backgroundColor)[3] === 0
  while (ground.parentElement && isClear(ground)) ground = ground.parentElement
  const [one, other] = [style.outlineColor, getComputedStyle(ground).backgroundColor]
    .map((colour) => light(parse(colour)))
  const { left, right, top, bottom, width, height } = seen.getClientRects()[0]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const at = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1))
  const area = focused.closest('[data-testid="stSidebar"], [data-testid="stMain"]')
  return {
    name: (focused.ariaLabel || focused.innerText || focused.value || "").slice(0, 40),
    framed: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2
      && (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3,
    shown: width > 1 && height > 1 && right > 0 && left < innerWidth && bottom > 0
      && top < innerHeight && (seen.contains(at) || at?.contains(seen)),
    area: area ? area.dataset.testid : "",
    at: [Math.round(left), Math.round(top), Math.round(width), Math.round(height)],
    over: at?.className,
  }
}
"""


class Keys:
    """The keyboard of a reader, who looks at every stop where it brings them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.keyboard = reader.page.keyboard
        self.stops: list[dict[str, Any]] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keyboard.press(key)

    def tab(self, key: str = "Tab") -> dict[str, Any] | None:
        """Go one stop on; return what has the focus then, nothing at the end of the page."""
        self.keyboard.press(key)
        stop: dict[str, Any] | None = self.reader.page.evaluate(FOCUS)
        if stop is not None:
            assert stop["framed"], f"nobody sees that the focus is on {stop}"
            assert stop["shown"], f"the focus is out of sight on {stop}"
            self.stops.append(stop)
        return stop

    def to(self, selector: str, key: str = "Tab") -> None:
        """Go on until what the selector names has the focus."""
        for _ in range(MOST_STOPS):
            if self.tab(key) is None and key == "Tab" and len(self.stops) > 1:
                break
            if self.has_focus(selector):
                return
        pytest.fail(f"Tab does not lead to {selector}, but to {self.stops[-3:]}")

    def has_focus(self, selector: str) -> bool:
        """Tell whether the focus is on or in what the selector names."""
        return bool(
            self.reader.page.evaluate(
                "selector => Boolean(document.activeElement?.closest(selector))", selector
            )
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_leads_past_strip_and_inputs_to_the_answer(
    language: str, new_reader: NewReader
) -> None:
    reader = new_reader(language=language)
    reader.open("/funding")
    keys = Keys(reader)
    keys.tab()
    skip = reader.page.get_by_test_id("stSkipToContent")
    expect(skip).to_be_focused()
    expect(skip).to_have_text(say(language, "spoken.skip"))
    expect(skip).to_be_in_viewport(ratio=1)
    keys.press("Enter")
    expect(reader.page.get_by_role("heading", level=1)).to_be_focused()
    keys.tab()
    assert keys.has_focus(".takeaway a")


def test_a_mark_opens_its_note_on_focus_and_escape_closes_it(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    keys = Keys(reader)
    keys.tab()
    keys.press("Enter")
    keys.to(".takeaway a")
    note = reader.page.locator(".mark-note")
    expect(note).to_be_visible()
    keys.press("Escape")
    expect(note).to_be_hidden()
    assert keys.has_focus(".takeaway a")
    keys.tab()
    expect(note).to_be_visible()


def test_a_way_through_a_page_by_keyboard_alone(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/?v=2&lang=en")
    keys = Keys(reader)

    keys.to('.strip a[href*="funding"]')
    keys.press("Enter")
    reader.expect_url("/funding?v=2&lang=en")
    reader.expect_takeaway("funding", "en")

    keys.to('[class*="st-key-slider-pace"]', key="Shift+Tab")  # inputs stand before the strip
    keys.press("ArrowRight")
    reader.expect_url("/funding?v=2&lang=en&pace=0.79")
    reader.expect_takeaway("funding", "en", pace=0.79)
    assert keys.has_focus('[class*="st-key-slider-pace"]')

    keys.tab()
    assert keys.has_focus('[class*="st-key-number-pace"]')
    keys.press("ControlOrMeta+a", "1", "2", "0", "0", "Enter")
    reader.expect_takeaway("funding", "en", pace=1.2)
    expect(reader.slider("pace")).to_have_value("1200")

    keys.tab()
    assert keys.has_focus(".st-key-reset-pace")
    keys.press("Enter")
    reader.expect_takeaway("funding", "en")
    keys.tab()
    assert keys.has_focus(".st-key-lever-mom"), "a button that is done must not lose the reader"

    keys.to(".st-key-chart-funding-path .chart-ways summary")
    keys.press("Enter")
    keys.tab()
    assert keys.has_focus(".chart-ways pre")
    keys.to(".st-key-fold-formula summary")
    keys.press("Enter")
    expect(reader.page.locator(".st-key-fold-formula .formula").first).to_be_visible()
    reader.settle()
    reader.come_to_rest()  # a fold that opens grows for a moment, what is below moves away
    keys.to(".st-key-fold-data summary")
    keys.press("Enter")
    expect(reader.page.locator(".st-key-fold-data table")).to_have_count(CHARTS["funding"])
    reader.settle()
    reader.come_to_rest()

    keys.to("a.next-question")
    keys.press("Enter")
    reader.expect_url("/buildout?v=2&lang=en")
    reader.expect_takeaway("buildout", "en")


def test_more_inputs_and_the_way_back_from_all_changes_by_keyboard(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    keys = Keys(reader)
    keys.to(".st-key-fold-inputs-more summary")
    keys.press("Enter")
    expect(reader.slider("tgt")).to_be_visible()
    reader.settle()
    reader.come_to_rest()  # a fold that opens grows for a moment, what is below moves away
    keys.to(".st-key-slider-tgt")
    keys.press("ArrowRight")
    reader.expect_takeaway("funding", "en", tgt=31)
    keys.to(".st-key-reset_all")
    keys.press("Enter")
    reader.expect_takeaway("funding", "en")


def test_language_and_ready_made_scenario_by_keyboard(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/buildout?v=2&lang=en")
    keys = Keys(reader)
    keys.to(".st-key-preset input")
    keys.press("ArrowDown")
    expect(reader.page.get_by_role("listbox")).to_be_visible()
    before = reader.takeaway.inner_text()
    keys.press("ArrowDown", "Enter")
    expect(reader.takeaway).not_to_have_text(before)


@pytest.mark.parametrize("size", [(1280, 900), PHONE], ids=["desktop", "phone"])
def test_tab_goes_down_the_page_and_out_at_its_end(
    size: tuple[int, int], new_reader: NewReader
) -> None:
    reader = new_reader(viewport=size)
    reader.open("/funding?v=2&lang=en&pace=1.2")
    keys = Keys(reader)
    for _ in range(MOST_STOPS):
        if keys.tab() is None:
            break
    else:
        pytest.fail(f"{MOST_STOPS} presses of Tab do not lead out of the page")
    areas = [stop["area"] for stop in keys.stops]
    # On a phone the inputs are a sheet below the page, which shows one of them.
    order = ["", "stSidebar", "stMain"] if size != PHONE else ["", "stMain", "stSidebar"]
    assert areas == sorted(areas, key=order.index)
    assert areas.count("stMain") > 20
    # Of each of the three inputs one reaches the slider, the field and what it means.
    assert areas.count("stSidebar") > 9 or size == PHONE


def test_the_inputs_on_a_phone_open_and_close_by_keyboard(new_reader: NewReader) -> None:
    reader = new_reader(viewport=PHONE)
    reader.open("/funding")
    keys = Keys(reader)
    first, second, *_ = leading_levers("funding")
    keys.to(".sheet-head .open")
    keys.to(f".st-key-lever-{first.key} input[type=range]")
    keys.press("ArrowRight")
    start = Scenario.default().values()
    moved = round(float(start[first.key]) + first.step, 3)
    reader.expect_takeaway("funding", "en", **{first.key: moved})
    keys.to(".sheet-head .open", "Shift+Tab")
    keys.press("Enter")
    expect(reader.page.locator("html")).to_have_attribute("data-sheet", "half")
    expect(reader.page.locator(".sheet-head .close")).to_be_focused()
    keys.to(f".st-key-lever-{second.key} input[type=range]")
    keys.press("Escape")
    expect(reader.page.locator("html")).to_have_attribute("data-sheet", "peek")
    expect(reader.page.locator(".sheet-head .open")).to_be_focused()
    for _ in range(MOST_STOPS):
        if keys.tab() is None:
            return
    pytest.fail("the sheet does not let the keyboard go")
