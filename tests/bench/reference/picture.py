"""The picture that all reference apps draw: takeaway and charts of one of our pages."""

import argparse
from dataclasses import dataclass

from components.charts import charts_of
from components.charts.kit import Spec
from components.model import LEVERS, Lever, Scenario
from components.text import say
from components.text.pages import takeaway
from tests.contexts import context

LANGUAGE = "en"
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""How charts are drawn, the same as on our pages."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page shows at one value of its lever: the sentence, and plotly specs of its charts."""

    takeaway: str
    specs: tuple[Spec, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page a reference app draws, and which lever moves it from where."""

    page: str
    lever: Lever
    start: float
    port: int
    clientside: bool

    @property
    def label(self) -> str:
        """Name of the lever."""
        return say(LANGUAGE, f"lever.{self.lever.key}.label")

    @property
    def values(self) -> list[float]:
        """Every value that the lever can be moved to from the start on."""
        count = int((self.lever.high - self.start) / self.lever.step + 1e-9)
        return [stepped(self.lever, self.start, steps) for steps in range(count + 1)]

    def at(self, value: float) -> Picture:
        """Return the picture at a value of the lever."""
        return picture(self.page, self.lever.key, value)


def stepped(lever: Lever, start: float, steps: int) -> float:
    """Return the value a number of steps up from the start."""
    return round(start + steps * lever.step, 6)


def picture(page: str, key: str, value: float) -> Picture:
    """Return what a page shows with one lever set."""
    inputs = context(Scenario.from_changes({key: value}), LANGUAGE)
    sentence = takeaway(page, inputs)
    return Picture(sentence, tuple(chart.spec for chart in charts_of(inputs, page)))


def asked() -> Asked:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--page", default="funding")
    parser.add_argument("--lever", default="tgt")
    parser.add_argument("--start", type=float, default=20)
    parser.add_argument("--port", type=int, default=8600)
    parser.add_argument("--clientside", action="store_true")
    words = parser.parse_args()
    return Asked(words.page, LEVERS[words.lever], words.start, words.port, words.clientside)
