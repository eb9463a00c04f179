"""Where a browser puts what is written in a chart, apart from the code that places it."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from components.charts.kit import Spec
from components.charts.lettering import width_of

LINE_PX = 1.3
"""Height of a line of text; share of the size of its letters."""
AIR_PX = 1.5
"""A line of text has this much air over its letters and under them."""


@dataclass(frozen=True)
class Written:
    """A text and the box of its letters, in pixels from the upper left corner of a chart."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Written") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Sheet:
    """A chart drawn in a size."""

    spec: Spec
    width: float
    height: float

    def across(self, value: float, *, share: bool = False) -> float:
        margin = self.spec["layout"]["margin"]
        room = self.width - margin["l"] - margin["r"]
        return float(margin["l"] + room * (value if share else self._share("xaxis", value)))

    def down(self, value: float, *, share: bool = False) -> float:
        margin = self.spec["layout"]["margin"]
        room = self.height - margin["t"] - margin["b"]
        return float(margin["t"] + room * (1 - (value if share else self._share("yaxis", value))))

    def _share(self, axis: str, value: float) -> float:
        low, high = self.spec["layout"][axis]["range"]
        return float((value - low) / (high - low))

    def labels(self) -> list[Written]:
        """The texts placed in the chart."""
        return [self._label(note) for note in self.spec["layout"].get("annotations", [])]

    def _label(self, note: Spec) -> Written:
        size = note["font"]["size"]
        lines = note["text"].replace("&nbsp;", "\u00a0").split("<br>")
        wide = max(width_of(re.sub("<.*?>", "", one), size, "<b>" in one) for one in lines)
        high = LINE_PX * size * len(lines)
        x = self.across(note["x"], share=note.get("xref") == "paper") + note.get("xshift", 0)
        y = self.down(note["y"], share=note.get("yref") == "paper") - note.get("yshift", 0)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[note.get("xanchor", "center")]
        top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[note.get("yanchor", "middle")]
        return Written(note["text"], left, top + AIR_PX, left + wide, top + high - AIR_PX)

    def ticks(self) -> Iterator[Written]:
        """The texts at the axes."""
        layout, size = self.spec["layout"], 12
        x, y, pad = layout["xaxis"], layout["yaxis"], layout["margin"]["pad"]
        if y.get("visible", True):
            for value, text in _texts(y):
                middle, end = self.down(value), layout["margin"]["l"] - pad
                wide = width_of(text, size)
                yield Written(text, end - wide, middle - size / 2, end, middle + size / 2)
        if x.get("visible", True):
            for value, text in _texts(x):
                middle, top = self.across(value), self.height - layout["margin"]["b"] + pad
                for row, line in enumerate(text.split("<br>")):
                    wide, line_top = width_of(line, size), top + row * LINE_PX * size
                    yield Written(
                        line, middle - wide / 2, line_top, middle + wide / 2, line_top + size
                    )

    def levels(self) -> list[float]:
        """How far down the lines of the grid lie; there are none that stand upright."""
        layout = self.spec["layout"]
        assert not layout["xaxis"].get("showgrid", True) or not layout["xaxis"].get("visible", True)
        axis = layout["yaxis"]
        if not axis.get("visible", True) or not axis.get("showgrid", True):
            return []
        return [self.down(value) for value, _ in _texts(axis)]


def _texts(axis: Spec) -> list[tuple[float, str]]:
    low, high = axis["range"]
    values = axis["tickvals"]
    places = [math.log10(value) if axis.get("type") == "log" else value for value in values]
    texts = axis.get("ticktext") or [f"{value:g}" for value in values]
    return [
        (place, text) for place, text in zip(places, texts, strict=True) if low <= place <= high
    ]
