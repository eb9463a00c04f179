"""Terms of finance and economics: what they mean, and where they stand in prose."""

import re
from collections.abc import Iterable
from functools import cache

from components.text.catalogue import say, sentences
from components.text.languages import LANGUAGES
from components.text.marks import mark, split_marks
from components.text.table import Table

_NAMES = "glossary.name."
_NO_WORDS = "-"

TERMS = tuple(key.removeprefix(_NAMES) for key in sentences(LANGUAGES[0]) if key.startswith(_NAMES))
"""Codes of the terms, in the order of the list."""


def meaning(term: str, language: str) -> tuple[str, str]:
    """Return the name of a term and what it means.

    >>> meaning("median", "en")
    ('Median', 'The middle value: half are above, half below.')
    """
    return say(language, f"{_NAMES}{term}"), say(language, f"glossary.meaning.{term}")


def glossary_table(language: str) -> Table:
    """Return all terms with their meanings."""
    columns = tuple(say(language, f"glossary.column.{name}") for name in ("term", "meaning"))
    return Table(columns, tuple(meaning(term, language) for term in TERMS))


def with_terms(texts: Iterable[str], language: str) -> list[str]:
    """Return texts with every term marked where it first stands in them; marked numbers stay.

    >>> with_terms(["The median. The median."], "en")[0].count("term:median")
    1
    """
    met: set[str] = set()

    def first(found: re.Match[str]) -> str:
        term = _term_of(language)[found[0]]
        if term in met:
            return found[0]
        met.add(term)
        return mark(found[0], f"term:{term}")

    pattern = _pattern(language)
    return [
        "".join(
            part if is_mark else pattern.sub(first, part) for part, is_mark in split_marks(text)
        )
        for text in texts
    ]


@cache
def _term_of(language: str) -> dict[str, str]:
    """Return the term to each of its words."""
    words = ((term, say(language, f"glossary.words.{term}").split("|")) for term in TERMS)
    return {word: term for term, some in words for word in some if word != _NO_WORDS}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest_first = sorted(_term_of(language), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b(?:{words})\b" if language == "en" else words)
