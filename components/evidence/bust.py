"""Series behind the page `bust`."""

from dataclasses import dataclass
from functools import cache

from components.evidence.files import rows


@dataclass(frozen=True, slots=True)
class PastBust:
    """How far shares fell when an earlier building boom ended, percent.

    `at_least` says that they fell at least so far. `years_to_recover` is how long it took until the
    peak was reached again, None where no source says so.
    """

    bust_id: str
    fall_pct: float
    at_least: bool
    years_to_recover: int | None
    peak_year: str
    publisher: str
    url: str
    published: str
    grade: str


@cache
def past_busts() -> tuple[PastBust, ...]:
    """Return the earlier busts in order of time."""
    return tuple(
        PastBust(
            bust_id=row["bust_id"],
            fall_pct=float(row["fall_pct"]),
            at_least=row["at_least"] == "true",
            years_to_recover=int(row["years_to_recover"]) if row["years_to_recover"] else None,
            peak_year=row["peak_year"],
            publisher=row["publisher"],
            url=row["url"],
            published=row["published"],
            grade=row["grade"],
        )
        for row in rows("past_busts", "busts")
    )
