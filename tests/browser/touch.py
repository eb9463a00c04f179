"""What a finger does on a screen, as the browser gets to know it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Page

Point = tuple[float, float]


class Finger:
    """A finger on the screen of a page."""

    def __init__(self, devtools: CDPSession, at: Point) -> None:
        self._devtools = devtools
        self.at = at
        self._tell("touchStart", at)

    def move(self, to: Point, steps: int = 10) -> Iterator[int]:
        """Draw the finger to a point, and stop on the way after each step."""
        (x0, y0), (x1, y1) = self.at, to
        for step in range(1, steps + 1):
            share = step / steps
            self.at = (x0 + share * (x1 - x0), y0 + share * (y1 - y0))
            self._tell("touchMove", self.at)
            yield step

    def lift(self) -> None:
        """Take the finger away."""
        self._devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _tell(self, kind: str, at: Point) -> None:
        points = [{"x": at[0], "y": at[1]}]
        self._devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@contextmanager
def finger(page: Page, at: Point) -> Iterator[Finger]:
    """Put a finger on a point, and take it away at the end."""
    devtools = page.context.new_cdp_session(page)
    touching = Finger(devtools, at)
    try:
        yield touching
    finally:
        touching.lift()
        devtools.detach()


def swipe(page: Page, start: Point, end: Point) -> None:
    """Draw a finger over the screen without a stop."""
    with finger(page, start) as touching:
        for _ in touching.move(end, steps=15):
            pass
