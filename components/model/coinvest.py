"""Co-investment: what debt does to a return, and what sharing does to a loss.

Two questions with one answer each. First the deal: cash flows of 100 of cost, with and without
debt on them. Then the pool: how much is lost in one project, or in equal shares of many that
depend on one common factor.

The deal is one project with a level yield; no tax, fees, construction time or refinancing. The
pool says nothing sensible where projects fail for reasons that one factor cannot hold (a fraud,
a fire), and its Gaussian copula makes joint failures in a crisis rarer than they have been.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, ndtr, ndtri

from components.model.arrays import Array, Number, cached_result
from components.model.rates import (
    capital_recovery_factor,
    internal_rate_of_return_pct,
    rates_of_return_pct,
)
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

COST = 100.0
TAIL = 0.99
_FACTOR_REACH = 8.5  # standard deviations; beyond lies 2e-17 of the common factor
_ROUNDING = 1e-12  # of a sum of chances
_CHUNK = 2_000_000  # numbers worked on at a time, so that memory stays small
_NO_SERVICE = 1e-9  # per 100 of cost; less than this is no debt


@dataclass(frozen=True, slots=True)
class Coinvest:
    """Results of the page `coinvest`; field names are the permanent result ids.

    Attributes
    ----------
    unlevered_irr_pct
        Internal rate of return on the whole cost, percent a year.
    equity_irr_pct
        The same on the owners' part, after debt service. None with the reason "no_rate" if the
        owners get nothing back in any year. A deal's flows change their sign at most once, so
        there are never several rates.
    dscr
        Debt service cover ratio: cash yield over debt service, times. None without debt, with
        the reason "no_debt".
    partners_needed
        How many alike institutions fill the target.
    expected_loss_pct, loss_p99_alone_pct, loss_p99_pooled_pct
        Loss in percent of the money in the projects: its mean, and what it does not exceed in 99
        of 100 cases with one project and with `nproj`.
    reasons
        For each null result, the code of the reason.
    """

    unlevered_irr_pct: float | None
    equity_irr_pct: float | None
    dscr: float | None
    partners_needed: int
    expected_loss_pct: float
    loss_p99_alone_pct: float
    loss_p99_pooled_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def debt_service(debt: Number, kd: Number, life: Number) -> Number:
    """Return the level payment a year on debt per 100 of cost, interest and repayment.

    `debt` in percent of cost, `kd` in percent a year, `life` in years.

    >>> round(debt_service(70, 6.5, 15), 4)
    7.4447
    """
    return debt * capital_recovery_factor(kd, life)


def largest_debt_pct(cover: float, yld: float, kd: float, life: float) -> float:
    """Return the debt, percent of cost, on which a yield covers debt service `cover` times.

    It may be above 100: then the whole cost could be borrowed.

    >>> round(largest_debt_pct(1.2, yld=11, kd=6.5, life=15), 1)
    86.2
    """
    return yld / (cover * capital_recovery_factor(kd, life))


def equity_flows(yld: float, debt: float, kd: float, life: float, res: float) -> tuple[float, ...]:
    """Return the flows to equity per 100 of cost, years 0 to `life`, money laid out negative.

    Every year brings the cash yield less debt service; the last one also the end value. Owners
    pay in, in years in which the yield falls short.

    >>> equity_flows(yld=10, debt=0, kd=5, life=2, res=50)
    (-100.0, 10.0, 60.0)
    """
    yearly = yld - debt_service(debt, kd, life)
    flows = [debt - COST, *[yearly] * round(life)]
    flows[-1] += res
    return tuple(float(flow) for flow in flows)


def defaults_distribution(pd: float, rho: float, nproj: int) -> NDArray[np.float64]:
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


@lru_cache(maxsize=1024)
def loss_quantile_pct(pd: float, lgd: float, rho: float, nproj: int, share: float = TAIL) -> float:
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
    reached = np.cumsum(defaults_distribution(pd, rho, nproj)) >= share - _ROUNDING
    return float(lgd * np.argmax(reached) / nproj)


def large_pool_loss_quantile_pct(pd: float, lgd: float, rho: float, share: float = TAIL) -> float:
    """Return the same for endlessly many projects, in closed form (Vasicek, 2002).

    It is the part of the loss that no sharing takes away.

    >>> round(large_pool_loss_quantile_pct(pd=6.7, lgd=20, rho=0), 9)
    1.34
    """
    shifted = ndtri(pd / 100) + math.sqrt(rho) * ndtri(share)
    return float(lgd * ndtr(shifted / math.sqrt(1 - rho)))


def co_invest(scenario: Scenario) -> Coinvest:
    """Return the co-investment results of a scenario.

    Returns are internal rates of return on 100 of cost, before taxes and fees. The losses are
    those of a lender or owner of a share in one project, or in `nproj` alike.
    """
    deal = scenario.yld, scenario.debt, scenario.kd, scenario.life, scenario.res
    unlevered, unlevered_reason = internal_rate_of_return_pct(
        equity_flows(scenario.yld, 0, scenario.kd, scenario.life, scenario.res)
    )
    equity, equity_reason = internal_rate_of_return_pct(equity_flows(*deal))
    service = debt_service(scenario.debt, scenario.kd, scenario.life)
    indebted = service > _NO_SERVICE
    reasons = {
        "unlevered_irr_pct": unlevered_reason,
        "equity_irr_pct": equity_reason,
        "dscr": "" if indebted else "no_debt",
    }
    risk = scenario.pd, scenario.lgd, scenario.rho
    return Coinvest(
        unlevered_irr_pct=unlevered,
        equity_irr_pct=equity,
        dscr=scenario.yld / service if indebted else None,
        partners_needed=partners_needed(scenario.tgt, scenario.aum, scenario.maxt),
        expected_loss_pct=scenario.pd * scenario.lgd / 100,
        loss_p99_alone_pct=loss_quantile_pct(*risk, 1),
        loss_p99_pooled_pct=loss_quantile_pct(*risk, round(scenario.nproj)),
        reasons={name: reason for name, reason in reasons.items() if reason},
    )


def partners_needed(tgt: float, aum: float, maxt: float) -> int:
    """Return how many alike institutions fill a target, each with its largest ticket.

    `tgt` and `aum` in USD bn, `maxt` in percent of `aum`.

    >>> partners_needed(30, 300, 0.5)
    20
    """
    return math.ceil(round(tgt / (aum * maxt / 100), 9))


class ManyCoinvest:
    """Results of `co_invest` for many scenarios: an array under each id, NaN where one has none."""

    def __init__(self, levers: Scenarios) -> None:
        self._levers = levers

    @cached_result
    def unlevered_irr_pct(self) -> Array:
        nothing = np.zeros(self._levers.size)
        return rates_of_return_pct(self._flows(nothing, nothing))

    @cached_result
    def equity_irr_pct(self) -> Array:
        return rates_of_return_pct(self._flows(self._levers.debt, self._service))

    @cached_result
    def dscr(self) -> Array:
        indebted = self._service > _NO_SERVICE
        return np.where(indebted, self._levers.yld / np.where(indebted, self._service, 1), np.nan)

    @cached_result
    def partners_needed(self) -> Array:
        tickets = self._levers.aum * self._levers.maxt / 100
        return np.ceil(np.round(self._levers.tgt / tickets, 9))

    @cached_result
    def expected_loss_pct(self) -> Array:
        return self._levers.pd * self._levers.lgd / 100

    @cached_result
    def loss_p99_alone_pct(self) -> Array:
        survives = 1 - self._levers.pd / 100 >= TAIL - _ROUNDING
        return np.where(survives, 0.0, self._levers.lgd)

    @cached_result
    def loss_p99_pooled_pct(self) -> Array:
        losses = np.empty(self._levers.size)
        for nproj in np.unique(self._levers.nproj).tolist():
            rows = np.flatnonzero(self._levers.nproj == nproj)
            pd, rho = self._levers.pd[rows], self._levers.rho[rows]
            failed = _failures_quantile(pd, rho, round(nproj))
            losses[rows] = self._levers.lgd[rows] * failed / nproj
        return losses

    @cached_property
    def _service(self) -> Array:
        return debt_service(self._levers.debt, self._levers.kd, self._levers.life)

    def _flows(self, debt: Array, service: Array) -> Array:
        """Return `equity_flows` as rows, filled up with zeros to the longest life."""
        levers = self._levers
        years = np.arange(1, levers.life.max() + 1)
        yearly = (levers.yld - service)[:, None] * (years <= levers.life[:, None])
        last = levers.res[:, None] * (years == levers.life[:, None])
        return np.hstack([(debt - COST)[:, None], yearly + last])


def _failures_quantile(pd: Array, rho: Array, nproj: int) -> Array:
    """Return the number of failures not exceeded in `TAIL` of cases, for many pairs of risks.

    Thousands of scenarios often share a handful of pairs: each pair is worked out once.
    """
    pairs, place = np.unique(np.column_stack([pd, rho]), axis=0, return_inverse=True)
    return _distinct_failures_quantile(pairs[:, 0], pairs[:, 1], nproj)[place.reshape(-1)]


def _distinct_failures_quantile(pd: Array, rho: Array, nproj: int) -> Array:
    """Return the same for pairs that are all worked out, alike or not.

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
            failed[rows] = _counted_failures(pd[rows], rho[rows], nproj, grid)
    return failed


def _counted_failures(pd: Array, rho: Array, nproj: int, points: int) -> Array:
    z, weights = _factor(points)
    log_p, log_q = _log_chances(pd[:, None], rho[:, None], z)
    reached = np.zeros(pd.size)
    failed = np.full(pd.size, float(nproj))
    open_rows = np.arange(pd.size)
    for k in range(nproj + 1):
        ways = gammaln(nproj + 1) - gammaln(k + 1) - gammaln(nproj - k + 1)
        exponent = ways + k * log_p[open_rows] + (nproj - k) * log_q[open_rows]
        reached[open_rows] += np.exp(exponent) @ weights
        done = reached[open_rows] >= TAIL - _ROUNDING
        failed[open_rows[done]] = k
        open_rows = open_rows[~done]
        if not open_rows.size:
            break
    return failed
