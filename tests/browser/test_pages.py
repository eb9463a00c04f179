"""Every page in both languages, on a wide and on a narrow screen, in light and in dark."""

import csv
import re
from functools import cache

import pytest
from playwright.sync_api import expect

from components.charts.reallocation.sankey import MARGIN as WIDE
from components.charts.reallocation.sankey import NARROW
from components.evidence.files import DATA
from components.model import LEVERS, PRESETS
from components.model.levers import leading_levers
from components.screen.sheet import has_inputs
from components.text import LANGUAGES, lever_text, say
from components.text.presets import preset_name
from tests.browser.axe import expect_no_violations
from tests.browser.conftest import NewReader
from tests.browser.layout import (
    expect_legible_charts,
    expect_no_sideways_scroll,
    expect_room_in_levers,
    resize,
    switch,
    unfold_everything,
)
from tests.browser.reader import CHARTS, PATHS, SLUGS, Reader, expected_takeaway
from tests.browser.shared_contexts import DESKTOP, PHONE

pytestmark = pytest.mark.browser

ENGLISH_SENTENCE = re.compile(r"[A-Za-z][A-Za-z'’.,-]*(?: +(?:[A-Za-z][A-Za-z'’.,-]*)){3,}")
ENGLISH = re.compile(r"[A-Za-z]{4}")
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
FAILED_BOX = '[data-testid="stException"], [data-testid="stAlert"]'
SCROLLED = """document.querySelector('[data-testid="stMain"]').scrollTop"""

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

# What is read out in the language of the page; each language is named in its own.
SPOKEN = """
() => [...document.querySelectorAll("[aria-label], [placeholder], [title]")]
  .filter((element) => !element.closest("[aria-hidden=true], a[lang]"))
  .flatMap((element) => [element.ariaLabel, element.placeholder, element.title])
  .filter(Boolean)
"""


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_complete_and_open_to_all(slug: str, new_reader: NewReader) -> None:
    """In one visit: in both languages, on a phone and on a wide screen, in light and in dark.

    A visit begins on a wide screen in the light, where the browser names the language, or on a
    phone in the dark, where the link overrules the browser; in one language or the other, as many
    pages each. It ends in the other language with the sizes and themes changed, folds open.
    """
    on_phone, language = beginning(slug)
    if on_phone:
        first, second = "dark", "light"
        reader = new_reader(viewport=PHONE, language=_other(language), color_scheme=first)
        reader.open(f"{PATHS[slug]}?v=2&lang={language}")
    else:
        first, second = "light", "dark"
        reader = new_reader(viewport=DESKTOP, language=language, color_scheme=first)
        reader.open(PATHS[slug])
    _expect_words(reader, slug, language)
    _expect_charts(reader, slug, first)

    resize(reader, PHONE)
    _expect_charts(reader, slug, first)
    _expect_inputs_below(reader, slug)

    resize(reader, DESKTOP)
    if has_inputs(slug):
        expect(reader.sidebar).to_have_attribute("data-collapsed", "false")
    _expect_charts(reader, slug, first)
    switch(reader, second)
    _expect_charts(reader, slug, second)
    _expect_order_in_the_folds(reader, slug, language)
    expect_no_violations(reader)
    resize(reader, PHONE)
    expect_no_sideways_scroll(reader)

    resize(reader, DESKTOP)
    language = _other(language)
    reader.speak(language)
    _expect_words(reader, slug, language)
    _expect_charts(reader, slug, second)
    _expect_order_in_the_folds(reader, slug, language)
    switch(reader, first)
    resize(reader, PHONE)
    _expect_charts(reader, slug, first)
    _expect_inputs_below(reader, slug)
    expect_no_violations(reader)


def beginning(slug: str) -> tuple[bool, str]:
    """Return whether the visit to a page begins on a phone, and in which language."""
    number = SLUGS.index(slug)
    return number % 2 == 1, LANGUAGES[number // 2 % 2]


def _expect_words(reader: Reader, slug: str, language: str) -> None:
    expect(reader.takeaway).to_have_text(expected_takeaway(slug, language))
    expect(reader.page.locator("html")).to_have_attribute("lang", language)
    name = say(language, f"page.{slug}.menu")
    expect(reader.page).to_have_title(f"{name} · {say(language, 'app.name')}")
    expect(reader.page.locator(FAILED_BOX)).to_have_count(0)


def _expect_charts(reader: Reader, slug: str, scheme: str) -> None:
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
    if CHARTS[slug]:
        expect_legible_charts(reader, scheme)
    expect_no_sideways_scroll(reader)


def _expect_order_in_the_folds(reader: Reader, slug: str, language: str) -> None:
    """Open every fold of a page on a wide screen and check what comes to light."""
    unfold_everything(reader, slug)
    expect_room_in_levers(reader)
    expect(reader.page.locator(FAILED_BOX)).to_have_count(0)
    expect_no_sideways_scroll(reader)
    if language == "ja":
        _expect_japanese(reader)


def _expect_inputs_below(reader: Reader, slug: str) -> None:
    """Check that a page with inputs of its own shows the first of them on a phone."""
    if levers := leading_levers(slug):
        assert reader.page.evaluate(SCROLLED) == 0
        first = reader.page.locator(f".st-key-lever-{levers[0].key} input:not([type=range])")
        expect(first).to_be_in_viewport(ratio=1)


def test_a_chart_with_two_forms_shows_the_one_that_fits(new_reader: NewReader) -> None:
    """Also after the screen is turned."""
    reader = new_reader(viewport=DESKTOP)
    reader.open(PATHS["reallocation"])
    for size, margin in ((DESKTOP, WIDE), (PHONE, NARROW), ((1024, 768), WIDE)):
        reader.page.set_viewport_size({"width": size[0], "height": size[1]})
        box = reader.page.locator(".st-key-chart-reallocation-flow")
        box.scroll_into_view_if_needed()
        expect(box.locator(".scatterlayer .js-fill")).to_have_count(11)
        left = f"box => box.querySelector('.chart-plot')._fullLayout._size.l === {margin['l']}"
        reader.page.wait_for_function(left, arg=box.element_handle())
        # Both are looked at in one go: the box has yet to give way to a sidebar that slides in.
        reader.page.wait_for_function(AS_WIDE_AS_ITS_BOX, arg=box.element_handle())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_of_the_inputs_is_cut(language: str, new_reader: NewReader) -> None:
    """A box cannot break a line, so names of scenarios and choices are short enough for it."""
    reader = new_reader(language=language)
    reader.open(f"/buildout?v=2&lang={language}")
    codes = ["default", "own", *(preset.code for preset in PRESETS)]
    choices = {
        "preset": [preset_name(code, language) for code in codes],
        "lever-base": [lever_text("base", code, language) for code in LEVERS["base"].choices],
    }
    for container, texts in choices.items():
        box = reader.page.locator(f".st-key-{container} input[role=combobox]")
        assert box.evaluate(CUT_CHOICES, [*texts, "w" * 40]) == ["w" * 40]


def _expect_japanese(reader: Reader) -> None:
    """Check that nothing reads as English, on the screen or aloud, but for proper names."""
    assert _english_sentences(reader) == []
    spoken = set(reader.page.evaluate(SPOKEN))
    assert spoken
    assert [name for name in spoken if ENGLISH.search(name) and not JAPANESE.search(name)] == []


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
