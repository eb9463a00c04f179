"""Moves sliders in a real Chromium and reads off when the picture has followed."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from tests.bench.apps import App, Running
from tests.bench.profiles import DESKTOP, LIMIT_MS, Profile
from tests.bench.sweep import Step, Sweep

QUIET_MS = 400
WARM_UP = 2
"""Moves before those that count, in which server and browser compile what they run."""
DRAG_SECONDS = 1.0
DRAG_HZ = 60

_BINARY = 2


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a slider. Times in ms from the key press to the paint of the last change.

    `rebuilt` tells whether the main chart is another node afterwards; `blank` counts the frames
    in which a chart was missing; bytes are those of the messages and answers, as unpacked by the
    browser.
    """

    paint_ms: float
    all_ms: float
    rebuilt: bool
    frames: int
    blank: int
    messages: int
    received: int
    cpu_ms: float
    matched: bool


@dataclass(frozen=True, slots=True)
class Load:
    """A first look at a page. Times in ms from the start of the navigation to the paint.

    `picture_ms` is that of the first picture, drawn by a script or not, `chart_ms` that of the
    first chart that answers; `slider_ms` tells when the slider can be moved. `shift` is how far
    what was seen moved by itself, as browsers count it.
    """

    sentence_ms: float | None
    picture_ms: float | None
    chart_ms: float | None
    slider_ms: float | None
    shift: float
    wire_bytes: int
    socket_bytes: int


@dataclass
class Wire:
    """What came from the server to a page: over the wire by HTTP, and by socket."""

    http_bytes: int = 0
    socket_bytes: int = 0
    messages: int = 0
    latest: float = field(default_factory=time.monotonic)

    def follow(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.loadingFinished", self._on_answer)
        session.on("Network.webSocketFrameReceived", self._on_message)

    def _on_answer(self, event: Mapping[str, Any]) -> None:
        self.http_bytes += int(event["encodedDataLength"])
        self.messages += 1
        self.latest = time.monotonic()

    def _on_message(self, event: Mapping[str, Any]) -> None:
        frame = event["response"]
        length = len(frame["payloadData"])
        self.socket_bytes += length * 3 // 4 if frame["opcode"] == _BINARY else length
        self.messages += 1
        self.latest = time.monotonic()


@dataclass(slots=True)
class Mover:
    """One app's page in a browser context of its own."""

    running: Running
    sweep: Sweep
    page: Page
    wire: Wire
    moves: list[Move] = field(default_factory=list)
    redraws_per_second: float = 0.0

    def ready(self) -> None:
        """Open the page at the start of the sweep, wait until it is drawn, focus the slider."""
        self.page.goto(self.running.address(self.sweep))
        await_drawn(self.page, has_chart=True)
        self.page.locator(self.running.app.slider(self.sweep)).first.focus()

    def move(self, step: Step) -> None:
        """Press the right arrow once and wait until its picture is complete."""
        self.page.bring_to_front()
        messages, received, cpu = self._spent()
        self.page.evaluate("bench.arm()")
        self.page.keyboard.press("ArrowRight")
        seen = self.page.evaluate(
            "(wanted) => bench.finish(wanted)",
            {
                "text": step.takeaway if step.says_more else None,
                "chart": step.draws_more,
                "quiet": QUIET_MS,
                "limit": LIMIT_MS,
            },
        )
        if seen.get("late"):
            raise TimeoutError(
                f"no picture within {LIMIT_MS} ms of a move of {self.sweep.lever.key}"
            )
        after = self._spent()
        parts = [seen["sentence"] if step.says_more else None, seen["main"]]
        made = Move(
            paint_ms=max(part for part in parts if part is not None),
            all_ms=seen["all"],
            rebuilt=seen["rebuilt"],
            frames=seen["frames"],
            blank=seen["blank"],
            messages=after[0] - messages,
            received=after[1] - received,
            cpu_ms=1000 * (after[2] - cpu),
            matched=seen["matched"],
        )
        self.moves.append(made)

    def drag(self) -> None:
        """Drag the thumb to the right and back for a second; count redraws of the main chart."""
        slider = self.page.locator(self.running.app.slider(self.sweep)).first
        self.page.bring_to_front()
        x, y, room = slider.evaluate(_HOLD)
        self.page.mouse.move(x, y)
        self.page.evaluate("bench.arm()")
        self.page.mouse.down()
        began = time.monotonic()
        while (spent := time.monotonic() - began) < DRAG_SECONDS:
            share = 1 - abs(1 - 2 * spent / DRAG_SECONDS)
            self.page.mouse.move(x + room * share, y)
            # The move above returns once the page has seen it; a hand does not rest for that.
            time.sleep(max(0.0, 1 / DRAG_HZ - (time.monotonic() - began - spent)))
        redraws = self.page.evaluate("bench.result(true).redraws")
        self.page.mouse.up()
        self.redraws_per_second = redraws / spent

    def _spent(self) -> tuple[int, int, float]:
        received = self.wire.http_bytes + self.wire.socket_bytes
        return self.wire.messages, received, self.running.cpu_seconds()


# Where a pointer takes hold of a slider, and how many pixels it can go to the right: not more than
# half of the track. A native range is its own track; Streamlit hides one in the thumb.
_HOLD = """
(slider) => {
  const box = (node) => node.getBoundingClientRect()
  const up = (node) => node.parentElement ?? node.getRootNode().host
  const isNative = slider.type === "range" && box(up(slider)).width > 1
  const thumb = slider.type === "range" && !isNative ? up(up(slider)) : slider
  let track = thumb
  while (box(track).width < 100) track = up(track)
  thumb.scrollIntoView({ block: "center" })
  const { left, right, width } = box(track)
  const { top, height } = box(thumb)
  const share = (slider.value - slider.min) / (slider.max - slider.min)
  const x = isNative ? left + 8 + share * (width - 16) : box(thumb).left + box(thumb).width / 2
  return [x, top + height / 2, Math.min(0.5 * width, right - x - 12)]
}
"""


def move_all(
    browser: Browser,
    started: Sequence[Running],
    sweep: Sweep,
    moves: int,
    profile: Profile = DESKTOP,
) -> tuple[dict[str, list[Move]], list[str]]:
    """Move the slider of every app in turn, one step a round, so that noise hits all alike.

    An app that stops answering is left out from then on, and told.
    """
    problems: list[str] = []
    with ExitStack() as contexts:
        movers = [contexts.enter_context(_mover(browser, one, sweep, profile)) for one in started]
        answering = [mover for mover in movers if _succeeds(mover, mover.ready, problems)]
        for step in sweep.steps[: WARM_UP + moves]:
            answering = [
                mover
                for mover in answering
                if _succeeds(mover, partial(mover.move, step), problems)
            ]
    return {mover.running.app.title: mover.moves[WARM_UP:] for mover in movers}, problems


def drag_all(
    browser: Browser, started: Sequence[Running], sweep: Sweep, profile: Profile = DESKTOP
) -> tuple[dict[str, float], list[str]]:
    """Drag the slider of every app for a second: redraws of the main chart a second."""
    problems: list[str] = []
    drags: dict[str, float] = {}
    for one in started:
        with _mover(browser, one, sweep, profile) as mover:
            if _succeeds(mover, mover.ready, problems) and _succeeds(mover, mover.drag, problems):
                drags[one.app.title] = mover.redraws_per_second
    return drags, problems


def load_all(
    browser: Browser,
    addresses: Mapping[str, tuple[App, str, bool]],
    times: int,
    sweep: Sweep,
    profile: Profile = DESKTOP,
) -> tuple[dict[str, tuple[list[Load], list[Load]]], list[str]]:
    """Open every address in a new context and once more in the same, in turn."""
    problems = []
    loads: dict[str, tuple[list[Load], list[Load]]] = {name: ([], []) for name in addresses}
    for _ in range(times):
        for name, (app, address, has_chart) in addresses.items():
            with profile.context(browser, app, sweep) as context:
                try:
                    for visits in loads[name]:
                        visits.append(_load(context, profile, address, has_chart=has_chart))
                except Error as error:
                    problems.append(f"{name}, first load: {_in_short(error)}")
    return loads, problems


def _succeeds(mover: Mover, act: Callable[[], None], problems: list[str]) -> bool:
    """Tell whether an app did what was asked; if not, note it, so that the others go on."""
    try:
        act()
    except (TimeoutError, Error) as error:
        problems.append(f"{mover.running.app.title}, {mover.sweep.page}: {_in_short(error)}")
        return False
    return True


def _in_short(error: Exception) -> str:
    return str(error).partition("\n")[0]


def await_drawn(page: Page, *, has_chart: bool) -> None:
    """Wait until the sentence and every chart are there and nothing has moved for a while."""
    drawn = "bench.charts().length && bench.drawn() >= bench.charts().length"
    complete = f"!!bench.sentence() && {drawn if has_chart else 'true'}"
    page.wait_for_function(f"() => {complete}")
    page.evaluate("bench.arm()")
    page.evaluate("(ms) => new Promise((done) => setTimeout(done, ms))", 2 * QUIET_MS)


def _load(context: BrowserContext, profile: Profile, address: str, *, has_chart: bool) -> Load:
    page, session = profile.page(context)
    wire = Wire()
    wire.follow(session)
    page.goto(address)
    await_drawn(page, has_chart=has_chart)
    while time.monotonic() - wire.latest < 1:  # what is still on its way belongs to the load
        page.wait_for_timeout(100)
    loaded = page.evaluate("bench.loaded")
    page.close()
    return Load(
        sentence_ms=loaded["sentence"],
        picture_ms=loaded["picture"],
        chart_ms=loaded["chart"],
        slider_ms=loaded["slider"],
        shift=loaded["shift"],
        wire_bytes=wire.http_bytes,
        socket_bytes=wire.socket_bytes,
    )


@contextmanager
def _mover(browser: Browser, running: Running, sweep: Sweep, profile: Profile) -> Iterator[Mover]:
    with profile.context(browser, running.app, sweep) as context:
        page, session = profile.page(context)
        wire = Wire()
        wire.follow(session)
        yield Mover(running, sweep, page, wire)
