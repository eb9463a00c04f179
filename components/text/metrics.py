"""A few figures in a row, as a page shows them under a heading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.context import Context


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of a scenario with their names, and what they rest on.

    Attributes
    ----------
    title
        Key of the heading in the catalogue.
    pairs
        Gives for a scenario the name and the text of each figure.
    levers, facts
        Keys of the levers and ids of the facts that the figures come from.
    """

    title: str
    pairs: Callable[[Context], Sequence[tuple[str, str]]]
    levers: tuple[str, ...]
    facts: tuple[str, ...] = ()
