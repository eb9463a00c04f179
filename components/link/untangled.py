"""Links as they arrive: what messengers, mail tools and printers did to a query string undone.

They swallow the mark of punctuation behind a link, append a second ``?``, encode what is encoded,
leave ``&amp;`` in, write in capitals or in full width. None of that is part of a key or a value.
"""

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from html.entities import html5
from urllib.parse import unquote

from components.link.lost import CUT, LONGEST, lost

Pairs = list[tuple[str, str]]

_ROUNDS = 5
"""How often a text may have been encoded."""
_CLEAN = re.compile(r"(?!3D)[A-Za-z0-9.+-]([\w.~+-]*[A-Za-z0-9])?", re.ASCII | re.IGNORECASE)
_WORD = re.compile(r"\w+", re.ASCII)
_MARKS = re.compile(r"[^\w.~+,*:/@!-]")
# Without its semicolon an entity ends where its figures do, which may not be where they seem to.
_ENTITY = re.compile(r"&(?:#\d{1,7};|#x[0-9a-f]{1,6};|amp;?|#0{0,5}38|#x0{0,4}26)", re.IGNORECASE)
_ESCAPED = re.compile(r"(?:\\{1,4}u|%u)([0-9a-f]{4})|\\{1,4}x([0-9a-f]{2})", re.IGNORECASE)
_PRINTABLE = re.compile(r"^3D(?=.)", re.IGNORECASE)
"""What is left of a ``=`` that mail encoded as ``=3D``."""
_SOFT = re.compile(r"=\r?\n")
"""Where mail that encodes so breaks a line."""
_NARROW: Mapping[int, str | None] = {
    # All forms of width and size.
    **{at: unicodedata.normalize("NFKC", chr(at)) for at in range(0xFE50, 0xFE6C)},
    **{at: chr(at - 0xFEE0) for at in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "〜∼˜～"), "~"),
    0x3000: " ",
    # What does not show: format characters, and selectors of a variant.
    **{at: None for at in range(0x10000) if unicodedata.category(chr(at)) == "Cf"},
    **dict.fromkeys(range(0xFE00, 0xFE10)),
}
_BEFORE = " \t\r\n\"'<“‘「『《〈[`*_"
_AFTER = " \t\r\n.,)]}>\"';!*_~/:。、」』】〉》”’»›`\\^"
_MARKUP = re.compile(r"([\w.~+-]+)(?:['\"]*>|</|<br)")
_LESS = re.compile(r"[\s\"']*<[^>]*$")
"""A ``<`` that nothing closes says "less than"."""
_WRAPPED = re.compile(r"(\d?)[\r\n]\s*(?=(\d?))")
_INDEX = re.compile(r"\[\d{0,9}\]")
_PROSE = re.compile(r"\A.*[^\x00-\x7f]\W+", re.DOTALL)
"""Words in front of a link, as ``リンク：``."""
_AMPERSAND = re.compile(r"^(?:amp|0{0,5}38|x0{0,4}26)+")
"""What an entity without its semicolon leaves of itself in front of a key."""
_MOST = 100
"""Parts that are not ours of which so many are looked at."""


def untangled(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> tuple[Pairs, list[str]]:
    """Return the pairs of known keys in a query, each once, and what looks like some but is lost.

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
    found = [*dict.fromkeys(found)]  # a link that was pasted twice says the same twice
    return found, lost(others[:_MOST], (key for key, _ in found), known)


def cleaned(value: str) -> str:
    r"""Return a value without what stands around a link in a text, and what came into it.

    >>> cleaned("1.2).") , cleaned("（5）"), cleaned("１．２」"), cleaned("1.2…"), cleaned("<1.2")
    ('1.2', '(5)', '1.2', '1.2…', '<1.2')
    >>> cleaned("fi\u200bve\u2069"), cleaned("fi\r\n ve"), cleaned("2\n5"), cleaned("tgt ~ 40")
    ('five', 'five', '2 5', 'tgt~40')
    """
    # Nobody knows whether figures on two lines were one number.
    value = _WRAPPED.sub(
        lambda found: f"{found[1]} " if found[1] and found[2] else found[1],
        value.translate(_NARROW),
    )
    value = re.sub(r"\s{0,3}~\s{0,3}", "~", value)
    if CUT.search(value) or _LESS.match(value):
        return value
    value = value.lstrip(_BEFORE)
    value = found[1] if (found := _MARKUP.match(value)) else value
    return value.rstrip(_AFTER.replace(")", "") if "(" in value else _AFTER)


def decoded(text: str) -> str:
    r"""Return a text in narrow letters, without what it was encoded in, however often.

    >>> decoded("v%253D1"), decoded(r"v\u003d1\x26g%u003d2"), decoded("v＝1&amp;#38;g")
    ('v=1', 'v=1&g=2', 'v=1&g')
    >>> decoded(r"a\_b")
    'a_b'
    """
    for _ in range(_ROUNDS):
        before, text = text, unquote(text.translate(_NARROW))
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        text = _ESCAPED.sub(_unescaped, text)
        if text == before:
            break
    return text.replace("\\", "")  # what is left of them keeps a mark from being taken for markup


def _unescaped(found: re.Match[str]) -> str:
    letter = chr(int(found[1] or found[2], 16))
    return "\ufffd" if unicodedata.category(letter) == "Cs" else letter  # half a letter is none


def _is_others(key: str, value: str, known: Collection[str]) -> bool:
    """Tell whether a pair belongs to others: a word of theirs, and nothing of ours behind it."""
    if _key(key, known) in known or not _WORD.fullmatch(key):
        return False
    return "://" in value or not _MARKS.search(value)


def _key(name: str, known: Collection[str]) -> str:
    """Return the key that a name holds.

    >>> [_key(name, {"pace"}) for name in ("PACE ", "**pace", "pace[0]", "amppace", "リンク:pace")]
    ['pace', 'pace', 'pace', 'pace', 'pace']
    """
    key = re.sub(r"\W", "", _INDEX.sub("", _PROSE.sub("", name))).lower()
    shorter = _AMPERSAND.sub("", key)
    return shorter if shorter in known else key


def _taken_apart(text: str, known: Collection[str]) -> tuple[Pairs, list[str]]:
    """Return the pairs of known keys in a tangled text, and the other parts of it."""
    separator, entity, keys = _patterns(frozenset(known))
    text = entity.sub(lambda found: f"&{keys[found[0]]}", decoded(text))
    text = _SOFT.sub("", text) if "=3D" in text else text
    ours: Pairs = []
    others: list[str] = []
    for part in separator.split(re.sub(r";\s?=", "=", text)):
        name, assigned, value = part.partition("=")
        key = _key(name, known)
        if key in known and assigned:
            ours.append((key, cleaned(_PRINTABLE.sub("", value))))
        elif part.strip():
            others.append(part.strip())
    return ours, others


@lru_cache(maxsize=4)
def _patterns(
    known: frozenset[str],
) -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    """Return what stands between pairs, and characters that a mail tool makes of which ``&key``."""
    any_key = "|".join(known)
    keys = {html5[f"{key};"]: key for key in known if f"{key};" in html5}
    if "lang" in known:
        keys |= dict.fromkeys("\u2329\u3008", "lang")  # as other tables of entities have it
    entity = "|".join(map(re.escape, keys)) or r"(?!)"
    separator = (
        # Behind ; and | figures belong to what is in front.
        rf"[?&#]|[;|](?!\s?\d)|[,\s]{{1,3}}(?=(?:{any_key})\s?=)|(?=https?://)"
    )
    return (
        re.compile(separator, re.IGNORECASE),
        re.compile(rf"(?:{entity})(?=;?\s?=)"),
        keys,
    )
