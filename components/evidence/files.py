"""Reading the CSV files under ``data/``."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(source: str, name: str) -> list[dict[str, str]]:
    """Return the rows of ``data/<source>/<name>.csv`` as text by column name."""
    with (DATA / source / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def optional(read: Callable[[str], T], text: str) -> T | None:
    """Return `read(text)`, or None where the source gives no value."""
    return read(text) if text else None
