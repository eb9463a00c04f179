"""Series behind the page `macro`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType

from components.evidence.files import rows


@dataclass(frozen=True, slots=True)
class GrowthEstimate:
    """What one author says AI spending adds to US growth; percentage points a year.

    `basis` is "gross" (equipment counted whoever made it) or "net" (imports taken off): never mix
    the two. `kind` is "estimate" for a period that is over, "forecast" for one that is not.
    """

    estimate_id: str
    author: str
    basis: str
    kind: str
    period: str
    counted: str
    low_pp: float
    high_pp: float
    publisher: str
    url: str
    published: str
    grade: str
    reported_via: str


@dataclass(frozen=True, slots=True)
class Boom:
    """How large a boom or programme was at its height, percent of the country's output.

    `low_pct` and `high_pct` are the lowest and highest figure found. `kind` is "private", "wider"
    (a category that holds more than the boom's technology) or "public".
    """

    boom_id: str
    kind: str
    period: str
    low_pct: float
    high_pct: float
    publisher: str
    low_from: str
    high_from: str
    url: str
    published: str
    confidence: str
    reported_via: str


@dataclass(frozen=True, slots=True)
class Concentration:
    """What part of a market a few firms are at one date; each measure counts other firms."""

    measure: str
    as_of: str
    share_pct: float
    publisher: str
    url: str


@cache
def growth_estimates(basis: str) -> tuple[GrowthEstimate, ...]:
    """Return the published estimates on one basis, in the order of the file."""
    return tuple(
        GrowthEstimate(
            estimate_id=row["estimate_id"],
            author=row["author"],
            basis=row["basis"],
            kind=row["kind"],
            period=row["period"],
            counted=row["counted"],
            low_pp=float(row["low_pp"]),
            high_pp=float(row["high_pp"]),
            publisher=row["publisher"],
            url=row["url"],
            published=row["published"],
            grade=row["grade"],
            reported_via=row["reported_via"],
        )
        for row in rows("growth_contributions", "estimates")
        if row["basis"] == basis
    )


@cache
def booms() -> tuple[Boom, ...]:
    """Return earlier booms and public programmes, the largest first."""
    found = (
        Boom(
            boom_id=row["boom_id"],
            kind=row["kind"],
            period=row["period"],
            low_pct=float(row["low_pct"]),
            high_pct=float(row["high_pct"]),
            publisher=row["publisher"],
            low_from=row["low_from"],
            high_from=row["high_from"],
            url=row["url"],
            published=row["published"],
            confidence=row["confidence"],
            reported_via=row["reported_via"],
        )
        for row in rows("investment_booms", "booms")
    )
    return tuple(sorted(found, key=lambda boom: (-boom.high_pct, -boom.low_pct)))


@cache
def concentration() -> Mapping[str, tuple[Concentration, ...]]:
    """Return the shares of each measure in order of time, by the code of the measure."""
    shares = (
        Concentration(
            measure=row["measure"],
            as_of=row["as_of"],
            share_pct=float(row["share_pct"]),
            publisher=row["publisher"],
            url=row["url"],
        )
        for row in rows("concentration", "shares")
    )
    by_measure = groupby(shares, key=lambda share: share.measure)
    return MappingProxyType({measure: tuple(found) for measure, found in by_measure})
