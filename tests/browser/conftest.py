"""A browser, a server, and readers. Without a browser on this machine the tests are skipped."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.chromium import NO_BROWSER, chromium
from tests.browser.line import Line
from tests.browser.reader import Reader
from tests.browser.server import Server

DESKTOP = (1280, 900)
PHONE = (390, 844)
LOCALES = {"en": "en-GB", "ja": "ja-JP"}
TIMEOUT_MS = 60_000  # two browsers share a machine; a pass never waits this long

NewReader = Callable[..., Reader]


# These live as long as this folder's tests, not as long as the session: Playwright keeps an event
# loop running in this thread, in which tests of other folders could not call asyncio.run.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = chromium(playwright)
    if launched is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"CI must run the browser tests, but {NO_BROWSER}")
        pytest.skip(NO_BROWSER)
    yield launched
    launched.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    del browser  # asked for first: without one there is no need to start a server
    yield from _served(tmp_path_factory.mktemp("server"))


@pytest.fixture
def own_server(tmp_path: Path, browser: Browser) -> Iterator[Server]:
    """A server that the test may kill."""
    del browser
    yield from _served(tmp_path)


@pytest.fixture
def new_reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewReader]:
    """A way to get readers, each with a browser context of their own.

    After the test, every one of them must have had a quiet time: no console error, no page
    error, no failed or refused request, no request to anywhere else.
    """
    readers: list[Reader] = []
    with ExitStack() as contexts:

        def new(
            *,
            viewport: tuple[int, int] = DESKTOP,
            language: str = "en",
            color_scheme: str = "light",
            touch: bool = False,
            served_by: Server | Line | None = None,
        ) -> Reader:
            options: dict[str, Any] = {
                "viewport": {"width": viewport[0], "height": viewport[1]},
                "locale": LOCALES[language],
                "color_scheme": color_scheme,
                "has_touch": touch,
                "is_mobile": touch,
                "ignore_https_errors": True,  # a test that ends TLS signs for itself
            }
            context = browser.new_context(**options)
            contexts.callback(context.close)
            context.set_default_timeout(TIMEOUT_MS)
            address = (served_by or request.getfixturevalue("server")).address
            readers.append(Reader(context.new_page(), address))
            return readers[-1]

        yield new
        problems = [problem for reader in readers for problem in reader.problems]
    assert problems == []


def _served(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    server.start()
    yield server
    server.kill()
