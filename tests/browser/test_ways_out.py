"""What is shared is what is shown, before the server has answered and whichever way out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from components.link import written_changes
from components.model import PRESETS
from components.screen.lab import lever_name
from components.text import LANGUAGES, lever_text, say
from components.text.presets import preset_name
from tests.browser.conftest import NewReader
from tests.browser.line import Line
from tests.browser.reader import Reader, expected_takeaway
from tests.browser.server import Server

pytestmark = pytest.mark.browser

SLOW_SECONDS = 0.35
"""Each way, so that a round trip takes twice as long."""

LATE_SECONDS = 60.0
SOON_MS = 3000
"""In which the link says what was chosen, on a line where nothing arrives meanwhile."""

_WAYS = """() => [
  ...[...document.querySelectorAll("a[href*='v='][href*='lang=']:not(.preset)")],
  ...[...document.head.querySelectorAll("link[rel=canonical], link[hreflang]")],
].map((link) => link.href).concat([
  ...[...document.querySelectorAll(".chart-ways code")]
    .map(({ textContent }) => new DOMParser().parseFromString(textContent, "text/html"))
    .map((code) => code.querySelector("iframe").src),
  document.querySelector('meta[property="og:url"]').content,
  document.querySelector('meta[property="og:image"]').content,
  document.querySelector(".strip .link").value,
])"""


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """A line to the server that tests may slow down."""
    opened = Line(server.port)
    yield opened
    opened.close()


def set_pace(reader: Reader, text: str) -> None:
    """Type a number into the field of the pace, and leave it there."""
    reader.exact("pace").click()
    reader.page.keyboard.press("Control+A")
    reader.page.keyboard.type(text)


def expect_ways(reader: Reader, pace: str) -> None:
    """Check that every way out leads to a pace of new money, in billions, once one does."""
    canonical = reader.page.locator("link[rel=canonical]")
    expect(canonical).to_have_attribute("href", re.compile(rf"pace={re.escape(pace)}$"))
    ways: list[str] = reader.page.evaluate(_WAYS)
    assert len(ways) > 25
    assert [way for way in ways if not re.search(rf"[?&]pace={re.escape(pace)}(&|$)", way)] == []


def copied(reader: Reader) -> str:
    """Copy the link by the button, and return what the clipboard holds.

    What was typed before is done with the first click, too late for what the server has to say.
    """
    reader.page.locator(".strip .share summary").click()
    reader.page.locator(".strip .copy").click()
    expect(reader.page.locator(".strip .said")).not_to_be_empty()
    text: str = reader.page.evaluate("() => navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(("language", "times"), [("en", 1000), ("ja", 10)])
def test_it_goes_out_before_the_server_answers(
    new_reader: NewReader, line: Line, language: str, times: int
) -> None:
    reader = new_reader(language=language, viewport=(1366, 3000), served_by=line)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(f"/funding?v=2&lang={language}&pace=1.2")
    line.latency_seconds = SLOW_SECONDS

    set_pace(reader, f"{1.5 * times:g}")
    assert copied(reader).endswith(f"/funding?v=2&lang={language}&pace=1.5")
    expect_ways(reader, "1.5")
    expect(reader.page).to_have_url(re.compile("pace=1.5$"))
    reader.settle()
    expect_ways(reader, "1.5")
    reader.page.wait_for_function("() => document.querySelector('.strip .card').complete")

    # Dragged, and let go: what the drag drew is ahead of the server.
    box = reader.slider_box("pace").bounding_box()
    thumb = reader.slider("pace").locator("xpath=../../..").bounding_box()
    assert box is not None
    assert thumb is not None
    reader.page.mouse.move(thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 0.7 * box["width"], thumb["y"] + 10, steps=5)
    reader.page.mouse.up()
    there = float(reader.slider("pace").input_value()) / times
    assert there > 1.6
    expect_ways(reader, f"{there:g}")
    # An answer goes along once it is that of the link, and none that is only about right.
    said, _, link = copied(reader).rpartition("\n")
    assert link == f"{line.address}/funding?v=2&lang={language}&pace={there:g}"
    right = expected_takeaway("funding", language, pace=there)
    assert said in {"", " ".join(right.split())}
    expect(reader.page).to_have_url(re.compile(rf"pace={there:g}$"))

    # Back: the scenario from before is shown, and goes out.
    reader.settle()
    reader.page.go_back()
    expect(reader.page).to_have_url(re.compile("pace=1.5$"))
    reader.settle()
    expect(reader.exact("pace")).to_have_value(re.compile(rf"^{1.5 * times:g}(\.0+)?$"))
    expect_ways(reader, "1.5")


def test_a_file_and_the_next_page_take_what_was_typed_along(
    new_reader: NewReader, line: Line
) -> None:
    reader = new_reader(viewport=(1366, 3000), served_by=line)
    reader.open("/funding?v=2&lang=en&pace=1.2")
    line.latency_seconds = SLOW_SECONDS
    set_pace(reader, "1700")
    reader.page.locator(".strip .share summary").click()
    reader.page.locator('.strip a[href*="/print"]').click()
    expect(reader.page).to_have_url(re.compile(r"/print\?v=2&lang=en&pace=1\.7$"))
    reader.page.go_back()
    expect(reader.page).to_have_url(re.compile(r"/funding\?v=2&lang=en&pace=1\.7$"))
    reader.settle()
    expect(reader.exact("pace")).to_have_value(re.compile(r"^1700"))
    set_pace(reader, "900")
    reader.follow("Build-out")
    expect(reader.page).to_have_url(re.compile(r"/buildout\?v=2&lang=en&pace=0\.9$"))
    reader.settle()
    expect_ways(reader, "0.9")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_goes_out_before_the_server_answers(
    new_reader: NewReader, line: Line, language: str
) -> None:
    reader = new_reader(language=language, served_by=line)
    reader.open(f"/buildout?v=2&lang={language}&pace=1.2")
    line.latency_seconds = LATE_SECONDS
    preset = next(one for one in PRESETS if "base" not in one.scenario.changes())
    reader.choose("preset", preset_name(preset.code, language))
    wanted = written_changes(preset.scenario)
    _expect_shared(reader, wanted)
    reader.choose("lever-base", lever_text("base", "five", language))
    _expect_shared(reader, wanted | {"base": "five"})
    # The server comes to the same in the end.
    line.latency_seconds = 0
    expect(reader.page).to_have_url(re.compile("base=five"))
    reader.settle()
    _expect_shared(reader, wanted | {"base": "five"})
    line.latency_seconds = LATE_SECONDS
    reader.choose("lever-base", lever_text("base", "four_leases", language))
    _expect_shared(reader, wanted)
    reader.choose("preset", preset_name("default", language))
    _expect_shared(reader, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_the_lab_goes_out_before_the_server_answers(
    new_reader: NewReader, line: Line, language: str
) -> None:
    result, day = "breakout.required_revenue_usd_bn", "funding.target_date"
    reader = new_reader(language=language, served_by=line)
    reader.open(f"/lab?v=2&lang={language}&to=900")
    line.latency_seconds = LATE_SECONDS
    target = reader.page.locator(".st-key-lab-target input").first
    target.fill("1.2")  # trillions in both languages
    target.press("Enter")
    _expect_shared(reader, {"to": "1200"})
    _find(reader, f"lab-lever-{language}-{result.replace('.', '-')}", lever_name("g", language))
    _expect_shared(reader, {"to": "1200", "by": "g"})
    name = say(
        language,
        "lab.ask.option",
        page=say(language, "page.funding.menu"),
        result=say(language, f"result.{day}"),
    )
    results = f"lab-result-{language}-"
    box = _combobox(reader, results)
    box.fill("?")  # what finds no option changes nothing
    box.press("Escape")
    _expect_shared(reader, {"to": "1200", "by": "g"})
    _find(reader, results, name)
    _expect_shared(reader, {"r": day})
    line.latency_seconds = 0
    expect(reader.page).to_have_url(re.compile(f"r={day}$"))
    reader.settle()
    reader.open(f"/lab?v=2&lang={language}&r={day}&to=2028-06")
    line.latency_seconds = LATE_SECONDS
    reader.page.locator(".st-key-lab-target [data-type=month]").click()
    reader.page.keyboard.type("7")
    _expect_shared(reader, {"r": day, "to": "2028-07"})


def _combobox(reader: Reader, container: str) -> Locator:
    return reader.page.locator(f".st-key-{container} input[role=combobox]")


def _find(reader: Reader, container: str, option: str) -> None:
    """Choose an option of a long list, which has but a part of them in the page and moves them."""
    _combobox(reader, container).fill(option[:-1])  # not all, so that nothing is chosen by typing
    reader.page.get_by_role("option", name=option, exact=True).click()


def _shared(reader: Reader) -> Locator:
    return reader.page.locator(".strip .link")


def _expect_shared(reader: Reader, changes: dict[str, str]) -> None:
    """Check that the link holds just these changes, much sooner than the server could say so."""
    parts = "".join(rf"(?=.*[?&]{key}={re.escape(text)}(&|$))" for key, text in changes.items())
    count = len(changes) + len(("v", "lang"))
    expect(_shared(reader)).to_have_value(
        re.compile(rf"^{parts}[^?]*\?[^&]*(&[^&]*){{{count - 1}}}$"), timeout=SOON_MS
    )


def test_a_chart_is_saved_and_the_page_stays(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&pace=1.2")
    for ending in ("png", "svg", "csv"):
        with reader.page.expect_download() as saving:
            reader.page.locator(".chart-ways a", has_text=ending.upper()).first.click()
        assert saving.value.suggested_filename.endswith(f".{ending}")
    expect(reader.page).to_have_url(re.compile(r"/funding\?v=2&lang=en&pace=1.2$"))
