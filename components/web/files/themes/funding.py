"""Funding: the path of the equity raised, and the debt on top of it."""

from collections.abc import Mapping
from types import MappingProxyType

_LOG = "LN(1+lever_mom/100)"
_SCALED = f"funding_remaining_usd_bn*{_LOG}/(12*lever_pace)"
_STEADY = "ABS(lever_mom)<1E-9"
_FULL_DAY = "(given_as_of+ROUND(funding_months_to_target*365.25/12,0))"
_LAST_MONTH = "(DATE(2100,12,31)-given_as_of)/(365.25/12)"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "share_of_target_pct": "100*given_raised_usd_bn/lever_tgt",
        "remaining_usd_bn": "MAX(0,lever_tgt-given_raised_usd_bn)",
        "months_to_target": f"IF({_STEADY},funding_remaining_usd_bn/lever_pace,"
        f'IF({_SCALED}<=-1,"{{never}}",12*LN(1+{_SCALED})/{_LOG}))',
        "target_date": 'IF(NOT(ISNUMBER(funding_months_to_target)),"{never}",'
        f'IF(funding_months_to_target>{_LAST_MONTH},"{{after_2100}}",'
        f'YEAR({_FULL_DAY})&"-"&TEXT(MONTH({_FULL_DAY}),"00")))',
        "total_assets_usd_bn": "lever_tgt*lever_mult",
        "debt_usd_bn": "funding_total_assets_usd_bn-lever_tgt",
        "capacity_gw": "funding_total_assets_usd_bn"
        "*(lever_shell/100/lever_gws+(1-lever_shell/100)/lever_gwc)",
    }
)
