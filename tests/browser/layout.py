"""What a page must look like at any size and in any theme, and how a test changes both."""

from contextlib import suppress

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from components.model import LEVERS
from components.model.levers import leading_levers, levers_of
from tests.browser.reader import Reader

GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 21, 28)"}

# What makes the page scroll sideways: each area that does, and what in it reaches too far.
TOO_WIDE = """
() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter((area) => area.scrollWidth > area.clientWidth)
  .map((area) => [
    area.tagName,
    area.scrollWidth - area.clientWidth,
    [...area.querySelectorAll("*")]
      .map((element) => [element, element.getBoundingClientRect().right])
      .filter(([, right]) => right > area.getBoundingClientRect().left + area.clientWidth)
      .map(([element, right]) => `${right} ${element.outerHTML.slice(0, 100)}`)
      .slice(0, 8),
  ])
"""

# Inputs that are too high, or in which two words meet: the default and the ends of the curve, the
# name with its help and the field. The room of each lever is looked at once all curves are here.
CURVES_DRAWN = """
() => [...document.querySelectorAll(".curve[data-page]")]
  .every((place) => place.childElementCount || !place.checkVisibility())
"""
CROWDED_LEVERS = """
() => {
  const box = (element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect()
  }
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const faults = []
  for (const lever of document.querySelectorAll('.stSidebar [class*="st-key-lever-"]')) {
    const field = lever.querySelector(".stNumberInput")
    if (!field?.checkVisibility()) continue
    const find = (selector) => lever.querySelector(selector)
    const [name, caption] = [find(".stMarkdown p"), find('[data-testid="stCaptionContainer"] p')]
    const ends = find(".curve .ends span")
    const said = (what) => faults.push(`${what}: ${lever.innerText.replace(/\\s+/g, " ")}`)
    if (lever.getBoundingClientRect().height > 100) said("too high")
    if (meet(box(name), field.getBoundingClientRect())) said("name and field")
    if (ends && meet(box(caption), box(ends))) said("default and curve")
    const unit = find(".stMarkdownColoredText")
    const sign = find('[data-testid="stTooltipIcon"]').getBoundingClientRect()
    if (unit && sign.top >= box(unit).bottom - 2) said("a sign alone")
  }
  return faults
}
"""

FOLDED = "details:not([open], .strip details) > summary"

OPEN = "folds => folds.forEach((summary) => { summary.dataset.pressed = ''; summary.click() })"

# Whether every fold that was opened is open and, where the server fills it, filled.
FILLED = """
area => [...area.querySelectorAll("details > summary[data-pressed]")]
  .filter((summary) => summary.checkVisibility())
  .every((summary) => summary.parentElement.open
    && (!summary.matches('[data-testid="stExpander"] > details > summary')
      || summary.parentElement.querySelector(
        '[data-testid="stElementContainer"], [data-testid="stExpander"]')))
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

CHARTS_FIT = """
() => [...document.querySelectorAll(".chart-plot")].every((plot) =>
  plot.querySelector(".main-svg")?.getAttribute("width") === String(plot.clientWidth))
"""


def resize(reader: Reader, size: tuple[int, int]) -> None:
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    reader.page.wait_for_function(CHARTS_FIT)
    reader.settle()


def switch(reader: Reader, scheme: str) -> None:
    """Change the theme under the open page, charts and all."""
    reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(reader.page.get_by_test_id("stApp")).to_have_css("background-color", GROUNDS[scheme])
    reader.settle()


# What is between the names in charts and the lines behind them.
EDGES = """
() => [...document.querySelectorAll(".annotation-text")].map((name) => {
  const { paintOrder, stroke } = getComputedStyle(name)
  return `${paintOrder} ${stroke}`
})
"""


def expect_legible_charts(reader: Reader, scheme: str, more_than: int = 20) -> None:
    """Check the contrast of every label and tick in the charts against the page behind them."""
    app = reader.page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", GROUNDS[scheme])
    # Charts out of sight are redrawn in a free moment.
    with suppress(PlaywrightTimeoutError):
        reader.page.wait_for_function(
            f"() => ({CONTRASTS})().every(([, ratio]) => ratio >= 4.5)", polling=100
        )
    contrasts = reader.page.evaluate(CONTRASTS)
    assert len(contrasts) > more_than
    assert [text for text, contrast in contrasts if contrast < 4.5] == []
    assert {*reader.page.evaluate(EDGES)} <= {f"stroke {GROUNDS[scheme]}"}


def expect_no_sideways_scroll(reader: Reader) -> None:
    expect_nothing(reader, TOO_WIDE)


def expect_nothing(reader: Reader, script: str) -> None:
    """Check that what looks for faults in a page finds none; a resized page takes a moment."""
    with suppress(PlaywrightTimeoutError):
        reader.page.wait_for_function(f"() => ({script})().length === 0", polling=100)
    found = reader.page.evaluate(script)
    assert not found, found


def expect_room_in_levers(reader: Reader) -> None:
    reader.page.wait_for_function(CURVES_DRAWN)
    expect_nothing(reader, CROWDED_LEVERS)


def unfold_everything(reader: Reader, slug: str) -> None:
    """Open every fold of the page, all that stand side by side at once.

    In the sidebar each page folds the inputs of its own that move it less, and those of the other
    pages. The latter are much the same on each page, so they are opened on one. The strip has but
    one fold open at a time.
    """
    areas = [reader.page.get_by_test_id("stMain")]
    if slug == "overview":
        areas.append(reader.sidebar)
    elif len(levers_of(slug)) > len(leading_levers(slug)):
        areas.append(reader.page.locator(".st-key-fold-inputs-more"))
    for area in areas:
        folded = area.locator(FOLDED).filter(visible=True)
        while folded.count():
            # Playwright's own click would wait until the fold before has grown.
            folded.evaluate_all(OPEN)
            reader.page.wait_for_function(FILLED, arg=area.element_handle())
            reader.settle()
    if slug == "overview":
        expect(reader.sidebar.locator('[class*="st-key-lever-"]')).to_have_count(len(LEVERS))
    reader.come_to_rest()
