"""The chart `breakout.balance`: what is captured less what is required, added up to each year."""

from itertools import accumulate
from operator import add

from components.charts.breakout.shared import YEAR_AXIS
from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    layout,
    line_trace,
    marker_trace,
    reference_line,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, RANGE, SCENARIO
from components.charts.placing import Named, along, named
from components.context import Context
from components.model import LEVERS, Scenario
from components.model.payback import (
    YEARS,
    captured_usd_bn,
    required_by_year_usd_bn,
)
from components.text import measure, money, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table

LOW_TN, TOP_TN = -10.0, 8.0
"""Ends of the axis; a line beyond leaves the picture."""


def balance_chart(context: Context) -> Chart:
    """Return the balance by year in money of 2025, as set and with the uplift that is needed."""
    language, breakout = context.language, context.results.breakout
    own = _balances_usd_tn(context, context.scenario)
    needed = _with_needed_uplift(context)
    case = "null" if breakout.payback_year is None else "dated"
    words = {
        "payback": str(breakout.payback_year or ""),
        "missing": money(-1000 * min(own[-1], 0.0), language),
        "deepest": money(-1000 * min(*own, 0.0), language),
        "ret": measure(context.scenario.ret, "pct", language),
        "needed": measure(breakout.uplift_needed_pp or 0, "pp", language),
        "by": str(round(context.scenario.due)),
        "last": money(1000 * own[-1], language),
    }
    return Chart(
        key="breakout.balance",
        title=say(language, f"breakout.balance.title.{case}", **words),
        subtitle=say(language, "breakout.balance.subtitle", **words),
        source=with_reading(
            "breakout.balance",
            scenario_source_line(
                context,
                ("ret", "short", "ls", "ll", "up", "half", "yrs", "capt", "reach"),
                ("us_gdp.2026_usd_bn",),
            ),
            language,
            **words,
        ),
        alt=say(language, f"breakout.balance.alt.{case}", **words),
        table=_table(own, needed, language),
        **_named(context, own, needed, words),
    )


def _balances_usd_tn(context: Context, scenario: Scenario) -> list[float]:
    """Return the present value of what is captured less what is required up to each year."""
    pairs = zip(
        captured_usd_bn(scenario, context.observed), required_by_year_usd_bn(scenario), strict=True
    )
    factor = 1 / (1 + scenario.ret / 100)
    worth = [
        (captured - required) * factor ** (n + 1) / 1000
        for n, (captured, required) in enumerate(pairs)
    ]
    return [round(sum_, 3) + 0.0 for sum_ in accumulate(worth, add)]


def _with_needed_uplift(context: Context) -> list[float] | None:
    """Return the balance with the uplift that is needed, None if it is no value of the lever."""
    needed = context.results.breakout.uplift_needed_pp
    if needed is None or not LEVERS["up"].accepts(needed):
        return None
    return _balances_usd_tn(context, context.scenario.replace(up=needed))


def _traces(
    context: Context, own: list[float], needed: list[float] | None, words: dict[str, str]
) -> list[Spec]:
    """Return both lines and the dot of payback.

    What is not there has no points: charts with as many traces can be drawn between two.
    """
    language = context.language
    payback = context.results.breakout.payback_year
    years = [] if payback is None else [payback]
    hover = say(language, "breakout.balance.hover")
    hover_needed = say(language, "breakout.balance.hover_needed", **words)
    return [
        line_trace(YEARS, needed or [None] * len(own), stroke(RANGE, 2, "dash"), hover_needed),
        line_trace(YEARS, own, stroke(SCENARIO, 3), hover),
        marker_trace(
            years, [own[YEARS.index(y)] for y in years], {"size": 11, "color": SCENARIO}, hover
        ),
    ]


def _named(
    context: Context, own: list[float], needed: list[float] | None, words: dict[str, str]
) -> Named:
    drawn = layout(
        height=340,
        x=YEAR_AXIS,
        y={"range": [LOW_TN, TOP_TN], "tickvals": [-8, -4, 0, 4, 8]},
        margin=(40, 28),
        shapes=[reference_line("y", 0.0, CONTEXT, "solid")],
    )

    def name(line: list[float], kind: str) -> list[Spec]:
        text = say(context.language, f"breakout.balance.{kind}", **words)
        return along(YEARS, line, f"<b>{text}</b>" if line is own else text, drawn, line is not own)

    names = [name(own, "label" if LOW_TN <= own[-1] <= TOP_TN else "label_beyond")]
    if needed is not None:
        names.append(name(needed, "label_needed"))
    return named(_traces(context, own, needed, words), drawn, names)


def _table(own: list[float], needed: list[float] | None, language: str) -> Table:
    others: list[float | None] = list(needed) if needed is not None else [None] * len(own)
    rows: list[tuple[Cell, ...]] = [
        (str(year), balance, other) for year, balance, other in zip(YEARS, own, others, strict=True)
    ]
    return chart_table("breakout.balance", ("year", "balance", "needed"), rows, language)
