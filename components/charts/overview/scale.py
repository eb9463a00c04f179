"""Sums of money as squares of one size: what was raised, what is spent, what must be earned.

One square is what the partnership has raised. Areas are proportional to money in all blocks, on a
linear scale that never moves; what does not fit is said in words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from math import floor

from components.charts.lettering import width_of
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.charts.svg.elements import Style, pixels, text_line
from components.context import Context
from components.evidence import fact
from components.text import money, number, say

ROWS = 18
"""Height of the scale in squares."""
REVENUE_TODAY = "ai_revenue.anthropic_run_rate_usd_bn"
"""The largest revenue that one seller of AI has reported, at the pace of a year."""
OUTLOOK = ("bii.ai_capex_low_usd_tn", "bii.ai_capex_high_usd_tn")
_GAP_SHARE = 0.16
"""Space between squares; share of the distance from one to the next."""
_SIZE, _SMALL, _LINE = 13.5, 12.5, 18.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as squares.

    Attributes
    ----------
    usd_bn
        The sum in billions of dollars.
    paint
        How its squares look, as attributes of SVG.
    """

    usd_bn: float
    paint: str


@dataclass(frozen=True, slots=True)
class Block:
    """Sums that start at one corner, the largest first, so that each lies on the one before.

    Attributes
    ----------
    columns
        Width of the block in squares.
    amounts
        What is drawn.
    lines
        What it is and what it comes to, in lines of words above the block.
    foot
        A line under it, empty if there is none.
    levels
        Sums that a line across the block marks, in billions of dollars, with their names.
    """

    columns: int
    amounts: tuple[Amount, ...]
    lines: tuple[str, ...]
    foot: str = ""
    levels: tuple[tuple[float, str], ...] = ()


def beyond_usd_bn(usd_bn: float, columns: int, square_usd_bn: float) -> float:
    """Return how much of a sum a block of so many columns has no room for.

    >>> beyond_usd_bn(9100.0, 40, 12.5), beyond_usd_bn(5830.0, 40, 12.5)
    (100.0, 0.0)
    """
    return max(0.0, usd_bn - ROWS * columns * square_usd_bn)


@dataclass(frozen=True, slots=True)
class Form:
    """How the blocks lie: beside each other on a wide screen, the widest above on a narrow one.

    Attributes
    ----------
    name
        Language-neutral name, for the style sheet.
    width, height
        Size of the picture in pixels.
    pitch
        Distance from one square to the next, in pixels.
    corners
        Left end and floor of each block, in pixels.
    is_stacked
        Whether the last block stands below the widest, whose caption its words are not.
    """

    name: str
    width: float
    height: float
    pitch: float
    corners: tuple[tuple[float, float], ...]
    is_stacked: bool = False


WIDE = Form("wide", 936, 284, 12.0, ((0, 264), (186, 264), (694, 264)))
NARROW = Form("narrow", 358, 364, 7.2, ((0, 346), (56, 170), (196, 346)), is_stacked=True)


def solid(colour: str, opacity: float = 1.0) -> str:
    """Return the look of full squares."""
    return f'fill="{colour}" fill-opacity="{opacity:g}"'


def outlined(colour: str) -> str:
    """Return the look of hollow squares: money that is not there yet."""
    return f'fill="none" stroke="{colour}" stroke-opacity="0.75"'


def blocks(context: Context) -> tuple[Block, Block, Block]:
    """Return the partnership, spending on AI to 2030, and the revenue needed in a year."""
    language, results = context.language, context.results
    square = context.observed.raised_usd_bn

    def told(key: str, usd_bn: float) -> str:
        count = number(usd_bn / square, language, 3)
        return say(language, f"overview.scale.{key}", n=count, amount=money(usd_bn, language))

    def beyond(columns: int, usd_bn: float) -> str:
        over = beyond_usd_bn(usd_bn, columns, square)
        words = money(over, language)
        return say(language, "overview.scale.beyond", amount=words) if over else ""

    target, assets = context.scenario.tgt, results.funding.total_assets_usd_bn
    world = 1000 * results.buildout.world_ai_total_usd_tn
    revenue = results.breakout.required_revenue_usd_bn
    seller = fact(REVENUE_TODAY).value
    outlook = [fact(name).value for name in OUTLOOK]
    return (
        Block(
            4,
            (
                Amount(assets, outlined(OBSERVED)),
                Amount(target, solid(OBSERVED, 0.35)),
                Amount(square, solid(OBSERVED)),
            ),
            (
                say(language, "overview.scale.fund"),
                told("raised", square),
                told("target", target),
                told("assets", assets),
            ),
        ),
        Block(
            40,
            (Amount(world, solid(SCENARIO)),),
            (say(language, "overview.scale.spending"), told("total", world)),
            foot=beyond(40, world),
            levels=tuple(
                (1000 * tn, say(language, "overview.scale.level", n=number(tn, language)))
                for tn in outlook
            ),
        ),
        Block(
            20,
            (Amount(revenue, outlined(SCENARIO)), Amount(seller, solid(OBSERVED))),
            (say(language, "overview.scale.revenue"), told("yearly", revenue)),
            foot=beyond(20, revenue) or told("seller", seller),
        ),
    )


def alt_text(context: Context) -> str:
    """Return what the picture shows, in words."""
    fund, spending, revenue = blocks(context)
    return say(
        context.language,
        "overview.scale.alt",
        square=money(context.observed.raised_usd_bn, context.language),
        assets=fund.lines[-1],
        spending=spending.lines[-1],
        revenue=revenue.lines[-1],
        seller=revenue.foot,
    )


def drawing(drawn: Iterable[Block], square_usd_bn: float, form: Form) -> str:
    """Return blocks with their words as SVG; words take the colour of what is around them."""
    drawn = tuple(drawn)
    paints = dict.fromkeys(amount.paint for block in drawn for amount in block.amounts)
    names = {paint: f"square-{form.name}-{i}" for i, paint in enumerate(paints)}
    patterns = "".join(_pattern(name, paint, form.pitch) for paint, name in names.items())
    parts = [f"<defs>{patterns}</defs>"]
    for block, (left, ground) in zip(drawn, form.corners, strict=True):
        squares = _squares(block, square_usd_bn, form, names)
        top = ROWS * form.pitch
        if form.is_stacked and block is drawn[-1]:
            # Close to its own squares, but clear of the words of the low block beside it.
            words_px = _LINE * len(drawn[0].lines)
            beside = _height(drawn[0], square_usd_bn, form.pitch) + words_px
            top = min(top, max(_height(block, square_usd_bn, form.pitch), beside))
        words = _words(block, square_usd_bn, form, form.width - left, top)
        inner = "".join([*squares, *words])
        parts.append(f'<g transform="translate({left:g} {ground:g})">{inner}</g>')
    return "".join(parts)


def scale_svg(context: Context, form: Form) -> str:
    """Return the picture as one SVG element."""
    inner = drawing(blocks(context), context.observed.raised_usd_bn, form)
    size = f'viewBox="0 0 {form.width:g} {form.height:g}" width="{form.width:g}"'
    return f'<svg class="{form.name}" {size} aria-hidden="true">{inner}</svg>'


def scale_figure(context: Context) -> str:
    """Return the picture as HTML, in both forms; the style sheet shows the one that fits."""
    forms = "".join(scale_svg(context, form) for form in (WIDE, NARROW))
    named = f'role="img" aria-label="{escape(alt_text(context))}"'
    return f'<figure class="scale" {named}>{forms}</figure>'


def filled(usd_bn: float, square_usd_bn: float, columns: int) -> tuple[int, float]:
    """Return how many whole rows of squares a sum fills, and how many squares of the next row.

    What is beyond the scale is left out.

    >>> filled(590, 12.5, 20), filled(99_000, 12.5, 20)
    ((2, 7.2), (18, 0))
    """
    squares = min(usd_bn / square_usd_bn, ROWS * columns)
    rows = floor(squares / columns)
    return rows, round(squares - rows * columns, 6)


def _pattern(name: str, paint: str, pitch: float) -> str:
    """Return what fills an area with squares; it starts at the corner of the block."""
    inset = pitch * _GAP_SHARE / 2
    place = f'x="{pixels(inset)}" y="{pixels(inset)}"'
    side = pixels(pitch - 2 * inset)
    return (
        f'<pattern id="{name}" width="{pitch:g}" height="{pitch:g}" patternUnits="userSpaceOnUse">'
        f'<rect {place} width="{side}" height="{side}" {paint}/></pattern>'
    )


def _squares(
    block: Block, square_usd_bn: float, form: Form, names: dict[str, str]
) -> Iterator[str]:
    """Yield the areas of a block, in coordinates that start at its lower left corner."""
    pitch = form.pitch
    for amount in block.amounts:
        rows, rest = filled(amount.usd_bn, square_usd_bn, block.columns)
        whole = floor(rest)
        for columns, low, high in ((block.columns, 0, rows), (whole, rows, rows + 1)):
            if columns and high > low:
                yield (
                    f'<rect y="{pixels(-pitch * high)}" width="{pixels(pitch * columns)}" '
                    f'height="{pixels(pitch * (high - low))}" fill="url(#{names[amount.paint]})"/>'
                )
        if rest > whole:
            # A share of a square is a narrow square: one cut off would look like an error.
            yield (
                f'<rect transform="translate({pixels(pitch * whole)}) scale({rest - whole:.4g} 1)" '
                f'y="{pixels(-pitch * (rows + 1))}" width="{pitch:g}" height="{pitch:g}" '
                f'fill="url(#{names[amount.paint]})"/>'
            )


def _height(block: Block, square_usd_bn: float, pitch: float) -> float:
    """Return how high the squares of a block reach, in pixels."""
    rows, rest = filled(block.amounts[0].usd_bn, square_usd_bn, block.columns)
    return pitch * (rows + (rest > 0))


def _words(
    block: Block, square_usd_bn: float, form: Form, room: float, top: float
) -> Iterator[str]:
    """Yield the words of a block, which has so many pixels to the right end of the picture.

    They stand above `top`, those of a low block right above its squares.
    """
    pitch, wide = form.pitch, form.pitch * block.columns
    for usd_bn, name in block.levels:
        y = -pitch * usd_bn / square_usd_bn / block.columns
        yield f'<path d="M-5,{pixels(y)}H{wide:g}" stroke="{RANGE}" stroke-width="1.5"/>'
        yield text_line(name, -8, y + 4.5, Style(_SMALL, RANGE, anchor="end"))
    is_low = len(block.lines) > 2
    base = -(_height(block, square_usd_bn, pitch) if is_low else top) - 8
    fits = all(width_of(line, _SIZE, bold=True) <= room for line in block.lines)
    x, anchor = (0.0, "start") if fits else (wide, "end")
    for row, line in enumerate(block.lines):
        y = base - _LINE * (len(block.lines) - 1 - row)
        yield text_line(line, x, y, Style(_SIZE, "currentColor", bold=row == 0, anchor=anchor))
    if block.foot:
        yield text_line(block.foot, wide, 15, Style(_SMALL, "currentColor", anchor="end"))
