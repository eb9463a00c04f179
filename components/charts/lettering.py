"""How wide text is and where its lines break, without a font at hand.

A picture is laid out here but lettered wherever it is opened, with whatever font is there. So
lines are measured with the widths of Helvetica, which most sans-serif fonts keep close to, and
a little room is left.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType

import budoux

ROOM = 1.06
"""Fonts are up to this much wider than the widths below, in running text."""
BOLD = 1.07

_THOUSANDTHS: Mapping[int, str] = MappingProxyType(
    {
        191: "'",
        222: "ijl",
        260: "|",
        278: " \u00a0!,./:;I[]\\ft·’‘",
        333: "-()`r“”",
        334: "{}",
        389: "*",
        469: "^",
        500: "Jckszvxy",
        584: "+<=>~−×÷",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1000: "—…▾▸◂→",
        1015: "@",
    }
)
_WIDTHS = {letter: width for width, letters in _THOUSANDTHS.items() for letter in letters}
_USUAL, _SQUARE = 556, 1000

_NEVER_FIRST = "、。，．・：；？！）］｝」』】〕〉》％ー々～／,.:;?!)]}%”’…" + (
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_LAST = "（［｛「『【〔〈《([{“‘$"
"""Characters that may not begin a line, and those that may not end one: the rules of kinsoku."""

_WHOLE = re.compile(
    # Figures with what they count: left alone, the parser would break 2045年 after 204.
    r"[−約年]?[$]?\d[\d.,]*[兆億万]*"
    r"(?:ドル|[%％]|年代|年[末目]?|カ月|月|日|倍|ポイント|ギガワット|[個本社件回つ]"
    r"| (?:(?:tr|b|m)illion(?: dollars?)?|percentage|times|years?\b|months?\b))?(?:\d{1,2}[月日])*"
    # Words in other letters, and one of ours that the parser would break.
    r"|[A-Za-z][\w&'’.,-]*|[ァ-ヴー・]+|借り入れ",
    re.ASCII,
)
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_JAPANESE = re.compile(r"\S*[ぁ-んァ-ヴ一-龥]\S*")


@lru_cache(maxsize=4096)  # names are measured in many places
def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at most, in the unit of `size`.

    >>> round(width_of("GDP", 10), 1), round(width_of("投資", 10), 1)
    (23.0, 20.0)
    """
    return size * sum(_thousandths(letter, bold) for letter in text) / 1000


@lru_cache(maxsize=4096)
def _thousandths(letter: str, bold: bool) -> float:
    """Return how wide a letter is at most, in thousandths of the size of the type."""
    if unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    return _WIDTHS.get(letter, _USUAL) * ROOM * (BOLD if bold else 1)


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Return a text as lines no wider than `width`, each as full as it can be.

    Lines end after words, in Japanese after phrases. Figures keep their units, and no line begins
    with a mark that closes or ends with one that opens. Only what is wider than a line is cut.

    >>> wrapped("How much is 12.5 of 30?", 10, 70)
    ['How much is', '12.5 of 30?']
    >>> wrapped("満額は2027年11月、それまで待つ。", 10, 100)
    ['満額は2027年11月、', 'それまで待つ。']
    """
    return _filled(_pieces(text, size, width, bold), size, width, bold)


def balanced(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Return a text in as few lines as `wrapped`, of much the same length: no word left alone."""
    pieces = _pieces(text, size, width, bold)
    lines = _filled(pieces, size, width, bold)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        even = _filled(pieces, size, share * width, bold)
        if len(even) == len(lines):
            return even
    return lines


def _filled(pieces: Iterable[str], size: float, width: float, bold: bool) -> list[str]:
    """Return pieces put together to lines; one that is wider than a line stands alone."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and width_of((line + piece).rstrip(), size, bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, size: float, width: float, bold: bool) -> list[str]:
    """Return the parts of a text that fit a line, those too wide for one cut into such."""
    return [part for piece in phrases(text) for part in _cut(piece, size, width, bold)]


def _cut(text: str, size: float, width: float, bold: bool) -> Iterator[str]:
    """Yield the parts of a text that each fill a line, of one letter at least.

    In one pass: links are a thousand letters without a space.
    """
    start, filled = 0, 0.0
    for place, letter in enumerate(text):
        filled += width_of(letter, size, bold)
        if filled > width and place > start:
            yield text[start:place]
            start, filled = place, width_of(letter, size, bold)
    yield text[start:]


@lru_cache(maxsize=512)
def phrases(text: str) -> tuple[str, ...]:
    """Return the parts of a text between which a line may end, with the spaces behind them.

    >>> phrases("It earns $5.6 trillion."), phrases("満額は2027年11月。")
    (('It ', 'earns ', '$5.6 trillion.'), ('満額は', '2027年11月。'))
    """
    ends = {found.end() for found in re.finditer(r"\s+", text)}
    for run in _JAPANESE.finditer(text):
        lengths = map(len, _parser().parse(run[0]))
        ends.update(accumulate(lengths, initial=run.start()))
    for found in _WHOLE.finditer(text):
        ends -= set(range(found.start() + 1, found.end()))
    allowed = [
        end
        for end in sorted(ends)
        if 0 < end < len(text)
        and text[end] not in _NEVER_FIRST
        and text[end - 1] not in _NEVER_LAST
    ]
    return tuple(text[start:end] for start, end in pairwise([0, *allowed, len(text)]))


def with_breaks(text: str) -> str:
    r"""Return a text that says itself where its lines may end, for titles.

    A Japanese one has zero-width spaces there: a browser that knows no phrases would end its lines
    within words. In others a word joiner keeps ranges of figures together.

    >>> with_breaks("満額は2027年11月。").split("\u200b"), with_breaks("$5–8 tn").split("\u2060")
    (['満額は', '2027年11月。'], ['$5–', '8 tn'])
    """
    if _JAPANESE.search(text):
        return "\u200b".join(phrases(text))
    return _RANGE.sub("–\u2060", text)


@cache
def _parser() -> budoux.Parser:
    """Return the parser of Japanese phrases; its model is a file of its package."""
    return budoux.load_default_japanese_parser()
