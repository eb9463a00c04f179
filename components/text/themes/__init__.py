"""The words of the themes: everything that is said of a theme stands in the module of its name.

A new theme is a new module here that holds what `ThemeWords` asks for, beside its sentences in the
catalogue.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast, runtime_checkable

from components.context import Context
from components.model.evaluate import THEMES
from components.text.metrics import Metrics
from components.text.plausibility import Check


@runtime_checkable
class PageWords(Protocol):
    """What the module of every page holds, of a theme or not.

    Attributes
    ----------
    ICON
        Material symbol of the page in the menu, as Streamlit writes it.
    MAIN_RESULT
        Id of the result that stands for the page where two scenarios are compared.
    CARD_RESULTS
        Ids of results; the preview card shows the first that the headline states, none if empty.
    NEXT_PAGE
        Slug of the page to go on to.
    CHECKS
        What is said of scenarios that history has not seen.
    METRICS
        A row of figures below the charts, None without one.
    """

    ICON: str
    MAIN_RESULT: str
    CARD_RESULTS: tuple[str, ...]
    NEXT_PAGE: str
    CHECKS: tuple[Check, ...]
    METRICS: Metrics | None

    def takeaway(self, context: Context) -> str:
        """Return the computed answer that opens the page, its numbers marked.

        It is short, as it stands over the picture, and true at every corner of the levers.
        """

    def details(self, context: Context) -> str:
        """Return what is computed besides, numbers marked; empty if the answer says it all."""

    def statement(self, context: Context) -> str:
        """Return all that is computed in words with its basis, numbers marked, for the API."""

    def headline(self, context: Context) -> str:
        """Return the answer in one line, its numbers marked."""

    def note(self, context: Context) -> str:
        """Return how the answer is to be read, its numbers marked; empty where it is plain."""

    def caveats(self, context: Context) -> list[str]:
        """Return what could be wrong, one sentence or two for each doubt, numbers marked."""

    def next_reason(self, context: Context) -> str:
        """Return why to go on to the next page."""


@runtime_checkable
class ThemeWords(PageWords, Protocol):
    """What the module of a theme holds.

    Attributes
    ----------
    TAKEN_OVER
        Results that the theme starts from, by the slug of the theme they come from; each is given
        as name and value in words. Levers of other themes need no entry.
    """

    TAKEN_OVER: Mapping[str, Callable[[Context], str]]

    def formulas(self, context: Context) -> list[str]:
        """Return the theme's equations with the reader's numbers in them."""


_THEMES: Mapping[str, ThemeWords] = MappingProxyType(
    {slug: cast(ThemeWords, import_module(f"{__name__}.{slug}")) for slug in THEMES}
)


def theme_words(slug: str) -> ThemeWords:
    """Return the words of a theme.

    Raises
    ------
    KeyError
        If there is no theme of this slug.
    """
    return _THEMES[slug]
