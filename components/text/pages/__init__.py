"""The words of all pages: those of the themes, and of the pages here that are no themes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from components.context import Context
from components.model.evaluate import PAGES, REFERENCE_PAGES, THEMES
from components.text.marks import without_marks
from components.text.offer import Offer
from components.text.themes import PageWords, target, theme_words

_PAGES: Mapping[str, PageWords] = MappingProxyType(
    {
        slug: cast(PageWords, import_module(f"{__name__}.{slug}"))
        for slug in ("overview", *REFERENCE_PAGES)
    }
    | {slug: theme_words(slug) for slug in THEMES}
)

_OFFERS: Mapping[str, Callable[[Context], Offer | None]] = MappingProxyType(
    {"target": target.growth_offer}
)


def page_words(slug: str) -> PageWords:
    """Return the words of a page.

    Raises
    ------
    KeyError
        If there is no page of this slug.
    """
    return _PAGES[slug]


def marked_takeaway(slug: str, context: Context) -> str:
    """Return the computed answer that opens a page, its numbers marked."""
    return page_words(slug).takeaway(context)


def takeaway(slug: str, context: Context) -> str:
    """Return the computed answer that opens a page, as a reader sees it."""
    return without_marks(marked_takeaway(slug, context))


def marked_statement(slug: str, context: Context) -> str:
    """Return all that is computed on a page in words, numbers marked."""
    return page_words(slug).statement(context)


def statement(slug: str, context: Context) -> str:
    """Return all that is computed on a page in words, as a reader sees it."""
    return without_marks(marked_statement(slug, context))


def statements(context: Context) -> Mapping[str, str]:
    """Return the statements of all pages by slug, in the order of the menu."""
    return {slug: statement(slug, context) for slug in PAGES}


def marked_headline(slug: str, context: Context) -> str:
    """Return the answer of a page in one line, its numbers marked."""
    return page_words(slug).headline(context)


def headline(slug: str, context: Context) -> str:
    """Return the answer of a page in one line, as a reader sees it."""
    return without_marks(marked_headline(slug, context))


def offer_of(slug: str, context: Context) -> Offer | None:
    """Return what a page offers to set; None if nothing, or if the scenario has it already."""
    find = _OFFERS.get(slug)
    return find(context) if find else None


def plausibility_notes(slug: str, context: Context) -> tuple[str, ...]:
    """Return what to say on a page about a scenario that history has not seen."""
    notes = (check(context) for check in page_words(slug).CHECKS)
    return tuple(note for note in notes if note)
