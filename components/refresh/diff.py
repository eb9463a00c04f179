"""What differs between our data and what the sources give now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from components.refresh.tables import Figure, Table


class Kind(StrEnum):
    """What a difference means."""

    NEW = "new"
    """A period that the file does not have."""
    RESTATED = "restated"
    """A past value is another one now."""
    FORECAST = "new forecast"
    """The publisher forecasts another value now."""
    FINER = "more digits"
    """The same value, stated more exactly."""
    DISAGREES = "disagrees"
    """A figure that is only compared lies further off than it may."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs from ours; `old` is our text, None for a new period.

    `held` is the correction of our data package that covers the old value, or empty.
    """

    figure: Figure
    old: str | None
    kind: Kind
    held: str = ""

    @property
    def new(self) -> str:
        """The figure as the file would state it."""
        return str(self.figure.value)

    @property
    def pct(self) -> float | None:
        """The new value over the old one, less one, percent; None without an old value."""
        if self.old is None or not float(self.old):
            return None
        return 100 * (self.figure.value / float(self.old) - 1)


def changes(
    figures: Iterable[Figure],
    tables: Mapping[str, Table],
    corrections: Mapping[str, Sequence[Any]],
) -> list[Change]:
    """Return every figure that differs from our data, in the order of `figures`.

    `corrections` are those of the data package by resource. One whose ``item`` names a row, by the
    values of its primary key joined by dots, holds a change of that row's values back.
    """
    found = []
    for figure in figures:
        row = tables[figure.resource].rows.get(figure.row)
        old = row[figure.column] if row is not None else None
        kind = _kind(figure, row)
        if kind:
            overrules = kind in {Kind.RESTATED, Kind.FORECAST}
            held = _held(figure, corrections.get(figure.resource, ())) if overrules else ""
            found.append(Change(figure, old, kind, held))
    return found


def agrees(old: str, new: float, within_pct: float) -> bool:
    """Return whether a value rounds to what we state, or lies within so many percent of it.

    >>> agrees("21.2", 21.215, 0), agrees("21.2", 21.26, 0), agrees("21.2", 21.26, 0.5)
    (True, False, True)
    """
    stated = Decimal(old)
    rounds_to_it = Decimal(str(new)).quantize(stated) == stated
    return rounds_to_it or abs(new - float(old)) <= within_pct / 100 * abs(float(old))


def _kind(figure: Figure, row: Mapping[str, str] | None) -> Kind | None:
    if row is None:
        return Kind.NEW
    old, new = row[figure.column], str(figure.value)
    if figure.check_pct is not None:
        return None if agrees(old, figure.value, figure.check_pct) else Kind.DISAGREES
    if Decimal(old) == Decimal(new):
        return None
    if agrees(old, figure.value, 0):
        return Kind.FINER
    return Kind.FORECAST if row.get("status") == "forecast" else Kind.RESTATED


def _held(figure: Figure, corrections: Sequence[Any]) -> str:
    """Return the correction that covers the figure's row, in the package's words."""
    name = ".".join(figure.row)
    for correction in corrections:
        if isinstance(correction, Mapping) and name in correction["item"].split(", "):
            return f"{correction['upstream']} Used: {correction['used']}"
    return ""
