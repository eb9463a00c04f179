"""The model's closed forms as spreadsheet formulas.

Cells go by name: ``lever_pace``, ``given_raised_usd_bn``, and results by their id with an
underscore for the dot. A reason in braces stands for its words, shown where there is no number.
A result without a formula here is written as the value that the app computed.
"""

from collections.abc import Mapping
from types import MappingProxyType


def result_name(result_id: str) -> str:
    """Return the name of a result's cell.

    >>> result_name("funding.debt_usd_bn")
    'funding_debt_usd_bn'
    """
    return result_id.replace(".", "_")


def _recovery(rate_pct: str, years: str) -> str:
    """Return the capital recovery factor; the ranges of the levers keep the rate above zero."""
    return f"({rate_pct}/100/(1-(1+{rate_pct}/100)^(-{years})))"


_LOG = "LN(1+lever_mom/100)"
_SCALED = f"funding_remaining_usd_bn*{_LOG}/(12*lever_pace)"
_STEADY = "ABS(lever_mom)<1E-9"
_FULL_DAY = "(given_as_of+ROUND(funding_months_to_target*365.25/12,0))"
_LAST_MONTH = "(DATE(2100,12,31)-given_as_of)/(365.25/12)"
_SERVICE = f"(lever_debt*{_recovery('lever_kd', 'lever_life')})"
_AT_HOME = "lever_us/100*(1-lever_imp/100)*(1-lever_crowd/100)"
_FIRM_PLAN = "INDEX(given_plans,MATCH(lever_firm,given_plan_codes,0))"
_GROWN = "(DATE(2030,12,31)-given_supply_as_of)/365.25"


def _rate(name: str) -> str:
    """Return a rate of return unless its cell holds the sign that there is none."""
    return f'IF({name}<-99,"{{no_rate}}",{name})'


FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "funding.share_of_target_pct": "100*given_raised_usd_bn/lever_tgt",
        "funding.remaining_usd_bn": "MAX(0,lever_tgt-given_raised_usd_bn)",
        "funding.months_to_target": f"IF({_STEADY},funding_remaining_usd_bn/lever_pace,"
        f'IF({_SCALED}<=-1,"{{never}}",12*LN(1+{_SCALED})/{_LOG}))',
        "funding.target_date": 'IF(NOT(ISNUMBER(funding_months_to_target)),"{never}",'
        f'IF(funding_months_to_target>{_LAST_MONTH},"{{after_2100}}",'
        f'YEAR({_FULL_DAY})&"-"&TEXT(MONTH({_FULL_DAY}),"00")))',
        "funding.total_assets_usd_bn": "lever_tgt*lever_mult",
        "funding.debt_usd_bn": "funding_total_assets_usd_bn-lever_tgt",
        "funding.capacity_gw": "funding_total_assets_usd_bn/lever_gwc",
        "buildout.total_usd_tn": "SUM(years_annual)/1000",
        "buildout.flat_total_usd_tn": "(lever_c25+5*lever_c26)/1000",
        "buildout.partnership_share_pct": "100*funding_total_assets_usd_bn/SUM(years_annual)",
        "buildout.share_of_us_gdp_2026_pct": "100*lever_c26/given_us_gdp_2026",
        "macro.gross_contribution_pp": "100*(lever_c26-lever_c25)/given_us_gdp_2025",
        "macro.abroad_pp": "macro_gross_contribution_pp*(lever_us/100-1)",
        "macro.imports_pp": "-macro_gross_contribution_pp*lever_us/100*lever_imp/100",
        "macro.crowding_out_pp": "-macro_gross_contribution_pp*lever_us/100*(1-lever_imp/100)"
        "*lever_crowd/100",
        "macro.net_contribution_pp": "macro_gross_contribution_pp+macro_abroad_pp"
        "+macro_imports_pp+macro_crowding_out_pp",
        "macro.firm_shock_pp": f"-{_FIRM_PLAN}*lever_cut/given_us_gdp_2025*{_AT_HOME}",
        "macro.capex_share_of_us_gdp_pct": "100*lever_c26/given_us_gdp_2026",
        "coinvest.unlevered_irr_pct": _rate("years_unlevered_rate"),
        "coinvest.equity_irr_pct": _rate("years_equity_rate"),
        "coinvest.dscr": f'IF(lever_debt=0,"{{no_debt}}",lever_yld/{_SERVICE})',
        "coinvest.partners_needed": "ROUNDUP(ROUND(lever_tgt/(lever_aum*lever_maxt/100),9),0)",
        "coinvest.expected_loss_pct": "lever_pd*lever_lgd/100",
        "target.peak_outlay_usd_bn": "-MIN(years_balance)",
        "target.peak_outlay_year": "MATCH(MIN(years_balance),years_balance,0)",
        "target.breakeven_year": 'IF(COUNT(years_back)=0,"{not_in_life}",MIN(years_back))',
        "target.tvpi": "(SUM(years_distributed)+INDEX(years_nav,lever_fl))/SUM(years_called)",
        "target.irr_pct": _rate("years_fund_rate"),
        "target.pension_share_bp": "10000*funding_remaining_usd_bn/given_pool_pensions",
        "target.sovereign_share_bp": "10000*funding_remaining_usd_bn/given_pool_sovereign",
        "target.insurer_share_bp": "10000*funding_remaining_usd_bn/given_pool_insurers",
        "reallocation.own_cash_usd_tn": "buildout_total_usd_tn*lever_own/100",
        "reallocation.external_need_usd_tn": "buildout_total_usd_tn*(1-lever_own/100)",
        "reallocation.debt_usd_tn": "reallocation_external_need_usd_tn*lever_dsh/100",
        "reallocation.equity_usd_tn": "reallocation_external_need_usd_tn*(1-lever_dsh/100)",
        "reallocation.share_of_pool_pct": "100*reallocation_equity_usd_tn/lever_pool",
        "reallocation.external_share_of_pool_pct": "100*reallocation_external_need_usd_tn"
        "/lever_pool",
        "digital.moved_usd_bn": "1000*lever_mkt*lever_mov/100",
        "digital.float_needed_usd_bn": "digital_moved_usd_bn*lever_days/365",
        "digital.supply_cover_x": 'IF(digital_float_needed_usd_bn=0,"{nothing_moved}",'
        "lever_sup/digital_float_needed_usd_bn)",
        "digital.days_covered": 'IF(digital_moved_usd_bn=0,"{nothing_moved}",'
        "lever_sup*365/digital_moved_usd_bn)",
        "digital.fees_saved_usd_bn": "digital_moved_usd_bn*(lever_oldc-lever_newc)/10000",
        "digital.supply_2030_usd_bn": f"lever_sup*(1+lever_sg/100)^({_GROWN})",
        "digital.tbill_demand_2030_usd_bn": "digital_supply_2030_usd_bn*lever_tb/100",
        "breakout.required_gross_profit_usd_bn": "1000*buildout_total_usd_tn*(lever_short/100*"
        f"{_recovery('lever_ret', 'lever_ls')}+(1-lever_short/100)*"
        f"{_recovery('lever_ret', 'lever_ll')})",
        "breakout.required_revenue_usd_bn": "100*breakout_required_gross_profit_usd_bn/lever_gm",
        "breakout.crossover_year": 'IF(COUNT(years_crossed)=0,"{not_by_2050}",MIN(years_crossed))',
        "breakout.captured_2030_usd_bn": "INDEX(years_captured,5)",
        "breakout.captured_2035_usd_bn": "INDEX(years_captured,10)",
        "breakout.output_gain_2035_pct": "100*(INDEX(years_level,10)-1)",
        "breakout.growth_2035_pct": "given_us_growth_trend_pct+lever_up*INDEX(years_diffusion,10)",
    }
)
"""Formula of each closed-form result, without the leading equals sign."""

SERVICE = _SERVICE
"""Debt service a year per 100 of cost."""

NO_RATE = -100.0
"""What a cell holds that looked for a rate of return and found none, percent."""


def rate_of_return(flows: str) -> str:
    """Return the formula of a rate of return in percent, tried from several guesses.

    A spreadsheet looks for the rate from a guess and may miss it; -100 says that none was found.
    """
    formula = f"{NO_RATE:g}"
    for guess in ("-0.7", "2", "0.6", "-0.3", "0.1"):
        formula = f"IFERROR(100*IRR({flows},{guess}),{formula})"
    return formula
