"""The chart `digital.float`: the money at rest against the days held."""

from components.charts.digital.shared import REAL_PAYMENTS, shared_words
from components.charts.kit import (
    Chart,
    Spec,
    amount_ticks,
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
from components.charts.placing import Name, Named, along, around, named
from components.context import Context
from components.evidence import fact
from components.model.themes.digital import float_needed_usd_bn, payment_supply_usd_bn
from components.text import money, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table
from components.text.themes.digital import cover_kind

TOP_BN = 100.0
TICKS_BN = (0, 25, 50, 75, 100)
MOST_DAYS = 30.0
FAR_DAYS = 18
"""From here on what was really paid runs clear of what other payments need."""
DAYS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 24, 27, 30)


def float_chart(context: Context) -> Chart:
    """Return the money at rest against the days held, and the supply that is there."""
    language = context.language
    kind = cover_kind(context.results)
    usable = payment_supply_usd_bn(context.scenario.sup, context.scenario.pay)
    words = shared_words(context) | {"payable": money(usable, language)}
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
        table=_table(context),
        **_named(context, words, own, kind),
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
    needed = context.results.digital.float_needed_usd_bn
    dot = marker_trace(
        [context.scenario.days],
        [round(min(needed, TOP_BN), 4)],
        {
            "size": 13,
            "color": SCENARIO,
            "symbol": "circle" if needed <= TOP_BN else "triangle-up",
        },
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


def _named(context: Context, words: dict[str, str], own: str, kind: str) -> Named:
    scenario, language = context.scenario, context.language
    supply = scenario.sup
    colour, dash = (SCENARIO, "dash") if own == "set" else (OBSERVED, "solid")
    for_payments = payment_supply_usd_bn(supply, scenario.pay)
    levels = ((supply, colour, dash), (for_payments, colour, "dashdot"))
    drawn = layout(
        height=430,
        margin=(64, 44),
        x={
            "range": [0, MOST_DAYS + 1],
            "tickvals": [0, 5, 10, 15, 20, 25, 30],
            "title": {
                "text": say(language, "digital.float.axis"),
                "standoff": 6,
                "font": {"size": 13},
            },
        },
        y={"range": [0, TOP_BN], **amount_ticks(TICKS_BN, language)},
        shapes=[reference_line("y", level, *look) for level, *look in levels if level <= TOP_BN],
    )
    data = _traces(context, words, kind)
    real, *_ = data
    far = DAYS.index(FAR_DAYS)
    names: list[Name] = [] if kind == "nothing" else [_reader_name(context, words)]
    names += [
        _level_name(
            for_payments, say(language, "digital.float.label_for_payments", **words), drawn
        ),
        along(
            DAYS[far:],
            real["y"][far:],
            say(language, "digital.float.label_real", **words),
            drawn,
        ),
        _level_name(supply, say(language, f"digital.float.label_supply.{own}", **words), drawn),
    ]
    return named(data, drawn, names)


def _level_name(usd_bn: float, text: str, drawn: Spec) -> Name:
    """Return the name of a line across, at the top with an arrow if the line is beyond it."""
    ends = [0.0, MOST_DAYS + 1]
    if usd_bn <= TOP_BN:
        return along(ends[::-1], [usd_bn] * 2, text, drawn)
    return [
        label(place, TOP_BN, f"↑ {text}", xanchor=side, yanchor="top", yshift=-away)
        for away in (2, 20, 38)
        for place, side in ((MOST_DAYS + 1, "right"), (0.3, "left"), (MOST_DAYS / 2, "center"))
    ]


def _reader_name(context: Context, words: dict[str, str]) -> Name:
    """Return the reader's float beside its dot, with an arrow if it is beyond the axis."""
    needed = context.results.digital.float_needed_usd_bn
    text = say(context.language, "digital.float.label_reader", **words)
    text = f"<b>{text}</b>" if needed <= TOP_BN else f"<b>↑ {text}</b>"
    return around(context.scenario.days, min(needed, TOP_BN), text)


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
