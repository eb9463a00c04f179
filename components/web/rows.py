"""Results as rows: one number each, with its id, name, unit and, if there is none, the reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from components.model import Results
from components.model.buildout import YEARS
from components.text import has, say

_UNITS = (
    ("_usd_bn$", "usd_bn"),
    ("_usd_tn$", "usd_tn"),
    ("_pct$|dscr_pct$", "pct"),
    ("_pp$", "pp"),
    ("_bp$", "bp"),
    ("_gw$", "gw"),
    ("^months_", "months"),
    ("^days_", "days"),
    ("_date$", "date"),
    ("_year$", "year"),
    ("_x$|^dscr$|^tvpi$", "x"),
)

Single = float | int | str | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One number of the results. `item` is the year or the end of a range, where there are more."""

    id: str
    item: str
    value: Single
    reason: str

    @property
    def page(self) -> str:
        """Slug of the page that the result belongs to."""
        return self.id.partition(".")[0]

    def label(self, language: str) -> str:
        """Return the name of the result, its id if it has none."""
        key = f"result.{self.id}"
        return say(language, key) if has(language, key) else self.id

    def unit(self, language: str) -> str:
        """Return the unit in words."""
        return say(language, f"unit_result.{unit_of(self.id)}")


def result_rows(results: Results) -> tuple[ResultRow, ...]:
    """Return all results, those with several numbers spread over as many rows."""
    reasons = results.reasons()
    return tuple(
        ResultRow(result_id, item, single, reasons.get(result_id, ""))
        for result_id, value in results.by_id().items()
        for item, single in _items(result_id, value)
    )


def unit_of(result_id: str) -> str:
    """Return the code of a result's unit, which its id ends in.

    >>> unit_of("funding.remaining_usd_bn"), unit_of("coinvest.dscr"), unit_of("funding.peers_used")
    ('usd_bn', 'x', 'number')
    """
    name = result_id.partition(".")[2]
    return next((unit for pattern, unit in _UNITS if re.search(pattern, name)), "number")


def _items(result_id: str, value: Single | tuple[float, ...]) -> Iterator[tuple[str, Single]]:
    if not isinstance(value, tuple):
        yield "", value
    elif "_range_" in result_id:
        yield from zip(("low", "high"), value, strict=True)
    else:
        first = YEARS[0] if result_id.startswith("buildout.") else 1
        yield from ((str(first + place), single) for place, single in enumerate(value))
