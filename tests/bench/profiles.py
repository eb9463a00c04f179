"""Who looks: a screen, a processor and a line, as the browser pretends to have them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.apps import App
from tests.bench.sweep import Sweep

LIMIT_MS = 60_000
_WATCH = Path(__file__).with_name("watch.js")


@dataclass(frozen=True, slots=True)
class Line:
    """What HTTP has of a line: round trip in ms, bytes a second down and up.

    Chromium leaves sockets as fast as they are, for all apps alike.
    """

    round_trip_ms: float
    down: float
    up: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A reader's device. `slower` is how many times slower its processor is than this machine's."""

    title: str
    width: int
    height: int
    touch: bool = False
    slower: float = 1.0
    line: Line | None = None

    def __str__(self) -> str:
        """Return it in words, for the table of what was measured where."""
        parts = [f"{self.width} x {self.height}"]
        if self.slower > 1:
            parts.append(f"processor {self.slower:g} times slower")
        if self.line:
            megabits = 8 * self.line.down / 1e6
            parts.append(f"{self.line.round_trip_ms:g} ms and {megabits:.1f} Mbit/s")
        return ", ".join(parts)

    @contextmanager
    def context(self, browser: Browser, app: App, sweep: Sweep) -> Iterator[BrowserContext]:
        """Open a browser context of such a reader, in which pages note what they draw."""
        context = browser.new_context(
            viewport={"width": self.width, "height": self.height},
            has_touch=self.touch,
            is_mobile=self.touch,
            locale="en-GB",
        )
        context.set_default_timeout(LIMIT_MS)
        watch = _WATCH.read_text(encoding="utf-8")
        for name, selector in (("TAKEAWAY", app.takeaway), ("SLIDER", app.slider(sweep))):
            watch = watch.replace(f"__{name}__", selector)
        context.add_init_script(watch)
        yield context
        context.close()

    def page(self, context: BrowserContext) -> tuple[Page, CDPSession]:
        """Open a page that is as slow, and a session that can watch its network."""
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        if self.slower > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})
        if self.line:
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": self.line.round_trip_ms,
                    "downloadThroughput": self.line.down,
                    "uploadThroughput": self.line.up,
                },
            )
        return page, session


FAST_4G = Line(165, 8.1e6 / 8, 1.35e6 / 8)
"""What Chromium's own tools call fast 4G."""
DESKTOP = Profile("desktop", 1280, 900)
PHONE = Profile("phone", 390, 844, touch=True, slower=4, line=FAST_4G)
