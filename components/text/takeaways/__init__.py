"""The computed answer that opens each page, and the same in one line for the chain."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from components.context import Context
from components.text.marks import without_marks
from components.text.takeaways import (
    breakout,
    buildout,
    coinvest,
    digital,
    evidence,
    funding,
    lab,
    macro,
    method,
    overview,
    reallocation,
    target,
)
from components.text.takeaways.shared import target_words

__all__ = [
    "headline",
    "marked_headline",
    "marked_takeaway",
    "takeaway",
    "takeaways",
    "target_words",
]

Sentence: TypeAlias = Callable[[Context], str]

_TAKEAWAYS: Mapping[str, Sentence] = MappingProxyType(
    {
        "overview": overview.takeaway,
        "funding": funding.takeaway,
        "buildout": buildout.takeaway,
        "macro": macro.takeaway,
        "coinvest": coinvest.takeaway,
        "target": target.takeaway,
        "reallocation": reallocation.takeaway,
        "digital": digital.takeaway,
        "breakout": breakout.takeaway,
        "lab": lab.takeaway,
        "evidence": evidence.takeaway,
        "method": method.takeaway,
    }
)
_HEADLINES: Mapping[str, Sentence] = MappingProxyType(
    {
        "overview": overview.headline,
        "funding": funding.headline,
        "buildout": buildout.headline,
        "macro": macro.headline,
        "coinvest": coinvest.headline,
        "target": target.headline,
        "reallocation": reallocation.headline,
        "digital": digital.headline,
        "breakout": breakout.headline,
        "lab": lab.headline,
    }
)


def takeaway(page: str, context: Context) -> str:
    """Return the takeaway of a page as a reader sees it. True at every corner of the levers."""
    return without_marks(marked_takeaway(page, context))


def marked_takeaway(page: str, context: Context) -> str:
    """Return the takeaway of a page with its numbers marked."""
    return _TAKEAWAYS[page](context)


def takeaways(context: Context) -> Mapping[str, str]:
    """Return the takeaways of all pages by slug."""
    return {page: takeaway(page, context) for page in _TAKEAWAYS}


def headline(page: str, context: Context) -> str:
    """Return the result of a page in one line. True at every corner of the levers."""
    return without_marks(marked_headline(page, context))


def marked_headline(page: str, context: Context) -> str:
    """Return the result of a page in one line with its numbers marked.

    The reference pages have but one sentence.
    """
    return _HEADLINES.get(page, _TAKEAWAYS[page])(context)
