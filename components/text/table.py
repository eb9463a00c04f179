"""What a chart or a list shows, as a table of words and plain values."""

from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | float | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads in the reader's language, and rows of plain values, as files have them.

    Amounts of money are in billions of dollars. `amounts` are the heads over them where readers
    count otherwise, each after the place of its column: see `components.text.scale.as_read`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    amounts: tuple[tuple[int, str], ...] = ()
