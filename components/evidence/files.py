"""Reading the CSV files under ``data/``."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(source: str, name: str) -> list[dict[str, str]]:
    """Return the rows of ``data/<source>/<name>.csv`` as text by column name.

    Raises ValueError, naming the file, if it has no row or one that is cut short.
    """
    path = DATA / source / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    if not found:
        raise ValueError(f"{path} has no rows")
    for number, row in enumerate(found, start=2):
        if None in row or None in row.values():
            raise ValueError(f"row {number} of {path} does not have as many values as columns")
    return found


def optional(read: Callable[[str], T], text: str) -> T | None:
    """Return `read(text)`, or None where the source gives no value."""
    return read(text) if text else None
