"""A server that dies and comes back: the reader's link is all there is to remember."""

import pytest
from playwright.sync_api import WebSocket, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def test_a_server_that_dies_and_comes_back_loses_nothing(
    own_server: Server, new_reader: NewReader
) -> None:
    reader = new_reader(served_by=own_server)
    _move_and_restart(reader, own_server)

    reader.expect_takeaway("funding", "en", pace=1.205)
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    expect(reader.slider("pace")).to_have_value("1205")
    reader.expect_no_error()

    # The first move after a restart counts, and so does the first after a reload.
    for pace in (1.21, 1.215):
        reader.nudge("pace")
        expect(reader.slider("pace")).to_have_value(f"{1000 * pace:g}")
        reader.expect_takeaway("funding", "en", pace=pace)
        reader.expect_url(f"/funding?v=2&lang=en&pace={pace:g}")

        reader.page.reload()
        reader.expect_takeaway("funding", "en", pace=pace)
        expect(reader.slider("pace")).to_have_value(f"{1000 * pace:g}")
        reader.expect_no_error()
    assert reader.problems == []
    assert "Traceback" not in own_server.log.read_text()


def _move_and_restart(reader: Reader, server: Server) -> None:
    """Leave a reader with a moved slider on a page whose server died and came back."""
    reader.open("/funding?v=2&lang=en&pace=1.2")
    reader.nudge("pace")
    reader.expect_url("/funding?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("funding", "en", pace=1.205)
    assert reader.problems == []

    answers: list[bytes | str] = []

    def note(frame: bytes | str) -> None:
        answers.append(frame)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", note)

    reader.page.on("websocket", listen)
    server.kill()
    app = reader.page.get_by_test_id("stApp")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    server.start()
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    # The page speaks up by itself; wait until the new server has begun to answer.
    for _ in range(400):
        if answers:
            break
        reader.page.wait_for_timeout(50)
    assert answers, "the page did not speak to the server that came back"
    reader.settle()
    reader.problems.clear()  # the browser rightly complained while the server was away
