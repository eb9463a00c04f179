"""Funding: how far the partnership's equity is, when it would be full, and how sure that is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from components.model.observed import Observed, months_between
from components.model.peers import Slowness, peer_legs, peer_slowness
from components.model.scenario import Scenario

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
    growth = math.log1p(mom / 100)
    if abs(growth) < STEADY:
        return amount / pace
    scaled = amount * growth / (12 * pace)
    if scaled <= -1:
        return None
    return 12 * math.log1p(scaled) / growth


def raised_after_usd_bn(
    months: NDArray[np.float64], pace: float, mom: float
) -> NDArray[np.float64]:
    """Return the amount raised in each number of months, the inverse of `months_to_raise`.

    >>> raised_after_usd_bn(np.array([0.0, 25.0]), 0.7, 0)
    array([ 0. , 17.5])
    """
    growth = math.log1p(mom / 100)
    if abs(growth) < STEADY:
        return pace * months
    return np.asarray(12 * pace / growth * np.expm1(growth * months / 12))


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
