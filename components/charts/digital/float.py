"""The chart `digital.float`: the money at rest against the days held."""

import math

from components.charts.digital.shared import REAL_PAYMENTS, clipped, log_axis, shared_words
from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    label,
    layout,
    line_trace,
    marker_trace,
    reference_line,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.context import Context
from components.evidence import fact
from components.model.themes.digital import float_needed_usd_bn, payment_supply_usd_bn
from components.text import money, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table
from components.text.themes.digital import cover_kind

RANGE_BN = (0.03, 10_000.0)
HEIGHT_PX = 430
MARGIN_PX = (64, 44)
DECADE_PX = (HEIGHT_PX - MARGIN_PX[1] - 12) / math.log10(RANGE_BN[1] / RANGE_BN[0])
MOST_DAYS = 30.0
DAYS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 24, 27, 30)


def float_chart(context: Context) -> Chart:
    """Return the money at rest against the days held, and the supply that is there."""
    language = context.language
    kind = cover_kind(context.results)
    words = shared_words(context)
    own = "set" if "sup" in context.scenario.changes() else "observed"
    some = "none" if kind == "nothing" else "some"
    return Chart(
        key="digital.float",
        title=say(language, f"digital.float.title.{kind}", **words),
        subtitle=say(language, "digital.float.subtitle"),
        source=with_reading(
            f"digital.float.{some}",
            scenario_source_line(context, ("sup", "pay", "mkt", "mov", "days"), (REAL_PAYMENTS,)),
            language,
            **words,
        ),
        alt=say(language, f"digital.float.alt.{kind}", **words),
        spec={
            "data": _traces(context, words, kind),
            "layout": layout(
                height=HEIGHT_PX,
                margin=MARGIN_PX,
                x={
                    "range": [0, MOST_DAYS + 1],
                    "tickvals": [0, 5, 10, 15, 20, 25, 30],
                    "title": {"text": say(language, "digital.float.axis"), "standoff": 6},
                },
                y=log_axis(RANGE_BN, language),
                shapes=[_supply_line(context.scenario.sup, own)],
                annotations=_labels(context, words, own, kind),
            ),
        },
        table=_table(context),
    )


def _traces(context: Context, words: dict[str, str], kind: str) -> list[Spec]:
    """Return the float of payments really made, and that of the reader's.

    Without payments that has no points: charts with as many traces can be drawn between two.
    """
    language = context.language
    real = _float_line(
        fact(REAL_PAYMENTS).value, stroke(CONTEXT, 1.5, "dot"), "hover_real", language
    )
    own = _float_line(context.results.digital.moved_usd_bn, stroke(SCENARIO, 3), "hover", language)
    dot = marker_trace(
        [context.scenario.days],
        [clipped(context.results.digital.float_needed_usd_bn, RANGE_BN)],
        {"size": 13, "color": SCENARIO},
        say(language, "digital.float.hover"),
        customdata=[words["float"]],
        cliponaxis=False,
    )
    if kind == "nothing":
        own, dot = (trace | {"x": [], "y": [], "customdata": []} for trace in (own, dot))
    return [real, own, dot]


def _float_line(moved: float, line: Spec, hover: str, language: str) -> Spec:
    """Return the float for a year's payments over the days held."""
    floats = [float_needed_usd_bn(moved, days) for days in DAYS]
    return line_trace(
        DAYS,
        [round(needed, 6) for needed in floats],
        line,
        say(language, f"digital.float.{hover}"),
        customdata=[money(needed, language) for needed in floats],
    )


def _supply_line(supply_usd_bn: float, own: str) -> Spec:
    if own == "set":
        return reference_line("y", supply_usd_bn, SCENARIO)
    return reference_line("y", supply_usd_bn, OBSERVED, "solid")


def _labels(context: Context, words: dict[str, str], own: str, kind: str) -> list[Spec]:
    """Return the names of the lines, and the reader's float tied to its dot by a short line."""
    scenario, language = context.scenario, context.language
    real = float_needed_usd_bn(fact(REAL_PAYMENTS).value, MOST_DAYS)
    labels = [
        label(
            MOST_DAYS + 1,
            round(math.log10(scenario.sup), 3),
            say(language, f"digital.float.label_supply.{own}", **words),
            xanchor="right",
            yanchor="bottom",
        ),
        label(
            MOST_DAYS + 1,
            round(math.log10(real), 3),
            say(language, "digital.float.label_real", **words),
            xanchor="right",
            yanchor="top",
            align="right",
            yshift=-14,
        ),
    ]
    return labels if kind == "nothing" else [*labels, _reader_label(context, words)]


def _reader_label(context: Context, words: dict[str, str]) -> Spec:
    needed, days = context.results.digital.float_needed_usd_bn, context.scenario.days
    y = clipped(needed, RANGE_BN)
    key = "label_below" if needed < RANGE_BN[0] else "label_reader"
    side = ("left", "center", "right")[min(2, int(3 * days / (MOST_DAYS + 1)))]
    return label(
        days,
        round(math.log10(y), 3),
        f"<b>{say(context.language, f'digital.float.{key}', **words)}</b>",
        xanchor=side,
        align=side,
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=CONTEXT,
        ax=0,
        ay=-_clear_height(context, y, side),
    )


def _clear_height(context: Context, y: float, side: str) -> int:
    """Return how many pixels above its dot the reader's label meets no line; below if negative.

    On a phone the first line of the label is about 13 days wide and the second 6; both are 16
    pixels high. The supply's own label stands on its line.
    """
    scenario, moved = context.scenario, context.results.digital.moved_usd_bn
    near, far = {"left": (6, 13), "center": (6, 6), "right": (-6, -13)}[side]
    start = scenario.days - (3 if side == "center" else 0)

    def heights(last: int) -> list[float]:
        steps = range(0, last, 1 if last > 0 else -1)
        days = [min(max(start + step, 0.5), MOST_DAYS) for step in (*steps, last)]
        lines = [
            float_needed_usd_bn(year, day)
            for year in (moved, fact(REAL_PAYMENTS).value)
            for day in days
        ]
        return [
            DECADE_PX * math.log10(line / y) for line in (scenario.sup, 1.3 * scenario.sup, *lines)
        ]

    low, high = (DECADE_PX * math.log10(bound / y) for bound in RANGE_BN)
    clear = [
        height
        for height in (50, 90, -50, -90, 130, -130, 190)
        if low + 16 < height < high - 16
        and all(abs(height - line) > 19 for line in heights(near))
        and all(not -1 < line - height < 19 for line in heights(far))
    ]
    return clear[0] if clear else 50


def _table(context: Context) -> Table:
    scenario, moved = context.scenario, context.results.digital.moved_usd_bn
    supply = payment_supply_usd_bn(scenario.sup, scenario.pay)
    real = fact(REAL_PAYMENTS).value
    some = context.results.digital.supply_cover_x is not None

    def row(days: float) -> tuple[Cell, ...]:
        resting = float_needed_usd_bn(moved, days)
        cover = round(supply / resting, 2) if some else None
        return days, round(resting, 3), cover, round(float_needed_usd_bn(real, days), 2)

    rows = map(row, sorted({*DAYS, scenario.days}))
    columns = ("days", "float", "cover", "real")
    return chart_table("digital.float", columns, rows, context.language)
