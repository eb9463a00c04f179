"""The series behind the charts and the observed figures that the model starts from."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby
from statistics import median
from types import MappingProxyType

from components.evidence.claims import claims_by_verdict
from components.evidence.facts import fact, facts
from components.evidence.files import optional, rows
from components.model.observed import Observed, PeerPath, months_between

LAUNCH_ERROR_MONTHS = {"day": 0.0, "month": 0.5, "quarter": 1.5, "approx": 3.0}
"""Half-width of a launch date's uncertainty for each precision a source gives."""

RECENT_MARKET = date(2021, 12, 1)
"""Funds launched from here on raised in the slow market."""

FIRST_CAPEX_YEAR = 2025

PLANS_2026: Mapping[str, str] = MappingProxyType(
    {
        "amzn": "capex.guidance_2026.amzn_usd_bn",
        "msft": "capex.guidance_2026.msft_usd_bn",
        "googl": "capex.guidance_2026.googl_mid_usd_bn",
        "meta": "capex.guidance_2026.meta_mid_usd_bn",
        "orcl": "capex.orcl_fy2026_guidance_usd_bn",
    }
)
"""The fact that states each firm's plan for 2026, by the codes of the lever `firm`."""

POOLS: Mapping[str, str] = MappingProxyType(
    {
        "pensions": "pools.pensions_usd_bn",
        "sovereign": "pools.sovereign_usd_bn",
        "insurers": "pools.insurers_usd_bn",
    }
)
"""The fact that states each pool of capital."""


@dataclass(frozen=True, slots=True)
class RaisedPoint:
    """A dated event of the partnership; the amount is None where none was disclosed."""

    day: date
    equity_raised_usd_bn: float | None
    event: str
    publisher: str
    url: str


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
class TargetMet:
    """When a peer fund was first reported to have its target; `months` count from its launch."""

    fund: str
    target_bn: float
    currency: str
    months: float
    day: date
    publisher: str
    url: str
    reported_via: str


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
def raised_points() -> tuple[RaisedPoint, ...]:
    """Return the dated events of the partnership in order of time."""
    return tuple(
        RaisedPoint(
            day=date.fromisoformat(row["date"]),
            equity_raised_usd_bn=optional(float, row["equity_raised_usd_bn"]),
            event=row["event"],
            publisher=row["publisher"],
            url=row["url"],
        )
        for row in rows("aip", "raised")
    )


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


@cache
def us_gdp_usd_bn() -> Mapping[int, float]:
    """Return nominal US output by year, USD bn: observed, then the IMF's forecast to 2030."""
    return {int(row["year"]): float(row["value_usd_bn"]) for row in rows("us_gdp", "path")}


@cache
def observed() -> Observed:
    """Return the observed figures that the model starts from."""
    raised = fact("aip.equity_raised_usd_bn")
    return Observed(
        launch=fact("aip.launch_date").day,
        as_of=date.fromisoformat(raised.as_of),
        raised_usd_bn=raised.value,
        us_gdp_usd_bn=MappingProxyType(
            {year: value for year, value in us_gdp_usd_bn().items() if year >= FIRST_CAPEX_YEAR}
        ),
        us_growth_trend_pct=fact("growth.us_total_2000_2024_pct").value,
        plans_2026_usd_bn=_values(PLANS_2026),
        pools_usd_bn=_values(POOLS),
        supply_as_of=date.fromisoformat(fact("stablecoin.supply_usd_bn").as_of),
        peers=_peers(),
        claims_by_verdict=claims_by_verdict(),
        facts=len(facts()),
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


@cache
def late_pace_ratios() -> tuple[float, ...]:
    """Return how fast each recent fund raised after its first dated amount, relative to before.

    Over funds launched since December 2021; their median is the origin of "slower money".
    """

    def ratio(peer: PeerPath) -> float:
        early = peer.shares[0] / peer.months[0]
        late = (peer.shares[-1] - peer.shares[0]) / (peer.months[-1] - peer.months[0])
        return late / early

    recent = [peer for peer in observed().peers if peer.launch >= RECENT_MARKET]
    return tuple(ratio(peer) for peer in recent)


@cache
def peer_publishers() -> Mapping[str, tuple[str, ...]]:
    """Return who published the dated amounts of each peer fund, by fund id."""
    found: dict[str, dict[str, None]] = {}
    for row in rows("peer_funds", "points"):
        found.setdefault(row["fund_id"], {})[row["publisher"]] = None
    return {fund_id: tuple(names) for fund_id, names in found.items()}


@cache
def reached_usd_bn(fund_id: str) -> float:
    """Return the last amount known of a peer fund that raises in dollars, USD bn."""
    amounts = [row for row in rows("peer_funds", "points") if row["fund_id"] == fund_id]
    return float(amounts[-1]["raised_bn"])


@cache
def target_met(fund_id: str) -> TargetMet:
    """Return when a peer fund was first reported to have its target.

    Raises
    ------
    StopIteration
        If no report says so.
    """
    launch, *later = (row for row in rows("peer_funds", "points") if row["fund_id"] == fund_id)
    met = next(row for row in later if _share(row) >= 1)
    day = date.fromisoformat(met["date"])
    return TargetMet(
        fund=met["fund"],
        target_bn=float(met["target_bn"]),
        currency=met["currency"],
        months=months_between(date.fromisoformat(launch["date"]), day),
        day=day,
        publisher=met["publisher"],
        url=met["url"],
        reported_via=met["reported_via"],
    )


def _values(fact_ids: Mapping[str, str]) -> Mapping[str, float]:
    return MappingProxyType({code: fact(fact_id).value for code, fact_id in fact_ids.items()})


def _peers() -> tuple[PeerPath, ...]:
    by_fund = groupby(rows("peer_funds", "points"), key=lambda row: row["fund_id"])
    return tuple(map(_peer, (list(group) for _, group in by_fund)))


def _peer(points: list[dict[str, str]]) -> PeerPath:
    launch, *later = points
    day = date.fromisoformat(launch["date"])
    since_launch = partial(months_between, day)
    return PeerPath(
        fund_id=launch["fund_id"],
        fund=launch["fund"],
        launch=day,
        launch_error_months=LAUNCH_ERROR_MONTHS[launch["precision"]],
        months=tuple(since_launch(date.fromisoformat(row["date"])) for row in later),
        shares=tuple(map(_share, later)),
    )


def _share(row: dict[str, str]) -> float:
    """Return the fraction of target; a target reported as reached counts as reached."""
    share = float(row["raised_bn"]) / float(row["target_bn"])
    return max(share, 1.0) if row["event"] == "target_reached" else share
