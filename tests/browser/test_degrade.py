"""What a reader still has where a script, plotly or the websocket does not come."""

import re
import time
from contextlib import suppress

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from components.text import say
from components.web.pages import assets
from tests.browser.conftest import NewReader
from tests.browser.reader import CHARTS, SETTLED, expected_takeaway
from tests.browser.server import Server

pytestmark = pytest.mark.browser
PACE = re.compile(r"\?v=2&lang=en&pace=0\.79$")
PATIENCE_MS = 15_000
SOON_MS, TRIES, WAIT_SECONDS = 5000, 10, 60
PLOTLY = assets.find().plotly.rpartition("/")[2]

# Our modules start with this event, and then call each other without a pause.
NO_BODY_YET = """
addEventListener("buildout", () => {
  Object.defineProperty(document, "body", { configurable: true, value: null })
  queueMicrotask(() => delete document.body)
})
"""


# What mounts elements, with all that it was told.
MOUNTED = """
let drawn
const mounted = new Map() // each element with the last message that Streamlit had for it
Object.defineProperty(window, "buildout", {
  configurable: true,
  get: () => drawn,
  set: ({ draw }) => {
    drawn = {
      draw: (name, mount) => (mounted.set(mount.parentElement, [name, mount]), draw(name, mount)),
    }
    window.mountAgain = () => [...mounted.values()].filter(([name]) => name !== "courier")
      .forEach((told) => draw(...told))
  },
})
"""


# Each module is imported by the main one, at least through others (tests/web/pages/test_assets.py),
# so any that is missing ends them all: the first, one that others import, all of them.
@pytest.mark.parametrize("module", ["main", "idle", "*"])
def test_without_a_module_words_pictures_and_links_follow_a_move(
    module: str, page: Page, server: Server
) -> None:
    page.route(f"**/assets/browser-*/{module}.js", lambda route: route.abort())
    page.goto(f"{server.address}/funding?v=2&lang=en")
    takeaway = page.locator(".takeaway p").first
    expect(takeaway).to_have_text(expected_takeaway("funding", "en"))
    slider = page.locator(".st-key-lever-pace input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(takeaway).to_have_text(expected_takeaway("funding", "en", pace=0.79))
    expect(page.locator("input.link")).to_have_value(
        re.compile(r"/funding\?v=2&lang=en&pace=0\.79$")
    )
    charts = page.locator(".js-plotly-plot, img.picture")
    expect(charts).to_have_count(CHARTS["funding"])
    expect(page.get_by_text(say("en", "http.missing_scripts"))).to_be_visible()
    expect(page.get_by_text(say("en", "http.coming"))).to_be_hidden()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "BidiComponent Error" not in page.content()
    picture = page.locator("img.picture").first
    expect(picture).to_have_attribute("src", PACE)
    save = page.locator(".chart-ways").first
    expect(save.get_by_role("link", name="SVG")).to_have_attribute("href", PACE)
    expect(save.locator("code")).to_contain_text(f'src="{server.address}/funding?v=2&amp;lang=en&')
    page.locator(".strip .pages a[href*='/buildout?']").click()
    expect(page).to_have_url(re.compile(r"/buildout\?v=2&lang=en&pace=0\.79$"))
    buildout = expected_takeaway("buildout", "en", pace=0.79)
    expect(page.locator(".takeaway p").first).to_have_text(buildout)


def test_an_element_that_is_mounted_once_more_shows_the_latest(page: Page, server: Server) -> None:
    """Streamlit may do that with the message that the element came with, before the move."""
    page.add_init_script(MOUNTED)
    page.route("**/assets/browser-*/*.js", lambda route: route.abort())
    page.goto(f"{server.address}/funding?v=2&lang=en")
    expect(page.locator("#first")).to_have_count(0)
    page.wait_for_function(SETTLED)
    page.locator(".st-key-lever-pace input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    moved = expected_takeaway("funding", "en", pace=0.79)
    expect(page.locator(".takeaway p").first).to_have_text(moved)
    page.evaluate("() => window.mountAgain()")
    expect(page.locator(".takeaway p").first).to_have_text(moved)
    expect(page.locator("input.link")).to_have_value(PACE)


def test_a_script_that_hangs_holds_nothing_up_and_is_taken_over_when_it_comes(
    page: Page, server: Server
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/browser-*/screen.js", hold)
    page.goto(f"{server.address}/funding?v=2&lang=en", wait_until="commit")
    expect(page.locator(".takeaway p").first).to_have_text(expected_takeaway("funding", "en"))
    expect(page.locator("img.picture")).to_have_count(CHARTS["funding"])
    for route in held:
        route.continue_()
    expect(page.locator(".js-plotly-plot")).to_have_count(CHARTS["funding"])
    expect(page.locator("img.picture")).to_have_count(0)


def test_scripts_that_run_before_the_page_has_a_body_lose_nothing(new_reader: NewReader) -> None:
    """As they may where the browser has them in its cache."""
    reader = new_reader()
    reader.page.add_init_script(NO_BODY_YET)
    reader.open("/funding?v=1&lang=en")
    reader.page.locator(".takeaway a").first.focus()
    expect(reader.page.locator(".mark-note")).to_be_visible()


def test_without_plotly_charts_are_pictures(page: Page, server: Server) -> None:
    page.route(f"**/assets/{PLOTLY}", lambda route: route.abort())
    page.goto(f"{server.address}/funding?v=2&lang=en&pace=1.2")
    _expect_picture(page, ".chart-plot img")


def test_without_scripts_and_without_a_websocket_pictures_come_too(
    page: Page, server: Server
) -> None:
    page.route("**/assets/**/*.js", lambda route: route.abort())
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close(code=1011))
    _open_and_lose_patience(page, f"{server.address}/lab?v=2&lang=en")
    _expect_picture(page, "#first img")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_a_websocket_the_page_says_so_and_shows_pictures(
    language: str, page: Page, server: Server
) -> None:
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close(code=1011))
    _open_and_lose_patience(page, f"{server.address}/funding?v=2&lang={language}&pace=1.2")
    expect(page.get_by_text(say(language, "http.without_inputs"))).to_be_visible()
    _expect_picture(page, "#first img")
    print_link = page.get_by_role("link", name=say(language, "http.print"))
    assert (print_link.get_attribute("href") or "").startswith("./print?v=2")


def test_a_websocket_that_comes_late_brings_the_app_all_the_same(
    page: Page, server: Server
) -> None:
    refused: list[WebSocketRoute] = []
    may_pass: list[bool] = []

    def refuse_at_first(socket: WebSocketRoute) -> None:
        if may_pass:
            socket.connect_to_server()
        else:
            refused.append(socket)
            socket.close(code=1011)

    page.route_web_socket("**/_stcore/stream", refuse_at_first)
    _open_and_lose_patience(page, f"{server.address}/funding?v=2&lang=en&pace=1.2")
    expect(page.get_by_text(say("en", "http.without_inputs"))).to_be_visible()
    deadline = time.monotonic() + WAIT_SECONDS
    while not refused and time.monotonic() < deadline:
        page.title()  # each call hears of what has happened meanwhile
    assert refused
    may_pass.append(True)
    for _ in range(TRIES):
        # To the next try of the app, if it has made up its mind to one already.
        page.clock.fast_forward(PATIENCE_MS)
        with suppress(PlaywrightTimeoutError):
            page.locator("#first").wait_for(state="detached", timeout=SOON_MS)
            break
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator(".takeaway")).to_be_visible()
    expect(page.locator(".st-key-lever-pace input[type=range]")).to_be_enabled()


def _open_and_lose_patience(page: Page, address: str) -> None:
    """Open a page and put its clock on by what it waits for the app, rather than wait so long."""
    page.clock.install()
    page.goto(address)
    page.clock.fast_forward(PATIENCE_MS)


def _expect_picture(page: Page, selector: str) -> None:
    picture = page.locator(selector).first
    expect(picture).to_be_visible()
    assert picture.get_attribute("alt")
    page.wait_for_function("(one) => document.querySelector(one).naturalWidth > 0", arg=selector)
