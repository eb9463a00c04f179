"""The fact ledger: every single figure the app states, under a permanent id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from components.evidence.files import rows


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a fact stated before it was superseded: the figure, its date and publisher, and why."""

    text: str
    as_of: str
    publisher: str
    title: str
    change: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with its pedigree.

    `as_of` and `published` are ISO dates at the precision the source gives. `reported_via` says
    by what kind of carrier the figure reached us when it was not read at its publisher's.
    `checked_against` names the rows or sources it was compared with. `derivation` is an
    arithmetic expression over other fact ids when the figure is our own sum. `history` is what the
    same id stated before, the newest first.
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
    history: tuple["Earlier", ...] = ()

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
    history: dict[str, list[Earlier]] = {}
    for row in rows("facts", "history"):
        earlier = Earlier(
            *(row[name] for name in ("value", "as_of", "publisher", "title", "change"))
        )
        history.setdefault(row["id"], []).append(earlier)
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
            history=tuple(history.get(row["id"], ())),
        )
        for row in rows("facts", "facts")
    }
    return MappingProxyType(ledger)


def fact(fact_id: str) -> Fact:
    """Return one fact; KeyError if the ledger has no such id."""
    try:
        return facts()[fact_id]
    except KeyError:
        raise KeyError(f"data/facts/facts.csv has no row {fact_id}") from None
