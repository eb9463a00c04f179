"""A wide screen is used: the picture beside its answer, charts in two columns, short lines."""

import pytest

from components.model.evaluate import THEMES
from tests.browser.conftest import NewReader
from tests.browser.layout import expect_no_sideways_scroll
from tests.browser.reader import PATHS

pytestmark = pytest.mark.browser

WIDE = (1920, 1080)
NARROWER = (1366, 768)
PAGES = ("overview", *THEMES)
MOST_EMPTY = 0.25
FOUR_ROWS = {"bust": 0.36}
"""A main chart of four rows ends before the column beside it."""
LONGEST_LINE = {"en": 75, "ja": 42}

# Where picture and answer stand, and which part of the main area on the screen holds nothing. What
# stands in it is counted in squares of 8 pixels.
SEEN = """
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown)
  const box = (element) => element.getBoundingClientRect().toJSON()
  const main = document.querySelector(".stMain").getBoundingClientRect()
  const contents = all(`.stMain :is(.strip, h1, h2, h3, p, li, dt, dd, summary, button,
    .tiles > div, .stop, .metrics > div, .chart-plot, figure.scale, .stTable)`).map(box)
  const step = 8
  let [empty, squares] = [0, 0]
  for (let x = main.left + step / 2; x < main.right; x += step) {
    for (let y = step / 2; y < innerHeight; y += step) {
      squares += 1
      const isIn = ({ left, right, top, bottom }) =>
        left <= x && x < right && top <= y && y < bottom
      if (!contents.some(isIn)) empty += 1
    }
  }
  return {
    picture: box(all(".stMain .st-key-first-screen :is(.chart-plot, figure.scale)")[0]),
    answer: box(all(".takeaway")[0]),
    empty: empty / squares,
    others: all(".st-key-others .chart-plot").map(box),
  }
}
"""

# The longest line of text: in letters for English, in wide letters for Japanese, where a Latin one
# counts as half.
LONGEST = """
(isEnglish) => {
  const size = (line) => isEnglish ? line.length
    : [...line].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 256 ? 0.5 : 1), 0)
  let longest = [0, ""]
  const blocks = document.querySelectorAll(".stMain :is(h1, h2, h3, p, li, dt, dd, summary)")
  for (const block of blocks) {
    if (!block.checkVisibility({ visibilityProperty: true }) || block.closest(".strip")) continue
    const lines = new Map()
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode
      if (!parentElement.checkVisibility() || parentElement.closest("pre, .spoken")) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const isOneLine = range.getClientRects().length === 1
      for (let at = 0; at < data.length; at += isOneLine ? data.length : 1) {
        range.setStart(walker.currentNode, at)
        range.setEnd(walker.currentNode, isOneLine ? data.length : at + 1)
        const rect = [...range.getClientRects()].at(-1)
        if (!rect?.width) continue
        const row = [...lines.keys()].find((top) => Math.abs(top - rect.bottom) < 8) ?? rect.bottom
        lines.set(row, (lines.get(row) ?? "") + range)
      }
    }
    for (const line of lines.values()) if (size(line) > longest[0]) longest = [size(line), line]
  }
  return longest
}
"""


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("slug", PAGES)
def test_a_wide_screen_is_used(slug: str, language: str, new_reader: NewReader) -> None:
    reader = new_reader(viewport=WIDE, language=language)
    reader.open(f"{PATHS[slug]}?v=2&lang={language}")
    reader.come_to_rest()
    seen = reader.page.evaluate(SEEN)
    picture, answer = seen["picture"], seen["answer"]
    assert picture["width"] >= 960
    assert picture["bottom"] <= WIDE[1]
    assert answer["left"] > picture["right"]
    assert answer["top"] < picture["bottom"]
    assert answer["bottom"] > picture["top"] - 120  # beside it, not above
    assert seen["empty"] <= FOUR_ROWS.get(slug, MOST_EMPTY), seen["empty"]
    if len(seen["others"]) > 1:
        left, right = seen["others"][:2]
        assert left["right"] < right["left"]
    length, line = reader.page.evaluate(LONGEST, language == "en")
    assert length <= LONGEST_LINE[language], line
    expect_no_sideways_scroll(reader)


@pytest.mark.parametrize("slug", ["funding", "macro"])
def test_with_less_width_the_answer_stands_above_the_picture(
    slug: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=NARROWER)
    reader.open(PATHS[slug])
    seen = reader.page.evaluate(SEEN)
    assert seen["answer"]["bottom"] <= seen["picture"]["top"]
    assert not reader.page.locator(".doubts").is_visible()
    if len(seen["others"]) > 1:
        first, second = seen["others"][:2]
        assert first["bottom"] < second["top"]
