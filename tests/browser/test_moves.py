"""What a move looks like: the picture changes in place, follows a drag, and links keep up."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from components.model import LEVERS
from components.text import LANGUAGES, say
from components.text.scale import lever_scale
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader, expected_takeaway

pytestmark = pytest.mark.browser

SOON_MS = 3000
TRIES = 10
MARKED = ".chart-plot, .chart-plot .main-svg:first-child, .takeaway"
MARK = "elements => elements.forEach((element, index) => (element.mark = index))"
MARKS = "elements => elements.map((element) => element.mark)"
WATCH = """
() => {
  window.blanks = 0
  const watch = () => {
    const plots = [...document.querySelectorAll(".chart-plot")]
    if (plots.some((plot) => !plot.querySelector(".main-svg"))) window.blanks += 1
    requestAnimationFrame(watch)
  }
  watch()
}
"""


@pytest.mark.parametrize("slug", ["funding", "reallocation"])
def test_a_move_changes_the_charts_in_place(slug: str, new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open(f"/{slug}?v=2&lang=en&g=21&c26=700")
    expect(reader.page.locator(".chart-plot:not(:has(.main-svg))")).to_have_count(0)
    plot = reader.page.locator(".chart-plot .main-svg").first
    before = plot.inner_html()
    key = {"funding": "pace", "reallocation": "keep"}[slug]
    default = float(LEVERS[key].defaults[""].value)
    at_first = {"g": 21, "c26": 700}
    marked = reader.page.locator(MARKED)
    marked.evaluate_all(MARK)
    reader.page.evaluate(WATCH)
    for _ in range(3):
        reader.nudge(key)
    reader.expect_takeaway(slug, "en", **at_first, **{key: default + 3 * LEVERS[key].step})
    expect(plot).not_to_have_js_property("innerHTML", before)
    assert marked.evaluate_all(MARKS) == list(range(marked.count()))
    assert reader.page.evaluate("window.blanks") == 0


def test_links_drawn_before_a_move_carry_the_scenario_after_it(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&tgt=40")
    reader.unfold("inputs-more")
    reader.nudge("tgt")
    reader.expect_url("/funding?v=2&lang=en&tgt=41")
    png = reader.page.locator(".chart-ways").first.get_by_role("link", name="PNG")
    for link in (reader.way("Build-out"), png):
        expect(link).to_have_attribute("href", re.compile(r"\?v=2&lang=en&tgt=41$"))
    printed = reader.page.locator(".strip .share a[href*='/print']")
    expect(printed).to_have_attribute("href", re.compile(r"/print\?v=2&lang=en&tgt=41$"))
    reader.follow("Build-out")
    reader.expect_url("/buildout?v=2&lang=en&tgt=41")
    reader.expect_takeaway("buildout", "en", tgt=41)
    reader.page.go_back()
    reader.expect_url("/funding?v=2&lang=en&tgt=41")
    reader.expect_takeaway("funding", "en", tgt=41)


def test_a_link_inside_the_page_goes_there_without_loading_it_anew(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/reallocation?v=2&lang=en&g=21")
    reader.page.evaluate("window.same = true")
    reader.page.locator("details:has(.taken-over) > summary").click()
    reader.page.locator(".taken-over a").first.click()
    reader.expect_url("/buildout?v=2&lang=en&g=21")
    reader.expect_takeaway("buildout", "en", g=21)
    assert reader.page.evaluate("window.same") is True


def test_the_picture_follows_a_dragged_slider_and_is_exact_on_release(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("/buildout?v=2&lang=en&g=10")
    reader.expect_takeaway("buildout", "en", g=10)
    marked = reader.takeaway.inner_html()
    figures = reader.page.locator(".tiles dd")
    told = figures.all_inner_texts()
    _take_hold(reader, "g")
    _drag(reader, "g", to=0.8)
    expect(reader.takeaway).to_have_class("nearby")
    expect(figures).not_to_have_text(told)
    expect(reader.takeaway).not_to_have_text(expected_takeaway("buildout", "en", g=10))
    reader.expect_url("/buildout?v=2&lang=en&g=10")
    reader.page.mouse.up()
    value = float(reader.slider("g").input_value())
    assert value > 20
    reader.expect_url(f"/buildout?v=2&lang=en&g={value:g}")
    reader.expect_takeaway("buildout", "en", g=value)
    expect(reader.takeaway.locator("a").first).to_be_visible()

    reader.page.goto(f"{reader.address}/buildout?v=2&lang=en&g=10")
    reader.settle()
    _take_hold(reader, "g")
    _drag(reader, "g", to=0.8)
    expect(reader.takeaway).to_have_class("nearby")
    _drag(reader, "g", to=_share(10))
    expect(reader.slider("g")).to_have_value("10")
    reader.page.mouse.up()
    expect(reader.takeaway).to_have_js_property("innerHTML", marked)
    expect(figures).to_have_text(told)


def _share(value: float) -> float:
    low, high = LEVERS["g"].low, LEVERS["g"].high
    return (value - low) / (high - low)


def _take_hold(reader: Reader, key: str) -> None:
    x, y = _point(reader, key, _share(float(reader.slider(key).input_value())))
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()


def _drag(reader: Reader, key: str, to: float) -> None:
    x, y = _point(reader, key, to)
    reader.page.mouse.move(x, y, steps=20)


def _point(reader: Reader, key: str, share: float) -> tuple[float, float]:
    """Return where on the screen a share of the slider's track is."""
    slider = reader.page.locator(f".st-key-lever-{key} [data-testid=stSlider]")
    slider.scroll_into_view_if_needed()
    box = slider.locator("[role=group] > div").first.bounding_box()
    assert box is not None
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def test_the_second_of_two_steps_is_prepared_and_right(new_reader: NewReader) -> None:
    """The frame of the next step is asked for when the first is drawn, and none for it again."""
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&g=21")
    reader.unfold("inputs-more")
    with reader.page.expect_response("**/frames/funding/tgt/32?*"):
        reader.nudge("tgt")
    reader.expect_takeaway("funding", "en", g=21, tgt=31)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    with reader.page.expect_response("**/frames/funding/tgt/33?*"):
        reader.nudge("tgt")
    reader.expect_takeaway("funding", "en", g=21, tgt=32)
    assert not [url for url in asked if "/frames/funding/tgt/32" in url]


def test_a_prepared_step_is_forgotten_when_another_input_moves(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&g=21")
    reader.unfold("inputs-more")
    with reader.page.expect_response("**/frames/funding/tgt/32?*"):
        reader.nudge("tgt")
    reader.nudge("pace")
    reader.expect_takeaway("funding", "en", g=21, tgt=31, pace=_stepped("pace"))
    reader.nudge("tgt")
    reader.expect_takeaway("funding", "en", g=21, tgt=32, pace=_stepped("pace"))


def test_a_server_with_no_time_for_frames_is_left_alone(new_reader: NewReader) -> None:
    reader = new_reader()
    asked: list[str] = []

    def nothing(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)

    reader.page.route("**/frames/funding/tgt**", nothing)
    reader.open("/funding?v=2&lang=en&g=21")
    reader.unfold("inputs-more")
    for tgt in (31, 32, 33):
        reader.nudge("tgt")
        reader.expect_takeaway("funding", "en", g=21, tgt=tgt)
    assert len(asked) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_out_of_range_is_refused_in_the_language_of_the_page(
    language: str, new_reader: NewReader
) -> None:
    reader = new_reader(language=language)
    reader.open("/funding")
    reader.unfold("inputs-more")
    before = reader.page.url
    scale = lever_scale(LEVERS["tgt"].unit, language)
    reader.exact("tgt").fill(f"{scale.shown(99):g}")
    reader.exact("tgt").press("Enter")
    low, high = (f"{scale.shown(end):g}" for end in (20.0, 50.0))
    refusal = say(language, "spoken.range", low=low, high=high)
    box = reader.page.locator('.st-key-lever-tgt [class*="st-key-number-tgt"]')
    expect(box.get_by_role("alert")).to_have_text(refusal)
    _rest_on(box.locator("svg").first)
    expect(reader.page.get_by_role("tooltip")).to_have_text(refusal)
    assert reader.page.url == before
    reader.exact("tgt").fill(f"{scale.shown(41):g}")
    reader.exact("tgt").press("Enter")
    expect(box.get_by_role("alert")).to_have_count(0)
    reader.expect_takeaway("funding", language, tgt=41)


def _rest_on(sign: Locator) -> None:
    """Rest on a sign until it tells its words, which it does not if it moves as the mouse comes."""
    told = sign.page.get_by_role("tooltip")
    for _ in range(TRIES):
        sign.hover()
        try:
            told.wait_for(timeout=SOON_MS)
        except PlaywrightTimeoutError:
            sign.page.mouse.move(0, 0)
        else:
            return


def _stepped(key: str) -> float:
    lever = LEVERS[key]
    return lever.set_to(float(lever.defaults[""].value) + lever.step)
