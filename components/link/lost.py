"""Which parts of a query that could not be read were meant for us: those are said to be lost."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

CUT = re.compile(r"(\.\.|…)[\s)\]>\"'」]*$")
"""What ends in dots was cut off: what was behind them is not known."""
LONGEST = 8000
"""Letters of a query that are looked through for what was done to it: seven times the longest."""
_WORD = re.compile(r"\w+", re.ASCII)
_WORDS = re.compile(r"\w+(?:[.-]\w+)*", re.ASCII)
_CUT_WITHIN = re.compile(r"\.\.|…")
_SHORTEST = 4
"""Letters of a key that another word can be taken for a slip of."""
_NOT_MEANT = {"page", "embed", "chart", "result", "lever", "target", "quot"}
"""Words that look like keys of a link: what our addresses have beside those, and ``&quot;``."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How keys show in what cannot be read.

    `assigned` is what looks like a key with a value, `begun` a key with a mark or figures behind
    it in place of ``=``, `cut` what a link that was cut off at once leaves.
    """

    assigned: re.Pattern[str]
    begun: re.Pattern[str]
    cut: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(known: frozenset[str]) -> _Patterns:
    longer = "|".join(filter(_is_telling, known))
    return _Patterns(
        re.compile(rf"(?<![a-z0-9])(?:{longer})\W{{0,3}}(?:=|:|%(?:25){{0,9}}3d)", re.I | re.A),
        re.compile(rf"(?:{'|'.join(known)})(?![a-z_])", re.I | re.A),
        re.compile(rf"(?:{longer})?(?:…|\.\.\.*)", re.I),
    )


def lost(parts: Collection[str], found: Iterable[str], known: Collection[str]) -> list[str]:
    """Return those parts of a query that were meant for us, by the keys that were found in it.

    A query that has some key of ours, or two where ``=`` was replaced, is one of ours. There a
    part is lost that looks like a key. Elsewhere it has to look like one with a value.

    >>> known = {"v", "lang", "pace", "g"}
    >>> lost(["pcae=1.2", "pace→1.2", "g20", "ペース=1.2", "pa", "fbclid=1"], ["v"], known)
    ['pcae=1.2', 'pace→1.2', 'g20', 'ペース=1.2', 'pa']
    >>> lost(["g20", "ペース=1.2", "pa"], [], known), lost(["v 2", "g 25"], [], known)
    ([], ['v 2', 'g 25'])
    """
    patterns = _patterns(frozenset(known))
    begun = sum(1 for part in parts if not _value(part) and patterns.begun.match(part))
    is_ours = begun > 1 or any(map(_is_telling, found))
    return [part for part in parts if _is_lost(part, known, is_ours)]


def _is_telling(key: str) -> bool:
    """Tell whether a key is hardly one of somebody else: keys of one letter may be anybody's."""
    return len(key) > 1 or key == "v"


def _value(part: str) -> str:
    return part.partition("=")[2]


def _is_lost(part: str, known: Collection[str], is_ours: bool) -> bool:
    patterns = _patterns(frozenset(known))
    part = part[:LONGEST]
    name, _, value = part.partition("=")
    word = name.lower() if _WORD.fullmatch(name) else ""
    is_slip = word not in _NOT_MEANT and any(_is_slip(word, key) for key in known)
    if word and value:
        return is_ours and (bool(CUT.search(part)) or (is_slip and "://" not in value))
    if patterns.assigned.search(part) or patterns.cut.fullmatch(part):
        return True
    if not is_ours or word in _NOT_MEANT:
        return False
    is_begun = patterns.begun.match(part) and not (value and _WORDS.fullmatch(name))
    is_begin = bool(word) and any(key.startswith(word) for key in known)
    unlike_others = not name.isascii() or _CUT_WITHIN.search(part)
    return bool(is_slip or is_begun or is_begin or unlike_others)


def _is_slip(word: str, key: str) -> bool:
    """Tell whether one letter too many, too few, wrong or misplaced makes a word of a key.

    >>> [_is_slip(word, "pace") for word in ("pacee", "pce", "pare", "apce", "pack1", "space1")]
    [True, True, True, True, False, False]
    """
    if len(key) < _SHORTEST or abs(len(word) - len(key)) > 1:
        return False
    at = next((i for i, pair in enumerate(zip(word, key, strict=False)) if len({*pair}) > 1), -1)
    if at < 0:
        return len(word) != len(key)
    mine, meant = word[at:], key[at:]
    swapped = mine[:2] == meant[:2][::-1] and mine[2:] == meant[2:]
    return swapped or mine[1:] in {meant, meant[1:]} or mine == meant[1:]
