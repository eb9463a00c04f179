"""Marks: which fact, result or input a number in a sentence is.

A marked number is a stretch of text between private-use characters. Where text is shown as it is,
`without_marks` takes them off; where marks can be followed, `replace_marks` turns them into links.
"""

import re
from collections.abc import Callable, Mapping

from components.text.catalogue import MARK_CLOSE, MARK_MIDDLE, MARK_OPEN, say

_MARK = re.compile(f"{MARK_OPEN}([^{MARK_MIDDLE}]*){MARK_MIDDLE}([^{MARK_CLOSE}]*){MARK_CLOSE}")


def mark(text: str, reference: str) -> str:
    """Return a number as text, marked as what `reference` names.

    A reference is ``fact:<id>``, ``result:<id>``, ``lever:<key>``, ``term:<code>`` or
    ``data:<set of figures>``.

    >>> without_marks(mark("41.7%", "result:funding.share_of_target_pct") + " raised")
    '41.7% raised'
    """
    return f"{MARK_OPEN}{reference}{MARK_MIDDLE}{text}{MARK_CLOSE}" if text else text


def say_marked(language: str, key: str, references: Mapping[str, str], **values: object) -> str:
    """Return a sentence whose placeholders named in `references` are marked."""
    marked = {
        name: mark(value, references[name])
        if name in references and isinstance(value, str)
        else value
        for name, value in values.items()
    }
    return say(language, key, **marked)


def without_marks(text: str) -> str:
    """Return a text as a reader sees it."""
    return _MARK.sub(r"\2", text)


def replace_marks(text: str, link: Callable[[str, str], str]) -> str:
    """Return a text with every marked number replaced by `link(reference, number)`."""
    return _MARK.sub(lambda found: link(found[1], found[2]), text)


def split_marks(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is a mark.

    >>> [is_mark for _, is_mark in split_marks("In " + mark("3", "lever:g") + " years")]
    [False, True, False]
    """
    pieces: list[tuple[str, bool]] = []
    start = 0
    for found in _MARK.finditer(text):
        pieces += [(text[start : found.start()], False), (found[0], True)]
        start = found.end()
    return [*pieces, (text[start:], False)]


def references_in(text: str) -> list[str]:
    """Return the references of a text's marks, in order."""
    return [found[1] for found in _MARK.finditer(text)]
