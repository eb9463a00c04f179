"""The chart `breakout.growth`: growth by decade on both bases, beside the reader's 2035."""

from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    layout,
    line_trace,
    marker_trace,
    reference_line,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.charts.placing import Named, along, around, named
from components.context import Context
from components.evidence import fact
from components.evidence.breakout import GrowthSpan, growth_spans
from components.text import percent, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table, Worded
from components.text.themes.breakout import line_case

TOP_PCT = 6.0
LAST_YEAR = 2058  # room for the label of 2035
OFFICIAL_FROM = 1930
"""Official accounts of total output begin here; before it stand historians' estimates."""
BII_TREND = "growth.bii_trend_pct"


def growth_chart(context: Context) -> Chart:
    """Return growth by decade on both bases, with the reader's 2035 beside the total."""
    language = context.language
    growth = context.results.breakout.growth_2035_pct
    per_head = context.results.breakout.growth_per_head_2035_pct
    case = line_case(per_head)
    words = _words(context)
    return Chart(
        key="breakout.growth",
        title=say(language, f"breakout.growth.title.{case}", **words),
        subtitle=say(language, "breakout.growth.subtitle", **words),
        source=with_reading(
            "breakout.growth",
            scenario_source_line(
                context,
                ("up", "half", "yrs", "trend", "pop"),
                (
                    "growth.us_per_head_1870_2022_pct",
                    "growth.us_total_1947_2024_pct",
                    BII_TREND,
                ),
            ),
            language,
            **words,
        ),
        alt=say(language, f"breakout.growth.alt.{case}", **words),
        table=_table(growth, per_head, language),
        **_named(context, words),
    )


def _words(context: Context) -> dict[str, str]:
    language = context.language
    totals = [span.growth_pct for span in (*_early_totals(), *growth_spans("total", "bea"))]
    return {
        "growth": percent(context.results.breakout.growth_2035_pct, language),
        "per_head": percent(context.results.breakout.growth_per_head_2035_pct, language),
        "trend": percent(context.observed.us_growth_trend_pct, language),
        "line": percent(fact(BII_TREND).value, language),
        "lowest": percent(min(totals), language),
        "highest": percent(max(totals), language),
    }


def _early_totals() -> tuple[GrowthSpan, ...]:
    """Return growth of total output before official accounts begin."""
    spans = growth_spans("total", "maddison")
    return tuple(span for span in spans if span.end_year <= OFFICIAL_FROM)


def _span_text(span: GrowthSpan, language: str) -> str:
    return say(language, "breakout.growth.span", start=str(span.start_year), end=str(span.end_year))


def _line(
    spans: tuple[GrowthSpan, ...], line: Spec, symbol: str, basis: str, language: str
) -> Spec:
    return line_trace(
        [span.middle_year for span in spans],
        [span.growth_pct for span in spans],
        {"width": 2, **line},
        say(language, f"breakout.growth.hover_{basis}"),
        mode="lines+markers",
        marker={"size": 7, "color": line["color"], "symbol": symbol},
        text=[_span_text(span, language) for span in spans],
    )


def _lines(language: str) -> list[Spec]:
    """Return output per head in grey and total output in blue, hollow before official accounts."""
    per_head, early, total = (
        growth_spans("per_head", "maddison"),
        _early_totals(),
        growth_spans("total", "bea"),
    )
    dotted = {"color": OBSERVED, "dash": "dot"}
    return [
        _line(per_head, {"color": CONTEXT}, "square", "per_head", language),
        _line(early, dotted, "circle-open", "total", language),
        _line(total, {"color": OBSERVED}, "circle", "total", language),
    ]


def _reader_traces(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the reader's 2035 and its distance from the trend since 2000."""
    hover = say(context.language, "breakout.growth.hover_reader", **words)
    trend = round(context.observed.us_growth_trend_pct, 3)
    growth = round(context.results.breakout.growth_2035_pct, 3)
    per_head = round(context.results.breakout.growth_per_head_2035_pct, 3)
    line = {"color": SCENARIO, "width": 2, "dash": "dot"}
    hollow = {"size": 11, "symbol": "square-open", "color": SCENARIO, "line": {"width": 2}}
    return [
        line_trace([2024, 2035], [trend, growth], line, hover),
        marker_trace([2035], [per_head], hollow, hover),
        marker_trace([2035], [growth], {"size": 11, "color": SCENARIO}, hover),
    ]


def _named(context: Context, words: dict[str, str]) -> Named:
    breakout, language = context.results.breakout, context.language
    line = fact(BII_TREND).value
    drawn = layout(
        height=400,
        x={
            "range": [1868, LAST_YEAR],
            "tickvals": [1875, 1900, 1925, 1950, 1975, 2000, 2035],
            "tickformat": "d",
        },
        y={"range": [0, TOP_PCT], "tickvals": [0, 1, 2, 3, 4, 5, 6]},
        margin=(28, 28),
        shapes=[reference_line("y", line)],
    )

    def told(name: str) -> str:
        return say(language, f"breakout.growth.label_{name}", **words)

    peak = max(growth_spans("total", "bea"), key=lambda span: span.growth_pct)
    lowest = min(growth_spans("per_head", "maddison"), key=lambda span: span.growth_pct)
    total, head = breakout.growth_2035_pct, breakout.growth_per_head_2035_pct
    names = [
        around(2035, total, f"<b>{told('reader')}</b>"),
        [
            {**place, "yanchor": "top", "yshift": -abs(place["yshift"])}
            for place in around(2035, head, told("reader_per_head"))
        ],
        around(peak.middle_year, peak.growth_pct, told("total")),
        around(lowest.middle_year, lowest.growth_pct, told("per_head")),
        along([1868, LAST_YEAR], [line, line], told("line"), drawn),
    ]
    return named([*_lines(language), *_reader_traces(context, words)], drawn, names)


def _table(growth: float, per_head: float, language: str) -> Table:
    by_column = [
        {(span.start_year, span.end_year): span for span in growth_spans(*series)}
        for series in (("per_head", "maddison"), ("total", "maddison"), ("total", "bea"))
    ]
    spans = {key: span for column in by_column for key, span in column.items()}
    rows: list[tuple[Cell, ...]] = [
        (
            _span_text(spans[key], language),
            *(column[key].growth_pct if key in column else None for column in by_column),
            None,
            None,
        )
        for key in sorted(spans)
    ]
    year = say(language, "date.year", year="2035")
    rows.append((Worded("2035", year), *[None] * 3, round(growth, 2), round(per_head, 2)))
    columns = ("span", "per_head", "maddison", "bea", "reader", "reader_per_head")
    return chart_table("breakout.growth", columns, rows, language)
