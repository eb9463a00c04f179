"""The files that are read again: their rows, and where in them a figure stands."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

SERIES = ("builders_cash", "us_gdp", "us_growth")
"""Resources of the data package with rows that are copies of an official series."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a source gives it now, in the file's unit and rounding.

    Parameters
    ----------
    source, published
        Who gives it; ISO date of that, at the precision given.
    resource, row, column
        The place in our data it belongs to: name of the resource, values of its primary key.
    value
        In the unit of `column`.
    beside
        What else a row that holds this figure says, by column.
    check_pct
        None for a figure that may be written. Otherwise it is only compared, and agrees when it
        lies within so many percent or rounds to what the file states.
    note
        What a reader of the diff should know, such as an amended filing.
    """

    source: str
    published: str
    resource: str
    row: tuple[str, ...]
    column: str
    value: float
    beside: tuple[tuple[str, str], ...] = ()
    check_pct: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one resource as text, by primary key, in the order of the file."""

    path: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Mapping[tuple[str, ...], Mapping[str, str]]

    def csv(self) -> str:
        """Return the table as the text of its file."""
        text = StringIO()
        writer = csv.DictWriter(text, self.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows.values())
        return text.getvalue()


def package(root: Path) -> dict[str, Any]:
    """Return the decoded description of the data under `root`."""
    found: dict[str, Any] = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    return found


def tables(root: Path, names: Sequence[str] = (*SERIES, "facts")) -> dict[str, Table]:
    """Return the named resources of the data package under `root`."""
    resources = {one["name"]: one for one in package(root)["resources"]}
    return {name: _table(root, resources[name]) for name in names}


def _table(root: Path, resource: Mapping[str, Any]) -> Table:
    key = tuple(resource["schema"]["primaryKey"])
    with (root / resource["path"]).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = {tuple(row[name] for name in key): row for row in reader}
    return Table(resource["path"], tuple(reader.fieldnames or ()), key, rows)
