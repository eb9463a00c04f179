"""Capital spending: what was spent, planned and forecast, by source."""

import math
from dataclasses import dataclass
from functools import cache
from statistics import median

from components.evidence.files import optional, rows


@dataclass(frozen=True, slots=True)
class Forecast:
    """A cumulative capex forecast of one house; USD tn over `start_year`..`end_year`."""

    house: str
    scope: str
    start_year: int
    end_year: int
    low_usd_tn: float | None
    base_usd_tn: float | None
    high_usd_tn: float | None
    published: str
    url: str
    reported_via: str


@dataclass(frozen=True, slots=True)
class PathPoint:
    """One year of a house's annual capex path, USD bn."""

    house_id: str
    house: str
    year: int
    value_usd_bn: float
    scope: str
    published: str


@dataclass(frozen=True, slots=True)
class CapexPart:
    """What one company counts for in a definition of capex, USD bn in a calendar year."""

    definition: str
    year: int
    company: str
    value_usd_bn: float
    status: str
    fact_id: str


@cache
def forecasts() -> tuple[Forecast, ...]:
    """Return the cumulative forecasts by house. Scopes differ: never add or average them."""
    return tuple(
        Forecast(
            house=row["house"],
            scope=row["scope"],
            start_year=int(row["start_year"]),
            end_year=int(row["end_year"]),
            low_usd_tn=optional(float, row["low_usd_tn"]),
            base_usd_tn=optional(float, row["base_usd_tn"]),
            high_usd_tn=optional(float, row["high_usd_tn"]),
            published=row["published"],
            url=row["url"],
            reported_via=row["reported_via"],
        )
        for row in rows("forecasts", "cumulative")
    )


@cache
def forecast_paths() -> tuple[PathPoint, ...]:
    """Return the houses' annual paths; each house keeps its own scope."""
    return tuple(
        PathPoint(
            house_id=row["house_id"],
            house=row["house"],
            year=int(row["year"]),
            value_usd_bn=float(row["value_usd_bn"]),
            scope=row["scope"],
            published=row["published"],
        )
        for row in rows("forecast_paths", "paths")
    )


@cache
def capex_parts() -> tuple[CapexPart, ...]:
    """Return who counts for how much in each definition of 2025 and 2026 capex."""
    return tuple(
        CapexPart(
            definition=row["definition"],
            year=int(row["year"]),
            company=row["company"],
            value_usd_bn=float(row["value_usd_bn"]),
            status=row["status"],
            fact_id=row["fact_id"],
        )
        for row in rows("capex_2026", "definitions")
    )


def implied_growth_pct(start: PathPoint, end: PathPoint) -> float:
    """Return the growth a year, percent, that leads from one point of a path to another."""
    years = end.year - start.year
    return 100 * (math.pow(end.value_usd_bn / start.value_usd_bn, 1 / years) - 1)


@cache
def path_ends() -> tuple[tuple[PathPoint, PathPoint], ...]:
    """Return each house's points of 2026 and 2030, houses in alphabetical order."""
    points = {(point.house, point.year): point for point in forecast_paths()}
    houses = sorted({house for house, year in points if year == 2030})
    return tuple((points[house, 2026], points[house, 2030]) for house in houses)


def median_growth_pct() -> float:
    """Return the median over houses of the growth a year that their 2026-2030 path implies."""
    return median(implied_growth_pct(start, end) for start, end in path_ends())
