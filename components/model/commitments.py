"""Commitments to a private fund, year by year (Takahashi & Alexander, 2002).

An investor in a private fund does not pay at once. It promises an amount (the commitment), the
fund calls it over some years, the money called grows, and the fund pays it back until it ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic

from components.model.arrays import Number, largest, maximum, total, where
from components.model.lever_values import LeverValues


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
        return (total(self.distributions) + self.nav[-1]) / total(self.calls)


def payout_rates(life: Number, bow: Number, yield_pct: Number) -> tuple[Number, ...]:
    r"""Return the part of its value that a fund pays out in each year of its life, 0 to 1.

    :math:`RD_t = \max(Y, (t / L)^B)`, which is 1 in the last year: what is left then is paid out.
    Of funds with different lives, those that have ended pay out 0 until the longest ends.

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
    return tuple(
        where(life >= year, maximum((year / life) ** bow, yield_pct / 100), 0.0)
        for year in range(1, round(largest(life)) + 1)
    )


def roll_forward(
    commitment: Number,
    call_rates: Sequence[Number],
    payouts: Sequence[Number],
    growth: Sequence[Number],
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
        G by year as a fraction, above -1; as many as `call_rates`.

    Raises
    ------
    ValueError
        If the lists of rates differ in length.

    Examples
    --------
    >>> roll_forward(100, (0.5, 1), (0.5, 1), (0.5, 0.5))
    FundYears(calls=(50.0, 50.0), distributions=(0.0, 75.0), nav=(50.0, 50.0))
    """
    calls: list[Number] = []
    distributions: list[Number] = []
    nav: list[Number] = []
    value = paid_in = 0 * commitment
    for call_rate, payout, rate in zip(call_rates, payouts, growth, strict=True):
        grown = value * (1 + rate)
        called = call_rate * (commitment - paid_in)
        distributed = payout * grown
        value = grown + called - distributed
        paid_in += called
        calls.append(called)
        distributions.append(distributed)
        nav.append(value)
    return FundYears(tuple(calls), tuple(distributions), tuple(nav))


def commitment_years(commitment: Number, levers: LeverValues[Number, Any]) -> FundYears[Number]:
    r"""Return the years of a fund to which `commitment`, USD bn, has been promised.

    The levers `rc1`, `rc2` and `rc3` are the rates of contribution of year 1, year 2 and all later
    years; `fl`, `bow` and `fy` set the payouts, `fg` the growth (all in percent but life and bow).
    A fund that ends before the longest of many calls and pays nothing more; its value stays.

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
    >>> from components.model import Scenario
    >>> years = commitment_years(100, Scenario.default())
    >>> [round(call, 2) for call in years.calls[:4]]
    [25.0, 25.0, 25.0, 12.5]
    >>> round(years.multiple, 2)
    1.62
    """
    payouts: tuple[Number, ...] = payout_rates(levers.fl, levers.bow, levers.fy)
    rates_pct: list[Number] = [levers.rc1, levers.rc2]
    rates_pct += [levers.rc3] * (len(payouts) - 2)
    call_rates = [
        where(levers.fl >= year, rate / 100, 0.0) for year, rate in enumerate(rates_pct, 1)
    ]
    growth = [where(levers.fl >= year, levers.fg / 100, 0.0) for year in range(1, len(payouts) + 1)]
    return roll_forward(commitment, call_rates, payouts, growth)
