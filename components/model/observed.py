"""What has been observed: the figures from the evidence that the models start from."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from components.model.arrays import Number

MONTH_DAYS = 365.25 / 12


@dataclass(frozen=True, slots=True, eq=False)
class PeerPath:
    """How one peer fund filled up. Each equals itself only, like `Observed`.

    Attributes
    ----------
    fund_id, fund
        Language-neutral code and proper name.
    launch
        Date the raise began.
    launch_error_months
        Half-width of the launch date's uncertainty, from the precision the source gives.
    months
        Months from launch to each dated amount, increasing, launch itself left out.
    shares
        Fraction of the fund's target raised at those dates.
    """

    fund_id: str
    fund: str
    launch: date
    launch_error_months: float
    months: tuple[float, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """Dated figures that no lever changes. Money in USD bn.

    Each equals itself only, so that answers can be kept by it without looking through the figures.

    Attributes
    ----------
    launch, as_of, raised_usd_bn
        The partnership's launch, and what it had raised by the as-of date.
    us_gdp_usd_bn
        Nominal US output by year, from 2025 to the end of the forecast.
    us_power_2030_twh
        Electricity that the United States is expected to use in 2030, terawatt-hours.
    us_growth_trend_pct
        Growth a year of total real US output since 2000.
    plans_2026_usd_bn
        Capital expenditure that each firm plans for 2026, by the codes of the lever `firm`.
    pools_usd_bn
        Assets of "pensions", "sovereign" funds and life "insurers".
    cash_flow_2025_usd_bn
        Operating cash flow of fiscal 2025 of the firms whose spending is counted, by the codes of
        the lever `base`; of the five largest builders where the world is counted.
    us_household_shares_usd_tn
        Shares of companies that US households hold, USD tn.
    infrastructure_gap_pct
        By how many points of their assets surveyed institutions hold less infrastructure than
        they aim for.
    supply_as_of
        Date of the stablecoin supply that the default of the lever `sup` states.
    peers
        How comparable funds filled up.
    claims_by_verdict
        Number of the article's claims by verdict: "confirmed", "imprecise", "wrong",
        "cannot_be_checked".
    facts
        Number of figures in the fact ledger.
    """

    launch: date
    as_of: date
    raised_usd_bn: float
    us_gdp_usd_bn: Mapping[int, float]
    us_power_2030_twh: float
    us_growth_trend_pct: float
    plans_2026_usd_bn: Mapping[str, float]
    pools_usd_bn: Mapping[str, float]
    cash_flow_2025_usd_bn: Mapping[str, float]
    infrastructure_gap_pct: float
    us_household_shares_usd_tn: float
    supply_as_of: date
    peers: tuple[PeerPath, ...]
    claims_by_verdict: Mapping[str, int]
    facts: int

    @property
    def months_since_launch(self) -> float:
        """Months from launch to the date of the amount raised."""
        return months_between(self.launch, self.as_of)


def months_between(start: date, end: date) -> float:
    """Return the months from `start` to `end`, a month being a twelfth of 365.25 days.

    >>> round(months_between(date(2024, 9, 17), date(2026, 1, 15)), 2)
    15.93
    """
    return (end - start).days / MONTH_DAYS


def calendar_months_after(start: date, months: Number) -> Number:
    """Return how many calendar months after that of `start` the day lies `months` later.

    >>> calendar_months_after(date(2026, 1, 15), 0.5), calendar_months_after(date(2026, 1, 15), 0.6)
    (0.0, 1.0)
    """
    if isinstance(months, np.ndarray):
        dated = np.isfinite(months)
        days = np.rint(np.where(dated, months, 0.0) * MONTH_DAYS).astype("timedelta64[D]")
        first = np.datetime64(start)
        elapsed = (first + days).astype("datetime64[M]") - first.astype("datetime64[M]")
        return np.where(dated, elapsed.astype(np.float64), np.nan)
    if math.isnan(months):
        return months
    day = date.fromordinal(start.toordinal() + round(months * MONTH_DAYS))
    return float(12 * (day.year - start.year) + day.month - start.month)


def month_number(text: str, observed: Observed) -> float:
    """Return the whole months from the month of the as-of date to a month, YYYY-MM.

    Raises
    ------
    ValueError
        If the text is not such a month.
    """
    day = date.fromisoformat(f"{text}-01")
    start = observed.as_of
    return float(12 * (day.year - start.year) + day.month - start.month)


def month_text(number: float, observed: Observed) -> str:
    """Return the month, YYYY-MM, that lies some whole months after that of the as-of date."""
    months = 12 * observed.as_of.year + observed.as_of.month - 1 + round(number)
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
