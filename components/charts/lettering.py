"""How wide text is and where its lines break, without a font at hand.

A picture is laid out here but lettered wherever it is opened, with whatever font is there. So
lines are measured with the widths of Helvetica, which most sans-serif fonts keep close to, and
a little room is left.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

ROOM = 1.06
"""Fonts are up to this much wider than the widths below, in running text."""
BOLD = 1.07

_THOUSANDTHS: Mapping[int, str] = MappingProxyType(
    {
        191: "'",
        222: "ijl",
        260: "|",
        278: " !,./:;I[]\\ft·’‘",
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
_CLOSING = "、。，．・：；？！）］｝」』】〕〉》％ー々～／,.:;?!)]}%”’…" + (
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_OPENING = "（［｛「『【〔〈《([{“‘"
# What stays together: a word, a run of katakana, or a square letter, each with the marks that may
# not begin or end a line.
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*"
    r"(?:[ァ-ヴー]+|[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+)"
    rf"[{re.escape(_CLOSING)}]*|\s+"
)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at most, in the unit of `size`.

    >>> round(width_of("GDP", 10), 1), round(width_of("投資", 10), 1)
    (23.0, 20.0)
    """
    square = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    other = sum(
        _WIDTHS.get(letter, _USUAL)
        for letter in text
        if unicodedata.east_asian_width(letter) not in "WF"
    )
    return size * (_SQUARE * square + other * ROOM * (BOLD if bold else 1)) / 1000


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Return a text as lines no wider than `width`; Japanese keeps its rules for line ends.

    >>> wrapped("How much is 12.5 of 30?", 10, 70)
    ['How much is', '12.5 of 30?']
    >>> wrapped("投資は、増える。", 10, 40)
    ['投資は、', '増える。']
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, size, width, bold):
        if line and width_of((line + piece).rstrip(), size, bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def balanced(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Return a text in as few lines as `wrapped`, of much the same length: no word left alone."""
    lines = wrapped(text, size, width, bold)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        even = wrapped(text, size, share * width, bold)
        if len(even) == len(lines):
            return even
    return lines


def _pieces(text: str, size: float, width: float, bold: bool) -> list[str]:
    """Return the parts that a line may not break; a link may be cut anywhere."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        rest = piece
        while width_of(rest, size, bold) > width and len(rest) > 1:
            cut = next(
                end
                for end in range(len(rest) - 1, 0, -1)
                if end == 1 or width_of(rest[:end], size, bold) <= width
            )
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces
