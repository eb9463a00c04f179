"""A year-by-year table of the workbook: a formula for each cell, and its present value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.model.rates import internal_rate_of_return_pct
from components.web.files.formulas import NO_RATE, rate_of_return

Number = float | int | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    In a formula ``[name]`` is the cell of that column in the same row, ``[name-1]`` the one in the
    row above.

    Attributes
    ----------
    name
        Name of the column; its head is the sentence ``sheet.column.<name>``.
    first, later
        Formula of the first row and of all others.
    values
        The present value of each row; an empty text where the year lies beyond the life of what
        is computed.
    range_name
        Name of the range of its cells, empty for none.
    whole
        Whether the values are whole numbers such as years.
    """

    name: str
    first: str
    later: str
    values: Sequence[Number]
    range_name: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class YearTable:
    """Columns side by side; `words` go into their title, the sentence ``sheet.<theme>``."""

    columns: tuple[Column, ...]
    words: Mapping[str, str] = field(default_factory=dict)


def year_column(first: int, count: int) -> Column:
    """Return the column of `count` years from `first` on."""
    return Column("year", str(first), "[year-1]+1", range(first, first + count), whole=True)


def rate_column(name: str, flows_name: str, flows: Sequence[float]) -> Column:
    """Return the column of one cell with the rate of return of the flows in a named range."""
    rate = internal_rate_of_return_pct(flows)[0]
    formula = rate_of_return(flows_name)
    return Column("irr", formula, formula, [NO_RATE if rate is None else rate], f"years_{name}")
