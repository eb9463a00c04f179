"""The same squares for the card of a shared link, with fewer and larger words."""

from collections.abc import Iterator
from dataclasses import replace

from components.charts.kit.card import QUIET, WIDTH
from components.charts.overview.scale import ROWS, Block, Form, beyond_usd_bn, blocks, drawing
from components.charts.svg.elements import INK, Style, text_line
from components.context import Context
from components.text import money, say

FORM = Form("card", WIDTH, 250, 7.0, ((0, 196), (44, 196), (336, 196)))
_SIZE, _LARGE, _LINE = 20, 24, 28


def scale_card(context: Context) -> str:
    """Return the sums of the article to one scale, 476 pixels wide and 250 high, as SVG."""
    drawn, square = blocks(context), context.observed.raised_usd_bn
    bare = [replace(block, lines=(), foot="", levels=()) for block in drawn]
    return "".join([drawing(bare, square, FORM), *_words(drawn, square, context.language)])


def _words(drawn: tuple[Block, Block, Block], square_usd_bn: float, language: str) -> Iterator[str]:
    fund, spending, revenue = drawn
    floor = FORM.corners[0][1]
    top = floor - ROWS * FORM.pitch - 14
    for name, block, x, anchor in (
        ("spent", spending, FORM.corners[1][0], "start"),
        ("needed", revenue, FORM.width, "end"),
    ):
        usd_bn = block.amounts[0].usd_bn
        title = say(language, f"overview.scale.{name}")
        yield text_line(title, x, top - _LINE, Style(_SIZE, QUIET, anchor=anchor))
        amount = money(usd_bn, language)
        yield text_line(amount, x, top, Style(_LARGE, INK, bold=True, anchor=anchor))
        if beyond := beyond_usd_bn(usd_bn, block.columns, square_usd_bn):
            more = say(language, "overview.scale.more", amount=money(beyond, language))
            yield text_line(more, x, floor + _LINE, Style(_SIZE, QUIET, anchor=anchor))
    raised = fund.lines[1]
    yield text_line(raised, 0, floor + 2 * _LINE, Style(_SIZE, QUIET))
