"""The small charts of preview cards: one module for each theme, with its `card`."""

from importlib import import_module
from typing import Protocol, cast

from components.charts.kit import Spec
from components.context import Context
from components.model.evaluate import THEMES

_OVERVIEW = "breakout"
"""The theme whose chart the overview shows, and every page that has none of its own."""


class ThemeCard(Protocol):
    """What the module of a theme holds."""

    def card(self, context: Context) -> Spec:
        """Return the theme's small chart."""


_CARDS = {theme: cast(ThemeCard, import_module(f"{__name__}.{theme}")) for theme in THEMES}


def card_chart(page: str, context: Context) -> Spec:
    """Return the small chart of a page, `kit.WIDTH` pixels wide; its height is the card's to set.

    Pages without one borrow that of the overview.
    """
    return _CARDS.get(page, _CARDS[_OVERVIEW]).card(context)
