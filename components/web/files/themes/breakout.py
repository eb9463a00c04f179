"""Payback: what is required, and what the gain in output brings in by years."""

from collections.abc import Mapping
from types import MappingProxyType

from components.evidence import observed
from components.model import Scenario
from components.model.themes.breakout import (
    YEARS,
    captured_usd_bn,
    diffusion_share,
    output_gains,
    us_gdp_path_usd_bn,
)
from components.web.files.formulas import capital_recovery
from components.web.files.year_table import Column, YearTable, year_column

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "required_gross_profit_usd_bn": "1000*buildout_total_usd_tn*(lever_short/100*"
        f"{capital_recovery('lever_ret', 'lever_ls')}+(1-lever_short/100)*"
        f"{capital_recovery('lever_ret', 'lever_ll')})",
        "required_revenue_usd_bn": "100*breakout_required_gross_profit_usd_bn/lever_gm",
        "crossover_year": 'IF(COUNT(years_crossed)=0,"{not_by_2050}",MIN(years_crossed))',
        "captured_2030_usd_bn": "INDEX(years_captured,5)",
        "captured_2035_usd_bn": "INDEX(years_captured,10)",
        "output_gain_2035_pct": "100*(INDEX(years_level,10)-1)",
        "growth_2035_pct": "given_us_growth_trend_pct+lever_up*INDEX(years_diffusion,10)",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return diffusion, output, GDP and the gross profit captured."""
    known = observed().us_gdp_usd_bn
    last = max(known)
    gdp = f"[gdp-1]*given_us_gdp_{last}/given_us_gdp_{last - 1}"
    for year in sorted(known, reverse=True):
        gdp = f"IF([year]={year},given_us_gdp_{year},{gdp})"
    diffusion = "1/(1+EXP(-LN(9)/lever_half*([year]-2025-lever_half)))"
    level = "(1+lever_up/100*[diffusion])"
    captured = captured_usd_bn(scenario, observed())
    crossed = 'IF([captured]>=breakout_required_gross_profit_usd_bn,[year],"")'
    return YearTable(
        (
            year_column(YEARS[0], len(YEARS)),
            Column(
                "diffusion",
                diffusion,
                diffusion,
                [diffusion_share(year, scenario.half) for year in YEARS],
                "years_diffusion",
            ),
            Column(
                "level",
                level,
                f"[level-1]*{level}",
                [1 + gain for gain in output_gains(scenario.up, scenario.half)],
                "years_level",
            ),
            Column(
                "gdp",
                f"given_us_gdp_{YEARS[0]}",
                gdp,
                us_gdp_path_usd_bn(observed()),
                "years_gdp",
            ),
            Column(
                "captured",
                "lever_capt/100*[gdp]*([level]-1)",
                "lever_capt/100*[gdp]*([level]-1)",
                captured,
                "years_captured",
            ),
            Column("crossed", crossed, crossed, [""] * len(YEARS), "years_crossed", whole=True),
        ),
    )
