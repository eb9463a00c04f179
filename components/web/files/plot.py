"""Drawing a small chart: marks smooth by drawing them larger, words at their own size."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from PIL import Image, ImageDraw

from components.charts.palette import CONTEXT
from components.web.files.fonts import BOLD, REGULAR, Font
from components.web.files.pictures import Bar, Dot, Line, Part, Picture

Box: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]

SCALE = 3
GROUND = "#ffffff"
INK = "#1c2330"
QUIET = "#5b6472"
SHADE = 0.14


LABEL_PX = 30
"""Room that one line of a label takes."""


class Plot:
    """A chart within a box (left, top, right, bottom) of an image."""

    def __init__(self, image: Image.Image, box: Box, font: Callable[[str, int], Font]) -> None:
        self.image = image
        self.box = box
        self.font = font
        self.pen = ImageDraw.Draw(image)

    def draw(self, picture: Picture) -> None:
        """Draw the caption and the chart under it."""
        left, top, right, bottom = self.box
        self.pen.text((left, top + 20), picture.caption, QUIET, self.font(REGULAR, 22), anchor="ls")
        inner = (left, top + 44, right, bottom)
        if picture.parts:
            self._parts(picture.parts, inner)
        elif picture.bars:
            self._bars(picture.bars, inner)
        else:
            self._lines(picture, inner)

    def _bars(self, bars: Sequence[Bar], box: Box) -> None:
        left, top, right, bottom = box
        ends = [0.0, *(bar.start for bar in bars), *(bar.end for bar in bars)]
        low, high = min(ends), max(ends)
        span = (high - low) or 1.0
        name = self._font_for([bar.label for bar in bars], (right - left) / len(bars) - 8, REGULAR)
        value = self._font_for([bar.value for bar in bars], (right - left) / len(bars) * 1.6, BOLD)
        first = top + 34
        last = bottom - 40 - (34 if low < 0 else 0)

        def y(at: float) -> float:
            return last - (at - low) / span * (last - first)

        step = (right - left) / len(bars)
        wide = min(step * 0.68, 110)
        marks, pen = self._large(box)
        for place, bar in enumerate(bars):
            middle = left + step * (place + 0.5)
            upper, lower = sorted((y(bar.start), y(bar.end)))
            span_box = (middle - wide / 2, upper, middle + wide / 2, max(lower, upper + 2))
            pen.rounded_rectangle(self._scaled(span_box, box), 5 * SCALE, fill=bar.colour)
        pen.line(self._scaled((left, y(0), right, y(0)), box), fill=CONTEXT, width=2 * SCALE)
        self._paste(marks, box)
        for place, bar in enumerate(bars):
            middle = left + step * (place + 0.5)
            self.pen.text((middle, bottom - 6), bar.label, QUIET, name, anchor="ms")
            down = bar.end < bar.start and bar.start <= 0
            at = max(y(bar.start), y(bar.end)) + 28 if down else min(y(bar.start), y(bar.end)) - 10
            wide_value = value.getlength(bar.value)
            middle = min(max(middle, left + wide_value / 2), right - wide_value / 2)
            self.pen.text((middle, at), bar.value, INK, value, anchor="ms")

    def _parts(self, parts: Sequence[Part], box: Box) -> None:
        left, top, right, _ = box
        whole = sum(part.size for part in parts) or 1.0
        bar = (left, top + 16, right, top + 100)
        marks, pen = self._large(bar)
        x = left
        for part in parts:
            end = x + part.size / whole * (right - left)
            if end - x > 1:
                pen.rectangle(self._scaled((x, bar[1], end - 3, bar[3]), bar), fill=part.colour)
            x = end
        self._paste(marks, bar)
        for place, part in enumerate(parts):
            y = top + 156 + 52 * place
            self.pen.rounded_rectangle((left, y - 22, left + 22, y), 5, fill=part.colour)
            self.pen.text((left + 36, y), part.label, INK, self.font(REGULAR, 26), anchor="ls")
            self.pen.text((right, y), part.value, INK, self.font(BOLD, 26), anchor="rs")

    def _lines(self, picture: Picture, box: Box) -> None:
        left, top, right, bottom = box
        plot = (left, top, right, bottom - 36)
        (x_low, x_high), (y_low, y_high) = picture.x_range, picture.y_range

        def place(point: Point) -> Point:
            x = left + (point[0] - x_low) / ((x_high - x_low) or 1) * (right - left)
            y = plot[3] - (point[1] - y_low) / ((y_high - y_low) or 1) * (plot[3] - top)
            return x, y

        marks, pen = self._large(plot)
        if y_low == 0:
            ground = (left, plot[3] - 1, right, plot[3] - 1)
            pen.line(self._scaled(ground, plot), fill="#d5d9e0", width=2 * SCALE)
        for line in picture.lines:
            if line.filled:
                self._shade(
                    pen, plot, [place(point) for point in line.points], place((0, 0))[1], line
                )
        for line in picture.lines:
            self._stroke(pen, plot, [place(point) for point in line.points], line)
        for dot in picture.dots:
            x, y = self._scaled((*place((dot.x, dot.y)), 0, 0), plot)[:2]
            for radius, colour in ((11, GROUND), (8, dot.colour)):
                reach = radius * SCALE
                pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
        self._paste(marks, plot)
        for at, text in picture.x_ticks:
            x = place((at, y_low))[0]
            half = self.font(REGULAR, 20).getlength(text) / 2
            x = min(max(x, left + half), right - half)
            self.pen.text((x, bottom - 6), text, QUIET, self.font(REGULAR, 20), anchor="ms")
        self._line_labels(picture, plot, place)
        for dot in picture.dots:
            self._dot_label(dot, place((dot.x, dot.y)), plot)

    def _line_labels(self, picture: Picture, plot: Box, place: Callable[[Point], Point]) -> None:
        """Name a level line above it, at the end that a rising one leaves free, and that one."""
        left, top, right, bottom = plot
        font = self.font(BOLD, 22)
        middle = (left + right) / 2
        early = False
        taken: list[float] = []
        for line in picture.lines:
            if not line.label or line.dashed:
                continue
            inside = [(x, y) for x, y in map(place, line.points) if top + 44 <= y <= bottom] or [
                (left, top + 44)
            ]
            x, y = inside[-1]
            # Up and to the left of a line that rises ever faster there is room, if it rises late.
            early = x - 18 - font.getlength(line.label) < left
            at, anchor = ((x + 34, bottom - 16), "ls") if early else ((x - 18, y - 12), "rs")
            self.pen.text(at, line.label, line.colour, font, anchor=anchor)
            taken.append(at[1])
            early = early or x < middle
        for line in picture.lines:
            if line.label and line.dashed:
                level = place(line.points[0])[1]
                # Where another name stands just above the line, this one goes below it.
                crowded = any(abs(level - 10 - y) < LABEL_PX for y in taken)
                y = level + LABEL_PX - 4 if crowded else level - 10
                at, anchor = ((right, y), "rs") if early else ((left, y), "ls")
                self.pen.text(at, line.label, QUIET, self.font(REGULAR, 22), anchor=anchor)

    def _dot_label(self, dot: Dot, at: Point, plot: Box) -> None:
        font = self.font(BOLD, 24)
        wide = font.getlength(dot.label)
        below = at[1] > (plot[1] + plot[3]) / 2 and dot.y < 0
        x = min(max(at[0] + (0 if below else 18), plot[0]), plot[2] - wide)
        if below:
            x = min(max(at[0] - wide / 2, plot[0]), plot[2] - wide)
            self.pen.text((x, at[1] + 18), dot.label, INK, font, anchor="lt")
        else:
            self.pen.text((x, at[1] + 20), dot.label, INK, font, anchor="lt")

    def _shade(
        self,
        pen: ImageDraw.ImageDraw,
        plot: Box,
        points: Sequence[Point],
        ground: float,
        line: Line,
    ) -> None:
        area = [(points[0][0], ground), *points, (points[-1][0], ground)]
        flat = [self._scaled((*point, 0, 0), plot)[:2] for point in area]
        pen.polygon(flat, fill=_mixed(line.colour, SHADE))

    def _stroke(
        self, pen: ImageDraw.ImageDraw, plot: Box, points: Sequence[Point], line: Line
    ) -> None:
        if line.dashed:
            (x0, y), (x1, _) = points[0], points[-1]
            x = x0
            while x < x1:
                pen.line(
                    self._scaled((x, y, min(x + 9, x1), y), plot), line.colour, width=2 * SCALE
                )
                x += 16
            return
        flat = [self._scaled((*point, 0, 0), plot)[:2] for point in points]
        width = (5 if line.filled else 2) * SCALE
        for one, other in pairwise(flat):
            pen.line((*one, *other), line.colour, width=width)
            reach = width / 2
            pen.ellipse(
                (one[0] - reach, one[1] - reach, one[0] + reach, one[1] + reach), fill=line.colour
            )

    def _font_for(self, texts: Sequence[str], room: float, weight: str) -> Font:
        """Return the largest font in which every text has room."""
        for size in (24, 22, 20, 18):
            font = self.font(weight, size)
            if max(map(font.getlength, texts)) <= room:
                break
        return font

    def _large(self, box: Box) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        size = (round((box[2] - box[0]) * SCALE), round((box[3] - box[1]) * SCALE))
        marks = Image.new("RGB", size, GROUND)
        return marks, ImageDraw.Draw(marks)

    def _scaled(self, marks: Box, box: Box) -> Box:
        return (
            (marks[0] - box[0]) * SCALE,
            (marks[1] - box[1]) * SCALE,
            (marks[2] - box[0]) * SCALE,
            (marks[3] - box[1]) * SCALE,
        )

    def _paste(self, marks: Image.Image, box: Box) -> None:
        size = (round(box[2] - box[0]), round(box[3] - box[1]))
        self.image.paste(
            marks.resize(size, Image.Resampling.LANCZOS), (round(box[0]), round(box[1]))
        )


def _mixed(colour: str, share: float) -> str:
    """Return a colour thinned with white.

    >>> _mixed("#000000", 0.5)
    '#808080'
    """
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
