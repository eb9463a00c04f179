"""Losses of a pool of alike projects that depend on one common factor (Vasicek, 2002).

How much is lost in one project, or in equal shares of many. The model says nothing sensible where
projects fail for reasons that one factor cannot hold (a fraud, a fire), and its Gaussian copula
makes joint failures in a crisis rarer than they have been.
"""

import math
from functools import lru_cache

import numpy as np
from scipy.special import gammaln, ndtr, ndtri

from components.model.arrays import Array, Number, by_value, minimum, where

TAIL = 0.99
EVERYTHING_PCT = 100.0
_FACTOR_REACH = 8.5  # standard deviations; beyond lies 2e-17 of the common factor
_ROUNDING = 1e-12  # of a sum of chances
_CHUNK = 2_000_000  # numbers worked on at a time, so that memory stays small


def losing_chance_pct(pd: Number, full: Number) -> Number:
    """Return the chance, percent, that a project defaults and its lenders lose money.

    `pd` is the chance to default, `full` the share of defaults in which everything is recovered.

    >>> losing_chance_pct(10, 60)
    4.0
    """
    return pd * (1 - full / 100)


def loss_where_lost_pct(lgd: Number, full: Number) -> Number:
    """Return what lenders lose, percent, in the defaults in which they lose anything.

    Over all defaults the mean stays `lgd`, unless that would take more than everything.

    >>> loss_where_lost_pct(20, 60), loss_where_lost_pct(50, 60)
    (50.0, 100.0)
    """
    return minimum(lgd / (1 - full / 100), EVERYTHING_PCT)


def loss_quantile_pct(
    pd: Number, lgd: Number, rho: Number, nproj: Number, share: float = TAIL
) -> Number:
    """Return the loss, percent of the money, that is not exceeded with probability `share`.

    The money is spread evenly over the projects; a failure costs `lgd` percent of its part.

    One project alone has only two outcomes. If it fails less often than 1 - `share`, its
    quantile is 0 and that of a pool may be higher: sharing makes losses smaller and more
    frequent.

    >>> loss_quantile_pct(pd=6.7, lgd=20, rho=0.2, nproj=1)
    20.0
    >>> loss_quantile_pct(pd=0.8, lgd=20, rho=0.2, nproj=1)
    0.0
    >>> loss_quantile_pct(pd=0.8, lgd=20, rho=0.2, nproj=20)
    2.0
    """
    return lgd * failures_quantile(pd, rho, nproj, share) / nproj


def loss_quantile_alone_pct(pd: Number, lgd: Number, share: float = TAIL) -> Number:
    """Return that loss for one project alone, in closed form: all that a failure costs, or nothing.

    >>> loss_quantile_alone_pct(pd=6.7, lgd=20), loss_quantile_alone_pct(pd=0.8, lgd=20)
    (20, 0.0)
    """
    return where(1 - pd / 100 >= share - _ROUNDING, 0.0, lgd)


def failures_quantile(pd: Number, rho: Number, nproj: Number, share: float = TAIL) -> Number:
    """Return the number of failures that is not exceeded with probability `share`."""
    if isinstance(pd, np.ndarray):
        return by_value(nproj, lambda n, p, r: _failures_of_many(p, r, round(n), share), pd, rho)
    return _failures_of_one(pd, rho, round(nproj), share)


@lru_cache(maxsize=1024)
def _failures_of_one(pd: float, rho: float, nproj: int, share: float) -> float:
    reached = np.cumsum(defaults_distribution(pd, rho, nproj)) >= share - _ROUNDING
    return float(np.argmax(reached))


def defaults_distribution(pd: float, rho: float, nproj: int) -> Array:
    r"""Return the probability of 0, 1, ..., `nproj` failures among equal projects.

    One common factor Z drives all projects (Gaussian copula, Vasicek, Risk, 2002): given Z = z,
    each fails on its own with probability
    :math:`p(z) = \Phi((\Phi^{-1}(p) - \sqrt{\rho} z) / \sqrt{1 - \rho})`, so their number is
    binomial. It is mixed over z by the trapezoidal rule, not simulated. That rule converges
    fast on a smooth hump, if its steps are finer than the hump: the binomial weight of one count
    is a hump in z of about the width that `_step` allows for.

    Parameters
    ----------
    pd
        100 p, chance that one project fails, percent, above 0 and below 100.
    rho
        Correlation of the projects' fortunes, 0 up to below 1.
    nproj
        Number of projects.

    Returns
    -------
    array of shape (nproj + 1,)
        Probabilities; they add up to 1 but for rounding.

    References
    ----------
    O. Vasicek, "Loan portfolio value", Risk, December 2002.

    Examples
    --------
    >>> defaults_distribution(10, 0, 2).round(6)  # independent: 0.81, 0.18, 0.01
    array([0.81, 0.18, 0.01])
    """
    z, weights = _factor(_factor_points(rho, nproj))
    log_p, log_q = _log_chances(np.asarray(pd), np.asarray(rho), z[:, None])
    k = np.arange(nproj + 1)
    ways = gammaln(nproj + 1) - gammaln(k + 1) - gammaln(nproj - k + 1)
    return np.asarray(weights @ np.exp(ways + k * log_p + (nproj - k) * log_q))


def large_pool_loss_quantile_pct(pd: float, lgd: float, rho: float, share: float = TAIL) -> float:
    """Return the loss, percent, not exceeded with probability `share` by endlessly many projects.

    In closed form (Vasicek, 2002). It is the part of the loss that no sharing takes away.

    >>> round(large_pool_loss_quantile_pct(pd=6.7, lgd=20, rho=0), 9)
    1.34
    """
    shifted = ndtri(pd / 100) + math.sqrt(rho) * ndtri(share)
    return float(lgd * ndtr(shifted / math.sqrt(1 - rho)))


def _factor_points(rho: float, nproj: int) -> int:
    """Return at how many values of the common factor the binomial is mixed."""
    return 2 * math.ceil(_FACTOR_REACH / _step(rho, nproj))


def _factor(points: int) -> tuple[Array, Array]:
    """Return values of the common factor and their weights, which add up to 1."""
    z = np.linspace(-_FACTOR_REACH, _FACTOR_REACH, points)
    weights = np.exp(-(z**2) / 2)
    return z, weights / weights.sum()


def _log_chances(pd: Array, rho: Array, z: Array) -> tuple[Array, Array]:
    """Return the logarithms of a project's chance to fail and to stand, given the factor."""
    threshold = (ndtri(pd / 100) - np.sqrt(rho) * z) / np.sqrt(1 - rho)
    tiny = np.finfo(float).tiny
    return np.log(np.maximum(ndtr(threshold), tiny)), np.log(np.maximum(ndtr(-threshold), tiny))


def _step(rho: float, nproj: int) -> float:
    """Return the distance between values of the common factor, in its standard deviations.

    Given the factor, the failed share has a standard deviation of at most 1 / (2 sqrt(n)), and
    it moves with the factor by at most sqrt(rho / (1 - rho)) / sqrt(2 pi) per unit.
    """
    slope = math.sqrt(rho / (1 - rho) / (2 * math.pi))
    hump = 1 / (2 * math.sqrt(nproj) * slope) if slope else math.inf
    return 0.6 / math.hypot(1, 1 / hump)


def _failures_of_many(pd: Array, rho: Array, nproj: int, share: float) -> Array:
    """Return the number of failures not exceeded with probability `share`, for pairs of risks.

    Thousands of scenarios often share a handful of pairs: each pair is worked out once.
    """
    pairs, place = np.unique(np.column_stack([pd, rho]), axis=0, return_inverse=True)
    return _failures_of_pairs(pairs[:, 0], pairs[:, 1], nproj, share)[place.reshape(-1)]


def _failures_of_pairs(pd: Array, rho: Array, nproj: int, share: float) -> Array:
    """Return it for pairs that are all worked out, alike or not.

    The distribution is that of `defaults_distribution`, added up only as far as it is needed.
    Pairs whose common factor needs like fine steps go together.
    """
    failed = np.empty(pd.size)
    points = np.array([_factor_points(value, nproj) for value in rho.tolist()])
    classes = np.ceil(np.log2(points))
    for level in np.unique(classes):
        members = np.flatnonzero(classes == level)
        for rows in np.array_split(members, math.ceil(members.size * 2**level / _CHUNK)):
            grid = int(points[rows].max())
            failed[rows] = _counted_failures(pd[rows], rho[rows], nproj, grid, share)
    return failed


def _counted_failures(pd: Array, rho: Array, nproj: int, points: int, share: float) -> Array:
    z, weights = _factor(points)
    log_p, log_q = _log_chances(pd[:, None], rho[:, None], z)
    reached = np.zeros(pd.size)
    failed = np.full(pd.size, float(nproj))
    open_rows = np.arange(pd.size)
    for k in range(nproj + 1):
        ways = gammaln(nproj + 1) - gammaln(k + 1) - gammaln(nproj - k + 1)
        exponent = ways + k * log_p[open_rows] + (nproj - k) * log_q[open_rows]
        reached[open_rows] += np.exp(exponent) @ weights
        done = reached[open_rows] >= share - _ROUNDING
        failed[open_rows[done]] = k
        open_rows = open_rows[~done]
        if not open_rows.size:
            break
    return failed
