"""Funding: how far the partnership's equity is, when it would be full, and how sure that is."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from components.model.arrays import Array, cached_result
from components.model.observed import MONTH_DAYS, Observed, PeerPath, months_between
from components.model.peers import (
    Slowness,
    Steps,
    informs_about,
    peer_estimate,
    peer_legs,
    peer_slowness,
    reached_target,
)
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

LAST_DATED_MONTH = date(2100, 12, 31)
FULL = 0.999  # of the target: what is asked of the peers when nothing is left to raise
STEADY = 1e-12  # a yearly change below this is none: the formulas divide by it


@dataclass(frozen=True, slots=True)
class Funding:
    """Results of the page `funding`; field names are the permanent result ids.

    A null field has its reason in `reasons`: "never" (money stops coming in before the target),
    "after_2100" (later than a date is worth naming), "beyond_peers" (fewer than that share of the
    peers ever got there).
    """

    share_of_target_pct: float
    remaining_usd_bn: float
    months_to_target: float | None
    target_date: str | None
    total_assets_usd_bn: float
    debt_usd_bn: float
    capacity_gw: float
    p10_date: str | None
    p50_date: str | None
    p90_date: str | None
    chance_by_2027_pct: float
    chance_by_2027_range_pct: tuple[float, float]
    chance_by_2030_pct: float
    chance_by_2030_range_pct: tuple[float, float]
    peers_used: int
    peers_open: int
    peers_past_share: int
    peers_sooner: int
    reasons: Mapping[str, str] = field(default_factory=dict)


def months_to_raise(amount: float, pace: float, mom: float) -> float | None:
    r"""Return the months until `amount` has been raised, or None if it never will be.

    Solves :math:`\int_0^t p (1+m)^{u/12} du = X` for t:
    :math:`t = 12 \ln(1 + X \ln(1+m) / (12 p)) / \ln(1+m)`, and X / p when m = 0.

    Parameters
    ----------
    amount
        X, USD bn, at least 0.
    pace
        p, USD bn a month at the start, above 0.
    mom
        100 m, change of the pace in percent a year, above -100.

    Examples
    --------
    >>> months_to_raise(17.5, 0.7, 0)
    25.0
    >>> months_to_raise(17.5, 0.7, -50) is None  # 12 * 0.7 / ln 2 = 12.1 in all
    True
    """
    months = _months_to_raise(np.array([amount]), np.array([pace]), np.array([mom])).item()
    return None if math.isnan(months) else float(months)


def _months_to_raise(amount: Array, pace: Array, mom: Array) -> Array:
    """Return `months_to_raise` for many scenarios, NaN for never."""
    growth, steady = _growth(mom)
    scaled = amount * growth / (12 * pace)
    ever = scaled > -1
    curved = 12 * np.log1p(np.where(ever, scaled, 0.0)) / growth
    return np.where(steady, amount / pace, np.where(ever, curved, np.nan))


def _growth(mom: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Return the rate of growth of the pace a year, and where there is none (then 1 stands in)."""
    growth = np.log1p(mom / 100)
    steady = np.abs(growth) < STEADY
    return np.where(steady, 1.0, growth), steady


def raised_after_usd_bn(months: Array, pace: float | Array, mom: float | Array) -> Array:
    """Return the amount raised in each number of months, the inverse of `months_to_raise`.

    Pace and momentum are those of one scenario, or one of each for every number of months.

    >>> raised_after_usd_bn(np.array([0.0, 25.0]), 0.7, 0)
    array([ 0. , 17.5])
    """
    growth, steady = _growth(np.asarray(mom))
    curved = 12 * pace / growth * np.expm1(growth * months / 12)
    return np.where(steady, pace * months, curved)


def fund(scenario: Scenario, observed: Observed) -> Funding:
    """Return the funding results of a scenario.

    The straight answer extrapolates the reader's pace. The chance asks how much longer than that
    comparable funds took: each peer's slowness (see `peer_slowness`) stretches the reader's path.
    """
    remaining = max(0.0, scenario.tgt - observed.raised_usd_bn)
    reasons: dict[str, str] = {}
    share = min(observed.raised_usd_bn / scenario.tgt, FULL)
    slowness = peer_slowness(observed.peers, share)

    def month(stretch: float, *names: str) -> tuple[float | None, str | None]:
        """Return months and YYYY-MM at which the stretched path is full; note why if it is not."""
        months, reason = None, "beyond_peers"
        if math.isfinite(stretch):
            months = months_to_raise(remaining * stretch, scenario.pace, scenario.mom)
            reason = "never"
        if months is not None and months > months_between(observed.as_of, LAST_DATED_MONTH):
            reasons[names[-1]] = "after_2100"
            return months, None
        if months is None:
            reasons.update(dict.fromkeys(names, reason))
            return None, None
        return months, year_month(observed.as_of, months)

    months_to_target, target_date = month(1.0, "months_to_target", "target_date")
    total = scenario.tgt * scenario.mult
    allowed = {
        year: slowness_allowed_by(date(year, 12, 31), scenario, observed) for year in (2027, 2030)
    }
    return Funding(
        share_of_target_pct=100 * observed.raised_usd_bn / scenario.tgt,
        remaining_usd_bn=remaining,
        months_to_target=months_to_target,
        target_date=target_date,
        total_assets_usd_bn=total,
        debt_usd_bn=total - scenario.tgt,
        capacity_gw=total / scenario.gwc,
        p10_date=month(slowness.quantile(0.10), "p10_date")[1],
        p50_date=month(slowness.quantile(0.50), "p50_date")[1],
        p90_date=month(slowness.quantile(0.90), "p90_date")[1],
        chance_by_2027_pct=100 * slowness.share_within(allowed[2027]),
        chance_by_2027_range_pct=_percent(slowness.share_within_range(allowed[2027])),
        chance_by_2030_pct=100 * slowness.share_within(allowed[2030]),
        chance_by_2030_range_pct=_percent(slowness.share_within_range(allowed[2030])),
        peers_used=slowness.funds,
        peers_open=slowness.funds_open,
        peers_past_share=slowness.funds_past_share,
        peers_sooner=sum(
            leg.months_to_share < observed.months_since_launch
            for leg in peer_legs(observed.peers, share)
        ),
        reasons=reasons,
    )


def slowness_allowed_by(day: date, scenario: Scenario, observed: Observed) -> float:
    """Return how many times slower than the reader's pace money may come in to be full by `day`.

    By then the reader's path will have raised A on its own pace; the target is met if the market
    is at most A / remaining times slower.
    """
    months = np.array([months_between(observed.as_of, day)])
    raised = raised_after_usd_bn(months, scenario.pace, scenario.mom)[0]
    remaining = scenario.tgt - observed.raised_usd_bn
    return float(raised / remaining) if remaining > 0 else math.inf


def chance_full_by_pct(
    day: date, scenario: Scenario, observed: Observed, slowness: Slowness
) -> float:
    """Return the chance, 0-100, that the target is met by `day` if peers are a guide."""
    return 100 * slowness.share_within(slowness_allowed_by(day, scenario, observed))


def _percent(shares: tuple[float, float]) -> tuple[float, float]:
    return 100 * shares[0], 100 * shares[1]


def raised_share_pct(
    months: NDArray[np.float64], stretch: float, scenario: Scenario, observed: Observed
) -> NDArray[np.float64]:
    """Return the percent of the target raised `months` after the as-of date.

    `stretch` is how many times slower than the reader's pace money comes in; an infinite
    stretch keeps the share where it is. The share stops at 100.
    """
    raised = raised_after_usd_bn(months, scenario.pace, scenario.mom) / stretch
    return np.minimum(100.0, 100 * (observed.raised_usd_bn + raised) / scenario.tgt)


def year_month(start: date, months: float) -> str:
    """Return the month, YYYY-MM, that lies `months` after `start`.

    >>> year_month(date(2026, 1, 15), 22.29)
    '2027-11'
    """
    days = date.fromordinal(start.toordinal() + round(months * 365.25 / 12))
    return f"{days.year:04d}-{days.month:02d}"


class ManyFunding:
    """Results of `fund` for many scenarios: an array under each id, NaN where one has none.

    A date is the number of whole months from the month of the as-of date to it.
    """

    def __init__(self, levers: Scenarios, observed: Observed) -> None:
        self._levers = levers
        self._observed = observed

    @cached_result
    def share_of_target_pct(self) -> Array:
        return 100 * self._observed.raised_usd_bn / self._levers.tgt

    @cached_result
    def remaining_usd_bn(self) -> Array:
        return np.maximum(0.0, self._levers.tgt - self._observed.raised_usd_bn)

    @cached_result
    def months_to_target(self) -> Array:
        return _months_to_raise(self.remaining_usd_bn, self._levers.pace, self._levers.mom)

    @cached_result
    def target_date(self) -> Array:
        return self._month(self.months_to_target)

    @cached_result
    def total_assets_usd_bn(self) -> Array:
        return self._levers.tgt * self._levers.mult

    @cached_result
    def debt_usd_bn(self) -> Array:
        return self.total_assets_usd_bn - self._levers.tgt

    @cached_result
    def capacity_gw(self) -> Array:
        return self.total_assets_usd_bn / self._levers.gwc

    @cached_result
    def p10_date(self) -> Array:
        return self._stretched(0.10)

    @cached_result
    def p50_date(self) -> Array:
        return self._stretched(0.50)

    @cached_result
    def p90_date(self) -> Array:
        return self._stretched(0.90)

    @cached_result
    def chance_by_2027_pct(self) -> Array:
        return self._chance(date(2027, 12, 31))

    @cached_result
    def chance_by_2030_pct(self) -> Array:
        return self._chance(date(2030, 12, 31))

    @cached_result
    def peers_used(self) -> Array:
        return self._count(informs_about)

    @cached_result
    def peers_open(self) -> Array:
        return self._count(
            lambda peer, share: informs_about(peer, share) and not reached_target(peer)
        )

    @cached_result
    def peers_past_share(self) -> Array:
        return self._count(
            lambda peer, share: informs_about(peer, share) and peer.shares[0] > share
        )

    @cached_result
    def peers_sooner(self) -> Array:
        def sooner(share: float) -> float:
            legs = peer_legs(self._observed.peers, share)
            return sum(leg.months_to_share < self._observed.months_since_launch for leg in legs)

        return self._by_share(sooner)

    def _stretched(self, quantile: float) -> Array:
        stretch = self._by_share(lambda share: self._estimate(share).quantile(quantile))
        amount = self.remaining_usd_bn * np.where(np.isfinite(stretch), stretch, np.nan)
        return self._month(_months_to_raise(amount, self._levers.pace, self._levers.mom))

    def _chance(self, day: date) -> Array:
        months = np.array(months_between(self._observed.as_of, day))
        raised = raised_after_usd_bn(months, self._levers.pace, self._levers.mom)
        allowed = raised / self.remaining_usd_bn  # above zero by the range of the target
        chances = np.empty(self._levers.size)
        for share, rows in self._shares():
            chances[rows] = 100 * self._estimate(share).shares_within(allowed[rows])
        return chances

    def _month(self, months: Array) -> Array:
        latest = months_between(self._observed.as_of, LAST_DATED_MONTH)
        dated = months <= latest
        days = np.rint(np.where(dated, months, 0.0) * MONTH_DAYS).astype("timedelta64[D]")
        start = np.datetime64(self._observed.as_of)
        elapsed = (start + days).astype("datetime64[M]") - start.astype("datetime64[M]")
        return np.where(dated, elapsed.astype(np.float64), np.nan)

    def _count(self, counts: Callable[[PeerPath, float], bool]) -> Array:
        peers = self._observed.peers
        return self._by_share(lambda share: sum(counts(peer, share) for peer in peers))

    def _by_share(self, ask: Callable[[float], float]) -> Array:
        answers = np.empty(self._levers.size)
        for share, rows in self._shares():
            answers[rows] = ask(share)
        return answers

    def _shares(self) -> list[tuple[float, NDArray[np.bool_]]]:
        """Return each share of the target raised so far, and the scenarios that have it."""
        targets = self._levers.tgt
        raised = self._observed.raised_usd_bn
        return [(min(raised / tgt, FULL), targets == tgt) for tgt in np.unique(targets).tolist()]

    def _estimate(self, share: float) -> Steps:
        return peer_estimate(self._observed.peers, share)
