"""Formulas and caveats of the page `reallocation`, as lines of text."""

from components.ui.view import View


def formulas(view: View) -> list[str]:
    """Return the equations with the reader's numbers."""
    del view
    return []


def caveats(view: View) -> list[str]:
    """Return what could be wrong with the results."""
    del view
    return []
