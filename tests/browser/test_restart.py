"""A server that dies and comes back: the reader's link is all there is to remember."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def test_a_server_that_dies_and_comes_back_loses_nothing(
    own_server: Server, new_reader: NewReader
) -> None:
    reader = new_reader(served_by=own_server)
    reader.open("/funding?v=1&lang=en&pace=1.2")
    reader.nudge("pace")
    reader.expect_url("/funding?v=1&lang=en&pace=1.205")
    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.settle()
    assert reader.problems == []

    own_server.kill()
    app = reader.page.get_by_test_id("stApp")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    own_server.start()

    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    reader.settle()
    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.expect_url("/funding?v=1&lang=en&pace=1.205")
    reader.expect_no_error()

    reader.nudge("pace")
    reader.expect_url("/funding?v=1&lang=en&pace=1.21")
    reader.expect_takeaway("funding", "en", pace=1.21)
    reader.settle()

    reader.page.reload()
    reader.expect_takeaway("funding", "en", pace=1.21)
    reader.settle()
    reader.expect_no_error()

    reader.problems.clear()  # the browser rightly complained while the server was away
    assert "Traceback" not in own_server.log.read_text()
