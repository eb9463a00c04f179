"""Results that the lab can put on an axis: those that are one number or one date."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_type_hints

from components.model.evaluate import Results
from components.model.observed import Observed


class Kind(StrEnum):
    """What the number of a result is."""

    NUMBER = "number"
    COUNT = "count"  # whole: a year or a number of things
    DATE = "date"  # whole months from the month of the as-of date


@dataclass(frozen=True, slots=True)
class Quantity:
    """A result that is one number or one date, by its permanent id."""

    id: str
    kind: Kind

    @property
    def whole(self) -> bool:
        """Whether the result moves in steps of at least one."""
        return self.kind is not Kind.NUMBER

    def number_of(self, results: Results, observed: Observed) -> float | None:
        """Return the result as a number, None if the scenario has none."""
        value = results.by_id()[self.id]
        if isinstance(value, str):
            return month_number(value, observed)
        return None if value is None else float(value)  # type: ignore[arg-type]

    def reason_of(self, results: Results) -> str:
        """Return the code of the reason why there is no such result, empty if there is one."""
        return results.reasons().get(self.id, "")


def month_number(text: str, observed: Observed) -> float:
    """Return the whole months from the month of the as-of date to a month, YYYY-MM.

    Raises
    ------
    ValueError
        If the text is not such a month.
    """
    day = date.fromisoformat(f"{text}-01")
    start = observed.as_of
    return float(12 * (day.year - start.year) + day.month - start.month)


def month_text(number: float, observed: Observed) -> str:
    """Return the month, YYYY-MM, that lies some whole months after that of the as-of date."""
    months = 12 * observed.as_of.year + observed.as_of.month - 1 + round(number)
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _kind(hint: Any) -> Kind | None:
    kinds = set(get_args(hint)) - {NoneType} if isinstance(hint, UnionType) else {hint}
    single = {float: Kind.NUMBER, int: Kind.COUNT, str: Kind.DATE}
    return single.get(kinds.pop()) if len(kinds) == 1 else None


def _quantities() -> Mapping[str, Quantity]:
    found: dict[str, Quantity] = {}
    for theme in fields(Results):
        hints = get_type_hints(get_type_hints(Results)[theme.name])
        for name, hint in hints.items():
            kind = _kind(hint)
            if kind is not None:
                result_id = f"{theme.name}.{name}"
                found[result_id] = Quantity(result_id, kind)
    return MappingProxyType(found)


QUANTITIES: Mapping[str, Quantity] = _quantities()
"""All results that are one number or one date, by id, in the order of the argument."""
