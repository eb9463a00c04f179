"""The chart `breakout.buyers`: what buyers pay by year against what the capital in place needs."""

import math
from collections.abc import Sequence

from components.charts.axes import money_tick
from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    label,
    layout,
    line_trace,
    linked_names,
    marker_trace,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.charts.placing import along, named
from components.context import Context
from components.evidence import Fact, fact
from components.model.payback import (
    FIRST_YEAR,
    YEARS,
    required_by_year_usd_bn,
    revenue_usd_bn,
)
from components.text import money, say
from components.text.table import Cell, Table

SHOWN_TO = 2040
RUN_RATES = (
    "ai_revenue.aws_run_rate_usd_bn",
    "ai_revenue.msft_run_rate_usd_bn",
    "ai_revenue.openai_run_rate_usd_bn",
    "ai_revenue.anthropic_run_rate_usd_bn",
)
AXIS = (1.2, 4.3)
"""Ends of the axis as decimal logarithms of USD bn."""
TICKS_USD_BN = (100, 1000, 10_000)


def buyers_chart(context: Context) -> Chart:
    """Return revenue from final buyers by year, what is needed, and run-rates as dots."""
    language, breakout = context.language, context.results.breakout
    revenue, needed = _shown(revenue_usd_bn(context.scenario)), _needed_usd_bn(context)
    rates = [fact(fact_id) for fact_id in RUN_RATES]
    case = "null" if breakout.revenue_met_year is None else "met"
    words = {
        "revenue": money(breakout.revenue_2030_usd_bn, language),
        "needed": money(needed[YEARS.index(2030)], language),
        "year": str(breakout.revenue_met_year or ""),
        "lowest": money(min(rate.value for rate in rates), language),
        "largest": money(max(rate.value for rate in rates), language),
    }
    sources = linked_names(((rate.publisher, rate.url) for rate in rates), language)
    years = _shown(YEARS)
    data = [
        _line(years, needed, stroke(CONTEXT, 2.5), "needed", language),
        _line(years, revenue, stroke(SCENARIO, 3), "revenue", language),
        _dots(rates, language),
    ]
    drawn = _layout(language)
    names = [
        along(
            line["x"],
            line["y"],
            text,
            drawn,
            line["y"][-1] == max(one["y"][-1] for one in data[:2]),
        )
        for line, text in (
            (data[1], f"<b>{say(language, 'breakout.buyers.label_revenue')}</b>"),
            (data[0], say(language, "breakout.buyers.label_needed")),
        )
    ]
    rates_at = FIRST_YEAR + 0.5, AXIS[0] + 0.1
    told = say(language, "breakout.buyers.label_rates", **words)
    names.append([label(*rates_at, told, xanchor="left", yanchor="bottom")])
    return Chart(
        key="breakout.buyers",
        title=say(language, "breakout.buyers.title", **words),
        subtitle=say(language, "breakout.buyers.subtitle", **words),
        source=with_reading(
            "breakout.buyers",
            say(language, "breakout.buyers.source", sources=sources),
            language,
            **words,
        ),
        alt=say(language, f"breakout.buyers.alt.{case}", **words),
        table=_table(years, revenue, needed, language),
        **named(data, drawn, names),
    )


def _layout(language: str) -> Spec:
    return layout(
        height=360,
        x={
            "range": [FIRST_YEAR - 0.6, SHOWN_TO + 0.6],
            "tickvals": [FIRST_YEAR, 2030, 2035, SHOWN_TO],
            "tickformat": "d",
        },
        # The places are logarithms, so that labels and lines are placed alike.
        y={
            "range": list(AXIS),
            "tickvals": [math.log10(tick) for tick in TICKS_USD_BN],
            "ticktext": [
                money_tick("breakout.revenue.tick", tick, language) for tick in TICKS_USD_BN
            ],
        },
        margin=(52, 28),
    )


def _shown(values: Sequence[float]) -> list[float]:
    return list(values[: SHOWN_TO - FIRST_YEAR + 1])


def _needed_usd_bn(context: Context) -> list[float]:
    required = _shown(required_by_year_usd_bn(context.scenario))
    return [100 * amount / context.scenario.gm for amount in required]


def _line(years: list[float], usd_bn: list[float], line: Spec, name: str, language: str) -> Spec:
    hover = [
        say(
            language, f"breakout.buyers.hover_{name}", year=str(year), amount=money(value, language)
        )
        for year, value in zip(years, usd_bn, strict=True)
    ]
    return line_trace(years, [round(math.log10(value), 4) for value in usd_bn], line, hover)


def _dots(rates: list[Fact], language: str) -> Spec:
    hover = [
        say(
            language,
            "breakout.buyers.hover_rate",
            name=say(language, f"fact.{rate.id}"),
            amount=money(rate.value, language),
        )
        for rate in rates
    ]
    heights = [round(math.log10(rate.value), 4) for rate in rates]
    return marker_trace(
        [_place(rate) for rate in rates], heights, {"size": 9, "color": OBSERVED}, hover
    )


def _place(rate: Fact) -> float:
    """Return the as-of month as a place on the axis, on which a year's number is its middle."""
    year, month = (int(part) for part in rate.as_of[:7].split("-"))
    return round(year + (month - 6.5) / 12, 2)


def _table(years: list[float], revenue: list[float], needed: list[float], language: str) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (str(year), round(paid, 1), round(need, 1))
        for year, paid, need in zip(years, revenue, needed, strict=True)
    ]
    return chart_table("breakout.buyers", ("year", "revenue", "needed"), rows, language)
