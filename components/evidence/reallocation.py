"""Series behind the page `reallocation`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType

from components.evidence.files import rows


@dataclass(frozen=True, slots=True)
class CashYear:
    """What a firm spent on property and equipment in a fiscal year, and the cash it earned.

    Cash amounts in USD bn, finance leases left out; `year_end` is the month (YYYY-MM) in which
    the fiscal year `year` ends. Operating cash flow is before dividends and buybacks.
    """

    company: str
    year: int
    year_end: str
    capex_usd_bn: float
    operating_cash_flow_usd_bn: float

    @property
    def capex_share_pct(self) -> float:
        """Capital spending in percent of operating cash flow."""
        return 100 * self.capex_usd_bn / self.operating_cash_flow_usd_bn


@cache
def cash_years() -> Mapping[str, tuple[CashYear, ...]]:
    """Return the fiscal years of each firm in order of time, by the firm's code.

    >>> [(code, years[0].year, years[-1].year) for code, years in cash_years().items()][:2]
    [('googl', 2020, 2025), ('amzn', 2020, 2025)]
    """
    years = (
        CashYear(
            company=row["company"],
            year=int(row["year"]),
            year_end=row["year_end"],
            capex_usd_bn=float(row["capex_usd_bn"]),
            operating_cash_flow_usd_bn=float(row["operating_cash_flow_usd_bn"]),
        )
        for row in rows("builders_cash", "cash_flow")
    )
    by_firm = groupby(years, key=lambda year: year.company)
    return MappingProxyType({company: tuple(found) for company, found in by_firm})
