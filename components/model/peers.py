"""How much comparable funds slowed down after the share of target reached so far.

Launch-to-target times of large funds exist only for a dozen funds, some of them still open when
last heard of. The Kaplan-Meier estimate (Kaplan & Meier, JASA, 1958) uses both kinds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf

from components.model.arrays import Number
from components.model.observed import PeerPath

SEED = 20260115
DRAWS_PER_FUND = 400
REPLICATES = 200
EARLIEST_MONTH = 0.5  # a launch that is off by months still comes before the first amount


@dataclass(frozen=True, slots=True)
class Steps:
    """A cumulative distribution in steps: the share of funds at or below each rising value.

    The last share stays below 1 where the slowest funds were still open.
    """

    values: tuple[float, ...]
    shares: tuple[float, ...]

    def share_within(self, value: Number) -> Number:
        """Return the share (0-1) of funds at or below a value."""
        if isinstance(value, np.ndarray):
            places = np.searchsorted(self.values, value, side="right")
            return np.array([0.0, *self.shares])[places]
        index = bisect_right(self.values, value)
        return self.shares[index - 1] if index else 0.0

    def quantile(self, share: float) -> float:
        """Return the value that `share` (0-1) of funds stay at or below, inf if fewer do."""
        index = bisect_left(self.shares, share - 1e-12)
        return self.values[index] if index < len(self.values) else float("inf")


@dataclass(frozen=True, slots=True, eq=False)
class Replicates:
    """Distributions in steps, one a row: rising values, and the share at or below each (0-1)."""

    values: NDArray[np.float64]
    shares: NDArray[np.float64]

    def share_within(self, value: float) -> NDArray[np.float64]:
        """Return for each replicate the share (0-1) of funds at or below a value."""
        return np.asarray(np.where(self.values <= value, self.shares, 0.0).max(axis=1))


@dataclass(frozen=True, slots=True)
class Slowness:
    """Distribution of a peer's slowness: time for the rest / time a straight line would need.

    1 means that money kept its pace, 2 that the rest took twice as long. `estimate` is the
    Kaplan-Meier estimate; `replicates` are the same for funds drawn again with replacement, and
    say how far so few funds can be trusted.
    """

    estimate: Steps
    replicates: Replicates
    funds: int
    funds_open: int
    funds_past_share: int

    def quantile(self, share: float) -> float:
        """Return the slowness that `share` (0-1) of funds stay at or below, inf if fewer do."""
        return self.estimate.quantile(share)

    def share_within(self, slowness: float) -> float:
        """Return the share (0-1) of funds at or below a slowness."""
        return self.estimate.share_within(slowness)

    def share_within_range(self, slowness: float) -> tuple[float, float]:
        """Return the 5th and 95th percentile of `share_within` over the replicates."""
        low, high = np.percentile(self.replicates.share_within(slowness), (5, 95))
        return float(low), float(high)


def months_to_share(
    peer: PeerPath, share: float, launch_shift: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the months a peer needed to reach a share of its target, by straight lines.

    `launch_shift` holds months by which the launch is taken earlier; the result has its shape.
    NaN where the peer never reached the share.
    """
    if share > max(peer.shares):
        return np.full_like(launch_shift, np.nan)
    first = np.maximum(EARLIEST_MONTH, peer.months[0] + launch_shift)
    if share <= peer.shares[0]:
        return np.asarray(first * share / peer.shares[0])
    unshifted = np.interp(share, peer.shares, peer.months)
    return np.asarray(first + unshifted - peer.months[0])


def informs_about(peer: PeerPath, share: float) -> bool:
    """Tell whether a peer's dated points show how it went on from `share` to its target.

    It needs a point below its target, else the line from launch to target has no bend to see,
    and it must have got past `share`.
    """
    return min(peer.shares) < 1 and max(peer.shares) > share


@lru_cache(maxsize=1024)
def peer_slowness(peers: tuple[PeerPath, ...], share: float) -> Slowness:
    """Return the distribution of peers' slowness from `share` (0-1) of target to the target.

    For a fund that reached the share after a months and the target after b, slowness is
    (b - a) / (a (1 - share) / share). A fund not known to have got there is right-censored at
    its last point. Each launch date is drawn many times from within the precision of its source,
    as often for one fund as for another. The replicates draw the funds themselves again. The
    seed is fixed, so the same question has the same answer.
    """
    used = [peer for peer in peers if informs_about(peer, share)]
    ended = np.array([reached_target(peer) for peer in used])
    random = np.random.default_rng(SEED)
    drawn = _draws(used, share, random)
    picks = random.integers(len(used), size=(REPLICATES, len(used)))
    launches = random.integers(DRAWS_PER_FUND, size=picks.shape)
    return Slowness(
        estimate=peer_estimate(peers, share),
        replicates=_kaplan_meier_rows(drawn[picks, launches], ended[picks]),
        funds=len(used),
        funds_open=int((~ended).sum()),
        funds_past_share=sum(peer.shares[0] > share for peer in used),
    )


@lru_cache(maxsize=1024)
def peer_estimate(peers: tuple[PeerPath, ...], share: float) -> Steps:
    """Return the estimate of `peer_slowness` alone, which is much faster than its replicates."""
    used = [peer for peer in peers if informs_about(peer, share)]
    ended = np.array([reached_target(peer) for peer in used])
    drawn = _draws(used, share, np.random.default_rng(SEED))
    return _kaplan_meier(drawn.ravel(), np.repeat(ended, DRAWS_PER_FUND))


def _draws(
    peers: Sequence[PeerPath], share: float, random: np.random.Generator
) -> NDArray[np.float64]:
    """Return the slowness of each peer for many launch dates within the precision of its source."""
    jitter = random.uniform(-1.0, 1.0, size=(len(peers), DRAWS_PER_FUND))
    return np.stack(
        [
            _slowness(peer, share, shifts * peer.launch_error_months)
            for peer, shifts in zip(peers, jitter, strict=True)
        ]
    )


def _slowness(
    peer: PeerPath, share: float, launch_shift: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return a peer's slowness, or the least it can be if it is not known to have ended."""
    end_share = 1.0 if reached_target(peer) else max(peer.shares)
    to_share = months_to_share(peer, share, launch_shift)
    to_end = months_to_share(peer, end_share, launch_shift)
    return np.asarray((to_end / to_share - 1) * share / (1 - share))


def _kaplan_meier(slowness: NDArray[np.float64], ended: NDArray[np.bool_]) -> Steps:
    estimate = ecdf(CensoredData(uncensored=slowness[ended], right=slowness[~ended])).cdf
    return Steps(tuple(estimate.quantiles.tolist()), tuple(estimate.probabilities.tolist()))


def _kaplan_meier_rows(slowness: NDArray[np.float64], ended: NDArray[np.bool_]) -> Replicates:
    """Return the estimate of each row of the same funds, all rows at once.

    Of n funds still running, one that ends leaves 1 - 1/n of them. Funds that end at the same
    value come one after the other, which makes the same product; one that is open there counts
    as still running.
    """
    order = np.lexsort((~ended, slowness))
    values = np.take_along_axis(slowness, order, axis=1)
    ends = np.take_along_axis(ended, order, axis=1)
    running = np.arange(slowness.shape[1], 0, -1, dtype=np.float64)
    left = np.cumprod(np.where(ends, 1 - 1 / running, 1.0), axis=1)
    return Replicates(values, np.asarray(1 - left, dtype=np.float64))


def reached_target(peer: PeerPath) -> bool:
    """Tell whether a peer is known to have met its target."""
    return max(peer.shares) >= 1


@dataclass(frozen=True, slots=True)
class Leg:
    """How one peer went on from a share of its target, by its launch date as given.

    `months_to_end` leads to the target, or to the last known point of a fund that is `open`.
    `slowness` is then the least it can have been.
    """

    peer: PeerPath
    months_to_share: float
    months_to_end: float
    slowness: float
    open: bool


@lru_cache(maxsize=1024)
def peer_legs(peers: tuple[PeerPath, ...], share: float) -> tuple[Leg, ...]:
    """Return the funds behind `peer_slowness`, slowest first."""
    unshifted = np.zeros(1)

    def leg(peer: PeerPath) -> Leg:
        end_share = 1.0 if reached_target(peer) else max(peer.shares)
        return Leg(
            peer=peer,
            months_to_share=months_to_share(peer, share, unshifted).item(),
            months_to_end=months_to_share(peer, end_share, unshifted).item(),
            slowness=_slowness(peer, share, unshifted).item(),
            open=not reached_target(peer),
        )

    legs = (leg(peer) for peer in peers if informs_about(peer, share))
    return tuple(sorted(legs, key=lambda leg: leg.slowness, reverse=True))
