"""A stop: what households, growth, lenders and a world fund lose."""

from collections.abc import Mapping
from types import MappingProxyType

from components.evidence import observed
from components.model import Scenario
from components.model.themes.buildout import YEARS, annual_capex_usd_bn
from components.model.themes.bust import FOREIGN_SHARE, HALT_YEAR
from components.model.themes.reallocation import external_by_year_usd_bn
from components.web.files.themes.macro import AT_HOME
from components.web.files.themes.reallocation import own_cash_formula
from components.web.files.year_table import Column, YearTable, year_column

_COUNT = HALT_YEAR - YEARS[0] + 1
_GDP = f"given_us_gdp_{HALT_YEAR - 1}"
_LESS = f"(INDEX(years_halted,{_COUNT - 1})-INDEX(years_halted,{_COUNT}))"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "household_loss_usd_tn": "given_us_household_shares_usd_tn*lever_aiw*lever_fall/10000",
        "consumption_pp": f"1000*bust_household_loss_usd_tn*lever_mpc/{_GDP}",
        "building_pp": f"100*{_LESS}/{_GDP}*{AT_HOME}",
        "growth_hit_pp": "bust_consumption_pp+bust_building_pp",
        "lender_loss_usd_bn": "SUM(years_outside_halted)*lever_dsh/100*lever_pdc/100"
        "*(1-lever_rec/100)",
        "world_fund_pct": "-lever_wfund*lever_fall/100",
        "world_fund_yen_pct": "100*((1+bust_world_fund_pct/100)"
        f"*(1-lever_yen/(100+lever_yen)*{FOREIGN_SHARE})-1)",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return spending to the year of the stop, and what of it comes from outside."""
    annual = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.halt)
    external = external_by_year_usd_bn(annual, scenario, observed())
    halted = f"lever_c26*(1+lever_g/100)^([year]-2026)*IF([year]>={HALT_YEAR},1-lever_halt/100,1)"
    outside = f"[halted]-{own_cash_formula('[halted]')}"
    return YearTable(
        (
            year_column(YEARS[0], _COUNT),
            Column("halted", "lever_c25", halted, annual[:_COUNT], "years_halted"),
            Column("outside", outside, outside, external[:_COUNT], "years_outside_halted"),
        ),
    )
