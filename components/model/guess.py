"""Guesses: one number of each theme page that a reader may state before reading the answer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from components.model.evaluate import THEME_MODULES, Results
from components.model.lab.quantity import QUANTITIES
from components.model.observed import Observed
from components.model.themes.theme import Guessed

Guesses: TypeAlias = tuple[tuple[str, float], ...]
"""A reader's guesses: slug of the page and number, in the order of the pages."""


GUESSED: Mapping[str, Guessed] = MappingProxyType(
    {slug: theme.GUESSED for slug, theme in THEME_MODULES.items()}
)
"""What is guessed on each theme page, by its slug."""


def guessed_number(page: str, results: Results, observed: Observed) -> float | None:
    """Return the number that is guessed on a theme page, None if the scenario has none."""
    guessed = GUESSED[page]
    found = QUANTITIES[guessed.result_id].number_of(results, observed)
    if found is None or not guessed.from_launch:
        return found
    return found + observed.months_since_launch


def guess_of(guesses: Guesses, page: str) -> float | None:
    """Return the guess on a page, None if there is none."""
    return dict(guesses).get(page)


def with_guess(guesses: Guesses, page: str, number: float | None) -> Guesses:
    """Return the guesses with one on a page put in, or taken out if it is None.

    >>> with_guess((("macro", 0.5),), "funding", 40.0)
    (('funding', 40.0), ('macro', 0.5))
    >>> with_guess((("macro", 0.5),), "macro", None)
    ()
    """
    changed = {**dict(guesses), page: number}
    found = ((slug, changed.get(slug)) for slug in GUESSED)
    return tuple((slug, value) for slug, value in found if value is not None)
