"""The figures of a page that stand as tiles below its main picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.context import Context
from components.model.evaluate import result_unit
from components.text.catalogue import has, say
from components.text.marks import mark
from components.text.numbers import amount_text, chance, chance_span

TILES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "overview": (
            "funding.share_of_target_pct",
            "macro.net_contribution_pp",
            "reallocation.external_need_usd_tn",
            "breakout.shortfall_usd_tn",
        ),
        "funding": (
            "funding.chance_by_2027_pct",
            "funding.chance_by_2030_pct",
            "funding.remaining_usd_bn",
        ),
        "buildout": (
            "buildout.total_usd_tn",
            "buildout.flat_total_usd_tn",
            "buildout.share_of_us_gdp_2026_pct",
            "buildout.partnership_share_pct",
        ),
        "power": (
            "power.waiting_usd_bn",
            "power.capex_ceiling_usd_tn",
            "power.delay_years",
            "power.bill_share_of_cost_pct",
        ),
        "macro": (
            "macro.capex_share_of_us_gdp_pct",
            "macro.worst_year_pp",
            "macro.firm_shock_pp",
        ),
        "coinvest": (
            "coinvest.dscr",
            "coinvest.partners_needed",
            "coinvest.owner_loss_p99_alone_pct",
            "coinvest.owner_loss_p99_pooled_pct",
        ),
        "target": (
            "funding.remaining_usd_bn",
            "target.pension_share_bp",
            "target.sovereign_share_bp",
            "target.insurer_share_bp",
        ),
        "reallocation": (
            "reallocation.external_need_usd_tn",
            "reallocation.debt_usd_tn",
            "reallocation.equity_usd_tn",
            "reallocation.share_of_pool_pct",
        ),
        "digital": (
            "digital.extra_supply_usd_bn",
            "digital.days_covered",
            "digital.fees_saved_usd_bn",
            "digital.fee_pool_usd_bn",
        ),
        "breakout": (
            "breakout.uplift_needed_pp",
            "breakout.required_gross_profit_usd_bn",
            "breakout.shortfall_usd_tn",
            "breakout.growth_per_head_2035_pct",
        ),
        "bust": (
            "bust.consumption_pp",
            "bust.building_pp",
            "bust.world_fund_pct",
        ),
    }
)
"""Ids of results by page: what its answer leaves out."""
_RANGES: Mapping[str, str] = MappingProxyType(
    {
        f"funding.chance_by_{year}_pct": f"funding.chance_by_{year}_range_pct"
        for year in (2027, 2030)
    }
)
"""Results that are chances, with the id of their range."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its name. `span` is its range in words, empty without one."""

    name: str
    value: str
    span: str


def tiles(page: str, context: Context) -> tuple[Tile, ...]:
    """Return the tiles of a page, their numbers marked; none if it has no picture."""
    return tuple(_tile(result_id, context) for result_id in TILES.get(page, ()))


def _tile(result_id: str, context: Context) -> Tile:
    results, language = context.results, context.language
    value, unit = results.value(result_id), result_unit(result_id)
    name, span = f"result.{result_id}", ""
    if not isinstance(value, int | float):
        text = say(language, f"reason.{results.reason(result_id)}")
    elif result_id in _RANGES:
        spread = results.value(_RANGES[result_id])
        text = chance(value, language)
        if isinstance(spread, tuple):
            span = chance_span(value, (spread[0], spread[-1]), language)
    else:
        text = amount_text(value, unit, language)
        opposite = f"result_below_zero.{result_id}"
        # A name that tells a direction, "off growth", would deny itself beside a minus.
        if text.startswith("−") and has(language, opposite):
            name, text = opposite, amount_text(-value, unit, language)
    return Tile(
        say(language, name),
        mark(text, f"result:{result_id}"),
        mark(span, f"result:{_RANGES[result_id]}") if span else "",
    )
