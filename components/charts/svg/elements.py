"""The SVG elements that pictures are made of: lines of text, lines, rectangles, their colours."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.charts.kit import Spec

INK = "#1c2330"
GRID = "#e3e6eb"
LINE_HEIGHT = 1.3
TAG = re.compile(r"(</?b>)")
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")
_DASHES: Mapping[str, tuple[int, ...]] = {"dot": (1, 1), "dash": (3, 3), "dashdot": (3, 1, 1, 1)}


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of what is around the marks, as CSS writes them; those of marks are the spec's.

    Attributes
    ----------
    ink
        Words without a colour of their own.
    grid
        Lines at the ticks.
    zero
        Lines at zero.
    ground
        What is behind all, and around names that lie on lines.
    """

    ink: str = INK
    grid: str = GRID
    zero: str = "#9aa1ab"
    ground: str = "#ffffff"


ON_WHITE = Colours()


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text looks; `anchor` is the end that its place names."""

    size: float
    colour: str = INK
    bold: bool = False
    anchor: str = "start"


def text_line(text: str, x: float, y: float, style: Style) -> str:
    """Return one line of text on its baseline; ``<b>`` in it is kept, all else is escaped."""
    weight = style.bold
    runs = []
    for part in TAG.split(text):
        if part in {"<b>", "</b>"}:
            weight = style.bold or part == "<b>"
        elif part:
            escaped = html.escape(html.unescape(part))
            runs.append(f'<tspan font-weight="700">{escaped}</tspan>' if weight else escaped)
    anchor = _attribute("text-anchor", style.anchor if style.anchor != "start" else None)
    look = f'font-size="{pixels(style.size)}" fill="{html.escape(style.colour)}"{anchor}'
    return f'<text x="{pixels(x)}" y="{pixels(y)}" {look}>{"".join(runs)}</text>'


def line_element(start: tuple[float, float], end: tuple[float, float], line: Spec) -> str:
    """Return a straight line between two points (x, y) in pixels; `line` is as in a spec."""
    (x0, y0), (x1, y1) = start, end
    places = f'x1="{pixels(x0)}" y1="{pixels(y0)}" x2="{pixels(x1)}" y2="{pixels(y1)}"'
    return f"<line {places}{stroke_attributes(line)}/>"


def rectangle(x: tuple[float, float], y: tuple[float, float], look: str) -> str:
    """Return a rectangle between two places across and two down, in any order.

    `look` holds its attributes other than place and size.
    """
    (x0, x1), (y0, y1) = sorted(x), sorted(y)
    size = f'width="{pixels(x1 - x0)}" height="{pixels(y1 - y0)}"'
    return f'<rect x="{pixels(x0)}" y="{pixels(y0)}" {size}{look}/>'


def path_data(part: Sequence[tuple[float, float]]) -> str:
    """Return the ``d`` of a path with straight lines through points (x, y) in pixels."""
    return "M" + "L".join(f"{pixels(x)},{pixels(y)}" for x, y in part)


def stroke_attributes(line: Spec) -> str:
    """Return the attributes of a line of a spec: none if its width is zero."""
    width = line.get("width", 1)
    if not width:
        return ""
    colour, opacity = _colour(line.get("color", INK))
    unit = max(3.0, width)
    parts = _DASHES.get(line.get("dash", "solid"), ())
    dashes = " ".join(pixels(unit * part) for part in parts) or None
    return (
        f"{_attribute('stroke', colour)}{_attribute('stroke-opacity', opacity)}"
        f"{_attribute('stroke-width', pixels(width))}{_attribute('stroke-dasharray', dashes)}"
    )


def fill_attributes(colour: str) -> str:
    """Return the attributes of an area of a colour as CSS writes it."""
    solid, opacity = _colour(colour)
    return f"{_attribute('fill', solid)}{_attribute('fill-opacity', opacity)}"


def _colour(colour: str) -> tuple[str, str | None]:
    """Return a colour and its opacity apart, as programs older than browsers want them."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour, None
    red, green, blue = (int(part) for part in found.groups()[:3])
    return f"#{red:02x}{green:02x}{blue:02x}", found[4]


def _attribute(name: str, value: str | None) -> str:
    return "" if value is None else f' {name}="{html.escape(value)}"'


def pixels(value: float) -> str:
    """Return a coordinate to a hundredth of a pixel, in few letters."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
