"""What a chart or a list shows, as a table of words and plain values."""

from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = str | float | int | None


@dataclass(frozen=True, slots=True)
class Worded:
    """A cell whose value goes to files and whose words stand on pages.

    `value` is a number in the unit of the column's head, a date as ISO 8601 has it, or None.
    """

    value: Plain
    words: str


Cell: TypeAlias = Plain | Worded


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads in the reader's language, and rows of cells.

    The columns and the values of cells are as files have them: numbers, with their unit in the
    head; amounts of money are in billions of dollars. `read_heads` are the heads on pages where
    those differ, each after the place of its column: see `components.text.scale.as_read`. A column
    that only files or only pages have has an empty head for the other.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    read_heads: tuple[tuple[int, str], ...] = ()

    def heads_in_files(self) -> tuple[str, ...]:
        """Return the heads of the columns that files have."""
        return tuple(head for head in self.columns if head)

    def rows_in_files(self) -> tuple[tuple[Plain, ...], ...]:
        """Return the rows as files have them.

        >>> Table(("Date", ""), ((Worded("2026-01-15", "15 January"), "old"),)).rows_in_files()
        (('2026-01-15',),)
        """
        return tuple(
            tuple(
                cell.value if isinstance(cell, Worded) else cell
                for cell, head in zip(row, self.columns, strict=True)
                if head
            )
            for row in self.rows
        )
