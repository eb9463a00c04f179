"""Target: what a commitment means year by year (Takahashi & Alexander, 2002).

An investor in a private fund does not pay at once. It promises an amount (the commitment), the
fund calls it over some years, the money called grows, and the fund pays it back until it ends.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from components.model.arrays import Array, Number, cached_result, larger
from components.model.funding import ManyFunding
from components.model.observed import Observed
from components.model.rates import internal_rate_of_return_pct
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios

BASIS_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Target:
    """Results of the page `target`; field names are the permanent result ids.

    Tuples hold one value for each year of the fund's life, year 1 first; years count from the
    first call, not from a calendar date.

    Attributes
    ----------
    calls_usd_bn, distributions_usd_bn
        What the investors pay in and get back in each year, USD bn, both positive.
    nav_usd_bn
        Net asset value at the end of each year, USD bn.
    peak_outlay_usd_bn, peak_outlay_year
        The most by which calls exceed distributions, added up since the start, and when.
    breakeven_year
        First year by whose end the distributions make up for the calls. Null with the reason
        "not_in_life" if they do not before the fund ends. What is called in the last year stays
        in the fund as net asset value, so this can be null with a multiple of 1 or just above.
    tvpi
        Multiple: all distributions and the value left at the end, over all calls.
    irr_pct
        Internal rate of return, percent a year, the value left at the end counted as paid out.
        It equals the growth rate `fg`: see `commitment_years`.
    pension_share_bp, sovereign_share_bp, insurer_share_bp
        What is still to be raised, in basis points of each pool, if it came from that one alone.
    reasons
        Codes of the reasons why a result is null.
    """

    calls_usd_bn: tuple[float, ...]
    distributions_usd_bn: tuple[float, ...]
    nav_usd_bn: tuple[float, ...]
    peak_outlay_usd_bn: float
    peak_outlay_year: int
    breakeven_year: int | None
    tvpi: float
    irr_pct: float | None
    pension_share_bp: float
    sovereign_share_bp: float
    insurer_share_bp: float
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FundYears(Generic[Number]):
    """Capital calls, distributions and net asset value at the end of each year, USD bn."""

    calls: tuple[Number, ...]
    distributions: tuple[Number, ...]
    nav: tuple[Number, ...]

    @property
    def net(self) -> tuple[Number, ...]:
        """What the fund gives back less what it calls, by year."""
        return tuple(d - c for d, c in zip(self.distributions, self.calls, strict=True))

    @property
    def balance(self) -> tuple[Number, ...]:
        """The sum of `net` up to each year: the J-curve."""
        return tuple(accumulate(self.net))

    @property
    def paid_in(self) -> tuple[Number, ...]:
        """The sum of the calls up to each year."""
        return tuple(accumulate(self.calls))

    @property
    def multiple(self) -> Number:
        """All distributions and the value left at the end, over all calls (TVPI)."""
        return (sum(self.distributions) + self.nav[-1]) / sum(self.calls)


def payout_rates(life: int, bow: Number, yield_pct: Number) -> tuple[Number, ...]:
    r"""Return the part of its value that a fund pays out in each year of its life, 0 to 1.

    :math:`RD_t = \max(Y, (t / L)^B)`, which is 1 in the last year: what is left then is paid out.

    Parameters
    ----------
    life
        L, whole years, 1 or more.
    bow
        B, above 0. Below 1 the fund pays out early, above 1 late.
    yield_pct
        100 Y, the least that is paid out each year, 0 to 100 percent of value.

    Examples
    --------
    >>> payout_rates(4, 2, 0)
    (0.0625, 0.25, 0.5625, 1.0)
    >>> payout_rates(4, 2, 10)
    (0.1, 0.25, 0.5625, 1.0)
    """
    return tuple(larger(yield_pct / 100, (year / life) ** bow) for year in range(1, life + 1))


def roll_forward(
    commitment: Number,
    call_rates: Sequence[Number],
    payouts: Sequence[Number],
    growth: Number,
) -> FundYears[Number]:
    r"""Return the years of a fund to which `commitment`, USD bn, has been promised.

    :math:`C_t = RC_t (CC - PIC_{t-1})`, :math:`D_t = RD_t NAV_{t-1} (1 + G)`,
    :math:`NAV_t = NAV_{t-1} (1 + G) + C_t - D_t`, with PIC what has been paid in so far.

    Calls come at the end of a year, so money starts to grow and to be paid out in the year after
    its call. A call in the last year stays in the fund as net asset value. Calls at a rate below
    1 never use up the commitment entirely.

    Parameters
    ----------
    commitment
        CC, USD bn, above 0.
    call_rates
        RC by year, 0 to 1, of what has not been called yet.
    payouts
        RD by year, 0 to 1, of the value grown so far; as many as `call_rates`.
    growth
        G a year as a fraction, above -1.

    Raises
    ------
    ValueError
        If the two lists of rates differ in length.

    Examples
    --------
    >>> roll_forward(100, (0.5, 1), (0.5, 1), 0.5)
    FundYears(calls=(50.0, 50.0), distributions=(0.0, 75.0), nav=(50.0, 50.0))
    """
    calls: list[Number] = []
    distributions: list[Number] = []
    nav: list[Number] = []
    value = paid_in = 0 * commitment
    for call_rate, payout in zip(call_rates, payouts, strict=True):
        grown = value * (1 + growth)
        called = call_rate * (commitment - paid_in)
        distributed = payout * grown
        value = grown + called - distributed
        paid_in += called
        calls.append(called)
        distributions.append(distributed)
        nav.append(value)
    return FundYears(tuple(calls), tuple(distributions), tuple(nav))


def commitment_years(commitment: float, scenario: Scenario) -> FundYears[float]:
    r"""Return the years of a fund to which `commitment`, USD bn, has been promised.

    The levers `rc1`, `rc2` and `rc3` are the rates of contribution of year 1, year 2 and all later
    years; `fl`, `bow` and `fy` set the payouts, `fg` the growth (all in percent but life and bow).

    The internal rate of return is the growth rate. Discounting
    :math:`C_t - D_t = NAV_t - NAV_{t-1} (1 + G)` at G and adding up over the years, all net asset
    values cancel but the last, so the flows and that last value are worth nothing at G. And as
    no net asset value is ever negative, no other rate does that.

    References
    ----------
    Takahashi, D. and Alexander, S., "Illiquid Alternative Asset Fund Modeling", Journal of
    Portfolio Management 28(2), 2002, 90-100.

    Examples
    --------
    >>> years = commitment_years(100, Scenario.default())
    >>> [round(call, 2) for call in years.calls[:4]]
    [25.0, 25.0, 25.0, 12.5]
    >>> round(years.multiple, 2)
    1.88
    """
    calls = scenario.rc1, scenario.rc2, scenario.rc3
    payouts = payout_rates(round(scenario.fl), scenario.bow, scenario.fy)
    return _years(commitment, calls, payouts, scenario.fg)


def _years(
    commitment: Number,
    calls_pct: tuple[Number, Number, Number],
    payouts: tuple[Number, ...],
    growth_pct: Number,
) -> FundYears[Number]:
    rates: list[Number] = [rate / 100 for rate in calls_pct]
    rates += rates[-1:] * (len(payouts) - len(rates))
    return roll_forward(commitment, rates, payouts, growth_pct / 100)


def commit(scenario: Scenario, observed: Observed, remaining_usd_bn: float) -> Target:
    """Return the results of all investors together committing to the target.

    Parameters
    ----------
    scenario
        The lever `tgt` is the commitment; for the others see `commitment_years`.
    observed
        Holds the pools of capital.
    remaining_usd_bn
        What is still to be raised, from the page `funding`.
    """
    years = commitment_years(scenario.tgt, scenario)
    balance = years.balance
    deepest = min(balance)
    breakeven = next((year for year, total in enumerate(balance, 1) if total >= 0), None)
    irr, irr_reason = internal_rate_of_return_pct([*years.net[:-1], years.net[-1] + years.nav[-1]])
    reasons = {
        "breakeven_year": "not_in_life" if breakeven is None else "",
        "irr_pct": irr_reason,
    }

    def share_bp(pool: str) -> float:
        return BASIS_POINTS * remaining_usd_bn / observed.pools_usd_bn[pool]

    return Target(
        calls_usd_bn=years.calls,
        distributions_usd_bn=years.distributions,
        nav_usd_bn=years.nav,
        peak_outlay_usd_bn=-deepest,
        peak_outlay_year=1 + balance.index(deepest),
        breakeven_year=breakeven,
        tvpi=years.multiple,
        irr_pct=irr,
        pension_share_bp=share_bp("pensions"),
        sovereign_share_bp=share_bp("sovereign"),
        insurer_share_bp=share_bp("insurers"),
        reasons={name: reason for name, reason in reasons.items() if reason},
    )


class ManyTarget:
    """Results of `commit` for many scenarios: an array under each id, NaN where one has none."""

    def __init__(self, levers: Scenarios, observed: Observed, funding: ManyFunding) -> None:
        self._levers = levers
        self._observed = observed
        self._funding = funding

    @cached_result
    def peak_outlay_usd_bn(self) -> Array:
        return self._of_life(lambda years: -np.min(years.balance, axis=0))

    @cached_result
    def peak_outlay_year(self) -> Array:
        return self._of_life(lambda years: 1.0 + np.argmin(years.balance, axis=0))

    @cached_result
    def breakeven_year(self) -> Array:
        def first_back(years: FundYears[Array]) -> Array:
            back = np.stack(years.balance) >= 0
            return np.where(back.any(axis=0), 1.0 + back.argmax(axis=0), np.nan)

        return self._of_life(first_back)

    @cached_result
    def tvpi(self) -> Array:
        return self._of_life(lambda years: years.multiple)

    @cached_result
    def irr_pct(self) -> Array:
        return self._levers.fg  # see `commitment_years`

    @cached_result
    def pension_share_bp(self) -> Array:
        return self._share_bp("pensions")

    @cached_result
    def sovereign_share_bp(self) -> Array:
        return self._share_bp("sovereign")

    @cached_result
    def insurer_share_bp(self) -> Array:
        return self._share_bp("insurers")

    def _share_bp(self, pool: str) -> Array:
        return BASIS_POINTS * self._funding.remaining_usd_bn / self._observed.pools_usd_bn[pool]

    def _of_life(self, ask: Callable[[FundYears[Array]], Array]) -> Array:
        answers = np.empty(self._levers.size)
        for rows, years in self._lives:
            answers[rows] = ask(years)
        return answers

    @cached_property
    def _lives(self) -> list[tuple[NDArray[np.bool_], FundYears[Array]]]:
        """The years of the funds of each length of life, and the scenarios that have it."""
        return [self._years_of(life) for life in np.unique(self._levers.fl).tolist()]

    def _years_of(self, life: float) -> tuple[NDArray[np.bool_], FundYears[Array]]:
        rows = self._levers.fl == life
        keys = ("tgt", "rc1", "rc2", "rc3", "bow", "fy", "fg")
        tgt, rc1, rc2, rc3, bow, fy, fg = (self._levers.columns[key][rows] for key in keys)
        payouts = payout_rates(round(life), bow, fy)
        return rows, _years(tgt, (rc1, rc2, rc3), payouts, fg)
