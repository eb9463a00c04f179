"""Payback: what is required, and what the gain in output brings in by years."""

from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType

from components.evidence import observed
from components.model import Scenario
from components.model.payback import (
    YEARS,
    balances_usd_bn,
    captured_usd_bn,
    diffusion_share,
    growth_factors,
    output_gains,
    required_by_year_usd_bn,
    revenue_usd_bn,
    us_gdp_path_usd_bn,
)
from components.web.files.formulas import capital_recovery
from components.web.files.year_table import Column, YearTable, year_column

_A_DOLLAR = (
    f"(lever_short/100*{capital_recovery('lever_ret', 'lever_ls')}+(1-lever_short/100)*"
    f"{capital_recovery('lever_ret', 'lever_ll')})"
)
_WORLD_AI = "lever_ai/100*(1+lever_rest/100)"
_OF_BUILD = "(SUM(years_annual)/(lever_c25+lever_c26*(1+1.19+1.19^2+1.19^3+1.19^4)))^lever_el"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "required_gross_profit_usd_bn": f"1000*buildout_world_ai_total_usd_tn*{_A_DOLLAR}",
        "required_revenue_usd_bn": "100*breakout_required_gross_profit_usd_bn/lever_gm",
        "crossover_year": 'IF(COUNT(years_crossed)=0,"{not_by_2050}",MIN(years_crossed))',
        "payback_year": 'IF(MAX(years_behind)=2050,"{not_by_2050}",MAX(2029,MAX(years_behind))+1)',
        "shortfall_usd_tn": "MAX(0,-MIN(years_missing_added_up))/1000",
        "pv_cover_x": "SUMPRODUCT(years_captured,years_discount)"
        "/SUMPRODUCT(years_required,years_discount)",
        "captured_2030_usd_bn": "INDEX(years_captured,5)",
        "captured_2035_usd_bn": "INDEX(years_captured,10)",
        "output_gain_2035_pct": "100*(INDEX(years_level,10)-1)",
        "growth_2035_pct": "lever_trend+100*(INDEX(years_factor,10)-1)",
        "growth_per_head_2035_pct": "breakout_growth_2035_pct-lever_pop",
        "revenue_2030_usd_bn": "INDEX(years_revenue,5)",
        "revenue_gap_2030_usd_bn": "INDEX(years_needed_revenue,5)-INDEX(years_revenue,5)",
        "revenue_met_year": 'IF(COUNT(years_met)=0,"{not_by_2050}",MIN(years_met))',
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return diffusion, output, what is captured and required, the balance, and revenue."""
    count = len(YEARS)
    captured = captured_usd_bn(scenario, observed())
    required = required_by_year_usd_bn(scenario)
    net = [got - due for got, due in zip(captured, required, strict=True)]
    return YearTable(
        (
            year_column(YEARS[0], count),
            *_gain_columns(scenario),
            _same("captured", "lever_capt/100*lever_reach*[gdp]*([level]-1)", captured),
            _year_if("crossed", "[captured]>=breakout_required_gross_profit_usd_bn"),
            _same("required", f"{_A_DOLLAR}*{_WORLD_AI}*{_built()}", required),
            Column(
                "missing",
                "[captured]-[required]",
                "[missing-1]+[captured]-[required]",
                list(accumulate(net)),
                "years_missing_added_up",
            ),
            Column(
                "owed",
                "[captured]-[required]",
                "[owed-1]*(1+lever_ret/100)+[captured]-[required]",
                balances_usd_bn(net, scenario.ret),
                "years_owed",
            ),
            _year_if("behind", "[owed]<0"),
            _same(
                "discount",
                "(1+lever_ret/100)^(2025-[year])",
                [(1 + scenario.ret / 100) ** (2025 - year) for year in YEARS],
            ),
            *_revenue_columns(scenario, required),
        ),
    )


def _gain_columns(scenario: Scenario) -> tuple[Column, ...]:
    """Return how far AI is in use, what it multiplies output by, and output without it."""
    known = observed().us_gdp_usd_bn
    last = max(known)
    gdp = f"[gdp-1]*given_us_gdp_{last}/given_us_gdp_{last - 1}"
    for year in sorted(known, reverse=True):
        gdp = f"IF([year]={year},given_us_gdp_{year},{gdp})"
    diffusion = "1/(1+EXP(-LN(9)/lever_half*([year]-2025-lever_half)))"
    uplift = f"lever_up/100*{_OF_BUILD}"
    factor = (
        f'IF(lever_lasts="always",1+{uplift}*[diffusion],'
        f"(1+{uplift})^(lever_yrs*([diffusion]-{{before}})))"
    )
    return (
        _same("diffusion", diffusion, [diffusion_share(year, scenario.half) for year in YEARS]),
        Column(
            "factor",
            factor.format(before="0.1"),
            factor.format(before="[diffusion-1]"),
            growth_factors(scenario),
            "years_factor",
        ),
        Column(
            "level",
            "[factor]",
            "[level-1]*[factor]",
            [1 + gain for gain in output_gains(scenario)],
            "years_level",
        ),
        Column(
            "gdp",
            f"given_us_gdp_{YEARS[0]}",
            gdp,
            us_gdp_path_usd_bn(observed()),
            "years_gdp",
        ),
    )


def _revenue_columns(scenario: Scenario, required: tuple[float, ...]) -> tuple[Column, ...]:
    growth = "(1+lever_rg/100*lever_fade^([year]-2027))"
    return (
        Column(
            "revenue",
            "lever_rev26*(1-lever_circ/100)",
            f"[revenue-1]*{growth}",
            revenue_usd_bn(scenario),
            "years_revenue",
        ),
        _same(
            "needed_revenue",
            "100*[required]/lever_gm",
            [100 * due / scenario.gm for due in required],
        ),
        _year_if("met", "AND([year]>=2030,[revenue]>=[needed_revenue])"),
    )


def _built() -> str:
    """Return the formula of what has been spent before the year, as the build-out counts it."""
    return "SUM(INDEX(years_annual,1):INDEX(years_annual,MIN(6,[year]-2025)))"


def _same(name: str, formula: str, values: list[float] | tuple[float, ...]) -> Column:
    return Column(name, formula, formula, values, f"years_{name}")


def _year_if(name: str, condition: str) -> Column:
    """Return the column of the years in which a condition holds, empty in the others."""
    formula = f'IF({condition},[year],"")'
    return Column(name, formula, formula, [""] * len(YEARS), f"years_{name}", whole=True)
