"""Results as rows: one number each, with its id, name, unit and, if there is none, the reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.model import Results
from components.model.evaluate import RESULTS, THEME_MODULES, result_unit
from components.model.result import Kind
from components.text import has, say
from components.text.scale import file_unit

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
        return file_unit(f"unit_result.{result_unit(self.id)}", language)


def result_rows(results: Results) -> tuple[ResultRow, ...]:
    """Return all results, those with several numbers spread over as many rows."""
    reasons = results.reasons()
    return tuple(
        ResultRow(result_id, item, single, reasons.get(result_id, ""))
        for result_id, value in results.by_id().items()
        for item, single in _items(result_id, value)
    )


def _items(result_id: str, value: Single | tuple[float, ...]) -> Iterator[tuple[str, Single]]:
    """Yield the numbers of a result, each with the year or the end that it belongs to.

    The years of a series are the `YEARS` of its theme's module, else they count from 1.
    """
    if not isinstance(value, tuple):
        yield "", value
    elif RESULTS[result_id].kind is Kind.INTERVAL:
        yield from zip(("low", "high"), value, strict=True)
    else:
        theme = THEME_MODULES[result_id.partition(".")[0]]
        years = getattr(theme, "YEARS", range(1, len(value) + 1))
        yield from ((str(year), single) for year, single in zip(years, value, strict=True))
