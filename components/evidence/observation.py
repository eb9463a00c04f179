"""The dated figures that the models start from."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from components.evidence.claims import claims_by_verdict
from components.evidence.facts import fact, facts
from components.evidence.files import rows
from components.evidence.funding import peer_paths
from components.evidence.reallocation import cash_years
from components.evidence.target import POOLS
from components.model.observed import Observed

PLANS_2026: Mapping[str, str] = MappingProxyType(
    {
        "amzn": "capex.guidance_2026.amzn_usd_bn",
        "msft": "capex.guidance_2026.msft_usd_bn",
        "googl": "capex.guidance_2026.googl_mid_usd_bn",
        "meta": "capex.guidance_2026.meta_mid_usd_bn",
        "orcl": "capex.orcl_fy2026_guidance_usd_bn",
    }
)
"""The fact that states each firm's plan for 2026, by the codes of the lever `firm`."""


FIRST_CAPEX_YEAR = 2025


@cache
def us_gdp_usd_bn() -> Mapping[int, float]:
    """Return nominal US output by year, USD bn: observed to 2025, then as the IMF forecast."""
    return {int(row["year"]): float(row["value_usd_bn"]) for row in rows("us_gdp", "path")}


@cache
def observed() -> Observed:
    """Return the observed figures that the model starts from."""
    raised = fact("aip.equity_raised_usd_bn")
    return Observed(
        launch=fact("aip.launch_date").day,
        as_of=date.fromisoformat(raised.as_of),
        raised_usd_bn=raised.value,
        us_gdp_usd_bn=MappingProxyType(
            {year: value for year, value in us_gdp_usd_bn().items() if year >= FIRST_CAPEX_YEAR}
        ),
        us_power_2030_twh=fact("power.us_total_2030_twh").value,
        us_growth_trend_pct=fact("growth.us_total_2000_2024_pct").value,
        plans_2026_usd_bn=_values(PLANS_2026),
        pools_usd_bn=_values(POOLS),
        cash_flow_2025_usd_bn=_cash_flow_2025_usd_bn(),
        infrastructure_gap_pct=fact("survey.infra_gap_bp").value / 100,
        us_household_shares_usd_tn=fact("bust.us_household_shares_usd_tn").value,
        supply_as_of=date.fromisoformat(fact("stablecoin.supply_usd_bn").as_of),
        peers=peer_paths(),
        claims_by_verdict=claims_by_verdict(),
        facts=len(facts()),
    )


def _cash_flow_2025_usd_bn() -> Mapping[str, float]:
    by_firm = {
        code: next(year for year in years if year.year == FIRST_CAPEX_YEAR)
        for code, years in cash_years().items()
    }
    five = sum(year.operating_cash_flow_usd_bn for year in by_firm.values())
    four = five - by_firm["orcl"].operating_cash_flow_usd_bn
    return MappingProxyType(
        {"four_cash": four, "four_leases": four, "five": five, "world_ai": five}
    )


def _values(fact_ids: Mapping[str, str]) -> Mapping[str, float]:
    return MappingProxyType({code: fact(fact_id).value for code, fact_id in fact_ids.items()})
