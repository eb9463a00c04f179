"""The series behind the page `power`: how much power houses expect data centres to need."""

from dataclasses import dataclass
from functools import cache

from components.evidence.files import optional, rows


@dataclass(frozen=True, slots=True)
class PowerForecast:
    """How much power a house expects data centres to need by the end of a year, GW.

    `region` is "world" or "us"; `scope` says what is counted ("all", "ai", "crypto",
    "connections"); `kind` is "stock" (there at the end of the year) or "added" (from about 2025 to
    it). With `at_least` the house gives only a least figure.
    """

    house: str
    region: str
    scope: str
    kind: str
    target_year: int
    low_gw: float | None
    base_gw: float | None
    high_gw: float | None
    at_least: bool
    published: str
    url: str
    grade: str
    reported_via: str

    @property
    def figures_gw(self) -> tuple[float, ...]:
        """The figures that the house gives, from low to high: one to three of them."""
        figures = (self.low_gw, self.base_gw, self.high_gw)
        return tuple(figure for figure in figures if figure is not None)


@cache
def power_forecasts() -> tuple[PowerForecast, ...]:
    """Return the forecasts by house. Scopes differ: never add or average them."""
    return tuple(
        PowerForecast(
            house=row["house"],
            region=row["region"],
            scope=row["scope"],
            kind=row["kind"],
            target_year=int(row["target_year"]),
            low_gw=optional(float, row["low_gw"]),
            base_gw=optional(float, row["base_gw"]),
            high_gw=optional(float, row["high_gw"]),
            at_least=row["at_least"] == "yes",
            published=row["published"],
            url=row["url"],
            grade=row["grade"],
            reported_via=row["reported_via"],
        )
        for row in rows("power_forecasts", "forecasts")
    )
