"""A chart as a picture that leaves the page: finding, measure, marks, sources, the way back."""

import html
import re
from collections.abc import Iterable

from components.charts.kit import Chart
from components.charts.lettering import balanced, wrapped
from components.charts.palette import SCENARIO
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import GRID, INK, LINE_HEIGHT, Style, text_line
from components.text.marks import without_marks

WIDTH_PX = 1200
WIDTH = 750.0
"""The picture is laid out in units of a page's column and drawn larger, for print."""
EDGE = 24.0
LINK_LETTERS = 600
"""Letters of a link that are written out: more than those of thirty inputs that were moved.

The whole link lies behind them. Nobody types so many, and drawing each takes its time.
"""
QUIET = "#4a5563"
FAMILIES = (
    "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,Helvetica,Arial,"
    "sans-serif"
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TITLE, _SMALL, _BODY = 21.0, 11.0, 13.0


def plain(text: str) -> str:
    """Return catalogue text without marks, links and Markdown.

    >>> plain("Sources: [IMF](https://www.imf.org), **grade A**")
    'Sources: IMF, grade A'
    """
    return re.sub(r"[*`]", "", _LINK.sub(r"\1", without_marks(text)))


def picture(chart: Chart, language: str, link: str, ending: str, note: str = "") -> str:
    """Return a chart as a whole SVG document.

    `link` leads back to the page with the scenario, `ending` names whose picture it is and what
    it is not; `note` is one more sentence under the measure.
    """
    spec = chart.spec
    inner = WIDTH - 2 * EDGE
    title, subtitle, source = (plain(text) for text in (chart.title, chart.subtitle, chart.source))
    parts = [f'<rect x="{EDGE:g}" y="20" width="36" height="4" fill="{SCENARIO}"/>']
    y = 30.0

    def write(text: str, size: float, colour: str = INK, bold: bool = False) -> None:
        nonlocal y
        lines = balanced if bold else wrapped
        for line in lines(text, size, inner, bold):
            y += size * LINE_HEIGHT
            # Lines are escaped where they are written; a tag of ours cannot be among them.
            parts.append(text_line(_literal(line), EDGE, y, Style(size, colour, bold)))

    write(title, _TITLE, bold=True)
    y += 8
    write(subtitle, _BODY, QUIET)
    if note:
        y += 3
        write(plain(note), _BODY, INK)
    y += 10
    parts.append(f'<g transform="translate({EDGE:g} {y:g})">\n{drawing(spec, inner)}\n</g>')
    y += spec["layout"]["height"] + 10
    parts.append(f'<path d="M{EDGE:g},{y:g}H{WIDTH - EDGE:g}" stroke="{GRID}"/>')
    y += 3
    write(source, _SMALL, QUIET)
    y += 5
    write(ending, _SMALL, QUIET)
    parts.append(f'<a href="{html.escape(link)}" target="_blank">')
    write(link if len(link) <= LINK_LETTERS else f"{link[:LINK_LETTERS]}…", _SMALL, "#1f63b0")
    parts.append("</a>")
    y = round(y + 20)
    return document(
        parts, language, (title, plain(chart.alt)), size=(WIDTH, y), scale=WIDTH_PX / WIDTH
    )


def document(
    parts: Iterable[str],
    language: str,
    names: tuple[str, str],
    size: tuple[float, float],
    scale: float = 1.0,
) -> str:
    """Return SVG elements as a whole document on white.

    `names` are its title and its description, for those who do not see it; `size` is its width
    and height in the units of the elements, of which each is `scale` pixels wide.
    """
    title, description = (html.escape(text) for text in names)
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{html.escape(language)}" '
        f'lang="{html.escape(language)}" width="{width * scale:g}" height="{height * scale:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" font-family="{html.escape(FAMILIES)}">\n'
        f"<title>{title}</title>\n<desc>{description}</desc>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _literal(line: str) -> str:
    """Return a line in which nothing is taken for a tag or an entity."""
    return html.escape(line, quote=False)
