"""A reader's journey where hosts put the app: below a path, inside a frame."""

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import CHARTS, Reader, expected_takeaway
from tests.browser.server import HOST
from tests.deploy.hosts.conftest import Hosts

pytestmark = [pytest.mark.browser, pytest.mark.deploy]
PLACES = (
    "root",
    "sub-path",
    "jupyter",
    "base path",
    "base path behind a proxy",
    "inside community cloud",
    "TLS",
)


# Below a path that a proxy takes off, below one that the server knows, and below none.
WHOLE = ("root", "sub-path", "base path behind a proxy")


@pytest.mark.parametrize("place", PLACES)
def test_a_journey_stays_below_the_path(place: str, hosts: Hosts, new_reader: NewReader) -> None:
    reader = new_reader(served_by=hosts.root)
    address = hosts.addresses[place]
    # From here on a request to anywhere else, such as the root of the site, is a problem.
    reader.address = address
    page = reader.page
    page.goto(f"{address}/funding?v=2&lang=en&pace=1.2")
    reader.expect_takeaway("funding", "en", pace=1.2)
    expect(page.locator(".js-plotly-plot")).to_have_count(CHARTS["funding"])

    reader.nudge("pace")
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("funding", "en", pace=1.205)
    _expect_files(reader)

    shared = page.locator(".link").input_value()
    public = address.replace("/~/+", "")
    assert shared == f"{public}/funding?v=2&lang=en&pace=1.205"
    code = page.locator(".chart-ways code").first.text_content() or ""
    assert f'src="{public}/funding?' in code.replace("&amp;", "&")

    reader.follow("Build-out")
    reader.expect_url("/buildout?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("buildout", "en", pace=1.205)
    if place in WHOLE:
        _go_on_from_buildout(reader)
    page.go_back()
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.expect_no_error()


def test_the_address_around_a_framed_app_follows(hosts: Hosts, new_reader: NewReader) -> None:
    """Community Cloud's shell speaks Streamlit's host protocol with the app in its frame."""
    reader = new_reader(served_by=hosts.root)
    reader.address = hosts.proxy.address
    page = reader.page
    page.goto(f"{reader.address}/funding?v=2&lang=en&pace=1.2")
    app = _frame(page)
    expect(app.locator(".takeaway p").first).to_have_text(
        expected_takeaway("funding", "en", pace=1.2)
    )
    expect(app.locator(".js-plotly-plot")).to_have_count(CHARTS["funding"])
    app.locator(".st-key-lever-pace input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    app.locator(".strip ol").get_by_role("link", name="Build-out").click()
    reader.expect_url("/buildout?v=2&lang=en&pace=1.205")
    expect(app.locator(".takeaway p").first).to_have_text(
        expected_takeaway("buildout", "en", pace=1.205)
    )
    app.evaluate("history.back()")
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    page.reload()
    expect(_frame(page).locator(".takeaway p").first).to_have_text(
        expected_takeaway("funding", "en", pace=1.205)
    )


def test_a_page_of_elsewhere_frames_the_app_and_hears_its_query(
    hosts: Hosts, new_reader: NewReader
) -> None:
    """Hugging Face shows a Space in a frame, and keeps what the frame says in its own address."""
    reader = new_reader(served_by=hosts.root)
    page = reader.page
    # Another site to the browser, which keeps its cookies apart.
    page.goto(f"{hosts.proxy.address}/around.html".replace(HOST, "localhost"))
    app = _frame(page)
    expect(app.locator(".takeaway p").first).to_have_text(
        expected_takeaway("funding", "en", pace=1.2)
    )
    app.locator(".st-key-lever-pace input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        """() => window.said.some(({ queryString, hash }) =>
            queryString === 'v=2&lang=en&pace=1.205' && hash === '#page=funding')"""
    )
    # Cookies of a framed site are blocked by many browsers; none is set and none is needed.
    assert page.context.cookies() == []
    # The page around the app is another site to the reader's list, which is right.
    reader.problems[:] = [one for one in reader.problems if "left the server" not in one]


def test_what_the_page_around_kept_opens_the_page(hosts: Hosts, new_reader: NewReader) -> None:
    reader = new_reader(served_by=hosts.root)
    reader.page.goto(f"{reader.address}/?v=2&lang=en&pace=1.205#page=funding")
    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")


def test_previews_start_with_the_public_address(hosts: Hosts, new_reader: NewReader) -> None:
    reader = new_reader(served_by=hosts.secured)
    reader.address = hosts.addresses["TLS"]
    reader.open("/funding?v=2&lang=en&pace=1.2")
    image = reader.page.locator("meta[property='og:image']").get_attribute("content") or ""
    assert image.startswith(f"{hosts.addresses['TLS']}/og.png?")
    assert reader.page.request.get(image).status == 200


def _frame(page: Page) -> Frame:
    handle = page.wait_for_selector("iframe")
    assert handle is not None
    frame = handle.content_frame()
    assert frame is not None
    return frame


def _go_on_from_buildout(reader: Reader) -> None:
    """Follow a link inside a page, read the note behind a number, come back and load anew."""
    page = reader.page
    page.locator("a.page-link[href^='./power']").last.click()
    reader.expect_url("/power?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("power", "en", pace=1.205)
    page.locator(".takeaway a[href^='#']").first.focus()
    expect(page.locator(".mark-note")).to_be_visible()
    page.keyboard.press("Escape")
    page.go_back()
    reader.expect_takeaway("buildout", "en", pace=1.205)
    page.reload()
    reader.expect_takeaway("buildout", "en", pace=1.205)


def _expect_files(reader: Reader) -> None:
    """Check that every file that the page offers is there."""
    links = reader.page.locator(".chart-ways").first.locator("a")
    addresses = [str(link.evaluate("(link) => link.href")) for link in links.all()]
    assert len(addresses) == 3
    for address in addresses:
        assert re.search(r"[?&]pace=1\.205", address)
        assert reader.page.request.get(address).status == 200
