"""The chart `breakout.revenue`: run-rates, forecasts and requirements, against the reader's."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from components.charts.axes import money_tick
from components.charts.breakout.shared import carrier_name
from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.context import Context
from components.evidence import Fact, fact
from components.text import dated, money, say
from components.text.table import Cell, Table

REVENUE_RANGE = (0.85, 4.15)
"""Ends of the axis as decimal logarithms of USD bn."""
REVENUE_TICKS_USD_BN = (10, 100, 1000, 10_000)


class _Figure(NamedTuple):
    """A fact on the chart and the look of its mark."""

    fact_id: str
    colour: str
    filled: bool = True


_FIGURES: Mapping[str, _Figure] = MappingProxyType(
    {
        "aws": _Figure("ai_revenue.aws_run_rate_usd_bn", OBSERVED),
        "msft": _Figure("ai_revenue.msft_run_rate_usd_bn", OBSERVED),
        "openai": _Figure("ai_revenue.openai_run_rate_usd_bn", OBSERVED),
        "anthropic": _Figure("ai_revenue.anthropic_run_rate_usd_bn", OBSERVED),
        "citi_services": _Figure("ai_revenue.citi_services_2030_usd_bn", RANGE, filled=False),
        "jpm": _Figure("required.jpm_revenue_usd_bn", CONTEXT),
        "bii": _Figure("required.bii_revenue_usd_bn", CONTEXT),
        "bain": _Figure("required.bain_revenue_2030_usd_bn", CONTEXT),
    }
)
"""By code of a row. Each kind from low to high."""


def revenue_chart(context: Context) -> Chart:
    """Return reported run-rates, forecasts and published requirements against the reader's."""
    language = context.language
    revenue = context.results.breakout.required_revenue_usd_bn
    run_rates = [fact(one.fact_id) for one in _FIGURES.values() if one.colour == OBSERVED]
    words = {
        "revenue": money(revenue, language),
        "largest": money(max(found.value for found in run_rates), language),
    }
    place = "reader" if math.log10(revenue) <= REVENUE_RANGE[1] else "beyond"
    sources = linked_names(((found.publisher, found.url) for found in _facts()), language)
    return Chart(
        key="breakout.revenue",
        title=say(language, "breakout.revenue.title", **words),
        subtitle=say(language, "breakout.revenue.subtitle", **words),
        source=with_reading(
            "breakout.revenue",
            say(language, "breakout.revenue.source", sources=sources),
            language,
            **words,
        ),
        alt=say(language, "breakout.revenue.alt", **words),
        spec=row_chart(
            [_row(code, language) for code in _FIGURES],
            # The places are logarithms: a plotly log axis would place texts and bars differently.
            x={
                "range": list(REVENUE_RANGE),
                "tickvals": [math.log10(tick) for tick in REVENUE_TICKS_USD_BN],
                "ticktext": [
                    money_tick("breakout.revenue.tick", tick, language)
                    for tick in REVENUE_TICKS_USD_BN
                ],
            },
            marker=(
                math.log10(revenue),
                say(language, f"breakout.revenue.label_{place}", **words),
            ),
        ),
        table=_table(language),
    )


def _facts() -> tuple[Fact, ...]:
    return tuple(fact(figure.fact_id) for figure in _FIGURES.values())


def _row(code: str, language: str) -> Row:
    figure = _FIGURES[code]
    value = fact(figure.fact_id).value
    text = say(language, f"breakout.revenue.row.{code}", value=money(value, language))
    points = ((math.log10(value), figure.filled),)
    return Row(label=text, hover=text, colour=figure.colour, points=points, thin=True)


def _table(language: str) -> Table:
    def row(found: Fact) -> tuple[Cell, ...]:
        return (
            say(language, f"fact.{found.id}"),
            found.value,
            dated(found.as_of, language),
            found.publisher,
            carrier_name(found.reported_via, language),
            found.grade,
        )

    columns = ("what", "value", "as_of", "publisher", "via", "grade")
    return chart_table("breakout.revenue", columns, map(row, _facts()), language)
