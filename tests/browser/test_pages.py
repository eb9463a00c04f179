"""Every page in both languages, on a wide and on a narrow screen, in light and in dark."""

import csv
import re
from contextlib import suppress
from functools import cache

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from components.evidence.files import DATA
from components.model import LEVERS, PRESETS
from components.model.evaluate import THEMES
from components.text import lever_text, say
from components.text.presets import preset_name
from tests.browser.conftest import DESKTOP, PHONE, NewReader
from tests.browser.reader import CHARTS, PATHS, SLUGS, Reader, expected_takeaway

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "ja")
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(17, 21, 28)"
ENGLISH_SENTENCE = re.compile(r"[A-Za-z][A-Za-z'’.,-]*(?: +(?:[A-Za-z][A-Za-z'’.,-]*)){3,}")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
FAILED_BOX = '[data-testid="stException"], [data-testid="stAlert"]'

# What a reader can see, text by text; names of icons are drawn as pictures by their font.
VISIBLE_TEXTS = """
elements => elements.flatMap(root => {
  const texts = new Map()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (parent.closest('[translate="no"], style, script, template')) continue
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const block = parent.closest("p, li, td, th, h1, h2, h3, label, text, button, a, div")
    texts.set(block, (texts.get(block) ?? "") + walker.currentNode.data)
  }
  return [...texts.values()].map(text => text.trim()).filter(Boolean)
})
"""

# What makes the page scroll sideways: each area that does, and what in it reaches too far.
TOO_WIDE = """
() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((area) => area.scrollWidth > area.clientWidth)
  .map((area) => [
    area.tagName,
    area.scrollWidth - area.clientWidth,
    [...area.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > area.clientWidth)
      .map((element) => element.outerHTML.slice(0, 100))
      .slice(0, 5),
  ])
"""

# Of some texts, those that a box of choices would show cut.
CUT_CHOICES = """
(box, texts) => {
  const context = document.createElement("canvas").getContext("2d")
  const { font, paddingLeft, paddingRight } = getComputedStyle(box)
  context.font = font
  const room = box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
  return texts.filter((text) => context.measureText(text).width > room)
}
"""

AS_WIDE_AS_ITS_BOX = """
box => box.querySelector(".main-svg").getAttribute("width") === String(box.clientWidth)
"""

FILLED = """
summary => summary.isConnected && summary.parentElement.open
  && (!summary.closest('[data-testid="stExpander"]')
    || summary.parentElement.querySelector('[data-testid="stElementContainer"]'))
"""

CONTRASTS = """
() => {
  const parse = (text) => text.match(/[0-9.]+/g).map(Number)
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const app = document.querySelector('[data-testid="stApp"]')
  const ground = light(parse(getComputedStyle(app).backgroundColor))
  const texts = ".annotation-text, .annotation-text tspan, .xtick text, .ytick text"
  const all = [...document.querySelectorAll(`.js-plotly-plot :is(${texts})`)]
  return all.filter((text) => text.checkVisibility()).map((text) => {
    const style = getComputedStyle(text)
    const [r, g, b, alpha] = parse(style.fill)
    const solid = (alpha ?? 1) * style.opacity * style.fillOpacity === 1
    const own = light([r, g, b])
    const ratio = (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05)
    return [text.textContent, solid ? ratio : 0]
  })
}
"""


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named_by", ["browser", "link"])
def test_a_page_opens_complete_in_the_readers_language(
    slug: str, language: str, named_by: str, new_reader: NewReader
) -> None:
    """On a wide screen the browser names the language, on a phone the link overrules it."""
    if named_by == "browser":
        reader = new_reader(viewport=DESKTOP, language=language)
        reader.open(PATHS[slug])
    else:
        reader = new_reader(viewport=PHONE, language=_other(language))
        reader.open(f"{PATHS[slug]}?v=1&lang={language}")

    expect(reader.takeaway).to_have_text(expected_takeaway(slug, language))
    expect(reader.page.locator("html")).to_have_attribute("lang", language)
    name = say(language, f"page.{slug}.menu")
    expect(reader.page).to_have_title(f"{name} · {say(language, 'app.name')}")
    expect(reader.page.locator(FAILED_BOX)).to_have_count(0)
    _expect_all_charts_drawn(reader, slug)
    if CHARTS[slug]:
        expect_legible_charts(reader, ground=LIGHT)
    expect_no_sideways_scroll(reader)

    unfold_everything(reader, slug)
    expect(reader.page.locator(FAILED_BOX)).to_have_count(0)
    expect_no_sideways_scroll(reader)
    if language == "ja":
        assert _english_sentences(reader) == []


@pytest.mark.parametrize("slug", ["funding", "buildout", "reallocation"])
def test_text_in_charts_stands_out_in_the_dark_too(slug: str, new_reader: NewReader) -> None:
    reader = new_reader(color_scheme="dark")
    reader.open(PATHS[slug])
    _expect_all_charts_drawn(reader, slug)
    expect_legible_charts(reader, ground=DARK)


def test_a_chart_with_two_forms_shows_the_one_that_fits(new_reader: NewReader) -> None:
    """Also after the screen is turned."""
    reader = new_reader(viewport=DESKTOP)
    reader.open(PATHS["reallocation"])
    for size, is_wide in ((DESKTOP, True), (PHONE, False), ((1024, 768), True)):
        reader.page.set_viewport_size({"width": size[0], "height": size[1]})
        box = reader.page.locator(".st-key-chart-reallocation-sources")
        expect(box.locator(".scatterlayer .js-fill")).to_have_count(11 if is_wide else 0)
        # Both are looked at in one go: the box has yet to give way to a sidebar that slides in.
        reader.page.wait_for_function(AS_WIDE_AS_ITS_BOX, arg=box.element_handle())


def _expect_all_charts_drawn(reader: Reader, slug: str) -> None:
    """Check that each chart is drawn, and named by a sentence that holds what its title finds."""
    drawn = reader.page.locator(".js-plotly-plot:has(.main-svg)").filter(visible=True)
    expect(drawn).to_have_count(CHARTS[slug])
    boxes = reader.page.locator('[class*="st-key-chart-"]')
    expect(boxes).to_have_count(CHARTS[slug])
    for box in boxes.all():
        finding = box.locator("h2").inner_text()
        name = box.get_by_role("figure").get_attribute("aria-label") or ""
        assert len(name) > len(finding)
        assert set(FIGURE.findall(finding)) <= set(FIGURE.findall(name)), (finding, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_of_the_inputs_is_cut(language: str, new_reader: NewReader) -> None:
    """A box cannot break a line, so names of scenarios and choices are short enough for it."""
    reader = new_reader(language=language)
    reader.open(f"/buildout?v=1&lang={language}")
    codes = ["default", "own", *(preset.code for preset in PRESETS)]
    choices = {
        "preset": [preset_name(code, language) for code in codes],
        "lever-base": [lever_text("base", code, language) for code in LEVERS["base"].choices],
    }
    for container, texts in choices.items():
        box = reader.page.locator(f".st-key-{container} input[role=combobox]")
        assert box.evaluate(CUT_CHOICES, [*texts, "w" * 40]) == ["w" * 40]


def expect_legible_charts(reader: Reader, ground: str) -> None:
    """Check the contrast of every label and tick in the charts against the page behind them."""
    app = reader.page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", ground)
    # Charts out of sight are redrawn in a free moment.
    with suppress(PlaywrightTimeoutError):
        reader.page.wait_for_function(f"() => ({CONTRASTS})().every(([, ratio]) => ratio >= 4.5)")
    contrasts = reader.page.evaluate(CONTRASTS)
    assert len(contrasts) > 20
    assert [text for text, contrast in contrasts if contrast < 4.5] == []


def expect_no_sideways_scroll(reader: Reader) -> None:
    expect_nothing(reader, TOO_WIDE)


def expect_nothing(reader: Reader, script: str) -> None:
    """Check that what looks for faults in a page finds none; a resized page takes a moment."""
    with suppress(PlaywrightTimeoutError):
        reader.page.wait_for_function(f"() => ({script})().length === 0", polling=100)
    assert reader.page.evaluate(script) == []


def unfold_everything(reader: Reader, slug: str) -> None:
    """Open every fold of the page, as a curious reader would.

    In the sidebar stand the inputs of the other pages, the same on each page. They are opened where
    all of them are folded; each page's own inputs are open from the start.
    """
    areas = [reader.page.get_by_test_id("stMain")]
    if slug == "overview" and reader.sidebar.get_attribute("data-collapsed") == "false":
        folds = reader.sidebar.locator("details > summary")
        assert folds.count() == len(THEMES)
        areas.append(reader.sidebar)
    for area in areas:
        folded = area.locator("details:not([open]) > summary").filter(visible=True)
        while folded.count():
            fold = folded.first.element_handle()
            # Playwright's own click would wait until the fold before has grown.
            fold.evaluate("summary => { summary.scrollIntoView(); summary.click() }")
            # A fold is filled by the server: one after the other, as people do.
            reader.page.wait_for_function(FILLED, arg=fold)
            reader.settle()
    reader.settle()
    reader.come_to_rest()


def _english_sentences(reader: Reader) -> list[str]:
    """Return what reads as English in the page and the sidebar once proper names are taken out."""
    areas = reader.page.locator('[data-testid="stMain"], [data-testid="stSidebar"]')
    texts: list[str] = areas.evaluate_all(VISIBLE_TEXTS)
    assert len(texts) > 20
    names = sorted(_proper_names(), key=len, reverse=True)
    found = []
    for text in texts:
        rest = text
        for name in names:
            rest = rest.replace(name, "／")
        found += ENGLISH_SENTENCE.findall(rest)
    return found


@cache
def _proper_names() -> set[str]:
    """Return the names in the data of who said what: they stay as their owners write them."""
    named = {"publisher", "author", "fund", "house", "source", "forecaster", "checked_against"}
    names: set[str] = set()
    for path in DATA.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in named & set(row):
                    # A sum of our own names those it is over, with the date of each.
                    names.update(row[column].split("; "))
    return names - {""}


def _other(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)
