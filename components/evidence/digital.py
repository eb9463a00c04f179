"""Series behind the page `digital`: the supply of stablecoins, and forecasts of it by house."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from components.evidence.files import optional, rows


@dataclass(frozen=True, slots=True)
class SupplyPoint:
    """Total supply of stablecoins on a day, USD bn; `kind` is year_end, peak or newest."""

    day: date
    value_usd_bn: float
    kind: str


@dataclass(frozen=True, slots=True)
class SupplyForecast:
    """What a house expects the supply to be at the end of a year, USD bn."""

    house: str
    target_year: int
    low_usd_bn: float | None
    base_usd_bn: float | None
    high_usd_bn: float | None
    published: str
    url: str
    confidence: str
    reported_via: str

    @property
    def cases_usd_bn(self) -> tuple[float, ...]:
        """The figures that the house gives, from low to high."""
        cases = (self.low_usd_bn, self.base_usd_bn, self.high_usd_bn)
        return tuple(case for case in cases if case is not None)


@cache
def supply_points() -> tuple[SupplyPoint, ...]:
    """Return the supply of stablecoins in order of time: year-ends, then the newest points."""
    return tuple(
        SupplyPoint(
            day=date.fromisoformat(row["date"]),
            value_usd_bn=float(row["value_usd_bn"]),
            kind=row["kind"],
        )
        for row in rows("stablecoin_supply", "supply")
    )


@cache
def supply_forecasts() -> tuple[SupplyForecast, ...]:
    """Return the newest forecast of each house, by the year they aim at."""
    return tuple(
        SupplyForecast(
            house=row["house"],
            target_year=int(row["target_year"]),
            low_usd_bn=optional(float, row["low_usd_bn"]),
            base_usd_bn=optional(float, row["base_usd_bn"]),
            high_usd_bn=optional(float, row["high_usd_bn"]),
            published=row["published"],
            url=row["url"],
            confidence=row["confidence"],
            reported_via=row["reported_via"],
        )
        for row in rows("stablecoin_forecasts", "forecasts")
    )
