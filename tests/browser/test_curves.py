"""The small curves beside the inputs, and the way from a bar of the tornado to its input."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Route, expect

from components.charts.curves import curves, levers_with_curve
from components.model import LEVERS, Scenario
from components.model.levers import levers_of
from components.text import LANGUAGES
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.shared_contexts import PHONE

pytestmark = pytest.mark.browser

CURVES = "**/frames/curves/**"
FROM_THUMB_PX = """
(place) => {
  const middle = (element) => {
    const { left, width } = element.getBoundingClientRect()
    return left + width / 2
  }
  const slider = place.closest('[class*="st-key-lever-"]').querySelector("input[type=range]")
  return Math.abs(middle(place.querySelector(".dot")) - middle(slider.closest("[data-rac]")))
}
"""
LANDED = """
(lever) => {
  const box = document.activeElement.closest(".st-key-lever-" + lever)
  return Boolean(box?.dataset.arrived) && !location.hash
}
"""


def curve(reader: Reader, key: str) -> Locator:
    return reader.page.locator(f".st-key-lever-{key} .curve")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_main_input_that_moves_the_result_has_a_curve(
    language: str, new_reader: NewReader
) -> None:
    reader = new_reader(language=language)
    reader.open(f"/breakout?v=2&lang={language}&g=25")
    reader.unfold("inputs-more")
    expected = curves("breakout", Scenario.from_changes({"g": 25}), language)
    expect(reader.page.locator(".curve svg")).to_have_count(len(expected))
    for lever in levers_of("breakout"):
        place = curve(reader, lever.key)
        if lever.key not in expected:
            expect(place).to_have_count(0)
            continue
        expect(place).to_have_role("img")
        expect(place).to_have_accessible_name(expected[lever.key].alt)
        expect(place.locator(".ends")).to_contain_text(expected[lever.key].high)
        # A slider that has just been drawn takes its place with the next frame.
        under_thumb = f"(place) => ({FROM_THUMB_PX})(place) < 1"
        reader.page.wait_for_function(under_thumb, arg=place.element_handle())


def test_the_dot_follows_a_key_at_once_and_the_words_once_the_page_has_asked(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("/buildout?v=2&lang=en")
    reader.unfold("inputs-more")
    place = curve(reader, "g")
    before = curves("buildout", Scenario.default(), "en")
    expect(place).to_have_accessible_name(before["g"].alt)
    held: list[Route] = []
    reader.page.route(CURVES, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    for _ in range(4):
        reader.nudge("g")
    expect(reader.slider("g")).to_have_value("21")
    assert place.evaluate(FROM_THUMB_PX) < 1
    reader.expect_takeaway("buildout", "en", g=21)
    expect(place).to_have_accessible_name(before["g"].alt)
    assert place.evaluate(FROM_THUMB_PX) < 1
    reader.page.unroute(CURVES)
    with reader.page.expect_response(CURVES):
        reader.nudge("g")
    after = curves("buildout", Scenario.from_changes({"g": 21.5}), "en")
    for key in levers_with_curve("buildout"):
        expect(curve(reader, key)).to_have_accessible_name(after[key].alt)
    assert before["c26"].high != after["c26"].high


def test_without_an_answer_nothing_is_shown_and_the_place_is_kept(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    place = curve(reader, "pace")
    expect(place.locator("svg")).to_be_visible()
    tall = place.evaluate("place => place.offsetHeight")
    reader.page.route(CURVES, lambda route: route.fulfill(status=200, body="not JSON"))
    reader.nudge("pace")
    expect(place.locator("*")).to_have_count(0)
    assert place.get_attribute("role") is None
    assert place.evaluate("place => place.offsetHeight") == tall
    reader.expect_takeaway("funding", "en", pace=0.79)


def test_words_of_another_language_do_not_stay_until_the_curves_come(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    place = curve(reader, "pace")
    expect(place.locator("svg")).to_be_visible()
    held: list[Route] = []
    reader.page.route(CURVES, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    reader.speak("ja")
    expect(place.locator("*")).to_have_count(0)
    reader.page.unroute(CURVES)
    reader.nudge("pace")
    expect(place.locator("svg")).to_be_visible()


def test_another_page_has_its_own_curves(new_reader: NewReader) -> None:
    """Both pages draw the same input at the same place."""
    reader = new_reader()
    reader.open("/breakout?v=2&lang=en&g=25")
    scenario = Scenario.from_changes({"g": 25})
    for slug, name in (("reallocation", "Savers"), ("buildout", "Build-out")):
        reader.follow(name)
        reader.expect_takeaway(slug, "en", g=25)
        reader.unfold("inputs-more")
        expected = curves(slug, scenario, "en")
        expect(curve(reader, "g")).to_have_accessible_name(expected["g"].alt)
        drawn = [one for one in expected.values() if one.heights]
        expect(reader.page.locator(".curve svg")).to_have_count(len(drawn))


@pytest.mark.parametrize(
    ("on_phone", "ways"),
    [
        (False, ("bar", "label", "list")),
        (True, ("bar",)),
        (True, ("label",)),
        (True, ("list",)),
    ],
)
def test_a_bar_its_label_and_its_link_lead_to_the_input(
    on_phone: bool, ways: tuple[str, ...], new_reader: NewReader
) -> None:
    reader = new_reader(viewport=PHONE, touch=True) if on_phone else new_reader()
    lab = "/lab?v=2&lang=en&g=21&r=macro.net_contribution_pp"
    reader.open(lab)
    answer = reader.takeaway.inner_text()
    for way in ways:
        plot = reader.page.locator(".chart-plot").first
        expect(plot.locator(".bars path").nth(1)).to_be_visible()
        link = reader.page.locator(".lab-links a").nth(1)
        address = urlsplit(str(link.evaluate("(link) => link.href")))
        lever = address.fragment.removeprefix("lever=")
        assert address.path == f"/{LEVERS[lever].home}"
        in_plot = {"bar": ".bars path >> nth=1", "label": ".annotation-text-g >> nth=1"}
        at = plot.locator(in_plot[way]) if way in in_plot else link
        if way == "list":
            reader.page.locator(".lab-links summary").press("Enter")
        if on_phone:
            at.tap(force=True)
        elif way == "list":
            link.focus()
            reader.page.keyboard.press("Enter")
        else:
            at.click(force=True)  # plotly's own layer lies above its bars
        reader.page.wait_for_function(LANDED, arg=lever)
        reader.expect_url(f"{address.path}?{address.query}")
        box = reader.page.locator(f".st-key-whatif .st-key-lever-{lever}")
        expect(box).to_be_in_viewport(ratio=1)
        if way != ways[-1]:
            reader.page.go_back()
            reader.expect_url(lab)
            expect(reader.takeaway).to_have_text(answer)
            reader.settle()
    reader.slider(lever).press("ArrowRight")
    reader.page.wait_for_url(lambda url: f"{lever}=" in url and "g=21" in url)


def test_an_address_with_an_input_opens_there(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/coinvest?v=2&lang=en&g=21#lever=nproj")
    reader.page.wait_for_function(LANDED, arg="nproj")
    box = reader.page.locator(".st-key-lever-nproj")
    expect(box).to_be_in_viewport(ratio=1)
    reader.expect_url("/coinvest?v=2&lang=en&g=21")
    reader.slider("rho").focus()
    expect(box).not_to_have_attribute("data-arrived", "true")
