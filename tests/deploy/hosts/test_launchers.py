"""Launchers that do not look for `st.App`: the app still answers, with Streamlit's own elements."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import CHARTS, Reader
from tests.browser.server import START_SECONDS, Server

pytestmark = [pytest.mark.browser, pytest.mark.deploy]
ROOT = Path(__file__).parents[3]
LAUNCHER = Path(__file__).with_name("oldrun.py")


class _Launched(Server):
    """The app as a process of the launcher beside this file."""

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, str(LAUNCHER), str(self.port), self.script]
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the launcher did not start:\n{self.log.read_text()}")
            time.sleep(0.05)


def _classic(folder: Path) -> Server:
    return Server(folder, "pages/main.py")


def _as_script(folder: Path) -> Server:
    return _Launched(folder, "app.py")


@pytest.fixture(params=[_classic, _as_script])
def launched(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Server]:
    """A process of its own for each test: the first page that it is asked for differs from others.

    Streamlit decides at the first session of a process whether its old router is on.
    """
    del browser
    make: Callable[[Path], Server] = request.param
    server = make(tmp_path)
    server.start()
    yield server
    server.kill()


def test_a_cold_deep_link_opens_and_follows_a_move(launched: Server, new_reader: NewReader) -> None:
    reader = new_reader(language="ja", served_by=launched)
    _open(reader, "/funding?v=2&lang=ja", "funding")
    reader.expect_takeaway("funding", "ja")
    _expect_the_app(reader)
    reader.nudge("pace")
    reader.expect_takeaway("funding", "ja", pace=0.79)
    reader.expect_url("/funding?v=2&lang=ja&pace=0.79")
    reader.page.locator("a.page-link[href^='./buildout']").last.click()
    reader.expect_takeaway("buildout", "ja", pace=0.79)
    _expect_the_app(reader)


def test_the_cold_root_opens_and_the_strip_leads_on(
    launched: Server, new_reader: NewReader
) -> None:
    reader = new_reader(served_by=launched)
    _open(reader, "/", "overview")
    reader.expect_takeaway("overview", "en")
    _expect_the_app(reader)
    for page, name in (
        ("evidence", "Facts"),
        ("method", "Method"),
        ("funding", "Fund"),
    ):
        strip = reader.page.locator(".st-key-native-strip")
        strip.get_by_role("link", name=name, exact=True).click()
        reader.expect_takeaway(page, "en")
        _expect_the_app(reader)


def _open(reader: Reader, path: str, page: str) -> None:
    reader.open(path)
    if CHARTS[page]:
        expect(reader.page.locator(".js-plotly-plot").first).to_be_visible()
    expect(reader.page.locator(".js-plotly-plot")).to_have_count(CHARTS[page])


def _expect_the_app(reader: Reader) -> None:
    """Check that nothing says that something failed, and that no file is offered as a page."""
    reader.expect_no_error()
    expect(reader.page.get_by_test_id("stSidebarNav")).to_have_count(0)
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
