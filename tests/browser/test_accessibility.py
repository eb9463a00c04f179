"""Nobody is left out: zoom, wide spacing, less motion, names that are only read out.

The checker's rules on every page are part of the visits in `test_pages`.
"""

import pytest
from playwright.sync_api import expect

from components.text import LANGUAGES, say
from tests.browser.axe import expect_no_violations, violations
from tests.browser.conftest import NewReader
from tests.browser.layout import GROUNDS, expect_no_sideways_scroll, expect_nothing, resize
from tests.browser.reader import PATHS
from tests.browser.shared_contexts import DESKTOP, PHONE

pytestmark = pytest.mark.browser

ZOOMED = (640, 450)
"""What a window of 1280 by 900 shows at 200 %."""

# Text that leaves a box which hides what does not fit. Boxes of a pixel hide on purpose.
CUT = """
() => {
  const skipped = "svg, style, script, pre, [translate='no']"
  const isShown = { visibilityProperty: true, opacityProperty: true }
  const walker = document.createTreeWalker(document.querySelector(".stApp"), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const cut = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (!node.data.trim() || parent.closest(skipped) || !parent.checkVisibility(isShown)) continue
    range.selectNodeContents(node)
    const text = range.getBoundingClientRect()
    for (let box = parent; box.matches(".stApp *"); box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box)
      if (/auto|scroll/.test(overflowX + overflowY)) break
      const edge = box.getBoundingClientRect()
      if (!/hidden|clip/.test(overflowX + overflowY) || edge.width < 3 || edge.height < 3) continue
      const sideways = Math.max(edge.left - text.left, text.right - edge.right)
      const over = Math.max(sideways, text.bottom - edge.bottom)
      if (over > 2) cut.push([node.data, Math.round(over)])
    }
  }
  return cut
}
"""
SPACED = """
() => {
  const style = document.createElement("style")
  style.textContent = `
    .stApp * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    .stApp p:not(button p, a p, summary p, label p, .stSlider p) {
      margin-bottom: 2em !important;
    }`
  document.head.append(style)
}
"""
MOVING_MS = """
() => [...document.querySelectorAll("*")].reduce((most, element) => {
  const { transitionDuration, animationDuration } = getComputedStyle(element)
  const times = `${transitionDuration},${animationDuration}`.split(",").map(parseFloat)
  return Math.max(most, ...times.map((seconds) => 1000 * seconds))
}, 0)
"""


def test_a_checker_finds_nothing_in_the_inputs_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(viewport=PHONE, color_scheme="dark")
    reader.open("/funding?v=2&lang=en&pace=1.2")
    expect_no_violations(reader)
    for button in ("open", "grow"):
        reader.page.locator(f".sheet-head button.{button}").click()
        expect_no_violations(reader)


def test_the_checker_can_find_something(new_reader: NewReader) -> None:
    """It runs in spite of the page's content security policy, with the rules that we name."""
    reader = new_reader()
    reader.open("/funding")
    reader.page.locator(".takeaway p").evaluate("element => (element.style.color = '#ccc')")
    reader.page.locator(".chart-ways a").first.evaluate("element => (element.textContent = '')")
    found = {rule for rule, *_ in violations(reader)}
    assert {"color-contrast", "link-name"} <= found


def test_names_follow_the_language_of_the_page(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    skip = reader.page.get_by_test_id("stSkipToContent")
    for language in ("en", "ja", "en"):
        reader.speak(language)
        sidebar = say(language, "spoken.sidebar")
        expect(reader.page.get_by_role("region", name=sidebar, exact=True)).to_be_attached()
        about = say(language, "spoken.help_for", name=say(language, "lever.pace.label"))
        expect(reader.page.get_by_role("button", name=about, exact=True)).to_be_attached()
        expect(skip).to_have_text(say(language, "spoken.skip"))


@pytest.mark.parametrize("slug", ["overview", "funding", "evidence"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_at_twice_the_size_or_with_wide_spacing(
    slug: str, language: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=ZOOMED, language=language)
    # The sidebar does not slide then: a browser that draws no frames would leave it half way.
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open(PATHS[slug])
    expect_no_sideways_scroll(reader)
    expect_nothing(reader, CUT)
    reader.page.evaluate(SPACED)
    for size in (ZOOMED, PHONE, DESKTOP):
        resize(reader, size)
        expect_no_sideways_scroll(reader)
        expect_nothing(reader, CUT)


def test_a_reader_who_wants_less_motion_gets_none(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    assert reader.page.evaluate(MOVING_MS) > 50  # or the test below would see nothing
    reader.page.emulate_media(reduced_motion="reduce")
    assert reader.page.evaluate(MOVING_MS) < 1


def test_a_chart_keeps_its_ground_where_the_system_chooses_colours(new_reader: NewReader) -> None:
    """Its letters keep their colour too, so one cannot go without the other."""
    reader = new_reader()
    reader.open("/funding")
    reader.page.emulate_media(forced_colors="active", color_scheme="dark")
    expect(reader.page.locator(".chart-plot").first).to_have_css(
        "background-color", GROUNDS["dark"]
    )
    thumb = reader.page.locator(".stSlider [data-rac]:has(> * > input)").first
    expect(thumb).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
