"""How the partnership and comparable funds filled up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby

from components.evidence.files import optional, rows
from components.model.observed import PeerPath, months_between

LAUNCH_ERROR_MONTHS = {"day": 0.0, "month": 0.5, "quarter": 1.5, "approx": 3.0}
"""Half-width of a launch date's uncertainty for each precision a source gives."""
RECENT_MARKET = date(2021, 12, 1)
"""Funds launched from here on raised in the slow market."""


@dataclass(frozen=True, slots=True)
class RaisedPoint:
    """A dated event of the partnership; the amount is None where none was disclosed."""

    day: date
    equity_raised_usd_bn: float | None
    event: str
    publisher: str
    url: str


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
def late_pace_ratios() -> tuple[float, ...]:
    """Return how fast each recent fund raised after its first dated amount, relative to before.

    Over funds launched since December 2021; their median is the origin of "slower money".
    """

    def ratio(peer: PeerPath) -> float:
        early = peer.shares[0] / peer.months[0]
        late = (peer.shares[-1] - peer.shares[0]) / (peer.months[-1] - peer.months[0])
        return late / early

    recent = [peer for peer in peer_paths() if peer.launch >= RECENT_MARKET]
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


@cache
def peer_paths() -> tuple[PeerPath, ...]:
    """Return how each comparable fund filled up, in the order of the data."""
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
