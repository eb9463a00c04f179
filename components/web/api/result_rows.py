"""Results as rows: one number each, with its id, name, unit and, if there is none, the reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.model import Results
from components.model.evaluate import result_unit
from components.model.themes.buildout import YEARS
from components.text import has, say

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
        return say(language, f"unit_result.{result_unit(self.id)}")


def result_rows(results: Results) -> tuple[ResultRow, ...]:
    """Return all results, those with several numbers spread over as many rows."""
    reasons = results.reasons()
    return tuple(
        ResultRow(result_id, item, single, reasons.get(result_id, ""))
        for result_id, value in results.by_id().items()
        for item, single in _items(result_id, value)
    )


def _items(result_id: str, value: Single | tuple[float, ...]) -> Iterator[tuple[str, Single]]:
    if not isinstance(value, tuple):
        yield "", value
    elif "_range_" in result_id:
        yield from zip(("low", "high"), value, strict=True)
    else:
        first = YEARS[0] if result_id.startswith("buildout.") else 1
        yield from ((str(first + place), single) for place, single in enumerate(value))
