"""One reader in a browser: what they see, what they do, and what went wrong meanwhile."""

import re
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from components import charts
from components.model import Scenario
from components.model.evaluate import PAGES
from components.model.lever import Value
from components.text.pages import takeaway
from tests.contexts import context

SLUGS = PAGES
PATHS = {slug: "/" if slug == "overview" else f"/{slug}" for slug in SLUGS}
CHARTS = {slug: len(charts.CHARTS.get(slug, ())) for slug in SLUGS} | {"lab": 1}
"""How many charts a page shows at first: the lab shows one of its views."""

SETTLED = """
() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning"
  && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
"""

AT_REST = """
() => document.getAnimations().every((animation) =>
  animation.playState !== "running" || animation.effect.getComputedTiming().endTime === Infinity)
"""


class Reader:
    """A page in a browser context of its own, and the list of everything that went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        # A cold deep link makes Streamlit's own front end look for the server below the page's
        # path before it looks at the root; the two 404s are part of how it finds out and cannot
        # be switched off. Exactly these addresses are let pass, and nothing else.
        self._probes = {
            f"{address}/{slug}/_stcore/{probe}"
            for slug in SLUGS
            for probe in ("health", "host-config")
        }
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("response", self._on_response)
        page.on("requestfailed", self._on_failure)
        page.on("request", self._on_request)

    @property
    def takeaway(self) -> Locator:
        """The computed sentence that opens the page."""
        return self.page.locator(".takeaway p").first

    @property
    def notice(self) -> Locator:
        """The boxes that say something about the link, or that something failed."""
        return self.page.get_by_test_id("stAlert")

    @property
    def sidebar(self) -> Locator:
        """The sidebar, open or closed."""
        return self.page.get_by_test_id("stSidebar")

    @property
    def query(self) -> list[tuple[str, str]]:
        """What the address bar holds after the question mark."""
        return parse_qsl(urlsplit(self.page.url).query, keep_blank_values=True)

    def open(self, path: str) -> None:
        """Go to a path of the app and wait until the page is complete."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page is complete: takeaway there, script done, every part loaded."""
        expect(self.takeaway).to_be_visible()
        self.page.wait_for_function(SETTLED)

    def come_to_rest(self) -> None:
        """Wait until nothing grows, slides or fades any more."""
        self.page.wait_for_function(AT_REST)

    def slider(self, key: str) -> Locator:
        """The slider of a lever."""
        return self.page.locator(f".st-key-lever-{key} input[type=range]")

    def slider_box(self, key: str) -> Locator:
        """The slider of a lever as a reader sees it."""
        return self.page.locator(f".st-key-lever-{key} .stSlider")

    def exact(self, key: str) -> Locator:
        """The number input of a lever."""
        return self.page.locator(f".st-key-lever-{key} input[type=number]")

    def nudge(self, key: str) -> None:
        """Move a slider one step up, by keyboard."""
        self.slider(key).focus()
        self.page.keyboard.press("ArrowRight")

    def choose(self, container: str, option: str) -> None:
        """Choose an option of the selectbox in a keyed container."""
        box = self.page.locator(f".st-key-{container} input[role=combobox]")
        box.scroll_into_view_if_needed()
        # A list closes when what is around it scrolls, which the page learns with the next frame.
        box.evaluate("() => new Promise(requestAnimationFrame)")
        box.click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def click(self, container: str) -> None:
        """Click the button in a keyed container; Streamlit keeps a hidden twin of some."""
        self.page.locator(f".st-key-{container} button").filter(visible=True).first.click()

    def unfold(self, key: str) -> None:
        """Open a fold if it is closed; the server fills it then."""
        fold = self.page.locator(f".st-key-fold-{key} details").first
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
        expect(fold.get_by_test_id("stElementContainer").first).to_be_attached()
        self.settle()

    def follow(self, name: str) -> None:
        """Follow a link of the strip to a page."""
        self.way(name).click()

    def way(self, name: str) -> Locator:
        """The link of the strip to a page: its name, after its number if it has one."""
        exact = re.compile(rf"^(\d+ )?{re.escape(name)}$")
        return self.page.locator(".strip .pages").get_by_role("link", name=exact)

    def speak(self, language: str) -> None:
        """Choose a language and wait until the page speaks it."""
        self.page.locator(f".strip a[hreflang={language}]").click()
        expect(self.page.locator("html")).to_have_attribute("lang", language)
        self.settle()

    def expect_url(self, path_and_query: str) -> None:
        """Wait until the address bar holds exactly this path and query."""
        expect(self.page).to_have_url(self.address + path_and_query)

    def expect_takeaway(self, slug: str, language: str, **changes: Value) -> None:
        """Wait until the takeaway is the one that belongs to this scenario and all else follows."""
        expect(self.takeaway).to_have_text(expected_takeaway(slug, language, **changes))
        self.settle()

    def expect_no_error(self) -> None:
        """Check that nothing on the page says that the app failed."""
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        expect(self.page.get_by_test_id("stAlertContentError")).to_have_count(0)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"] not in self._probes:
            self.problems.append(f"console: {message.text} ({message.location['url']})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and not (response.status == 404 and response.url in self._probes):
            self.problems.append(f"{response.status}: {response.url}")

    def _on_failure(self, request: Request) -> None:
        # What is still being read when the reader leaves is given up by the browser itself: a
        # component's script, which Streamlit hands over as a blob, a font, or a preview of a move
        # that nobody made. So are, by the page at the next move, the curves and the card of the
        # scenario before. Nothing failed.
        given_up = request.failure == "net::ERR_ABORTED"
        early = request.url.startswith("blob:") or re.search(r"/frames/|/og\.png\?", request.url)
        if given_up and (early or request.resource_type == "font"):
            return
        self.problems.append(f"failed: {request.url} ({request.failure})")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.problems.append(f"left the server: {request.url}")


def expected_takeaway(slug: str, language: str, **changes: Value) -> str:
    """Return the takeaway of a page for the default scenario with some levers set."""
    scenario = Scenario.from_changes(changes)
    return takeaway(slug, context(scenario, language))
