"""Browser contexts that tests share, so that what one page has loaded the next one has."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.server import HOST

DESKTOP = (1280, 900)
PHONE = (390, 844)
LOCALES = {"en": "en-GB", "ja": "ja-JP"}
TIMEOUT_MS = 60_000  # two browsers share a machine; a pass never waits this long

_STORED = "cookies,local_storage,indexeddb,service_workers,cache_storage"


class Contexts:
    """One context for each language, with and without touch; they share nothing but the cache.

    A test gets pages of its own. `clear` closes them and forgets what they stored. In each context
    an empty page of the server's host stays open: with it stays the process that draws them all.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._made: dict[tuple[str, bool], BrowserContext] = {}
        self._kept: list[Page] = []

    def new_page(
        self,
        language: str = "en",
        viewport: tuple[int, int] = DESKTOP,
        color_scheme: str = "light",
        *,
        touch: bool = False,
    ) -> Page:
        """Open a page of a reader with this language and screen."""
        kind = (language, touch)
        if kind not in self._made:
            self._made[kind] = self._new_context(*kind)
        page = self._made[kind].new_page()
        page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        page.emulate_media(color_scheme=color_scheme)  # type: ignore[arg-type]
        return page

    def clear(self) -> None:
        """Close all pages and forget what they stored and were allowed."""
        for context in self._made.values():
            for page in set(context.pages) - set(self._kept):
                _forget(page)
                page.close()
            context.clear_permissions()
            context.set_offline(False)

    def close(self) -> None:
        """End all contexts."""
        for context in self._made.values():
            context.close()
        self._made.clear()
        self._kept.clear()

    def _new_context(self, language: str, touch: bool) -> BrowserContext:
        width, height = PHONE if touch else DESKTOP
        options: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "locale": LOCALES[language],
            "has_touch": touch,
            "is_mobile": touch,
            "ignore_https_errors": True,  # a test that ends TLS signs for itself
        }
        context = self._browser.new_context(**options)
        context.set_default_timeout(TIMEOUT_MS)
        kept = context.new_page()
        kept.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
        kept.goto(f"http://{HOST}/")
        self._kept.append(kept)
        return context


def _forget(page: Page) -> None:
    """Forget what the origin of a page has stored, all but the cache of its files."""
    if page.url.startswith("http"):
        origin = "/".join(page.url.split("/")[:3])
        devtools = page.context.new_cdp_session(page)
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
