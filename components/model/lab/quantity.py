"""Results that the lab can put on an axis: those that are one number or one date."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.model.evaluate import RESULTS, Results
from components.model.observed import Observed, month_number
from components.model.result import Kind

NO_DATE = "no_date"
BEYOND_ALL = frozenset({"not_by_2050", "not_within_10", "not_in_life", "never"})
"""Codes of reasons that say that a result lies beyond all that it can be."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A result that is one number or one date, by its permanent id."""

    id: str
    kind: Kind

    @property
    def whole(self) -> bool:
        """Whether the result moves in steps of at least one."""
        return self.kind is not Kind.NUMBER

    @property
    def missing_reason(self) -> str:
        """Code of the reason why the result is missing where that lies beyond all it can be.

        Empty if a missing result has no place among the others. A date is then later than any.
        """
        reason = RESULTS[self.id].null_reason
        if self.kind is Kind.DATE:
            return NO_DATE
        return reason if isinstance(reason, str) and reason in BEYOND_ALL else ""

    def number_of(self, results: Results, observed: Observed) -> float | None:
        """Return the result as a number, None if the scenario has none."""
        value = results.value(self.id)
        if isinstance(value, str):
            return month_number(value, observed)
        return None if value is None else float(value)  # type: ignore[arg-type]

    def reason_of(self, results: Results) -> str:
        """Return the code of the reason why there is no such result, empty if there is one."""
        return results.reason(self.id)


QUANTITIES: Mapping[str, Quantity] = MappingProxyType(
    {
        result_id: Quantity(result_id, result.kind)
        for result_id, result in RESULTS.items()
        if result.kind in {Kind.NUMBER, Kind.COUNT, Kind.DATE}
    }
)
"""All results that are one number or one date, by id, in the order of the argument."""
