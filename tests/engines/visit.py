"""One reader in a browser of any engine: what they see, what they do, and what went wrong."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from components.model.lever import Value
from tests.browser.reader import SETTLED, SLUGS, expected_takeaway
from tests.browser.server import Server
from tests.engines.engine import Action, Engine, EngineError, Pointer, Size

TIMEOUT_SECONDS = 60.0
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "ArrowLeft": "\ue012", "ArrowRight": "\ue014"}

TEXT = """
(selector) => document.querySelector(selector)?.textContent.replace(/\\s+/g, " ").trim()
"""
FOCUS = """
(selector) => {
  const found = document.querySelector(selector)
  found?.focus()
  return found !== null && document.activeElement === found
}
"""
# The middle of the first such element that is shown, once it is in view and nothing lies over it.
SPOT = """
(selector) => {
  const found = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility())
  if (!found) return null
  found.scrollIntoView({ block: "nearest", inline: "nearest" })
  const { left, top, width, height } = found.getBoundingClientRect()
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)]
  const whole = found.closest(".chart-plot") ?? found // a chart takes what is meant for its bars
  const hit = document.elementFromPoint(x, y)
  return hit && (whole.contains(hit) || hit.contains(whole)) ? [x, y] : null
}
"""
# On a page of its own an input shows one value, whichever way it is set.
AGREE = """
(key) => {
  const box = document.querySelector(`.st-key-lever-${key}`)
  if (!box) return true
  const [slider, number] = ["range", "number"]
    .map((type) => Number(box.querySelector(`input[type=${type}]`).value))
  return slider === number
}
"""
# What a browser says of a page that is not ours to mend, and hurts nobody.
HARMLESS = (
    "attribute height: A negative value",
    'Error: Invalid value for <svg> attribute height="1.25rem"',
)


class Visit:
    """A page in a browser of any engine."""

    def __init__(self, engine: Engine, server: Server, size: Size, *, touch: bool = False) -> None:
        self.engine = engine
        self.server = server
        self.finger: Pointer = engine.finger if touch else "mouse"
        engine.hold(touch=touch)
        engine.resize(size)
        self._probes = {
            f"404: {server.address}/{slug}/_stcore/{probe}"
            for slug in SLUGS
            for probe in ("health", "host-config")
        }

    @property
    def address(self) -> str:
        """Path and query of the address bar."""
        return str(self.engine.run("() => location.pathname + location.search + location.hash"))

    def open(self, path: str) -> None:
        """Go to a path of the app and wait until the page is complete."""
        self.engine.go(self.server.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page is complete."""
        self.until("() => !!document.querySelector('.takeaway p')")
        self.until(SETTLED)

    def until(self, function: str, *arguments: object, equals: object = True) -> None:
        """Wait until a function returns a value in the page."""
        self._wait(
            lambda: self.engine.run(function, *arguments),
            lambda found: found == equals,
            f"{equals!r} from {function.strip()}{arguments}",
        )

    def expect_text(self, selector: str, text: str) -> None:
        """Wait until an element says exactly this, whatever white space it is broken with."""
        self.until(TEXT, selector, equals=" ".join(text.split()))

    def expect(self, slug: str, language: str, **changes: Value) -> None:
        """Wait until all agrees with the scenario of these levers: sentence, address and inputs."""
        self.expect_text(".takeaway p", expected_takeaway(slug, language, **changes))
        self.settle()
        for key, value in changes.items():
            self._expect_agreement(slug, language, key, value)

    def _expect_agreement(self, slug: str, language: str, key: str, value: Value) -> None:
        """Check that address, link to share, slider, number and the interface tell of one value."""
        path = f"/{slug}?v=2&lang={language}&{key}={value:g}"
        self.until("() => location.pathname + location.search", equals=path)
        self.until(
            "() => document.querySelector('.strip input.link').value.split('/').pop()",
            equals=path[1:],
        )
        answer = json.loads(self.server.get(f"/api/scenario{path[path.index('?') :]}")[1])
        assert answer["levers"][key]["value"] == value
        assert answer["query"] == urlsplit(path).query
        self.until(AGREE, key)

    def focus(self, selector: str) -> None:
        """Put the keyboard on an element."""
        self.until(FOCUS, selector)

    def press(self, *keys: str) -> None:
        """Press keys, by name or as the character they write."""
        values = [KEYS.get(key, key) for key in keys]
        actions = [
            {"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")
        ]
        self.engine.act({"type": "key", "id": "keys", "actions": actions})

    def type(self, selector: str, text: str, end: str) -> None:
        """Write into a field in place of what it holds, and end with a key."""
        self.press_on(selector)
        self.focus(selector)
        self.engine.run("(selector) => document.querySelector(selector).select()", selector)
        self.press(*text, end)

    def press_on(self, selector: str) -> None:
        """Click or tap an element."""
        self._point([*_to(self.spot(selector)), _DOWN, _UP])

    def hover(self, at: tuple[int, int]) -> None:
        """Move the mouse over a point."""
        self._point(_to(at))

    def draw(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Draw a finger, or a mouse with its button pressed, over the page."""
        (x0, y0), (x1, y1) = start, end
        way = [
            (round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))
            for step in range(1, steps + 1)
        ]
        moves = [action for spot in way for action in _to(spot, duration=20)]
        self._point([*_to(start), _DOWN, *moves, _UP])

    def roll(self, at: tuple[int, int], down: int) -> None:
        """Turn the wheel, as a finger would scroll."""
        turn: Action = {
            "type": "scroll",
            "x": at[0],
            "y": at[1],
            "deltaX": 0,
            "deltaY": down,
            "duration": 0,
            "origin": "viewport",
        }
        self.engine.act({"type": "wheel", "id": "wheel", "actions": [turn]})

    def spot(self, selector: str) -> tuple[int, int]:
        """Return where an element can be pressed, once it is at rest."""
        last: Any = None

        def at_rest(found: Any) -> bool:
            nonlocal last
            before, last = last, found
            return found is not None and found == before

        x, y = self._wait(
            lambda: self.engine.run(SPOT, selector), at_rest, f"a place to press {selector}"
        )
        return x, y

    def expect_no_problems(self) -> None:
        """Check that the browser had nothing to complain of."""
        problems = [
            problem for problem in self.engine.take_problems() if problem not in self._probes
        ]
        problems = [
            problem for problem in problems if not any(words in problem for words in HARMLESS)
        ]
        assert problems == [], f"{self.engine.name}: {problems}"

    def end(self) -> None:
        """Leave the app and forget what it stored."""
        self.engine.run("() => { localStorage.clear(); sessionStorage.clear() }")
        self.engine.go("about:blank")

    def _point(self, actions: list[Action]) -> None:
        self.engine.act(
            {
                "type": "pointer",
                "id": self.finger,
                "parameters": {"pointerType": self.finger},
                "actions": actions,
            }
        )

    def _wait(self, look: Callable[[], Any], is_right: Callable[[Any], bool], wanted: str) -> Any:
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while True:
            found: Any
            try:
                found = look()
                if is_right(found):
                    return found
            except EngineError as error:  # between two pages there is nothing to look at
                found = error
            assert time.monotonic() < deadline, (
                f"{self.engine.name}: waited for {wanted}, found {found}"
            )
            time.sleep(0.05)


_DOWN: Action = {"type": "pointerDown", "button": 0}
_UP: Action = {"type": "pointerUp", "button": 0}


def _to(spot: tuple[int, int], duration: int = 0) -> list[Action]:
    return [
        {
            "type": "pointerMove",
            "x": spot[0],
            "y": spot[1],
            "duration": duration,
            "origin": "viewport",
        }
    ]
