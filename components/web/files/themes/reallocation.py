"""Who pays: own cash, debt and equity."""

from collections.abc import Mapping
from types import MappingProxyType

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "own_cash_usd_tn": "buildout_total_usd_tn*lever_own/100",
        "external_need_usd_tn": "buildout_total_usd_tn*(1-lever_own/100)",
        "debt_usd_tn": "reallocation_external_need_usd_tn*lever_dsh/100",
        "equity_usd_tn": "reallocation_external_need_usd_tn*(1-lever_dsh/100)",
        "share_of_pool_pct": "100*reallocation_equity_usd_tn/lever_pool",
        "external_share_of_pool_pct": "100*reallocation_external_need_usd_tn/lever_pool",
    }
)
