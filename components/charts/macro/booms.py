"""Earlier investment booms at their height, against spending in the reader's 2026."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED
from components.context import Context
from components.evidence.macro import Boom, booms
from components.text import dated, number, percent, say
from components.text.quotes import fact_text
from components.text.table import Table

TOP_PCT = 7.0
RAIL_FACT = "booms.us_railroads_1880s_pct"
COLOURS = {"private": OBSERVED, "wider": OBSERVED, "public": CONTEXT}
UNNAMED = "unnamed"
"""The publisher, in the series, of a figure that is told without a source."""


def booms_chart(context: Context) -> Chart:
    """Return earlier booms and programmes at their height, against the reader's 2026."""
    language = context.language
    share = context.results.macro.capex_share_of_us_gdp_pct
    words = {
        "share": percent(share, language, 2),
        "rail": fact_text(RAIL_FACT, language),
        "n": number(len(booms()), language),
        "smaller": number(sum(boom.high_pct < share for boom in booms()), language),
    }
    return Chart(
        key="macro.booms",
        title=say(language, "macro.booms.title", **words),
        subtitle=say(language, "macro.booms.subtitle", **words),
        source=with_reading(
            "macro.booms",
            say(
                language,
                "macro.booms.source",
                sources=linked_names(((boom.publisher, boom.url) for boom in booms()), language),
            ),
            language,
            **words,
        ),
        alt=say(language, "macro.booms.alt", **words),
        spec=row_chart(
            [_row(boom, language) for boom in booms()],
            x={
                "range": [-0.35, TOP_PCT],
                **percent_ticks((0, 2, 4, 6), language),
            },
            marker=(share, say(language, "macro.booms.label_reader", **words)),
        ),
        table=_table(language),
    )


def _sources(boom: Boom, language: str) -> str:
    """Return who says so, the low figure's source first."""
    names = dict.fromkeys((boom.low_from or boom.publisher, boom.high_from or boom.publisher))
    shown = (say(language, "macro.booms.unnamed") if n == UNNAMED else n for n in names)
    return say(language, "text.comma").join(shown)


def _row(boom: Boom, language: str) -> Row:
    ranged = boom.low_pct < boom.high_pct
    low, high = (percent(value, language) for value in (boom.low_pct, boom.high_pct))
    words = {
        "boom": say(language, f"macro.boom.{boom.boom_id}"),
        "value": say(language, "macro.booms.range", low=low, high=high) if ranged else high,
        "sources": _sources(boom, language),
    }
    filled = boom.kind != "wider"
    return Row(
        label=say(language, "macro.booms.row", **words),
        hover=say(language, "macro.booms.hover", **words),
        colour=COLOURS[boom.kind],
        bar=(boom.low_pct, boom.high_pct) if ranged else None,
        points=tuple((value, filled) for value in dict.fromkeys((boom.low_pct, boom.high_pct))),
        thin=True,
    )


def _table(language: str) -> Table:
    return chart_table(
        "macro.booms",
        ("boom", "kind", "low", "high", "sources", "confidence", "published"),
        (
            (
                say(language, f"macro.boom.{boom.boom_id}"),
                say(language, f"macro.booms.kind.{boom.kind}"),
                boom.low_pct,
                boom.high_pct,
                _sources(boom, language),
                say(language, f"macro.booms.confidence.{boom.confidence}"),
                dated(boom.published, language),
            )
            for boom in booms()
        ),
        language,
    )
