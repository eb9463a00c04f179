"""Losses of a pool of alike projects that depend on one common factor (Vasicek, 2002).

How much is lost in one project, or in equal shares of many. The model says nothing sensible where
projects fail for reasons that one factor cannot hold (a fraud, a fire), and its Gaussian copula
makes joint failures in a crisis rarer than they have been.
"""

import math
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, ndtr, ndtri

from components.model.arrays import Array, Number, minimum, where

TAIL = 0.99
EVERYTHING_PCT = 100.0
_FACTOR_REACH = 8.5  # standard deviations; beyond lies 2e-17 of the common factor
_ROUNDING = 1e-12  # of a sum of chances
_CHUNK = 32_768  # numbers worked on at a time: as many as a processor has near at hand


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
        return _failures_of_many(pd, rho, nproj, share)
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
    is a hump in z of about the width that `_factor_points` allows for.

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
    z, weights = _factor(round(_factor_points(rho, nproj)))
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


def _factor_points(rho: Number, nproj: Number) -> Number:
    """Return at how many values of the common factor the binomial is mixed.

    They lie nearer to one another than the binomial weight of one count is wide. Given the factor,
    the failed share has a standard deviation of at most 1 / (2 sqrt(n)), and it moves with the
    factor by at most sqrt(rho / (1 - rho)) / sqrt(2 pi) per unit.
    """
    slope = np.sqrt(rho / (1 - rho) / (2 * math.pi))
    steps_per_unit = np.hypot(1, 2 * np.sqrt(nproj) * slope) / 0.6
    return cast(Number, 2 * np.ceil(_FACTOR_REACH * steps_per_unit))


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


def _failures_of_many(pd: Array, rho: Array, nproj: Array, share: float) -> Array:
    """Return the number of failures not exceeded with probability `share`, for many pools.

    Thousands of scenarios often share a handful of pools: each is worked out once.
    """
    pools, place = np.unique(np.column_stack([pd, rho, nproj]), axis=0, return_inverse=True)
    failed = _failures_of_pools(pools[:, 0], pools[:, 1], pools[:, 2], share)
    return failed[place.reshape(-1)]


def _failures_of_pools(pd: Array, rho: Array, nproj: Array, share: float) -> Array:
    """Return it for pools that are all worked out, alike or not.

    Where most projects of a pool fail in such a bad case, those that stand are counted instead.
    Pools are worked out together whose common factor needs like fine steps, in the order of what
    is to be counted, so that they are done at much the same time.
    """
    failed = np.empty(pd.size)
    failing = ndtr((ndtri(pd / 100) + np.sqrt(rho) * ndtri(share)) / np.sqrt(1 - rho))
    stand = failing > 0.5  # of an endless pool
    classes = np.ceil(np.log2(_factor_points(rho, nproj)))
    order = np.lexsort((nproj * np.minimum(failing, 1 - failing), classes, stand))
    new_group = (np.diff(classes[order]) != 0) | (np.diff(stand[order]) != 0)
    for group in np.split(order, np.flatnonzero(new_group) + 1):
        z, weights = _factor(2 ** int(classes[group[0]]))
        for rows in np.array_split(group, math.ceil(group.size * z.size / _CHUNK)):
            fails, stands = _log_chances(pd[rows, None], rho[rows, None], z)
            if stand[rows[0]]:
                standing = _counted(stands, fails, nproj[rows], weights, 1 - share + _ROUNDING)
                failed[rows] = nproj[rows] - standing
            else:
                failed[rows] = _counted(fails, stands, nproj[rows], weights, share - _ROUNDING)
    return failed


def _counted(
    log_p: Array, log_q: Array, nproj: Array, weights: Array, beyond: float
) -> NDArray[np.float64]:
    """Return the first number of projects at which the chances of up to it exceed a sum.

    The distribution is that of `defaults_distribution`, added up only as far as it is needed.
    """
    log_odds, exponent = log_p - log_q, nproj[:, None] * log_q
    chance, ways, reached = np.empty_like(exponent), np.ones(nproj.size), np.zeros(nproj.size)
    counted = nproj.copy()
    # Of a pool that has no more projects, what overflows is counted in no way.
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(int(nproj.max())):
            reached += ways * (np.exp(exponent, out=chance) @ weights)
            counted = np.where(reached > beyond, np.minimum(counted, k), counted)
            if (counted <= k).all():
                break
            exponent += log_odds
            ways *= (nproj - k) / (k + 1)
    return counted
