"""Target: what a commitment means year by year (Takahashi & Alexander, 2002)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from components.model.observed import Observed
from components.model.rates import internal_rate_of_return_pct
from components.model.scenario import Scenario

BASIS_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Target:
    """Results of the page `target`; field names are the permanent result ids.

    Tuples hold one value for each year of the fund's life, year 1 first. A null year has the
    reason "not_in_life" (the money is not back when the fund ends); a null return has those of
    `internal_rate_of_return_pct`.
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
class FundYears:
    """Capital calls, distributions and net asset value at the end of each year, USD bn."""

    calls: tuple[float, ...]
    distributions: tuple[float, ...]
    nav: tuple[float, ...]

    @property
    def net(self) -> tuple[float, ...]:
        """What the fund gives back less what it calls, by year."""
        return tuple(d - c for d, c in zip(self.distributions, self.calls, strict=True))

    @property
    def balance(self) -> tuple[float, ...]:
        """The sum of `net` up to each year: the J-curve."""
        return tuple(accumulate(self.net))


def commitment_years(commitment: float, scenario: Scenario) -> FundYears:
    r"""Return the years of a fund to which `commitment`, USD bn, has been promised.

    Takahashi & Alexander, "Illiquid Alternative Asset Fund Modeling" (J. of Portfolio
    Management, 2002), with a year t = 1..L:
    :math:`C_t = RC_t (CC - PIC_{t-1})`,
    :math:`D_t = RD_t NAV_{t-1} (1 + G)` with :math:`RD_t = \max(Y, (t/L)^B)` and 1 in the last
    year, :math:`NAV_t = NAV_{t-1} (1 + G) + C_t - D_t`.
    What is called in the last year has no time to grow and stays as net asset value.
    """
    life, growth = round(scenario.fl), 1 + scenario.fg / 100
    rates = [scenario.rc1, scenario.rc2, *[scenario.rc3] * (life - 2)]
    calls: list[float] = []
    distributions: list[float] = []
    nav: list[float] = []
    value, paid_in = 0.0, 0.0
    for year, rate in enumerate(rates, start=1):
        called = rate / 100 * (commitment - paid_in)
        given_back = max(scenario.fy / 100, (year / life) ** scenario.bow)
        distributed = min(given_back, 1.0) * value * growth
        value = value * growth + called - distributed
        paid_in += called
        calls.append(called)
        distributions.append(distributed)
        nav.append(value)
    return FundYears(tuple(calls), tuple(distributions), tuple(nav))


def commit(scenario: Scenario, observed: Observed, remaining_usd_bn: float) -> Target:
    """Return the results of committing to the target.

    The multiple (TVPI) is distributions and the value left, over what was paid in. The shares
    say how much of each pool of capital would fill what is still to be raised, in basis points,
    if it came from that pool alone.
    """
    years = commitment_years(scenario.tgt, scenario)
    balance = years.balance
    deepest = min(balance)
    breakeven = next(
        (year for year, total in enumerate(balance, 1) if total >= 0 and year > 1), None
    )
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
        tvpi=(sum(years.distributions) + years.nav[-1]) / sum(years.calls),
        irr_pct=irr,
        pension_share_bp=share_bp("pensions"),
        sovereign_share_bp=share_bp("sovereign"),
        insurer_share_bp=share_bp("insurers"),
        reasons={name: reason for name, reason in reasons.items() if reason},
    )
