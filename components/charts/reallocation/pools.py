"""The money needed from outside beside the savings of three kinds of saver."""

from collections.abc import Mapping
from types import MappingProxyType

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
from components.text import dated, long_date, money, say
from components.text.sources import scenario_source_line
from components.text.table import Table
from components.text.themes.reallocation import CASH_KEYS, LEAST_TN, funding_kind, funding_words

TOP_TN = 70.0
POOL_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "pensions": "pools.pensions_usd_bn",
        "insurers": "pools.insurers_usd_bn",
        "sovereign": "pools.sovereign_usd_bn",
    }
)


def pools_chart(context: Context) -> Chart:
    """Return the outside money beside the savings of three kinds of saver."""
    language, need = context.language, context.results.reallocation
    kind = funding_kind(context.results)
    pools = {code: fact(fact_id).value / 1000 for code, fact_id in POOL_FACTS.items()}
    words = {
        **funding_words(context.results, context.scenario, language),
        **{code: money(1000 * amount, language) for code, amount in pools.items()},
    }
    keys = ("pool", *CASH_KEYS[context.scenario.cash], "dsh")
    equity, external = need.equity_usd_tn, need.external_need_usd_tn
    return Chart(
        key="reallocation.pools",
        title=say(language, f"reallocation.pools.title.{kind}", **words),
        subtitle=say(language, "reallocation.pools.subtitle", **words),
        source=with_reading(
            "reallocation.pools",
            scenario_source_line(context, keys, tuple(POOL_FACTS.values())),
            language,
            **words,
        ),
        alt=say(language, f"reallocation.pools.alt.{kind}", **words),
        spec=row_chart(
            [
                *(_pool_row(code, amount, language) for code, amount in pools.items()),
                _need_row("equity", (0.0, equity), language, hollow=False),
                _need_row("debt", (equity, external), language, hollow=True),
            ],
            x={"range": [0, TOP_TN], "tickvals": [0, 20, 40, 60]},
        ),
        table=_table(pools, context),
    )


def _pool_row(code: str, amount_tn: float, language: str) -> Row:
    words = {
        "name": say(language, f"reallocation.pools.{code}"),
        "amount": money(1000 * amount_tn, language),
        "date": long_date(fact(POOL_FACTS[code]).as_of, language),
    }
    text = say(language, "reallocation.pools.row_dated", **words)
    return Row(label=text, hover=text, colour=OBSERVED, bar=(0.0, amount_tn))


def _need_row(code: str, bar: tuple[float, float], language: str, *, hollow: bool) -> Row:
    start, end = bar
    kind = "row" if end - start >= LEAST_TN else "row_none"
    words = {
        "name": say(language, f"reallocation.pools.{code}"),
        "amount": money(1000 * (end - start), language),
    }
    return Row(
        label=say(language, f"reallocation.pools.{kind}", **words),
        hover=say(language, "reallocation.pools.hover", **words),
        colour=SCENARIO,
        bar=bar if kind == "row" else None,
        hollow=hollow,
    )


def _table(pools: Mapping[str, float], context: Context) -> Table:
    language, need = context.language, context.results.reallocation
    needs = {"equity": need.equity_usd_tn, "debt": need.debt_usd_tn}
    return chart_table(
        "reallocation.pools",
        ("name", "amount", "date"),
        (
            *(
                (
                    say(language, f"reallocation.pools.{code}"),
                    round(amount, 1),
                    dated(fact(POOL_FACTS[code]).as_of, language),
                )
                for code, amount in pools.items()
            ),
            *(
                (say(language, f"reallocation.pools.{code}"), round(amount, 3), None)
                for code, amount in needs.items()
            ),
        ),
        language,
    )
