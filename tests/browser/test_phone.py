"""On a phone: picture and inputs share the screen, and a thumb moves only what it is put on."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from components.model import Scenario
from components.model.evaluate import PAGES, THEMES
from components.model.levers import LEVERS, leading_levers, levers_of
from components.screen.sheet import has_inputs
from components.text import LANGUAGES, say
from tests.browser.conftest import NewReader
from tests.browser.reader import PATHS, Reader
from tests.browser.shared_contexts import PHONE
from tests.browser.touch import finger, swipe

pytestmark = pytest.mark.browser

STRIP_PX = 48
SCROLLED = """document.querySelector('[data-testid="stMain"]').scrollTop"""
SHEET_SCROLLED = """document.querySelector('[data-testid="stSidebarContent"]').scrollTop"""

# Where the axes of the main chart lie, or the picture of the overview.
PLOT = """
() => {
  const plot = document.querySelector(".st-key-first-screen .chart-plot")
  const hero = document.querySelector("#root figure.scale svg.narrow")
  if (!plot) return hero.getBoundingClientRect().toJSON()
  const { left, top, height } = plot.getBoundingClientRect()
  const { l, t, w, h } = plot._fullLayout._size
  const box = new DOMRect(left + l, top + t, w, h).toJSON()
  return { ...box, all: height }
}
"""
# What a finger finds at five points of a box: at its middle and near its corners.
FOUND = """
(box) => [[0.5, 0.5], [0.05, 0.05], [0.95, 0.05], [0.05, 0.95], [0.95, 0.95]].map(([x, y]) => {
  const found = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)
  return ["stSidebar", "first-screen"].find((name) =>
    found?.closest(`[data-testid="${name}"], .st-key-${name}`)) ?? found?.outerHTML.slice(0, 80)
})
"""
# How far to all sides of its middle a finger still finds the same thing.
REACH = """
(element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const isHit = (dx, dy) => element.contains(document.elementFromPoint(x + dx, y + dy))
  const far = (dx, dy) => {
    let steps = 0
    while (steps < 60 && isHit((steps + 1) * dx, (steps + 1) * dy)) steps += 1
    return steps
  }
  return [far(-1, 0) + far(1, 0) + 1, far(0, -1) + far(0, 1) + 1]
}
"""
SMALL_TYPE = """
() => [...document.querySelectorAll("#root :is(input:not([type=range]), select, textarea)")]
  .filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16)
  .map((field) => field.outerHTML.slice(0, 100))
"""
WITH_LEVERS = ("overview", *THEMES)


# Where the words of the strip stand, from left to right, and which of its names are cut.
STRIP = """
() => {
  const box = (element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = range.getBoundingClientRect()
    return [left, right]
  }
  const name = document.querySelector(".stMain .strip .here span")
  const parts = ".strip .here span, .strip .steps a, .strip .languages a, .strip .share > summary"
  return {
    places: [...document.querySelectorAll(`.stMain :is(${parts})`)]
      .filter((part) => part.checkVisibility()).map(box),
    cut: name.scrollWidth > name.clientWidth || name.scrollHeight > 44,
  }
}
"""
NARROW_PHONES = (390, 360, 320)


@pytest.fixture
def phone(new_reader: NewReader) -> Reader:
    return new_reader(viewport=PHONE, touch=True)


@dataclass(frozen=True)
class Box:
    """A place on the screen in px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2


def _box(locator: Locator) -> Box:
    found = locator.bounding_box()
    assert found is not None
    return Box(found["x"], found["y"], found["width"], found["height"])


def _plot(reader: Reader) -> Box:
    found = reader.page.evaluate(PLOT)
    return Box(*(found[name] for name in ("left", "top", "width", "height")))


def _thumb(reader: Reader, key: str) -> Locator:
    return reader.page.locator(f".st-key-lever-{key} .stSlider [data-rac]:has(> * > input)")


def _to(reader: Reader, name: str) -> None:
    """Tap a button in the head of the sheet."""
    reader.page.locator(f".sheet-head button.{name}").tap()


def _expect_height(reader: Reader, height: str) -> None:
    expect(reader.page.locator("html")).to_have_attribute("data-sheet", height)


def _first_slider(page: str) -> str:
    return next(lever.key for lever in leading_levers(page) if not lever.choices)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", WITH_LEVERS)
def test_picture_and_slider_share_the_first_screen(
    slug: str, language: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=PHONE, language=language, touch=True)
    reader.open(f"{PATHS[slug]}?v=2&lang={language}&tgt=43")  # a changed scenario has a solid Share
    if slug != "overview":
        reader.page.wait_for_function(
            "document.querySelector('.st-key-first-screen .chart-plot')?._fullLayout"
        )
    assert reader.page.evaluate(SCROLLED) == 0
    plot, sheet = _plot(reader), _box(reader.sidebar)
    assert sheet.height == pytest.approx(168, abs=1)
    assert plot.top >= STRIP_PX
    assert min(plot.bottom, sheet.top) - plot.top >= 0.9 * plot.height
    seen = Box(plot.left, plot.top, plot.width, min(plot.bottom, sheet.top) - plot.top)
    assert reader.page.evaluate(FOUND, seen.__dict__) == ["first-screen"] * 5
    key = _first_slider(slug)
    lever = _box(reader.page.locator(f".st-key-lever-{key}"))
    assert lever.height <= 100
    assert lever.top >= sheet.top
    assert lever.bottom <= PHONE[1]
    assert reader.page.evaluate(FOUND, lever.__dict__) == ["stSidebar"] * 5
    _expect_room_for_a_thumb(reader, key)
    _expect_room_in_the_strip(reader)


def _expect_room_in_the_strip(reader: Reader) -> None:
    """Check that the page's name is whole and nothing in the strip touches, on any phone."""
    for width in NARROW_PHONES:
        reader.page.set_viewport_size({"width": width, "height": PHONE[1]})
        reader.page.evaluate("() => new Promise(requestAnimationFrame)")
        strip = reader.page.evaluate(STRIP)
        ends = [end for place in strip["places"] for end in place]
        assert ends == sorted(ends), (width, ends)
        gaps = [b - a for a, b in zip(ends[1:-1:2], ends[2::2], strict=True)]
        assert min(gaps) > 4, (width, ends)
        assert not strip["cut"], width


def _expect_room_for_a_thumb(reader: Reader, key: str) -> None:
    box = reader.page.locator(f".st-key-lever-{key}")
    assert _box(box.locator(".stSlider")).width >= 200
    assert _box(box.locator(".track")).width >= 200
    for target in (_thumb(reader, key), *box.locator("button.step").all()):
        wide, high = target.evaluate(REACH)
        assert (wide >= 44, high >= 44) == (True, True), (wide, high)


@pytest.mark.parametrize("slug", WITH_LEVERS)
def test_the_picture_stays_in_view_while_a_thumb_drags(slug: str, phone: Reader) -> None:
    phone.open(PATHS[slug])
    _to(phone, "open")
    _expect_height(phone, "half")
    key = _first_slider(slug)
    before = phone.page.url
    x, y = _box(_thumb(phone, key)).middle
    sheet = _box(phone.sidebar)
    assert sheet.height <= 401
    with finger(phone.page, (x, y)) as touching:
        for _ in touching.move((x + (-60 if x > PHONE[0] / 2 else 60), y)):
            phone.page.evaluate("() => new Promise(requestAnimationFrame)")
            plot, found = _plot(phone), phone.page.evaluate(PLOT)
            assert found.get("all", plot.height) >= 220
            assert plot.top >= STRIP_PX
            assert plot.bottom <= sheet.top
        expect(phone.page.locator(f".st-key-lever-{key}")).to_have_attribute("data-held", "")
    expect(phone.page).not_to_have_url(before)
    phone.settle()
    expect(phone.page.locator("[data-held]")).to_have_count(0)


@pytest.mark.parametrize("on", ["track", "thumb"])
def test_who_scrolls_moves_no_slider(on: str, phone: Reader) -> None:
    phone.open("/funding?v=2&lang=en&pace=0.6")
    _to(phone, "open")
    _expect_height(phone, "half")
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    thumb, track = _box(_thumb(phone, "pace")), _box(phone.slider_box("pace"))
    x, y = thumb.middle
    if on == "track":
        x = track.left + track.width - 10
        assert abs(x - thumb.middle[0]) > 40
    swipe(phone.page, (x, y), (x + 12, y - 150))
    phone.page.wait_for_function(f"{SHEET_SCROLLED} > 40")
    phone.expect_url("/funding?v=2&lang=en&pace=0.6")
    assert phone.slider("pace").input_value() == "600"
    if on == "track":
        assert [url for url in asked if "/frames/" in url] == []


def test_a_swipe_along_the_track_moves_nothing(phone: Reader) -> None:
    phone.open("/funding?v=2&lang=en&pace=0.6")
    track = _box(phone.slider_box("pace"))
    right, y = track.left + track.width - 5, track.middle[1]
    swipe(phone.page, (right, y), (right - 60, y))
    assert phone.slider("pace").input_value() == "600"
    phone.expect_url("/funding?v=2&lang=en&pace=0.6")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_beside_a_slider_move_it_by_one_step(
    language: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=PHONE, language=language, touch=True)
    reader.open(f"/funding?v=2&lang={language}")
    step = LEVERS["pace"].step
    start = float(Scenario.default().values()["pace"])
    name = say(language, "lever.pace.label")
    more = reader.page.get_by_role("button", name=say(language, "sheet.up", lever=name))
    less = reader.page.get_by_role("button", name=say(language, "sheet.down", lever=name))
    more.tap()
    reader.expect_takeaway("funding", language, pace=round(start + step, 3))
    more.tap()
    reader.expect_takeaway("funding", language, pace=round(start + 2 * step, 3))
    less.tap()
    reader.expect_takeaway("funding", language, pace=round(start + step, 3))


def test_the_sheet_shows_one_of_the_three_leading_levers_at_a_time(phone: Reader) -> None:
    phone.open("/buildout")
    levers = leading_levers("buildout")
    for lever in (*levers, levers[0]):
        name = say("en", f"lever.{lever.key}.label")
        chip = phone.page.locator(".sheet-head .levers").get_by_role("button", name=name)
        chip.tap()
        expect(chip).to_have_attribute("aria-pressed", "true")
        for other in levers:
            box = phone.page.locator(f".st-key-lever-{other.key}")
            if other is lever:
                expect(box).to_be_in_viewport(ratio=1)
            else:
                expect(box).to_be_hidden()


def test_a_page_begins_with_the_sheet_low_and_its_first_lever(phone: Reader) -> None:
    phone.open("/funding")
    phone.page.locator(".sheet-head .levers button").nth(2).tap()
    _to(phone, "open")
    phone.page.locator(".strip .steps").last.tap()
    expect(phone.page.locator(".st-key-lever-g")).to_be_visible()
    phone.settle()
    _expect_height(phone, "peek")
    expect(phone.page.locator(f".st-key-lever-{_first_slider('buildout')}")).to_be_in_viewport()


def test_the_sheet_has_three_heights_and_each_says_how_to_the_others(phone: Reader) -> None:
    phone.open("/funding")
    full_px = PHONE[1] - STRIP_PX
    for name, height, px in (
        ("open", "half", 400),
        ("grow", "full", full_px),
        ("shrink", "half", 400),
        ("close", "peek", 168),
        ("open", "half", 400),
        ("grow", "full", full_px),
        ("close", "peek", 168),
    ):
        expect(phone.page.locator(f".sheet-head button.{name}")).to_have_text(
            say("en", f"sheet.{name}")
        )
        _to(phone, name)
        _expect_height(phone, height)
        assert _box(phone.sidebar).height == pytest.approx(px, abs=1)
        sizes = phone.page.locator(".sheet-head .sizes button").filter(visible=True)
        expect(sizes).to_have_count(1 if height == "peek" else 2)


def test_neither_streamlits_own_state_nor_a_touch_of_the_page_closes_the_sheet(
    phone: Reader,
) -> None:
    phone.open("/funding")
    expect(phone.sidebar).to_have_attribute("data-collapsed", "true")
    expect(phone.slider_box("pace")).to_be_in_viewport(ratio=1)
    _to(phone, "open")
    phone.page.touchscreen.tap(PHONE[0] / 2, 200)
    _expect_height(phone, "half")
    expect(phone.slider_box("mult")).to_be_in_viewport(ratio=1)


def test_at_full_height_the_picture_shows_through_while_a_thumb_drags(phone: Reader) -> None:
    phone.open("/funding")
    _to(phone, "open")
    _to(phone, "grow")
    x, y = _box(_thumb(phone, "mult")).middle
    with finger(phone.page, (x, y)) as touching:
        for _ in touching.move((x + 30, y), steps=4):
            pass
        expect(phone.page.locator(".st-key-lever-mult")).to_have_attribute("data-held", "")
        expect(phone.sidebar).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        expect(phone.page.locator(".st-key-lever-pace")).to_have_css("opacity", "0.15")
        expect(phone.page.locator(".st-key-lever-mult")).to_have_css("opacity", "1")
    expect(phone.sidebar).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_finding_above_the_picture_follows_a_move(phone: Reader) -> None:
    phone.open("/funding?v=2&lang=en&pace=1.2")
    headline = phone.page.locator("p.headline")
    expect(headline).to_be_hidden()
    _to(phone, "open")
    expect(headline).to_be_in_viewport(ratio=1)
    assert _box(headline).height == 28
    expect(headline).to_contain_text("April 2027")  # 17.5 / 1.2 = 14.6 months from January 2026
    phone.page.locator(".st-key-lever-pace button.down").tap()
    phone.expect_takeaway("funding", "en", pace=1.195)
    expect(headline).to_have_text(phone.page.locator(".chart-title").first.inner_text())


def test_no_field_is_so_small_that_a_phone_zooms_in_on_it(phone: Reader) -> None:
    for path, fold in (("/coinvest", "more"), ("/lab", "others")):
        phone.open(path)
        _to(phone, "open")
        phone.page.locator(f".st-key-fold-inputs-{fold} summary").first.click()
        phone.settle()
        assert phone.page.evaluate(SMALL_TYPE) == []


@pytest.mark.parametrize("size", [(667, 375), (390, 480), (320, 568)])
def test_a_low_window_keeps_more_than_half_for_the_page(
    size: tuple[int, int], new_reader: NewReader
) -> None:
    reader = new_reader(viewport=size, touch=True)
    reader.open("/funding")
    sheet = _box(reader.sidebar)
    assert sheet.height <= 0.36 * size[1]
    expect(reader.slider_box("pace")).to_be_in_viewport(ratio=1)
    expect(reader.exact("pace")).to_be_in_viewport(ratio=1)
    _to(reader, "open")
    sheet = _box(reader.sidebar)
    assert sheet.height <= size[1] / 2 + 1
    expect(reader.slider_box("pace")).to_be_in_viewport(ratio=1)
    covered = reader.page.locator(".chart-plot").first.evaluate(
        """(plot) => getComputedStyle(plot).position === "fixed"
          && plot.getBoundingClientRect().bottom
            > document.querySelector('[data-testid="stSidebar"]').getBoundingClientRect().top"""
    )
    assert not covered


@pytest.mark.parametrize("slug", PAGES)
def test_what_a_page_ends_with_can_be_scrolled_clear_of_the_sheet(slug: str, phone: Reader) -> None:
    phone.open(PATHS[slug])
    expect(phone.sidebar).to_have_count(1 if has_inputs(slug) else 0)
    last = phone.page.locator(".stMain [data-testid=stCaptionContainer]").last
    last.evaluate("element => element.scrollIntoView({ block: 'end' })")
    expect(last).to_be_in_viewport(ratio=1)
    if has_inputs(slug):
        assert _box(last).bottom <= _box(phone.sidebar).top


def test_a_link_to_a_lever_leads_to_it(phone: Reader) -> None:
    second = leading_levers("funding")[1].key
    phone.open(f"/funding#lever={second}")
    expect(phone.slider(second)).to_be_focused()
    expect(phone.slider_box(second)).to_be_in_viewport(ratio=1)
    _expect_height(phone, "peek")


def test_a_link_to_a_lever_among_the_others_opens_the_sheet(phone: Reader) -> None:
    first = {lever.key for lever in leading_levers("funding")}
    other = next(lever.key for lever in levers_of("funding") if lever.key not in first)
    phone.open(f"/funding#lever={other}")
    expect(phone.slider(other)).to_be_focused()
    expect(phone.slider_box(other)).to_be_in_viewport(ratio=1)
    _expect_height(phone, "half")


def test_a_thumb_that_starts_on_a_chart_scrolls_the_page(phone: Reader) -> None:
    phone.open("/funding")
    x, y = _middle_of_chart(phone)
    before = phone.page.evaluate(SCROLLED)
    swipe(phone.page, (x, y), (x, y - 300))
    phone.page.wait_for_function(f"before => {SCROLLED} > before + 200", arg=before)


def test_a_wheel_over_a_chart_scrolls_the_page(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    x, y = _middle_of_chart(reader)
    before = reader.page.evaluate(SCROLLED)
    reader.page.mouse.move(x, y)
    reader.page.mouse.wheel(0, 300)
    reader.page.wait_for_function(f"before => {SCROLLED} > before + 200", arg=before)


def _middle_of_chart(reader: Reader) -> tuple[float, float]:
    """Bring the main chart into view and return a point inside it."""
    chart = reader.page.locator(".st-key-chart-funding-path .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    return _box(chart.locator(".draglayer").first).middle


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_changes_of_the_method_are_read_in_full_lines(language: str, phone: Reader) -> None:
    """Not in four columns, of which each would have room for a word or two."""
    phone.open(f"/method?v=2&lang={language}")
    row = phone.page.locator(".st-key-changes tbody tr").first
    width = _box(row).width
    date, _, change, effect = (_box(cell) for cell in row.locator("td").all())
    assert date.height < 40
    assert min(change.width, effect.width) > 0.9 * width > 300
