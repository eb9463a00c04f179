"""The first screen: picture, answer and inputs at once in view."""

from typing import Any

import pytest
from playwright.sync_api import expect

from components.model.evaluate import REFERENCE_PAGES, THEMES
from tests.browser.conftest import NewReader
from tests.browser.reader import PATHS, Reader

pytestmark = pytest.mark.browser

WITH_INPUTS = ("overview", *THEMES, "lab")
SCREEN, LAPTOP, TALL = (1366, 768), (1366, 650), (1366, 900)
WIDTHS = (320, 390, 768, 1024, 1366, 1920)
MOST_BEFORE_PICTURE = {"en": 260, "ja": 130}
"""The most characters between the question and the picture."""

# The box that the main picture is drawn in, without the room for its axes; and what else there is.
SEEN = """
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
  const box = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { left, top, width, height }
  }
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown)
  const picture = all(".stMain :is(.chart-plot, .scale svg)")[0]
  const plot = box(picture)
  const size = picture._fullLayout?._size
  if (size) {
    Object.assign(plot, { top: plot.top + size.t, height: size.h })
  }
  const h1 = all(".stMain h1")[0]
  const style = getComputedStyle(h1)
  const inner = h1.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
  const between = document.createRange()
  between.setStartAfter(h1)
  between.setEndBefore(picture)
  const walker = document.createTreeWalker(document.querySelector(".stMain"), NodeFilter.SHOW_TEXT)
  let words = ""
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!between.intersectsNode(walker.currentNode) || !shown(parent)) continue
    if (parent.closest("button, label, summary, .presets, .stSelectbox, style, script, template")) {
      continue
    }
    const { width, height } = parent.closest(":not(span, a, strong)").getBoundingClientRect()
    if (width > 2 && height > 2) words += walker.currentNode.data
  }
  const lines = (element) => element.getBoundingClientRect().height
    / parseFloat(getComputedStyle(element).lineHeight)
  const levers = all('.stSidebar [class*="st-key-lever-"]')
  return {
    plot,
    question_lines: inner / parseFloat(style.lineHeight),
    words_before_picture: words.replace(/\\s+/g, " ").trim(),
    caption_lines: all(".chart-subtitle").map(lines),
    sliders: all('.stSidebar [class*="st-key-lever-"] .stSlider').map(box),
    fields: all('.stSidebar [class*="st-key-lever-"] .stNumberInput').map(box),
    levers: levers.map((lever) => [lever.className.match(/st-key-lever-(\\S+)/)[1],
      lever.getBoundingClientRect().height]),
    sidebar: document.querySelector('[data-testid="stSidebarUserContent"]')?.scrollHeight ?? 0,
    strip: box(document.querySelector(".strip")),
    share: box(document.querySelector(".strip .share")),
  }
}
"""

# Lines that begin with what may not begin one, and numbers cut from their units.
BROKEN_LINES = """
() => {
  const forbidden = "[ー、。，．）」』】〕！？・：；ゃゅょっぁぃぅぇぉャュョッァィゥェォ々]"
  const unit = "(?<=[0-9])(?:[億兆万％%年月日倍件本個社割点]|ドル|ポイント|ギガ)"
  const names = "billion|trillion|million|percent|percentage|points?|years?|months?|GW|times"
  const words = `(?<=[0-9]\\\\s)(?:${names})\\\\b`
  const candidates = new RegExp([forbidden, unit, words].join("|"), "g")
  const faults = []
  const texts = "h1, .takeaway p, .chart-subtitle, .metrics dt, .metrics dd, .details p"
  for (const block of document.querySelectorAll(`.stMain :is(${texts})`)) {
    if (!block.checkVisibility()) continue
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const nodes = []
    let text = ""
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode])
      text += walker.currentNode.data
    }
    const lineOf = (at) => {
      const [start, node] = nodes.findLast(([begins]) => begins <= at)
      const range = document.createRange()
      range.setStart(node, at - start)
      range.setEnd(node, at - start + 1)
      return [...range.getClientRects()].at(-1)
    }
    for (const { index } of text.matchAll(candidates)) {
      const before = text.slice(0, index).trimEnd().length - 1
      if (before < 0) continue
      const [one, two] = [lineOf(before), lineOf(index)]
      if (one?.width && two?.width && two.top > one.top + one.height / 2) {
        faults.push(`${text.slice(Math.max(0, index - 12), index)}|${text[index]}`)
      }
    }
  }
  return faults
}
"""


def in_view(box: dict[str, float], size: tuple[int, int]) -> bool:
    """Whether a box is whole on the screen."""
    return box["top"] >= 0 and box["top"] + box["height"] <= size[1] and box["left"] >= 0


def share_in_view(box: dict[str, float], size: tuple[int, int]) -> float:
    """Return which part of a box's height is on the screen, from 0 to 1."""
    top, bottom = max(0.0, box["top"]), min(size[1], box["top"] + box["height"])
    return max(0.0, bottom - top) / box["height"]


@pytest.mark.parametrize("slug", WITH_INPUTS)
def test_picture_answer_and_inputs_share_the_first_screen(slug: str, new_reader: NewReader) -> None:
    reader = new_reader(viewport=SCREEN)
    reader.open(PATHS[slug])
    for language in ("en", "ja"):
        if language == "ja":
            reader.speak(language)
        seen = _seen(reader, SCREEN)
        assert in_view(seen["plot"], SCREEN), (language, seen["plot"])
        assert seen["question_lines"] < 2.5
        assert max(seen["caption_lines"], default=1) < 1.6
        before = seen["words_before_picture"]
        assert len(before) <= MOST_BEFORE_PICTURE[language], before
        expect_inputs(seen, SCREEN, sliders=2)
        assert seen["strip"]["height"] <= 48
        assert in_view(seen["share"], SCREEN)
        assert max(height for _, height in seen["levers"]) <= 100, seen["levers"]
        assert min(slider["width"] for slider in seen["sliders"]) >= 260
        assert seen["sidebar"] <= 740

        seen = _seen(reader, TALL)
        assert in_view(seen["plot"], TALL)
        expect_inputs(seen, TALL, sliders=3)

        seen = _seen(reader, LAPTOP)
        assert share_in_view(seen["plot"], LAPTOP) >= 0.8
        expect_inputs(seen, LAPTOP, sliders=2)


def expect_inputs(
    seen: dict[str, list[dict[str, float]]], size: tuple[int, int], sliders: int
) -> None:
    """Check that as many of the first sliders, and their fields, are on the screen."""
    for boxes in (seen["sliders"], seen["fields"]):
        assert all(in_view(box, size) for box in boxes[:sliders]), boxes[:sliders]


@pytest.mark.parametrize("slug", PATHS)
def test_lines_break_where_a_reader_expects_it(slug: str, new_reader: NewReader) -> None:
    """No line begins with what may not begin one, and no number is cut from its unit."""
    reader = new_reader(viewport=SCREEN)
    reader.open(PATHS[slug])
    faults = {}
    for language in ("en", "ja"):
        if language == "ja":
            reader.speak(language)
        # Charts have no lines of ours, and would be drawn again at each width.
        reader.page.add_style_tag(content=".chart-plot { display: none }")
        for width in WIDTHS:
            reader.page.set_viewport_size({"width": width, "height": 900})
            reader.page.evaluate("() => new Promise(requestAnimationFrame)")
            if found := reader.page.evaluate(BROKEN_LINES):
                faults[language, width] = found
    assert faults == {}


@pytest.mark.parametrize("slug", ["overview", "coinvest", *REFERENCE_PAGES])
def test_the_strip_says_where_this_page_stands_and_leads_to_all(
    slug: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=(1024, 768))
    reader.open(PATHS[slug])
    links = reader.page.locator(".stMain .strip .pages a")
    assert links.count() == len(PATHS)
    current = reader.page.locator('.stMain .strip .pages a[aria-current="page"]')
    expect(current).to_have_count(1)
    tops = links.filter(visible=True).evaluate_all(
        "links => links.map((link) => Math.round(link.getBoundingClientRect().top))"
    )
    assert len(set(tops)) == 1, "the strip is one row"


def _seen(reader: Reader, size: tuple[int, int]) -> dict[str, Any]:
    """Return what is where on the first screen of the open page."""
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    reader.page.evaluate("() => new Promise(requestAnimationFrame)")
    reader.settle()
    seen: dict[str, Any] = reader.page.evaluate(SEEN)
    return seen
