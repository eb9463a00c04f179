"""The preview picture of a page: its question, the reader's number, a small chart."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from components.charts.kit.card import QUIET
from components.charts.kit.card import WIDTH as CHART_WIDTH
from components.charts.lettering import balanced, width_of
from components.charts.overview.card import scale_card
from components.charts.pages import card_chart
from components.charts.palette import CONTEXT, SCENARIO
from components.charts.picture import document
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import Style, text_line
from components.context import Context, context_of
from components.evidence import observed
from components.model.evaluate import PAGES, THEMES
from components.text import long_date, number, say
from components.text.pages import headline
from components.web.caching import answer
from components.web.files.card_number import card_number, split_figure
from components.web.files.raster import can_letter, png
from components.web.requests import HOME, read_link

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 64
COLUMN = 550  # room for the number and its sentence
FOOT = 552
LONG_UNIT = 12  # letters; a longer unit is written smaller, so that the number stays large
BRAND = "#b4550a"
LABEL, LABEL_GROUND = "#8a3f07", "#fdeede"
KEPT_A_DAY = "public, max-age=86400"
_MIDDLE_SHARE = 0.436
"""How far the middle of a line of text lies above its baseline; share of the size."""
_NO_BREAK = "\u00a0"
_WORDMARK = Path(__file__).with_name("wordmark.svg")

_DRAWING = Lock()  # one picture at a time: drawing holds a processor


def card(request: Request) -> Response:
    """Answer with the card of a page and a scenario as a PNG of 1200 x 630."""
    context = context_of(read_link(request).case)
    page = request.query_params.get("page", HOME)
    page = page if page in PAGES else HOME
    return answer(
        request,
        lambda: card_png(page, context),
        "image/png",
        (page, context.case, can_letter(context.language)),
        headers={"Cache-Control": KEPT_A_DAY},
    )


def card_png(page: str, context: Context) -> bytes:
    """Return the card of a page and a scenario.

    Without a font for its language, the card shows only what the app is.
    """
    lettered = can_letter(context.language)
    svg = card_svg(page, context) if lettered else neutral_svg()
    with _DRAWING:
        return png(svg, context.language)


def card_words(page: str, context: Context) -> dict[str, str]:
    """Return all that is written on a card beside the chart, by where it stands."""
    changed = len(context.scenario.changes())
    key = {0: "unchanged", 1: "changed_one"}.get(changed, "changed")
    as_of = long_date(observed().as_of.isoformat(), context.language)
    return {
        "app": say(context.language, "app.name"),
        "label": say(context.language, "card.label"),
        "question": say(context.language, f"page.{page}.question"),
        "figure": card_number(page, context),
        "headline": headline(page, context),
        "state": say(context.language, f"card.{key}", n=number(changed, context.language)),
        "as_of": say(context.language, "card.as_of", date=as_of),
    }


def card_svg(page: str, context: Context) -> str:
    """Return the card of a page and a scenario as SVG."""
    words = card_words(page, context)
    question = fitted(words["question"], (38, 36, 34, 32), WIDTH - 2 * MARGIN, 2, bold=True)
    top = 126 + question.height
    chart = _chart(page, context, FOOT - 10 - (top + 34))
    parts = [
        *_head(words),
        *question.written(126, bold=True),
        *_answer(words, top + 14, FOOT - 14),
        f'<g transform="translate({WIDTH - MARGIN - CHART_WIDTH:g} {top + 34})">{chart}</g>',
        *_foot(words, say(context.language, "text.separator")),
    ]
    return document(parts, context.language, (words["question"], words["headline"]), SIZE)


def _chart(page: str, context: Context, height: int) -> str:
    """Return the small chart of a theme, and of all other pages the sums of the article."""
    if page not in THEMES:
        return scale_card(context)
    spec = card_chart(page, context)
    return drawing({**spec, "layout": {**spec["layout"], "height": height}}, CHART_WIDTH)


def neutral_svg() -> str:
    """Return a card with the app's sign and name only, which needs no font."""
    middle = WIDTH // 2
    parts = [
        _icon(middle - 90, 150, 180),
        f'<g transform="translate({middle - 261} 390)">{_WORDMARK.read_text("utf-8")}</g>',
        f'<path d="M{middle - 60},480H{middle + 60}" stroke="{CONTEXT}" stroke-width="2"/>',
        _bar(),
    ]
    return document(parts, "en", (say("en", "app.name"), ""), SIZE)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one text in a size."""

    size: int
    lines: Sequence[str]

    @property
    def step(self) -> int:
        """The distance from one baseline to the next, in pixels."""
        return round(self.size * 1.36)

    @property
    def height(self) -> int:
        """What all lines take, in pixels."""
        return len(self.lines) * self.step

    def written(self, top: int, *, bold: bool = False) -> Iterator[str]:
        """Yield the lines at the left margin, from `top` downwards."""
        for place, line in enumerate(self.lines):
            baseline = top + place * self.step + self.size
            yield text_line(html.escape(line), MARGIN, baseline, Style(self.size, bold=bold))


def fitted(text: str, sizes: Sequence[int], width: int, most: int, *, bold: bool = False) -> Lines:
    """Return a text in the largest size at which it takes at most so many lines of a width.

    What does not fit even at the smallest size ends in an ellipsis.
    """
    for size in sizes:
        lines = balanced(text, size, width, bold)
        if len(lines) <= most:
            return Lines(size, lines)
    return Lines(sizes[-1], [*lines[: most - 1], f"{lines[most - 1].rstrip('、。.,')}…"])


def _head(words: dict[str, str]) -> Iterator[str]:
    yield _icon(MARGIN, 48, 48)
    yield text_line(words["app"], MARGIN + 64, 72 + _MIDDLE_SHARE * 26, Style(26, bold=True))
    wide = width_of(words["label"], 22) + 40
    left = WIDTH - MARGIN - wide
    yield f'<rect x="{left:g}" y="50" width="{wide:g}" height="44" rx="22" fill="{LABEL_GROUND}"/>'
    style = Style(22, LABEL, anchor="middle")
    yield text_line(words["label"], left + wide / 2, 72 + _MIDDLE_SHARE * 22, style)


def _answer(words: dict[str, str], top: int, bottom: int) -> Iterator[str]:
    """Yield the number, and under it the sentence it comes from, in the middle of the room."""
    digits, unit = split_figure(words["figure"])
    size, unit_size = _figure_sizes(digits, unit)
    figure_height = size + 12 if digits else 0
    sizes = (34, 32, 30, 28, 26, 24, 22) if digits else (46, 42, 38, 34, 32, 30, 28, 26)
    for largest in range(len(sizes)):
        sentence = fitted(words["headline"], sizes[largest:], COLUMN, 6)
        free = bottom - top - figure_height - sentence.height
        if free >= 0:
            break
    top += max(0, round(free * 0.4))
    if digits:
        kept = html.escape(unit.replace(" ", _NO_BREAK))  # a usual space would be dropped here
        yield (
            f'<text x="{MARGIN - 4}" y="{top + round(size * 0.86)}" fill="{SCENARIO}" '
            f'font-weight="700" font-size="{size}">{html.escape(digits)}'
            f'<tspan font-size="{unit_size}">{kept}</tspan></text>'
        )
    yield from sentence.written(top + figure_height)


def _figure_sizes(digits: str, unit: str) -> tuple[int, int]:
    """Return the largest sizes at which a number and its unit fit the column together."""
    for size in range(124, 60, -4):
        unit_size = round(size * (0.46 if len(unit) <= LONG_UNIT else 0.3))
        if width_of(digits, size, bold=True) + width_of(unit, unit_size, bold=True) <= COLUMN:
            break
    return size, unit_size


def _foot(words: dict[str, str], separator: str) -> Iterator[str]:
    text = separator.join((words["state"], words["as_of"]))
    yield text_line(text, MARGIN, HEIGHT - 48, Style(22, QUIET))
    yield _bar()


def _bar() -> str:
    return f'<rect y="{HEIGHT - 10}" width="{WIDTH}" height="10" fill="{SCENARIO}"/>'


def _icon(left: int, top: int, size: int) -> str:
    """Return the app's sign: three rising bars."""
    bars = "".join(f"M{x},{y}h5V25h-5Z" for x, y in ((6, 19), (13.5, 13), (21, 6)))
    return (
        f'<g transform="translate({left} {top}) scale({size / 32:g})">'
        f'<rect width="32" height="32" rx="7" fill="{BRAND}"/><path d="{bars}" fill="#ffffff"/></g>'
    )
