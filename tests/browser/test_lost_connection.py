"""A line that breaks or is slow: the reader finds what they left, and their next move counts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from components.text import LANGUAGES, say
from tests.browser.conftest import NewReader
from tests.browser.line import Line
from tests.browser.reader import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    started = Line(server.port)
    yield started
    started.close()


def test_two_tabs_of_a_laptop_that_slept_keep_a_scenario_each(
    line: Line, new_reader: NewReader
) -> None:
    first = new_reader(served_by=line)
    second = Reader(first.page.context.new_page(), line.address)
    first.open("/funding?v=2&lang=en&pace=1.2")
    second.open("/funding?v=2&lang=ja&pace=0.7")
    first.nudge("pace")
    first.expect_takeaway("funding", "en", pace=1.205)

    line.cut()
    for reader in (first, second):
        _expect_connected(reader.page, connected=False)
    line.mend()
    for reader in (first, second):
        _expect_connected(reader.page)
        reader.settle()
        reader.problems.clear()  # the browser rightly complained while the line was cut

    first.expect_takeaway("funding", "en", pace=1.205)
    first.expect_url("/funding?v=2&lang=en&pace=1.205")
    second.expect_takeaway("funding", "ja", pace=0.7)
    second.nudge("pace")
    second.expect_url("/funding?v=2&lang=ja&pace=0.705")
    second.expect_takeaway("funding", "ja", pace=0.705)
    first.nudge("pace")
    first.expect_url("/funding?v=2&lang=en&pace=1.21")
    first.expect_takeaway("funding", "en", pace=1.21)
    for reader in (first, second):
        reader.expect_no_error()
        assert reader.problems == []


def test_a_reader_who_was_offline_goes_on_where_they_were(
    line: Line, new_reader: NewReader
) -> None:
    reader = new_reader(served_by=line)
    reader.open("/funding?v=2&lang=en&pace=1.2")
    reader.page.context.set_offline(True)
    # Going offline leaves open sockets alone until they time out; the page says so at once.
    said = reader.page.locator(".offline")
    expect(said).to_have_text(say("en", "spoken.offline"))
    line.cut()
    _expect_connected(reader.page, connected=False)
    line.mend()
    reader.page.context.set_offline(False)
    expect(said).to_be_empty()
    _expect_connected(reader.page)
    reader.settle()
    reader.problems.clear()

    reader.expect_takeaway("funding", "en", pace=1.2)
    reader.nudge("pace")
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.expect_no_error()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_line_is_told_in_the_language_of_the_page(
    language: str, line: Line, new_reader: NewReader
) -> None:
    reader = new_reader(served_by=line)
    reader.open(f"/funding?v=2&lang={language}")
    line.cut()
    told = reader.page.get_by_role("dialog")
    expect(told).to_have_text(say(language, "spoken.lost") + say(language, "spoken.lost_help"))
    close = told.get_by_role("button", name=say(language, "spoken.close"))
    expect(close).to_be_visible()
    line.mend()
    _expect_connected(reader.page)
    reader.settle()
    expect(told).to_have_count(0)
    reader.problems.clear()


def test_every_move_over_a_slow_line_counts(line: Line, new_reader: NewReader) -> None:
    reader = new_reader(served_by=line)
    reader.open("/funding?v=2&lang=en&pace=1.2")
    line.latency_seconds = 0.4
    for _ in range(4):
        reader.nudge("pace")
    expect(reader.slider("pace")).to_have_value("1220")
    reader.expect_url("/funding?v=2&lang=en&pace=1.22")
    reader.expect_takeaway("funding", "en", pace=1.22)
    reader.expect_no_error()


def _expect_connected(page: Page, *, connected: bool = True) -> None:
    app = page.get_by_test_id("stApp")
    name = "data-test-connection-state"
    if connected:
        expect(app).to_have_attribute(name, "CONNECTED")
    else:
        expect(app).not_to_have_attribute(name, "CONNECTED")
