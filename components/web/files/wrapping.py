"""Breaking a text into lines, in languages with spaces between words and without."""

import re
from collections.abc import Callable, Sequence

# A word with the particles and endings that follow it, roughly: what a reader takes in at once.
_JAPANESE_PIECE = re.compile(
    r"(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[−$]?\d[\d.,]*(?:[兆億万]?ドル|％|年[末目]?|か月|月|倍|ポイント|本|社|件|ギガワット)?"
    r"|[A-Za-z][A-Za-z&'’.-]*|[ァ-ヶー・]+|[一-龥々]+(?:[しりちきれけ][一-龥々]+)*)[ぁ-ん]*|[ぁ-ん]+|\s+|."
)
_NUMBER_AND_UNIT = re.compile(
    r"(\d) (?=trillion|billion|million|percentage|times|years?\b|months?\b)"
)
_NEVER_FIRST = set("、。，．・：；？！）」』】〉》”’ー～…ぁぃぅぇぉっゃゅょァィゥェォッャュョ％")
_NEVER_LAST = set("（「『【〈《“‘$")
_HIRAGANA = re.compile("[ぁ-ん]")
PER_LINE = 60.0
RAGGED = 100.0


def wrapped(text: str, language: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """Return the lines of a text, as even as may be, none wider than `width` if that can be.

    Japanese breaks between phrases rather than inside a word, and never before a mark that
    closes or after one that opens.

    >>> wrapped("one two three four", "en", len, 9)
    ['one two', 'three', 'four']
    >>> wrapped("満額は2027年11月、それまで待つ。", "ja", len, 11)
    ['満額は', '2027年11月、', 'それまで待つ。']
    """
    parts = _short(_pieces(text, language), width_of, width)
    space = " " if language == "en" else ""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(parts) + 1):
        choices: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            wide = width_of(space.join(parts[start:end]))
            if wide > width and start < end - 1:
                break
            slack = max(0.0, 1 - wide / width)
            last = end == len(parts)
            cost = best[start][0] + PER_LINE + RAGGED * slack**2 * (0.4 if last else 1)
            cost += 0.0 if last or space else _break_cost(parts[end - 1], parts[end])
            choices.append((cost, start))
        best.append(min(choices))
    lines: list[str] = []
    end = len(parts)
    while end:
        start = best[end][1]
        lines.append(space.join(parts[start:end]).strip())
        end = start
    return lines[::-1]


def _short(parts: list[str], width_of: Callable[[str], float], width: float) -> list[str]:
    """Return the parts, those too long for a line cut into their letters."""
    return [cut for part in parts for cut in (part if width_of(part) > width else [part])]


def _pieces(text: str, language: str) -> list[str]:
    """Return the parts of a text between which a line may end."""
    if language == "en":
        return _NUMBER_AND_UNIT.sub("\\1\u00a0", text).split(" ")
    pieces: list[str] = []
    for piece in _JAPANESE_PIECE.findall(text):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _break_cost(before: str, after: str) -> float:
    """Return how much a line end between two pieces of Japanese disturbs the reader."""
    if before[-1] in "。？！":
        return 0
    if before[-1] in "、）」":
        return 2
    if _HIRAGANA.match(before[-1]) and not _HIRAGANA.match(after):
        return 5  # after a particle or an ending: where phrases end
    return 30


def fitted(
    text: str,
    language: str,
    sizes: Sequence[int],
    measure: Callable[[int], Callable[[str], float]],
    room: tuple[float, int],
) -> tuple[int, list[str]]:
    """Return the largest size at which a text fits the room, and its lines.

    The room is a width and a number of lines; `measure` gives, for a size, the width of a text.
    What does not fit even at the smallest size ends in an ellipsis.
    """
    width, most_lines = room
    lines: list[str] = []
    for size in sizes:
        lines = wrapped(text, language, measure(size), width)
        if len(lines) <= most_lines and all(measure(size)(line) <= width for line in lines):
            return size, lines
    kept = lines[:most_lines]
    kept[-1] = f"{kept[-1].rstrip('、。.,')}…"
    return sizes[-1], kept
