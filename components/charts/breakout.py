"""Charts of the page `breakout`."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts.frame import Chart, Row, Spec, label, layout, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.context import Context
from components.evidence import Fact, fact
from components.evidence.breakout import (
    GrowthSpan,
    UpliftEstimate,
    growth_spans,
    uplift_estimates,
)
from components.model.themes.breakout import FIRST_YEAR, LAST_YEAR, YEARS, captured_usd_bn
from components.model.themes.buildout import YEARS as BUILD_YEARS
from components.text import long_date, money, number, percent, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table
from components.text.themes.breakout import crossing_case

TOP_TN = 5.0
BUILT_YEAR = BUILD_YEARS[-1]
CAPITAL_LEVERS = ("c25", "c26", "g", "bust")
"""What the build-out adds up from; its sources stand on that page, so here only what changed."""
BAND_AUTHORS = ("acemoglu", "goldman")

REVENUE_RANGE = (0.85, 4.15)
"""Ends of the axis as decimal logarithms of USD bn."""
SMALL_UNITS_PER_BN = {"en": 1, "ja": 10}  # Japanese counts in hundreds of millions
REVENUE_TICKS_USD_BN = (10, 100, 1000, 10_000)
REVENUE_ROWS: Mapping[str, tuple[str, str, bool]] = MappingProxyType(
    {
        "aws": ("ai_revenue.aws_run_rate_usd_bn", OBSERVED, True),
        "openai": ("ai_revenue.openai_run_rate_usd_bn", OBSERVED, True),
        "msft": ("ai_revenue.msft_run_rate_usd_bn", OBSERVED, True),
        "anthropic": ("ai_revenue.anthropic_run_rate_usd_bn", OBSERVED, True),
        "citi_services": ("ai_revenue.citi_services_2030_usd_bn", RANGE, False),
        "jpm": ("required.jpm_revenue_usd_bn", CONTEXT, True),
        "bii": ("required.bii_revenue_usd_bn", CONTEXT, True),
        "bain": ("required.bain_revenue_2030_usd_bn", CONTEXT, True),
    }
)
"""By code of a row: its fact, colour, whether its mark is filled. Each kind from low to high."""

UPLIFT_TOP_PP = 3.2
GROWTH_TOP_PCT = 6.0
LAST_GROWTH_YEAR = 2058  # room for the label of 2035
OFFICIAL_FROM = 1930
"""Official accounts of total output begin here; before it stand historians' estimates."""


def crossing_chart(context: Context) -> Chart:
    """Return what the capital must earn a year against what sellers of AI capture."""
    scenario, language = context.scenario, context.language
    case = crossing_case(context.results, scenario)
    low, high = (_estimate(author).base_pp or 0.0 for author in BAND_AUTHORS)
    captured, at_low, at_high = (
        captured_usd_bn(scenario.replace(up=up), context.observed)
        for up in (scenario.up, low, high)
    )
    own = tuple(key for key in CAPITAL_LEVERS if key in scenario.changes())
    words = {
        "required": money(context.results.breakout.required_gross_profit_usd_bn, language),
        "captured": money(captured[-1], language),
        "year": str(context.results.breakout.crossover_year or ""),
        "total": money(1000 * context.results.buildout.total_usd_tn, language),
        "low": number(low, language),
        "high": number(high, language),
    }
    return Chart(
        key="breakout.crossing",
        title=say(language, f"breakout.crossing.title.{case}", **words),
        subtitle=say(language, "breakout.crossing.subtitle", **words),
        source=scenario_source_line(
            context,
            ("ret", "short", "ls", "ll", "up", "half", "capt", *own),
            ("us_gdp.2026_usd_bn",),
        ),
        alt=say(language, f"breakout.crossing.alt.{case}", **words),
        spec={
            "data": [
                _band(at_low, at_high),
                *_required_line(context, words),
                _captured_line(captured, language),
                *_crossing_mark(context, captured),
            ],
            "layout": layout(
                height=430,
                x={
                    "range": [FIRST_YEAR - 0.4, LAST_YEAR + 0.6],
                    "tickvals": [FIRST_YEAR, *range(2030, LAST_YEAR + 1, 5)],
                    "tickformat": "d",
                    "showgrid": False,
                },
                y={"range": [0, TOP_TN], "tickvals": [0, 1, 2, 3, 4, 5]},
                margin=(32, 28),
                annotations=_crossing_labels(context, captured, words),
            ),
        },
        table=_crossing_table(context, captured, at_low, at_high),
    )


def revenue_chart(context: Context) -> Chart:
    """Return reported run-rates, forecasts and published requirements against the reader's."""
    language = context.language
    revenue = context.results.breakout.required_revenue_usd_bn
    run_rates = [fact(fact_id) for fact_id, colour, _ in _revenue_rows() if colour == OBSERVED]
    words = {
        "revenue": money(revenue, language),
        "largest": money(max(found.value for found in run_rates), language),
    }
    on_scale = math.log10(revenue) <= REVENUE_RANGE[1]
    return Chart(
        key="breakout.revenue",
        title=say(language, "breakout.revenue.title", **words),
        subtitle=say(language, "breakout.revenue.subtitle", **words),
        source=say(
            language,
            "breakout.revenue.source",
            sources=_names(
                [(found.publisher, found.url) for found in map(fact, _revenue_facts())], language
            ),
        ),
        alt=say(language, "breakout.revenue.alt", **words),
        spec=row_chart(
            [_revenue_row(code, language) for code in REVENUE_ROWS],
            # The places are logarithms: a plotly log axis would place texts and bars differently.
            x={
                "range": list(REVENUE_RANGE),
                "tickvals": [math.log10(tick) for tick in REVENUE_TICKS_USD_BN],
                "ticktext": [_short_money(tick, language) for tick in REVENUE_TICKS_USD_BN],
            },
            marker=(
                math.log10(revenue),
                say(
                    language,
                    f"breakout.revenue.label_{'reader' if on_scale else 'beyond'}",
                    **words,
                ),
            ),
        ),
        table=_revenue_table(language),
    )


def uplift_chart(context: Context) -> Chart:
    """Return what authors expect AI to add to growth, each with its measure and years."""
    language = context.language
    estimates = uplift_estimates()
    words = {
        "n": number(len(estimates), language),
        "lowest": number(min(estimate.span_pp[0] for estimate in estimates), language),
        "highest": number(max(estimate.span_pp[1] for estimate in estimates), language),
        "up": number(context.scenario.up, language),
    }
    return Chart(
        key="breakout.uplift",
        title=say(language, "breakout.uplift.title", **words),
        subtitle=say(language, "breakout.uplift.subtitle", **words),
        source=say(
            language,
            "breakout.uplift.source",
            sources=_names(
                [
                    (say(language, f"breakout.uplift.author.{found.estimate_id}"), found.url)
                    for found in estimates
                ],
                language,
            ),
        ),
        alt=say(language, "breakout.uplift.alt", **words),
        spec=row_chart(
            [_uplift_row(estimate, language) for estimate in estimates],
            x={"range": [0, UPLIFT_TOP_PP], "tickvals": [0, 0.5, 1, 1.5, 2, 2.5, 3]},
            marker=(
                context.scenario.up,
                say(language, "breakout.uplift.label_reader", **words),
            ),
        ),
        table=_uplift_table(estimates, language),
    )


def growth_chart(context: Context) -> Chart:
    """Return growth by decade on both bases, with the reader's 2035 beside the total."""
    language = context.language
    growth = context.results.breakout.growth_2035_pct
    trend = context.observed.us_growth_trend_pct
    totals = [span.growth_pct for span in (*_early_totals(), *growth_spans("total", "bea"))]
    case = "lifted" if context.scenario.up else "flat"
    line = fact("growth.bii_trend_pct")
    words = {
        "growth": percent(growth, language),
        "trend": percent(trend, language),
        "line": percent(line.value, language),
        "lowest": percent(min(totals), language),
        "highest": percent(max(totals), language),
    }
    return Chart(
        key="breakout.growth",
        title=say(language, f"breakout.growth.title.{case}", **words),
        subtitle=say(language, "breakout.growth.subtitle", **words),
        source=scenario_source_line(
            context,
            ("up", "half"),
            (
                "growth.us_per_head_1870_2022_pct",
                "growth.us_total_1947_2024_pct",
                line.id,
            ),
        ),
        alt=say(language, f"breakout.growth.alt.{case}", **words),
        spec={
            "data": [*_growth_lines(language), *_growth_reader(growth, trend, words, language)],
            "layout": layout(
                height=400,
                x={
                    "range": [1868, LAST_GROWTH_YEAR],
                    "tickvals": [1875, 1900, 1925, 1950, 1975, 2000, 2035],
                    "tickformat": "d",
                    "showgrid": False,
                },
                y={"range": [0, GROWTH_TOP_PCT], "tickvals": [0, 1, 2, 3, 4, 5, 6]},
                margin=(28, 28),
                shapes=[reference_line("y", line.value, CONTEXT)],
                annotations=_growth_labels(growth, words, language),
            ),
        },
        table=_growth_table(growth, language),
    )


def _estimate(estimate_id: str) -> UpliftEstimate:
    return next(found for found in uplift_estimates() if found.estimate_id == estimate_id)


def _in_tn(values: tuple[float, ...]) -> list[float]:
    return [round(value / 1000, 3) for value in values]


def _line(x: list[float], y: list[float], hover: str, line: Spec, **more: object) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": line,
        "hovertemplate": f"{hover}<extra></extra>",
        **more,
    }


def _band(low: tuple[float, ...], high: tuple[float, ...]) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*YEARS, *reversed(YEARS)],
        "y": [*_in_tn(low), *reversed(_in_tn(high))],
        "fill": "toself",
        "fillcolor": faded(RANGE, 0.18),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _required_line(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the requirement across the years, dotted while the build-out is not complete."""
    required = round(context.results.breakout.required_gross_profit_usd_bn / 1000, 3)
    hover = say(context.language, "breakout.crossing.hover_required", **words)
    return [
        _line(
            [start, end],
            [required, required],
            hover,
            {"color": CONTEXT, "width": 2.5, "dash": dash},
        )
        for start, end, dash in (
            (FIRST_YEAR, BUILT_YEAR, "dot"),
            (BUILT_YEAR, LAST_YEAR, "solid"),
        )
    ]


def _captured_line(captured: tuple[float, ...], language: str) -> Spec:
    return _line(
        list(YEARS),
        _in_tn(captured),
        say(language, "breakout.crossing.hover_captured"),
        {"color": SCENARIO, "width": 3},
    )


def _crossing_mark(context: Context, captured: tuple[float, ...]) -> list[Spec]:
    """Return the dot where captured value first meets the requirement, if that is on the scale."""
    year = context.results.breakout.crossover_year
    if year is None or (height := captured[YEARS.index(year)] / 1000) > TOP_TN:
        return []
    return [
        {
            **_captured_line(captured, context.language),
            "mode": "markers",
            "x": [year],
            "y": [round(height, 3)],
            "marker": {"size": 11, "color": SCENARIO},
        }
    ]


def _crossing_labels(
    context: Context, captured: tuple[float, ...], words: dict[str, str]
) -> list[Spec]:
    """Return the names of both lines and of the year of crossing, clear of each other."""
    required = context.results.breakout.required_gross_profit_usd_bn / 1000
    year = context.results.breakout.crossover_year
    labels = [
        _required_label(required, year, words, context.language),
        _captured_label(required, captured, words, context.language),
    ]
    if year is not None:
        labels.append(_year_label(captured[YEARS.index(year)] / 1000, year))
    return labels


def _required_label(
    required: float, year: int | None, words: dict[str, str], language: str
) -> Spec:
    """Return the name of the requirement, on the side where the curve is not in its way."""
    if required > TOP_TN:
        text = say(language, "breakout.crossing.label_required_above", **words)
        return label(FIRST_YEAR, TOP_TN, text, xanchor="left", yanchor="top")
    right = year is not None and year < 2039  # else the year of crossing stands right of the name
    above = not right or required < 0.26  # below there would be no room
    return label(
        LAST_YEAR if right else FIRST_YEAR,
        required,
        say(language, "breakout.crossing.label_required", **words),
        xanchor="right" if right else "left",
        yanchor="bottom" if above else "top",
        yshift=2 if above else -2,
    )


def _captured_label(
    required: float, captured: tuple[float, ...], words: dict[str, str], language: str
) -> Spec:
    """Return the value captured in the last year, or beside where the curve leaves the scale."""
    last = captured[-1] / 1000
    if last > TOP_TN:
        leaves = next(y for y, value in zip(YEARS, captured, strict=True) if value > 1000 * TOP_TN)
        return label(
            leaves - 1.2 if leaves > 2040 else LAST_YEAR,
            TOP_TN,
            f"<b>{say(language, 'breakout.crossing.label_captured_above', **words)}</b>",
            xanchor="right",
            yanchor="top",
            yshift=-20 if required > TOP_TN else 0,
        )
    kind = "captured" if last else "nothing"
    name = f"<b>{say(language, f'breakout.crossing.label_{kind}', **words)}</b>"
    if last > TOP_TN - 0.3:  # no room above the end of the line, so left of it
        return label(LAST_YEAR - 1, last, name, xanchor="right", yanchor="middle")
    just_below = 0 < required - last < 0.35  # then the text goes above both lines
    just_above = 0 <= last - required < 0.45  # then it leaves room for the year of crossing
    return label(
        LAST_YEAR,
        required if just_below else last,
        name,
        xanchor="right",
        yanchor="bottom",
        yshift=24 if just_above else 5,
    )


def _year_label(height: float, year: int) -> Spec:
    """Return the year of crossing, left above its dot; right of it where there is no room."""
    early = year < FIRST_YEAR + 3
    on_scale = height <= TOP_TN
    return label(
        year,
        min(height, TOP_TN),
        f"<b>{year}</b>",
        xanchor="left" if early else "right",
        yanchor="bottom" if on_scale else "top",
        xshift=8 if early else -6,
        yshift=2 if on_scale else -40,
    )


def _crossing_table(
    context: Context, captured: tuple[float, ...], low: tuple[float, ...], high: tuple[float, ...]
) -> Table:
    columns = ("year", "required", "captured", "low", "high")
    required = round(context.results.breakout.required_gross_profit_usd_bn, 1)
    return Table(
        columns=tuple(
            say(context.language, f"breakout.crossing.column.{name}") for name in columns
        ),
        rows=tuple(
            (str(year), required, *(round(value, 1) for value in values))
            for year, *values in zip(YEARS, captured, low, high, strict=True)
        ),
    )


def _revenue_rows() -> tuple[tuple[str, str, bool], ...]:
    return tuple(REVENUE_ROWS.values())


def _revenue_facts() -> tuple[str, ...]:
    return tuple(fact_id for fact_id, _, _ in _revenue_rows())


def _names(pairs: list[tuple[str, str]], language: str) -> str:
    """Return names once each, linked where one of their addresses is known."""
    found: dict[str, str] = {}
    for name, url in pairs:
        found[name] = found.get(name) or url
    linked = (f"[{name}]({url})" if url else name for name, url in found.items())
    return say(language, "text.comma").join(linked)


def _revenue_text(code: str, found: Fact, language: str) -> str:
    return say(language, f"breakout.revenue.row.{code}", value=money(found.value, language))


def _revenue_row(code: str, language: str) -> Row:
    fact_id, colour, filled = REVENUE_ROWS[code]
    found = fact(fact_id)
    text = _revenue_text(code, found, language)
    return Row(
        label=text,
        hover=text,
        colour=colour,
        points=((math.log10(found.value), filled),),
        thin=True,
    )


def _short_money(usd_bn: float, language: str) -> str:
    """Return an amount short enough for an axis."""
    large = usd_bn >= 1000
    amount = usd_bn / 1000 if large else usd_bn * SMALL_UNITS_PER_BN[language]
    key = f"breakout.revenue.tick_{'large' if large else 'small'}"
    return say(language, key, amount=number(amount, language))


def _revenue_table(language: str) -> Table:
    columns = ("what", "value", "as_of", "publisher", "via", "grade")
    return Table(
        columns=tuple(say(language, f"breakout.revenue.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"fact.{fact_id}"),
                fact(fact_id).value,
                long_date(fact(fact_id).as_of, language),
                fact(fact_id).publisher,
                _via(fact(fact_id).reported_via, language),
                fact(fact_id).grade,
            )
            for fact_id in _revenue_facts()
        ),
    )


def _via(carrier: str, language: str) -> str:
    return say(language, f"carrier.{carrier}") if carrier else ""


def _estimate_words(estimate: UpliftEstimate, language: str) -> dict[str, str]:
    low, high = estimate.span_pp
    return {
        "author": say(language, f"breakout.uplift.author.{estimate.estimate_id}"),
        "measure": say(language, f"breakout.uplift.measure.{estimate.measure}"),
        "horizon": say(language, f"breakout.uplift.horizon.{estimate.horizon}"),
        "low": number(low, language),
        "base": number(estimate.base_pp or 0, language),
        "high": number(high, language),
        "published": long_date(estimate.published, language),
    }


def _uplift_row(estimate: UpliftEstimate, language: str) -> Row:
    low, high = estimate.span_pp
    middle = estimate.base_pp
    kind = "point" if low == high else "range" if middle is None else "range_mid"
    words = _estimate_words(estimate, language)
    return Row(
        label=say(language, f"breakout.uplift.row.{kind}", **words),
        hover=say(language, f"breakout.uplift.hover.{kind}", **words),
        colour=RANGE,
        bar=(low, high) if low < high else (0.0, high),
        hollow=low == high,
        points=((middle, True),) if middle is not None and low < high else (),
    )


def _uplift_table(estimates: tuple[UpliftEstimate, ...], language: str) -> Table:
    columns = ("author", "measure", "horizon", "low", "base", "high", "published", "via")

    def row(estimate: UpliftEstimate) -> tuple[Cell, ...]:
        words = _estimate_words(estimate, language)
        return (
            words["author"],
            words["measure"],
            words["horizon"],
            estimate.low_pp,
            estimate.base_pp,
            estimate.high_pp,
            words["published"],
            _via(estimate.reported_via, language),
        )

    return Table(
        columns=tuple(say(language, f"breakout.uplift.column.{name}") for name in columns),
        rows=tuple(map(row, estimates)),
    )


def _early_totals() -> tuple[GrowthSpan, ...]:
    """Return growth of total output before official accounts begin."""
    spans = growth_spans("total", "maddison")
    return tuple(span for span in spans if span.end_year <= OFFICIAL_FROM)


def _span_text(span: GrowthSpan, language: str) -> str:
    return say(language, "breakout.growth.span", start=str(span.start_year), end=str(span.end_year))


def _growth_line(
    spans: tuple[GrowthSpan, ...], line: Spec, symbol: str, hover: str, language: str
) -> Spec:
    return _line(
        [span.middle_year for span in spans],
        [span.growth_pct for span in spans],
        hover,
        {"width": 2, **line},
        mode="lines+markers",
        marker={"size": 7, "color": line["color"], "symbol": symbol},
        text=[_span_text(span, language) for span in spans],
    )


def _growth_lines(language: str) -> list[Spec]:
    """Return output per head in grey and total output in blue, hollow before official accounts."""
    per_head, total = (
        say(language, f"breakout.growth.hover_{name}") for name in ("per_head", "total")
    )
    grey, blue, dotted = (
        {"color": CONTEXT},
        {"color": OBSERVED},
        {"color": OBSERVED, "dash": "dot"},
    )
    return [
        _growth_line(growth_spans("per_head", "maddison"), grey, "square", per_head, language),
        _growth_line(_early_totals(), dotted, "circle-open", total, language),
        _growth_line(growth_spans("total", "bea"), blue, "circle", total, language),
    ]


def _growth_reader(growth: float, trend: float, words: dict[str, str], language: str) -> list[Spec]:
    """Return the reader's 2035 and its distance from the trend since 2000."""
    hover = say(language, "breakout.growth.hover_reader", **words)
    y = [round(trend, 3), round(growth, 3)]
    line = {"color": SCENARIO, "width": 2, "dash": "dot"}
    dot = {"size": 11, "color": SCENARIO}
    return [
        _line([2024, 2035], y, hover, line),
        _line([2035], y[1:], hover, line, mode="markers", marker=dot),
    ]


def _growth_labels(growth: float, words: dict[str, str], language: str) -> list[Spec]:
    peak = max(growth_spans("total", "bea"), key=lambda span: span.growth_pct)
    lowest = min(growth_spans("per_head", "maddison"), key=lambda span: span.growth_pct)
    newest = growth_spans("total", "bea")[-1].growth_pct
    return [
        label(
            peak.middle_year,
            peak.growth_pct,
            say(language, "breakout.growth.label_total"),
            xanchor="left",
            yanchor="middle",
            xshift=9,
        ),
        label(
            lowest.middle_year,
            lowest.growth_pct,
            say(language, "breakout.growth.label_per_head"),
            xanchor="left",
            yanchor="top",
            yshift=-5,
        ),
        label(
            LAST_GROWTH_YEAR,
            max(growth, newest),
            f"<b>{say(language, 'breakout.growth.label_reader', **words)}</b>",
            xanchor="right",
            yanchor="bottom",
            yshift=8,
        ),
    ]


def _growth_table(growth: float, language: str) -> Table:
    columns = ("span", "per_head", "maddison", "bea", "reader")
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
        )
        for key in sorted(spans)
    ]
    rows.append((say(language, "date.year", year="2035"), None, None, None, round(growth, 2)))
    return Table(
        columns=tuple(say(language, f"breakout.growth.column.{name}") for name in columns),
        rows=tuple(rows),
    )


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "crossing": crossing_chart,
        "revenue": revenue_chart,
        "uplift": uplift_chart,
        "growth": growth_chart,
    }
)
