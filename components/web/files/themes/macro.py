"""The economy: what the spending adds to growth."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import results_of
from components.model import Scenario
from components.model.themes.macro import YEARS
from components.web.files.year_table import Column, YearTable, year_column

_FOREIGN = "lever_imp/100*(1-lever_usva/100)"
AT_HOME = f"lever_us/100*(1-{_FOREIGN})*(1-lever_crowd/100)"
_FIRM_PLAN = "INDEX(given_plans,MATCH(lever_firm,given_plan_codes,0))"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "gross_contribution_pp": "100*(lever_c26-lever_c25)/given_us_gdp_2025",
        "abroad_pp": "macro_gross_contribution_pp*(lever_us/100-1)",
        "imports_pp": f"-macro_gross_contribution_pp*lever_us/100*{_FOREIGN}",
        "crowding_out_pp": "-macro_gross_contribution_pp*lever_us/100"
        f"*(1-{_FOREIGN})*lever_crowd/100",
        "net_contribution_pp": "macro_gross_contribution_pp+macro_abroad_pp"
        "+macro_imports_pp+macro_crowding_out_pp",
        "worst_year_pp": "MIN(years_net_growth)",
        "worst_year": "MIN(years_worst)",
        "firm_shock_pp": f"-{_FIRM_PLAN}*lever_cut/given_us_gdp_2025*{AT_HOME}",
        "capex_share_of_us_gdp_pct": "100*lever_c26/given_us_gdp_2026",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return the net contribution to growth of each year."""
    macro = results_of(scenario).macro
    before = "CHOOSE([year]-2025," + ",".join(f"given_us_gdp_{y - 1}" for y in YEARS) + ")"
    change = "(INDEX(years_annual,[year]-2024)-INDEX(years_annual,[year]-2025))"
    net = f"100*{change}/{before}*{AT_HOME}"
    # The same tolerance as the model's: equal years differ by rounding.
    worst = 'IF([net_growth]<=MIN(years_net_growth)+1E-12,[year],"")'
    is_worst = [
        year if value <= macro.worst_year_pp + 1e-12 else ""
        for year, value in zip(YEARS, macro.net_by_year_pp, strict=True)
    ]
    return YearTable(
        (
            year_column(YEARS[0], len(YEARS)),
            Column("net_growth", net, net, macro.net_by_year_pp, "years_net_growth"),
            Column("worst", worst, worst, is_worst, "years_worst", whole=True),
        ),
    )
