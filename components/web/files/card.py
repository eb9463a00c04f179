"""The preview picture of a page: its question, the reader's number, a small chart."""

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock

from PIL import Image, ImageDraw
from starlette.requests import Request
from starlette.responses import Response

from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context, context_of
from components.evidence import observed
from components.link import Case
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import long_date, number, say
from components.text.pages import headline
from components.web.caching import answer
from components.web.files import fonts
from components.web.files.figures import figure, split_figure
from components.web.files.fonts import BOLD, REGULAR, Font
from components.web.files.pictures import Picture, picture
from components.web.files.plot import Plot
from components.web.files.wrapping import fitted
from components.web.requests import HOME, read_link

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 64
COLUMN = 550  # room for the number and its sentence
FOOT = 552
LONG_UNIT = 12  # letters; a longer unit is written smaller, so that the number stays large
INK = "#1c2330"
QUIET = "#5b6472"
GROUND = "#ffffff"
BRAND = "#b4550a"
KEPT_A_DAY = "public, max-age=86400"

_DRAWING = Lock()  # one picture at a time: drawing holds a processor


def card(request: Request) -> Response:
    """Answer with the card of a page and a scenario as a PNG of 1200 x 630."""
    context = context_of(read_link(request).case)
    page = request.query_params.get("page", HOME)
    page = page if page in PAGES else HOME
    return answer(
        request,
        lambda: card_png(page, context.scenario, context.language),
        "image/png",
        (page, context.scenario, context.language, fonts.face(context.language, BOLD)),
        headers={"Cache-Control": KEPT_A_DAY},
    )


@lru_cache(maxsize=128)
def card_png(page: str, scenario: Scenario, language: str) -> bytes:
    """Return the card of a page and a scenario.

    Without a font that has every letter of it, the card shows only what the app is.
    """
    context = context_of(Case(scenario, language))
    with _DRAWING:
        image = Image.new("RGB", SIZE, GROUND)
        if _readable(page, context):
            _Card(image, page, context).draw()
        else:
            _draw_neutral(image)
        file = io.BytesIO()
        image.save(file, "PNG", optimize=False, compress_level=6)
    return file.getvalue()


def card_words(page: str, context: Context) -> dict[str, str]:
    """Return all that is written on a card beside the chart, by where it stands."""
    changed = len(context.scenario.changes())
    key = {0: "unchanged", 1: "changed_one"}.get(changed, "changed")
    as_of = long_date(observed().as_of.isoformat(), context.language)
    return {
        "app": say(context.language, "app.name"),
        "label": say(context.language, "card.label"),
        "question": say(context.language, f"page.{page}.question"),
        "figure": figure(page, context),
        "headline": headline(page, context),
        "state": say(context.language, f"card.{key}", n=number(changed, context.language)),
        "as_of": say(context.language, "card.as_of", date=as_of),
    }


def _readable(page: str, context: Context) -> bool:
    """Tell whether this machine has the letters of a card in both weights."""
    words = "".join(card_words(page, context).values()) + picture(page, context).text
    found = [fonts.font(context.language, weight, 32) for weight in (REGULAR, BOLD)]
    return all(font is not None and fonts.covers(font, words) for font in found)


class _Card:
    """One card being drawn."""

    def __init__(self, image: Image.Image, page: str, context: Context) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(image)
        self.language = context.language
        self.words = card_words(page, context)
        self.picture: Picture = picture(page, context)

    def font(self, weight: str, size: int) -> Font:
        found = fonts.font(self.language, weight, size)
        assert found is not None  # noqa: S101 - `_readable` has asked
        return found

    def draw(self) -> None:
        """Draw the card from top to bottom."""
        self._head()
        question = self._fit("question", BOLD, (38, 36, 34, 32), WIDTH - 2 * MARGIN, 2)
        bottom = self._write(question, BOLD, 126, INK)
        self._answer(bottom + 14, FOOT - 14)
        plot = Plot(self.image, (660, bottom + 34, WIDTH - MARGIN, FOOT - 10), self.font)
        plot.draw(self.picture)
        self._foot()

    def _head(self) -> None:
        draw_icon(self.image, (MARGIN, 48), 48)
        x = MARGIN + 64
        self.pen.text((x, 72), self.words["app"], INK, self.font(BOLD, 26), anchor="lm")
        label = self.font(REGULAR, 22)
        wide = label.getlength(self.words["label"])
        right = WIDTH - MARGIN
        box = (right - wide - 40, 50, right, 94)
        self.pen.rounded_rectangle(box, radius=22, fill="#fdeede")
        self.pen.text((right - 20, 72), self.words["label"], "#8a3f07", label, anchor="rm")

    def _answer(self, top: int, bottom: int) -> None:
        """Draw the number, and under it the sentence it comes from, in the middle of the room."""
        digits, unit = split_figure(self.words["figure"])
        size = self._figure_size(digits, unit)
        figure_height = size + 12 if digits else 0
        sizes = (34, 32, 30, 28, 26, 24, 22) if digits else (46, 42, 38, 34, 30, 26)
        for largest in range(len(sizes)):
            fit = self._fit("headline", REGULAR, sizes[largest:], COLUMN, 6)
            free = bottom - top - figure_height - _height(fit)
            if free >= 0:
                break
        top += max(0, round(free * 0.4))
        if digits:
            self._figure(digits, unit, size, top + round(size * 0.86))
        self._write(fit, REGULAR, top + figure_height, INK)

    def _figure_size(self, digits: str, unit: str) -> int:
        for size in range(124, 60, -4):
            large, small = self._figure_fonts(size, unit)
            if large.getlength(digits) + small.getlength(unit) <= COLUMN:
                break
        return size

    def _figure_fonts(self, size: int, unit: str) -> tuple[Font, Font]:
        small = round(size * (0.46 if len(unit) <= LONG_UNIT else 0.3))
        return self.font(BOLD, size), self.font(BOLD, small)

    def _figure(self, digits: str, unit: str, size: int, baseline: int) -> None:
        large, small = self._figure_fonts(size, unit)
        left = MARGIN - 4
        self.pen.text((left, baseline), digits, SCENARIO, large, anchor="ls")
        left += round(large.getlength(digits))
        self.pen.text((left, baseline), unit, SCENARIO, small, anchor="ls")

    def _fit(
        self, word: str, weight: str, sizes: Sequence[int], room: int, most: int
    ) -> tuple[int, list[str]]:
        """Return size and lines of a text, as large as it can be."""

        def measure(size: int) -> Callable[[str], float]:
            return self.font(weight, size).getlength

        return fitted(self.words[word], self.language, sizes, measure, (room, most))

    def _write(self, fit: tuple[int, list[str]], weight: str, top: int, colour: str) -> int:
        """Draw lines and return where they end."""
        size, lines = fit
        font = self.font(weight, size)
        for place, line in enumerate(lines):
            baseline = top + place * _step(size) + size
            self.pen.text((MARGIN, baseline), line, colour, font, anchor="ls")
        return top + _height(fit)

    def _foot(self) -> None:
        separator = say(self.language, "text.separator")
        text = separator.join((self.words["state"], self.words["as_of"]))
        self.pen.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=SCENARIO)
        self.pen.text((MARGIN, HEIGHT - 48), text, QUIET, self.font(REGULAR, 22), anchor="ls")


def _step(size: int) -> int:
    """Return the distance from one line to the next."""
    return round(size * 1.36)


def _height(fit: tuple[int, list[str]]) -> int:
    size, lines = fit
    return len(lines) * _step(size)


def draw_icon(image: Image.Image, corner: tuple[int, int], size: int) -> None:
    """Draw the app's sign: three rising bars."""
    scale = 4
    unit = size * scale / 32
    sign = Image.new("RGB", (size * scale, size * scale), GROUND)
    pen = ImageDraw.Draw(sign)
    pen.rounded_rectangle((0, 0, size * scale - 1, size * scale - 1), 7 * unit, fill=BRAND)
    for left, top in ((6, 19), (13.5, 13), (21, 6)):
        pen.rectangle((left * unit, top * unit, (left + 5) * unit, 25 * unit), fill="#ffffff")
    image.paste(sign.resize((size, size), Image.Resampling.LANCZOS), corner)


def _draw_neutral(image: Image.Image) -> None:
    """Draw a card with the app's name only, in letters that every machine has."""
    pen = ImageDraw.Draw(image)
    draw_icon(image, (WIDTH // 2 - 90, 150), 180)
    name = say("en", "app.name")
    pen.text((WIDTH // 2, 420), name, INK, fonts.plain(56), anchor="mm")
    pen.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=SCENARIO)
    pen.line((WIDTH // 2 - 60, 480, WIDTH // 2 + 60, 480), fill=CONTEXT, width=2)
