"""How much comparable funds slowed down after the share of target reached so far.

Launch-to-target times of large funds exist only for a dozen funds, some of them still open when
last heard of. The Kaplan-Meier estimate (Kaplan & Meier, JASA, 1958) uses both kinds.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf

from components.model.observed import PeerPath

SEED = 20260115
DRAWS = 4000
EARLIEST_MONTH = 0.5  # a launch that is off by months still comes before the first amount


@dataclass(frozen=True, slots=True)
class Slowness:
    """Distribution of a peer's slowness: time for the rest / time a straight line would need.

    1 means that money kept its pace, 2 that the rest took twice as long. `values` increase and
    `cumulative` is the estimated share of funds at or below each; it stays below 1 where the
    slowest funds were still open.
    """

    values: tuple[float, ...]
    cumulative: tuple[float, ...]
    funds: int
    funds_open: int

    def quantile(self, share: float) -> float:
        """Return the slowness that `share` (0-1) of funds stay at or below, inf if fewer do."""
        index = int(np.searchsorted(self.cumulative, share - 1e-12))
        return self.values[index] if index < len(self.values) else float("inf")

    def share_within(self, slowness: float) -> float:
        """Return the share (0-1) of funds at or below a slowness."""
        index = int(np.searchsorted(self.values, slowness, side="right"))
        return self.cumulative[index - 1] if index else 0.0


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
    its last point. Funds are resampled with replacement and each launch date is moved inside
    the precision of its source, with a fixed seed, so the same question has the same answer.
    """
    used = [peer for peer in peers if informs_about(peer, share)]
    random = np.random.default_rng(SEED)
    picks = random.integers(len(used), size=DRAWS)
    jitter = random.uniform(-1.0, 1.0, size=DRAWS)

    ended: list[NDArray[np.float64]] = []
    still_open: list[NDArray[np.float64]] = []
    for index, peer in enumerate(used):
        shift = jitter[picks == index] * peer.launch_error_months
        to_share = months_to_share(peer, share, shift)
        last = 1.0 if reached_target(peer) else max(peer.shares)
        slowness = (months_to_share(peer, last, shift) / to_share - 1) * share / (1 - share)
        (ended if reached_target(peer) else still_open).append(slowness)

    sample = CensoredData(
        uncensored=np.concatenate(ended), right=np.concatenate([np.empty(0), *still_open])
    )
    estimate = ecdf(sample).cdf
    return Slowness(
        values=tuple(estimate.quantiles.tolist()),
        cumulative=tuple(estimate.probabilities.tolist()),
        funds=len(used),
        funds_open=sum(not reached_target(peer) for peer in used),
    )


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


def peer_legs(peers: tuple[PeerPath, ...], share: float) -> tuple[Leg, ...]:
    """Return the funds behind `peer_slowness`, slowest first."""
    unshifted = np.zeros(1)

    def leg(peer: PeerPath) -> Leg:
        is_open = not reached_target(peer)
        end_share = max(peer.shares) if is_open else 1.0
        start = months_to_share(peer, share, unshifted).item()
        end = months_to_share(peer, end_share, unshifted).item()
        slowness = (end / start - 1) * share / (1 - share)
        return Leg(peer, start, end, slowness, is_open)

    legs = (leg(peer) for peer in peers if informs_about(peer, share))
    return tuple(sorted(legs, key=lambda leg: leg.slowness, reverse=True))
