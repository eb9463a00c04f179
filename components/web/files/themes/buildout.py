"""Build-out: capital spending by years and what it sums up to."""

from collections.abc import Mapping
from types import MappingProxyType

from components.model import Scenario
from components.model.themes.buildout import YEARS, annual_capex_usd_bn
from components.web.files.year_table import Column, YearTable, year_column

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "total_usd_tn": "SUM(years_annual)/1000",
        "world_ai_total_usd_tn": "buildout_total_usd_tn*lever_ai/100*(1+lever_rest/100)",
        "flat_total_usd_tn": "(lever_c25+5*lever_c26)/1000",
        "partnership_share_pct": "100*funding_total_assets_usd_bn/SUM(years_annual)",
        "share_of_us_gdp_2026_pct": "100*lever_c26/given_us_gdp_2026",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return annual capital spending."""
    values = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.bust)
    after_2026 = "lever_c26*(1+lever_g/100)^([year]-2026)*IF([year]>=2028,1-lever_bust/100,1)"
    return YearTable(
        (
            year_column(YEARS[0], len(YEARS)),
            Column("annual", "lever_c25", after_2026, values, "years_annual"),
        ),
    )
