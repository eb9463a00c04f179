"""Who pays: own cash, debt and equity."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import results_of
from components.model import Scenario
from components.model.themes.buildout import YEARS
from components.web.files.year_table import Column, YearTable, year_column

_CASH_FLOW = "INDEX(given_cash_flows,MATCH(lever_base,given_cash_flow_codes,0))"
_GAP_TN = "lever_pool*given_infrastructure_gap_pct/100"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "own_cash_usd_tn": "SUM(years_own_flow)/1000",
        "external_need_usd_tn": "SUM(years_outside)/1000",
        "debt_usd_tn": "reallocation_external_need_usd_tn*lever_dsh/100",
        "equity_usd_tn": "reallocation_external_need_usd_tn*(1-lever_dsh/100)",
        "share_of_pool_pct": "100*reallocation_equity_usd_tn/lever_pool",
        "external_share_of_pool_pct": "100*reallocation_external_need_usd_tn/lever_pool",
        "marginal_external_pct": 'IF(lever_cash="share",100-lever_own,'
        "100*SUM(years_beyond)/(SUM(years_annual)-INDEX(years_annual,1)))",
        "with_leases_usd_tn": "reallocation_external_need_usd_tn+lever_lease/1000",
        "follow_needed_x": "1000*reallocation_equity_usd_tn/lever_tgt",
        "followers_share_pct": "IF(reallocation_equity_usd_tn>0,"
        "lever_fol*lever_tgt/(10*reallocation_equity_usd_tn),"
        '"{nothing_from_outside}")',
        "allocation_gap_share_pct": f"100*reallocation_equity_usd_tn/({_GAP_TN})",
    }
)


def own_cash_formula(spent: str) -> str:
    """Return the formula of what own cash pays of a year's spending, given its cell."""
    flow = f"{_CASH_FLOW}*lever_keep/100*(1+lever_ocfg/100)^([year]-2025)"
    return f'IF(lever_cash="share",{spent}*lever_own/100,MIN({spent},{flow}))'


def year_table(scenario: Scenario) -> YearTable:
    """Return own cash and outside money of each year."""
    results = results_of(scenario)
    annual = results.buildout.annual_usd_bn
    outside = results.reallocation.external_by_year_usd_bn
    spent = "INDEX(years_annual,[year]-2024)"
    own = own_cash_formula(spent)
    first, later = "0", f"IF([outside]>0,{spent},0)"
    beyond = [
        0.0,
        *(year if out > 0 else 0.0 for year, out in zip(annual[1:], outside[1:], strict=True)),
    ]
    return YearTable(
        (
            year_column(YEARS[0], len(YEARS)),
            Column(
                "own_flow",
                own,
                own,
                [year - out for year, out in zip(annual, outside, strict=True)],
                "years_own_flow",
            ),
            Column(
                "outside", f"{spent}-[own_flow]", f"{spent}-[own_flow]", outside, "years_outside"
            ),
            Column("beyond", first, later, beyond, "years_beyond"),
        ),
    )
