"""A browser, a server, and readers. Without a browser on this machine the tests are skipped."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.chromium import NO_BROWSER, chromium
from tests.browser.line import Line
from tests.browser.reader import Reader
from tests.browser.server import Server, served
from tests.browser.shared_contexts import DESKTOP, TIMEOUT_MS, Contexts

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
    yield from served(tmp_path_factory.mktemp("server"))


@pytest.fixture
def own_server(tmp_path: Path, browser: Browser) -> Iterator[Server]:
    """A server that the test may kill."""
    del browser
    yield from served(tmp_path)


@pytest.fixture(scope="package")
def all_contexts(browser: Browser) -> Contexts:
    return Contexts(browser)


@pytest.fixture
def contexts(all_contexts: Contexts) -> Iterator[Contexts]:
    """The browser contexts that tests share, left as they were found."""
    yield all_contexts
    all_contexts.clear()


@pytest.fixture
def page(contexts: Contexts) -> Page:
    """A page whose console may complain, for something is kept from it."""
    return contexts.new_page()


@pytest.fixture
def new_reader(
    contexts: Contexts, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[NewReader]:
    """A way to get readers, each with a page of their own.

    They find in the browser's cache what others have loaded before, unless they are asked to come
    for the first time. After the test, every one of them must have had a quiet time: no console
    error, no page error, no failed or refused request, no request to anywhere else.
    """
    readers: list[Reader] = []
    with ExitStack() as visits:

        def new(
            *,
            viewport: tuple[int, int] = DESKTOP,
            language: str = "en",
            color_scheme: str = "light",
            touch: bool = False,
            first_visit: bool = False,
            served_by: Server | Line | None = None,
        ) -> Reader:
            of = contexts
            if first_visit:
                of = Contexts(browser)
                visits.callback(of.close)
            page = of.new_page(language, viewport, color_scheme, touch=touch)
            address = (served_by or request.getfixturevalue("server")).address
            readers.append(Reader(page, address))
            return readers[-1]

        yield new
        problems = [problem for reader in readers for problem in reader.problems]
    assert problems == []
