"""One way to drive a browser, whichever protocol it speaks.

Actions are those of WebDriver, which both protocols share: https://www.w3.org/TR/webdriver2/#actions
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

Action = dict[str, Any]
Source = dict[str, Any]
Pointer = Literal["mouse", "touch"]
Size = tuple[int, int]

START_SECONDS = 60.0


class EngineError(RuntimeError):
    """The browser did not do what it was told, such as while it goes from one page to another."""


class Engine(ABC):
    """A browser with one window and one page in it."""

    name: str
    packages: Sequence[str]
    """What Debian calls what it needs."""
    finger: Pointer = "mouse"
    """What comes closest to a finger."""

    @abstractmethod
    def __init__(self, folder: Path, display: str) -> None:
        """Start it on a screen, with a folder for what it keeps."""

    @staticmethod
    @abstractmethod
    def is_installed() -> bool:
        """Whether it is on this machine."""

    def run(self, function: str, *arguments: object) -> Any:
        """Call a JavaScript function in the page and return what it returns, as JSON has it."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        return json.loads(self._evaluate(f"JSON.stringify(({function})({given}) ?? null)"))

    @abstractmethod
    def go(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""

    @abstractmethod
    def back(self) -> None:
        """Press Back."""

    @abstractmethod
    def forward(self) -> None:
        """Press Forward."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew."""

    @abstractmethod
    def resize(self, size: Size) -> None:
        """Give the page a width and a height in px."""

    @abstractmethod
    def act(self, *sources: Source) -> None:
        """Do what keyboard, mouse, wheel or finger shall do."""

    @abstractmethod
    def take_problems(self) -> list[str]:
        """Return what went wrong in the pages since it was asked for last."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def hold(self, *, touch: bool) -> None:
        """Say whether the screen is touched or a mouse points at it, where the browser can."""
        del touch

    @abstractmethod
    def _evaluate(self, expression: str) -> str: ...
