"""Power: what has to be connected, what can be, and what electricity costs."""

from collections.abc import Mapping
from types import MappingProxyType

from components.model import Scenario
from components.model.themes.buildout import annual_capex_usd_bn
from components.model.themes.power import YEARS, needed_by_year_gw, replaced_usd_bn
from components.web.files.formulas import capital_recovery
from components.web.files.year_table import Column, YearTable, year_column

_CHIPS = f"lever_short/100*{capital_recovery('lever_ret', 'lever_ls')}"
_BUILDINGS = f"(1-lever_short/100)*{capital_recovery('lever_ret', 'lever_ll')}"
_ELECTRICITY = "lever_load/100*8.76*lever_mwh/1000"
_PER_USD_BN = "lever_us/100*lever_ai/100/lever_gwc"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "gw_needed": "SUM(years_needed)",
        "gw_connectable": "5*lever_conn",
        "gw_short": "MAX(0,power_gw_needed-power_gw_connectable)",
        "waiting_usd_bn": "power_gw_short*lever_gwc",
        "delay_years": "power_gw_short/lever_conn",
        "twh_2030": "power_gw_needed*lever_load/100*8.76",
        "share_of_us_power_pct": "100*power_twh_2030/given_us_power_2030_twh",
        "bill_usd_bn": "power_twh_2030*lever_mwh/1000",
        "bill_share_of_cost_pct": f"100*{_ELECTRICITY}"
        f"/(lever_gwc*({_CHIPS}+{_BUILDINGS})+{_ELECTRICITY})",
        "capex_ceiling_usd_tn": "buildout_total_usd_tn"
        f"+(power_gw_connectable-power_gw_needed)/({_PER_USD_BN})/1000",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return the worn-out chips replaced in each year, and the connections the rest needs."""
    annual = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.bust)
    bought = "([year]-lever_ls-2025)"  # years after 2025 in which what wears out was bought
    apart = f"ABS({bought}-ROW(years_annual)+MIN(ROW(years_annual)))"
    replaced = f"IF({bought}<0,0,lever_short/100*SUMPRODUCT(years_annual*({apart}<1)*(1-{apart})))"
    needed = f"MAX(0,INDEX(years_annual,[year]-2024)-[replaced])*{_PER_USD_BN}"
    return YearTable(
        (
            year_column(YEARS[0], len(YEARS)),
            Column(
                "replaced",
                replaced,
                replaced,
                [replaced_usd_bn(annual, year, scenario) for year in YEARS],
                "years_replaced",
            ),
            Column("needed", needed, needed, needed_by_year_gw(scenario), "years_needed"),
        ),
    )
