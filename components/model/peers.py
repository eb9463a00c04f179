"""How long comparable funds took for the rest of their target after the share reached so far.

Launch-to-target times of large funds exist only for some fifteen funds. Some are known by an
amount on the way and the day of the target, some were still short when last heard of, and some
were first seen beyond their target. One likelihood uses all three (Tobin, Econometrica, 1958), in
the form in which it has a single peak (Olsen, Econometrica, 1978).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr, ndtr, ndtri

from components.model.arrays import Number, maximum
from components.model.observed import PeerPath

SEED = 20260115
LAUNCHES = 40  # launch dates for each fund, spread evenly over the precision of its source
REPLICATES = 200
EARLIEST_MONTH = 0.5  # a launch that is off by months still comes before the first amount
STEPS = 30
_LOG_ROOT_TAU = 0.5 * math.log(2 * math.pi)


@dataclass(frozen=True, slots=True)
class Slowness:
    """Log-normal distribution of the slowness: time for the rest / time at the pace so far.

    1 means that money keeps its pace, 2 that the rest takes twice as long.

    Attributes
    ----------
    log_mean, log_sd
        Mean and standard deviation of the natural logarithm.
    """

    log_mean: float
    log_sd: float

    def quantile(self, share: float) -> float:
        """Return the slowness that comes with a chance (0-1) of `share` to be no slower."""
        return math.exp(self.log_mean + self.log_sd * float(ndtri(share)))

    def share_within(self, slowness: Number) -> Number:
        """Return the chance (0-1) of being no slower than `slowness`, above 0."""
        standard = (np.log(slowness) - self.log_mean) / self.log_sd
        if isinstance(slowness, np.ndarray):
            return np.asarray(ndtr(standard), dtype=np.float64)
        return float(ndtr(standard))


def months_to_share(peer: PeerPath, share: float, launch_shift: Number) -> Number:
    """Return the months a peer needed to reach a share of its target, by straight lines.

    `launch_shift` holds months by which the launch is taken earlier; the result has its shape.
    NaN where the peer never reached the share.
    """
    first = maximum(peer.months[0] + launch_shift, EARLIEST_MONTH)
    if share > max(peer.shares):
        return math.nan * first
    if share <= peer.shares[0]:
        return first * share / peer.shares[0]
    unshifted = float(np.interp(share, peer.shares, peer.months))
    return first + unshifted - peer.months[0]


def informs_about(peer: PeerPath, share: float) -> bool:
    """Tell whether a peer's dated amounts bound the time from `share` to its target."""
    return max(peer.shares) > share


def seen_on_the_way(peer: PeerPath, share: float) -> bool:
    """Tell whether a peer that informs has a dated amount below its target.

    Else the line from launch to target has no bend to see: the target was met at some time before
    the first amount.
    """
    return informs_about(peer, share) and min(peer.shares) < 1


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """Months that funds took for the first part and for the rest, in natural logarithms.

    `kind` says of the rest that it took so long (0), at least so long (1) or at most so long (-1).
    """

    first: NDArray[np.float64]
    rest: NDArray[np.float64]
    kind: NDArray[np.int_]


@lru_cache(maxsize=1024)
def peer_slowness(peers: tuple[PeerPath, ...], share: float, months: float) -> Slowness:
    r"""Return how a fund that reached `share` (0-1) in `months` goes on if peers are a guide.

    The rest of the target takes a log-normal time whose middle depends on the time a that the
    first part took: :math:`\ln r = \alpha + \beta \ln a + \sigma \varepsilon`. With
    :math:`\beta < 1` a slow start is in part made up for, a fast one in part lost: regression to
    the mean. Slowness is r divided by the time at a steady pace, a (1 - share) / share.

    A fund still short when last seen is right-censored there; one first seen beyond its target is
    left-censored there. Each launch date is taken at many places within the precision of its
    source, as often for one fund as for another.
    """
    times = _times([peer for peer in peers if informs_about(peer, share)], share)
    flat = Times(times.first.reshape(1, -1), times.rest.reshape(1, -1), times.kind.reshape(1, -1))
    mean, sd = _fit(flat, months)
    return Slowness(mean.item() - _log_steady(share, months), sd.item())


@lru_cache(maxsize=256)
def slowness_replicates(
    peers: tuple[PeerPath, ...], share: float, months: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return `log_mean` and `log_sd` of `peer_slowness` for funds drawn again with replacement.

    They say how far so few funds can be trusted. The seed is fixed, so the same question has the
    same answer.
    """
    times = _times([peer for peer in peers if informs_about(peer, share)], share)
    funds, launches = times.first.shape
    random = np.random.default_rng(SEED)
    drawn = random.integers(funds, size=(REPLICATES, funds))
    at = (drawn, random.integers(launches, size=drawn.shape))
    mean, sd = _fit(Times(times.first[at], times.rest[at], times.kind[at]), months)
    return mean - _log_steady(share, months), sd


def share_within_range(
    peers: tuple[PeerPath, ...], share: float, months: float, slowness: float
) -> tuple[float, float]:
    """Return the 5th and 95th percentile of `Slowness.share_within` over the replicates."""
    mean, sd = slowness_replicates(peers, share, months)
    chances = np.sort(ndtr((np.log(slowness) - mean) / sd))
    # What `np.percentile` returns, at a tenth of its cost.
    last = chances.size - 1
    low, high = np.interp((0.05 * last, 0.95 * last), np.arange(chances.size), chances)
    return float(low), float(high)


def _log_steady(share: float, months: float) -> float:
    return math.log(months * (1 - share) / share)


def _times(peers: Sequence[PeerPath], share: float) -> Times:
    """Return the times of each peer (rows) for many launch dates (columns)."""
    spread = (2 * np.arange(LAUNCHES) + 1) / LAUNCHES - 1
    first = np.stack([months_to_share(p, share, spread * p.launch_error_months) for p in peers])
    end = np.stack([_months_to_end(p, spread * p.launch_error_months) for p in peers])
    kind = [1 if not reached_target(p) else 0 if seen_on_the_way(p, share) else -1 for p in peers]
    columns = np.repeat(np.array(kind)[:, None], LAUNCHES, axis=1)
    return Times(np.log(first), np.log(end - first), columns)


def _months_to_end(peer: PeerPath, launch_shift: Number) -> Number:
    """Return the months to the target, or to the amount that bounds the time to it."""
    if not reached_target(peer) or min(peer.shares) >= 1:
        end = peer.months[0] if min(peer.shares) >= 1 else peer.months[-1]
        first = maximum(peer.months[0] + launch_shift, EARLIEST_MONTH)
        return first + end - peer.months[0]
    return months_to_share(peer, 1.0, launch_shift)


def _fit(times: Times, months: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and deviation of ln(rest) at `months` for the first part, for each row of funds.

    Maximises the likelihood of each row by Newton's method in (alpha / sigma, beta / sigma,
    1 / sigma), where it is concave.
    """
    rows = times.first.shape[0]
    centre = times.rest.mean(axis=1, keepdims=True)
    y = times.rest - centre
    # The model is linear in these: standard residual = design @ parameters.
    design = np.stack([-np.ones_like(y), math.log(months) - times.first, y], axis=2)
    across = design.swapaxes(1, 2)
    exact = (times.kind == 0).sum(axis=1)
    censored = times.kind != 0
    side = np.where(times.kind > 0, -1.0, 1.0)[censored]
    bend = np.ones_like(y)
    at = np.tile([0.0, 0.0, 1.0], (rows, 1))
    for _ in range(STEPS):
        residual = (design @ at[:, :, None])[:, :, 0]
        signed = side * residual[censored]
        mills = np.exp(-0.5 * signed**2 - _LOG_ROOT_TAU - log_ndtr(signed))
        slope = -residual
        slope[censored] = side * mills
        bend[censored] = mills * (signed + mills)
        gradient = (across @ slope[:, :, None])[:, :, 0]
        curvature = (across * bend[:, None, :]) @ design
        gradient[:, 2] += exact / at[:, 2]
        curvature[:, 2, 2] += exact / at[:, 2] ** 2
        curvature += 1e-9 * np.eye(3)  # solvable where all funds began alike
        step = np.linalg.solve(curvature, gradient[:, :, None])[:, :, 0]
        # 1 / sigma stays above 0 and no step overshoots.
        scale = np.minimum(1.0, 0.7 * at[:, 2] / np.maximum(np.abs(step[:, 2]), 1e-300))
        at += scale[:, None] * step
        if np.abs(step).max() < 1e-10:
            break
    return centre[:, 0] + at[:, 0] / at[:, 2], 1 / at[:, 2]


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
    """Return the funds that show how they went on after `share`, slowest first."""

    def leg(peer: PeerPath) -> Leg:
        start = months_to_share(peer, share, 0.0)
        end = _months_to_end(peer, 0.0)
        return Leg(
            peer=peer,
            months_to_share=start,
            months_to_end=end,
            slowness=(end / start - 1) * share / (1 - share),
            open=not reached_target(peer),
        )

    legs = (leg(peer) for peer in peers if seen_on_the_way(peer, share))
    return tuple(sorted(legs, key=lambda leg: leg.slowness, reverse=True))
