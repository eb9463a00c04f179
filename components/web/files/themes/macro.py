"""The economy: what the spending adds to growth."""

from collections.abc import Mapping
from types import MappingProxyType

_AT_HOME = "lever_us/100*(1-lever_imp/100)*(1-lever_crowd/100)"
_FIRM_PLAN = "INDEX(given_plans,MATCH(lever_firm,given_plan_codes,0))"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "gross_contribution_pp": "100*(lever_c26-lever_c25)/given_us_gdp_2025",
        "abroad_pp": "macro_gross_contribution_pp*(lever_us/100-1)",
        "imports_pp": "-macro_gross_contribution_pp*lever_us/100*lever_imp/100",
        "crowding_out_pp": "-macro_gross_contribution_pp*lever_us/100*(1-lever_imp/100)"
        "*lever_crowd/100",
        "net_contribution_pp": "macro_gross_contribution_pp+macro_abroad_pp"
        "+macro_imports_pp+macro_crowding_out_pp",
        "firm_shock_pp": f"-{_FIRM_PLAN}*lever_cut/given_us_gdp_2025*{_AT_HOME}",
        "capex_share_of_us_gdp_pct": "100*lever_c26/given_us_gdp_2026",
    }
)
