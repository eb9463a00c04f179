"""The fact ledger: every single figure the app states, under a permanent id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from components.evidence.files import rows


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with its pedigree.

    `as_of` and `published` are ISO dates at the precision the source gives. `reported_via` says
    by what kind of carrier the figure reached us when it was not read at its publisher's.
    `checked_against` names the rows or sources it was compared with. `derivation` is an
    arithmetic expression over other fact ids when the figure is our own sum.
    """

    id: str
    text: str
    unit: str
    as_of: str
    publisher: str
    title: str
    url: str
    published: str
    grade: str
    confidence: str
    reported_via: str
    checked_against: tuple[str, ...]
    derivation: str

    @property
    def value(self) -> float:
        """The figure as a number, in `unit`."""
        return float(self.text)

    @property
    def day(self) -> date:
        """The figure as a date, for facts with the unit ``date``."""
        return date.fromisoformat(self.text)


@cache
def facts() -> Mapping[str, Fact]:
    """Return the whole ledger by fact id."""
    ledger = {
        row["id"]: Fact(
            id=row["id"],
            text=row["value"],
            checked_against=tuple(filter(None, row["checked_against"].split("; "))),
            unit=row["unit"],
            as_of=row["as_of"],
            publisher=row["publisher"],
            title=row["title"],
            url=row["url"],
            published=row["published"],
            grade=row["grade"],
            confidence=row["confidence"],
            reported_via=row["reported_via"],
            derivation=row["derivation"],
        )
        for row in rows("facts", "facts")
    }
    return MappingProxyType(ledger)


def fact(fact_id: str) -> Fact:
    """Return one fact; KeyError if the ledger has no such id."""
    return facts()[fact_id]
