"""The commitment: calls, distributions and value of a fund by years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from components.model import LEVERS, Scenario
from components.model.commitments import commitment_years
from components.web.files.formulas import rate_or_reason
from components.web.files.year_table import Column, Number, YearTable, rate_column, year_column

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "peak_outlay_usd_bn": "-MIN(years_balance)",
        "peak_outlay_year": "MATCH(MIN(years_balance),years_balance,0)",
        "breakeven_year": 'IF(COUNT(years_back)=0,"{not_in_life}",MIN(years_back))',
        "tvpi": "(SUM(years_distributed)+INDEX(years_nav,lever_fl))/SUM(years_called)",
        "irr_pct": rate_or_reason("years_fund_rate"),
        "deal_net_growth_pct": 'IF(years_equity_rate<-99,"{no_rate}",years_equity_rate-lever_fee)',
        "pension_share_bp": "10000*funding_remaining_usd_bn/given_pool_pensions",
        "sovereign_share_bp": "10000*funding_remaining_usd_bn/given_pool_sovereign",
        "insurer_share_bp": "10000*funding_remaining_usd_bn/given_pool_insurers",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return the fund's calls, distributions, value and balance."""
    longest = int(LEVERS["fl"].high)
    life = round(scenario.fl)
    fund = commitment_years(scenario.tgt, scenario)
    rates = [scenario.rc1, scenario.rc2, *[scenario.rc3] * (life - 2)]
    given_back = [
        min(1.0, max(scenario.fy / 100, (year / life) ** scenario.bow))
        for year in range(1, life + 1)
    ]
    flows = [*fund.net[:-1], fund.net[-1] + fund.nav[-1]]
    back = [year if year > 1 and total >= 0 else "" for year, total in enumerate(fund.balance, 1)]

    def column(
        name: str, first: str, later: str, values: Sequence[Number], beyond: Number = ""
    ) -> Column:
        written = '""' if beyond == "" else str(beyond)
        return Column(
            name,
            first,
            f"IF([year]>lever_fl,{written},{later})",
            [*values, *[beyond] * (longest - life)],
            f"years_{name}",
        )

    grown = "[nav-1]*(1+lever_fg/100)"
    return YearTable(
        (
            year_column(1, longest),
            column("rate", "lever_rc1", "IF([year]=2,lever_rc2,lever_rc3)", rates),
            column(
                "called",
                "[rate]/100*lever_tgt",
                "[rate]/100*(lever_tgt-[paid_in-1])",
                fund.calls,
            ),
            column("paid_in", "[called]", "[paid_in-1]+[called]", list(accumulate(fund.calls))),
            column(
                "given_back",
                "MIN(1,MAX(lever_fy/100,([year]/lever_fl)^lever_bow))",
                "MIN(1,MAX(lever_fy/100,([year]/lever_fl)^lever_bow))",
                given_back,
            ),
            column("distributed", "0", f"[given_back]*{grown}", fund.distributions),
            column("nav", "[called]", f"{grown}+[called]-[distributed]", fund.nav),
            column("net", "[distributed]-[called]", "[distributed]-[called]", fund.net),
            column("balance", "[net]", "[balance-1]+[net]", fund.balance),
            replace(column("back", '""', 'IF([balance]>=0,[year],"")', back), whole=True),
            column("flow", "[net]", "[net]+IF([year]=lever_fl,[nav],0)", flows, beyond=0),
            rate_column("fund_rate", "years_flow", flows),
        ),
    )
