"""Series behind the page `breakout`: estimates of AI's uplift, and growth by decade."""

from dataclasses import dataclass
from functools import cache

from components.evidence.files import optional, rows


@dataclass(frozen=True, slots=True)
class UpliftEstimate:
    """What one author expects AI to add, percentage points a year.

    `measure` and `horizon` are codes: estimates of different measures are never averaged. At
    least one of the three figures is known.
    """

    estimate_id: str
    author: str
    measure: str
    horizon: str
    low_pp: float | None
    base_pp: float | None
    high_pp: float | None
    published: str
    url: str
    reported_via: str

    @property
    def span_pp(self) -> tuple[float, float]:
        """The lowest and the highest figure; the same twice for a single one."""
        known = [pp for pp in (self.low_pp, self.base_pp, self.high_pp) if pp is not None]
        return min(known), max(known)


@dataclass(frozen=True, slots=True)
class GrowthSpan:
    """Growth a year of real US output between two years, percent.

    `basis` is "per_head" or "total"; `series` says whose levels it is computed from.
    """

    basis: str
    series: str
    start_year: int
    end_year: int
    growth_pct: float

    @property
    def middle_year(self) -> float:
        """The year in the middle of the span."""
        return (self.start_year + self.end_year) / 2


@cache
def uplift_estimates() -> tuple[UpliftEstimate, ...]:
    """Return the estimates of what AI adds to productivity a year, lowest first."""
    found = (
        UpliftEstimate(
            estimate_id=row["estimate_id"],
            author=row["author"],
            measure=row["measure"],
            horizon=row["horizon"],
            low_pp=optional(float, row["low_pp_per_year"]),
            base_pp=optional(float, row["base_pp_per_year"]),
            high_pp=optional(float, row["high_pp_per_year"]),
            published=row["published"],
            url=row["url"],
            reported_via=row["reported_via"],
        )
        for row in rows("productivity", "estimates")
    )
    return tuple(sorted(found, key=lambda estimate: estimate.span_pp[::-1]))


def uplift_range_pp() -> tuple[float, float]:
    """Return the lowest and the highest figure of any estimate, percentage points a year."""
    spans = [estimate.span_pp for estimate in uplift_estimates()]
    return min(low for low, _ in spans), max(high for _, high in spans)


@cache
def growth_spans(basis: str, series: str) -> tuple[GrowthSpan, ...]:
    """Return growth decade by decade on one basis from one series, in order of time.

    Spans longer than a decade are averages and left out.
    """
    found = (
        GrowthSpan(
            basis=row["basis"],
            series=row["series"],
            start_year=int(row["start_year"]),
            end_year=int(row["end_year"]),
            growth_pct=float(row["growth_pct_per_year"]),
        )
        for row in rows("us_growth", "decades")
        if (row["basis"], row["series"]) == (basis, series)
    )
    return tuple(span for span in found if span.end_year - span.start_year <= 10)
