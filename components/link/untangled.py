"""Links as they arrive: what messengers, mail tools and printers did to a query string undone.

They swallow the mark of punctuation behind a link, append a second ``?``, encode what is encoded,
leave ``&amp;`` in, write in capitals or in full width. None of that is part of a key or a value.
"""

import html
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from urllib.parse import unquote

Pairs = list[tuple[str, str]]

LONGEST = 8000
"""Letters of a query that are looked through for what was done to it: seven times the longest."""
_ROUNDS = 5
"""How often a text may have been encoded."""
_CLEAN = re.compile(r"[\w.~+-]*[A-Za-z0-9]", re.ASCII)
_WORD = re.compile(r"\w+", re.ASCII)
_MARKS = re.compile(r"[^\w.~+,*:/@!-]")
_ENTITY = re.compile(r"&(?:amp;?|#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?)")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NARROW = {
    **{at: chr(at - 0xFEE0) for at in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "〜∼˜～"), "~"),
    0x3000: " ",
}
_BEFORE = f"{_INVISIBLE} \t\r\n\"'<“‘「『《〈[`*"
_AFTER = _INVISIBLE + " \t\r\n.,)]}>\"';!*_~/:。、」』】〉》”’»›`\\^"
_MARKUP = re.compile(r"([\w.~+-]+)(?:['\"]*>|</|<br)")
_CUT = re.compile(rf"(\.\.|…)[\s{_INVISIBLE})\]>\"'」]*$")
"""What ends in dots was cut off: what was behind them is not known."""
_SHORTEST = 4
"""Letters of a key that another word can be taken for a slip of."""
_MOST = 100
"""Parts that are not ours of which so many are looked at."""
_OWN = {"page", "embed", "chart", "result", "lever", "target"}
"""Keys that addresses of ours have beside those of the link."""


def untangled(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> tuple[Pairs, list[str]]:
    """Return the pairs of known keys in a query, and what looks like some but cannot be read.

    >>> untangled([("v", "1?x=2"), ("LANG;", "ja。"), ("pace%3D1.2", "")], {"v", "lang", "pace"})
    ([('v', '1'), ('lang', 'ja'), ('pace', '1.2')], [])
    >>> untangled([("v", "1"), ("pcae", "1.2"), ("fbclid", "1")], {"v", "lang", "pace"})
    ([('v', '1')], ['pcae=1.2'])
    """
    found: Pairs = []
    others: list[str] = []
    left = LONGEST
    for key, value in pairs:
        if key in known and _CLEAN.fullmatch(value):
            found.append((key, value))
        elif _is_others(key, value, known):
            others += [f"{key}={value}"] if len(others) < _MOST else []
        elif len(key) + len(value) <= left:
            left -= len(key) + len(value)
            # A key without a value may hold a whole query that was encoded once more.
            text = f"{key}={value}" if value or key in known else key
            ours, foreign = _taken_apart(text, known)
            found += ours
            others += foreign
        elif key in known:
            found.append((key, value))
    names = {key for key, _ in found}
    return found, [text for text in others[:_MOST] if _looks_lost(text, known, "v" in names)]


def cleaned(value: str) -> str:
    """Return a value without what stands around a link in a text.

    >>> cleaned("1.2).") , cleaned("（5）"), cleaned("１．２」"), cleaned("1.2…")
    ('1.2', '(5)', '1.2', '1.2…')
    """
    value = value.translate(_NARROW)
    if _CUT.search(value):
        return value
    value = value.lstrip(_BEFORE)
    value = found[1] if (found := _MARKUP.match(value)) else value
    return value.rstrip(_AFTER.replace(")", "") if "(" in value else _AFTER)


def _is_others(key: str, value: str, known: Collection[str]) -> bool:
    """Tell whether a pair belongs to others: a word of theirs, and nothing of ours behind it."""
    if key.lower() in known or not _WORD.fullmatch(key):
        return False
    return "://" in value or not _MARKS.search(value)


def _taken_apart(text: str, known: Collection[str]) -> tuple[Pairs, list[str]]:
    """Return the pairs of known keys in a tangled text, and the other parts of it."""
    patterns = _patterns(frozenset(known))
    text = patterns.entity.sub(lambda found: f"&{patterns.keys[found[0]]}", _decoded(text))
    ours: Pairs = []
    others: list[str] = []
    for part in patterns.separator.split(re.sub(r";\s?=", "=", text)):
        name, assigned, value = part.partition("=")
        key = re.sub(r"\W", "", name, flags=re.ASCII).lower()
        if key in known and assigned:
            ours.append((key, cleaned(value)))
        elif part.strip():
            others.append(part.strip())
    return ours, others


def _decoded(text: str) -> str:
    """Return a text in narrow letters, without what it was encoded in, however often."""
    for _ in range(_ROUNDS):
        before, text = text, unquote(text.translate(_NARROW))
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if text == before:
            break
    return text


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How keys show in a text.

    `separator` stands between pairs, `entity` are characters that a mail tool makes of ``&key``,
    by `keys` which, and `assigned` is what looks like a key with a value.
    """

    separator: re.Pattern[str]
    entity: re.Pattern[str]
    keys: Mapping[str, str]
    assigned: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(known: frozenset[str]) -> _Patterns:
    names = sorted(known, key=len, reverse=True)
    any_key = "|".join(names)
    longer = "|".join(key for key in names if len(key) > 1 or key == "v")
    keys = {html5[f"{key};"]: key for key in names if f"{key};" in html5}
    if "lang" in known:
        keys |= dict.fromkeys("\u2329\u3008", "lang")  # as other tables of entities have it
    entity = "|".join(map(re.escape, keys)) or r"(?!)"
    return _Patterns(
        re.compile(rf"[?&#;|]|[,\s]{{1,3}}(?=(?:{any_key})\s?=)", re.IGNORECASE),
        re.compile(rf"(?:{entity})(?=;?\s?=)"),
        keys,
        re.compile(rf"(?<![a-z0-9])(?:{longer})\W{{0,3}}(?:=|:|%(?:25){{0,9}}3d)", re.I | re.A),
    )


def _looks_lost(text: str, known: Collection[str], is_ours: bool) -> bool:
    """Tell whether a part of a query that was not read was meant to say something to us."""
    if is_ours and _CUT.search(text):
        return True
    name, assigned, value = text.partition("=")
    if _WORD.fullmatch(name) and assigned:
        slip = name.lower() not in _OWN and "://" not in value
        return is_ours and slip and any(_is_slip(name.lower(), key) for key in known)
    return bool(_patterns(frozenset(known)).assigned.search(text[:LONGEST]))


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
