"""The equity still to raise as a share of pools of savings, against a known gap."""

from collections.abc import Mapping

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import OBSERVED, SCENARIO
from components.context import Context
from components.evidence import fact
from components.evidence.target import Pool, pools
from components.model.themes.target import BASIS_POINTS
from components.text import dated, long_date, measure, money, number, percent, say
from components.text.sources import source_line
from components.text.table import Table

TOP_BP = 110.0
GAP_FACT = "survey.infra_gap_bp"


def pools_chart(context: Context) -> Chart:
    """Return the equity still to raise in basis points of each pool, against a known gap."""
    target, language = context.results.target, context.language
    shares = {
        "pensions": target.pension_share_bp,
        "sovereign": target.sovereign_share_bp,
        "insurers": target.insurer_share_bp,
    }
    words = {
        "remaining": money(context.results.funding.remaining_usd_bn, language),
        "low": number(min(shares.values()), language),
        "high": number(max(shares.values()), language),
        "gap": measure(fact(GAP_FACT).value, "basis_points", language),
        **{code: number(share, language) for code, share in shares.items()},
    }
    ordered = sorted(pools(), key=lambda pool: shares[pool.code])
    facts = (*(pool.fact_id for pool in ordered), GAP_FACT)
    return Chart(
        key="target.pools",
        title=say(language, "target.pools.title", **words),
        subtitle=say(language, "target.pools.subtitle", **words),
        source=with_reading(
            "target.pools", source_line(facts, language, context.today), language, **words
        ),
        alt=say(language, "target.pools.alt", **words),
        spec=row_chart(
            [
                *(_pool_row("pool", pool, shares[pool.code], context) for pool in ordered),
                _pool_row("survey", _surveyed(), _surveyed_share_bp(context), context),
                _gap_row(language),
            ],
            x={"range": [0, TOP_BP], "tickvals": [0, 20, 40, 60, 80, 100]},
        ),
        table=_table(ordered, shares, context),
    )


def _surveyed() -> Pool:
    """Return the institutions of the survey as a pool; they overlap with the others."""
    assets = fact("survey.assets_usd_bn")
    return Pool("survey", assets.value, assets.as_of, assets.id)


def _surveyed_share_bp(context: Context) -> float:
    return BASIS_POINTS * context.results.funding.remaining_usd_bn / _surveyed().assets_usd_bn


def _pool_row(kind: str, pool: Pool, share_bp: float, context: Context) -> Row:
    language = context.language
    words = {
        "name": say(language, f"target.pools.name.{pool.code}"),
        "assets": money(pool.assets_usd_bn, language),
        "share": measure(share_bp, "basis_points", language),
        "as_of": long_date(pool.as_of, language),
        "remaining": money(context.results.funding.remaining_usd_bn, language),
    }
    return Row(
        label=say(language, f"target.pools.row.{kind}", **words),
        hover=say(language, f"target.pools.hover.{kind}", **words),
        colour=SCENARIO,
        bar=(0.0, share_bp),
    )


def _gap_row(language: str) -> Row:
    gap = fact(GAP_FACT)
    words = {
        "share": measure(gap.value, "basis_points", language),
        "wanted": percent(fact("survey.infra_target_pct").value, language),
        "held": percent(fact("survey.infra_actual_pct").value, language),
        "as_of": long_date(gap.as_of, language),
    }
    return Row(
        label=say(language, "target.pools.row.gap", **words),
        hover=say(language, "target.pools.hover.gap", **words),
        colour=OBSERVED,
        bar=(0.0, gap.value),
    )


def _table(ordered: list[Pool], shares: Mapping[str, float], context: Context) -> Table:
    language = context.language
    surveyed, gap = _surveyed(), fact(GAP_FACT)
    by_code = {**shares, surveyed.code: _surveyed_share_bp(context), "gap": gap.value}
    listed = [*ordered, surveyed, Pool("gap", surveyed.assets_usd_bn, gap.as_of, gap.id)]
    return chart_table(
        "target.pools",
        ("pool", "assets", "as_of", "share"),
        (
            (
                say(language, f"target.pools.name.{pool.code}"),
                pool.assets_usd_bn,
                dated(pool.as_of, language),
                round(by_code[pool.code], 2),
            )
            for pool in listed
        ),
        language,
    )
