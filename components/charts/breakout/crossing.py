"""The chart `breakout.crossing`: what the capital must earn against what sellers capture."""

from typing import NamedTuple

from components.charts.breakout.shared import YEAR_AXIS
from components.charts.kit import (
    Chart,
    Spec,
    band_trace,
    chart_table,
    layout,
    line_trace,
    marker_trace,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, RANGE, SCENARIO, faded
from components.charts.placing import Name, Named, along, around, named
from components.context import Context
from components.evidence.breakout import uplift_estimates
from components.model.payback import (
    BUILT_YEAR,
    YEARS,
    captured_usd_bn,
    required_by_year_usd_bn,
)
from components.text import money, number, say
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table
from components.text.themes.breakout import crossing_case

TOP_TN = 5.0
COMPLETE_YEAR = BUILT_YEAR + 1
"""The year from which the whole build-out must earn its cost."""
CAPITAL_LEVERS = ("c25", "c26", "g", "bust", "ai", "rest")
"""What the build-out adds up from; its sources stand on that page, so here only what changed."""
BAND_AUTHORS = ("acemoglu", "goldman")


class _Captured(NamedTuple):
    """What sellers capture by year in USD bn: in the reader's case and at two published uplifts."""

    own: tuple[float, ...]
    at_low: tuple[float, ...]
    at_high: tuple[float, ...]


def crossing_chart(context: Context) -> Chart:
    """Return what the capital must earn a year against what sellers of AI capture."""
    scenario, language = context.scenario, context.language
    case = crossing_case(context.results, scenario)
    captured = _Captured(
        captured_usd_bn(scenario, context.observed),
        *(captured_usd_bn(scenario.replace(up=up), context.observed) for up in _band_uplifts_pp()),
    )
    words = _words(context, captured.own)
    own = tuple(key for key in CAPITAL_LEVERS if key in scenario.changes())
    return Chart(
        key="breakout.crossing",
        title=say(language, f"breakout.crossing.title.{case}", **words),
        subtitle=say(language, "breakout.crossing.subtitle", **words),
        source=with_reading(
            "breakout.crossing",
            scenario_source_line(
                context,
                ("ret", "short", "ls", "ll", "up", "half", "yrs", "capt", "reach", *own),
                ("us_gdp.2026_usd_bn",),
            ),
            language,
            **words,
        ),
        alt=say(language, f"breakout.crossing.alt.{case}", **words),
        table=_table(context, captured),
        **_named(context, captured, words),
    )


def _words(context: Context, captured: tuple[float, ...]) -> dict[str, str]:
    language, breakout = context.language, context.results.breakout
    low, high = _band_uplifts_pp()
    return {
        "required": money(breakout.required_gross_profit_usd_bn, language),
        "captured": money(captured[-1], language),
        "year": str(breakout.crossover_year or ""),
        "world": money(1000 * context.results.buildout.world_ai_total_usd_tn, language),
        "low": number(low, language),
        "high": number(high, language),
    }


def _band_uplifts_pp() -> list[float]:
    """Return the uplifts, low and high, between which the band lies."""
    found = {estimate.estimate_id: estimate.base_pp for estimate in uplift_estimates()}
    return [found[author] or 0.0 for author in BAND_AUTHORS]


def _in_tn(values: tuple[float, ...]) -> list[float]:
    return [round(value / 1000, 3) for value in values]


def _required_line(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the requirement by year, dotted while the build-out is not complete."""
    required = _in_tn(required_by_year_usd_bn(context.scenario))
    hover = say(context.language, "breakout.crossing.hover_required", **words)
    complete = YEARS.index(COMPLETE_YEAR)
    return [
        line_trace(YEARS[part], required[part], stroke(CONTEXT, 2.5, dash), hover)
        for part, dash in ((slice(complete + 1), "dot"), (slice(complete, None), "solid"))
    ]


def _captured_line(captured: tuple[float, ...], language: str) -> Spec:
    hover = say(language, "breakout.crossing.hover_captured")
    return line_trace(YEARS, _in_tn(captured), stroke(SCENARIO, 3), hover)


def _crossing_mark(context: Context, captured: tuple[float, ...]) -> Spec:
    """Return the dot where captured value first meets the requirement, if that is on the scale.

    Else it has no point: charts with as many traces can be drawn between two.
    """
    year = context.results.breakout.crossover_year
    met = [] if year is None else [(year, captured[YEARS.index(year)] / 1000)]
    shown = [(year, round(height, 3)) for year, height in met if height <= TOP_TN]
    hover = say(context.language, "breakout.crossing.hover_captured")
    years, heights = [year for year, _ in shown], [height for _, height in shown]
    return marker_trace(years, heights, {"size": 11, "color": SCENARIO}, hover)


def _named(context: Context, captured: _Captured, words: dict[str, str]) -> Named:
    drawn = layout(
        height=430,
        x=YEAR_AXIS,
        y={"range": [0, TOP_TN], "tickvals": [0, 1, 2, 3, 4, 5]},
        margin=(32, 28),
    )
    low, high = _in_tn(captured.at_low), _in_tn(captured.at_high)
    data = [
        band_trace(YEARS, low, high, faded(RANGE, 0.18)),
        *_required_line(context, words),
        _captured_line(captured.own, context.language),
        _crossing_mark(context, captured.own),
    ]
    edges = [
        along(YEARS, edge, say(context.language, f"breakout.crossing.label_{name}", **words), drawn)
        for name, edge in (("high", high), ("low", low))
    ]
    return named(data, drawn, [*_names(context, captured.own, words, drawn), *edges])


def _names(
    context: Context, captured: tuple[float, ...], words: dict[str, str], drawn: Spec
) -> list[Name]:
    """Return the names of the year of crossing and of both lines; at the top if beyond it."""
    language = context.language
    required = _in_tn(required_by_year_usd_bn(context.scenario))
    year = context.results.breakout.crossover_year
    own = _in_tn(captured)
    kind = "captured_above" if own[-1] > TOP_TN else "captured" if own[-1] else "nothing"
    above = "_above" if required[-1] > TOP_TN else ""
    texts = {
        "own": f"<b>{say(language, f'breakout.crossing.label_{kind}', **words)}</b>",
        "required": say(language, f"breakout.crossing.label_required{above}", **words),
    }
    names: list[Name] = []
    if year is not None:
        height = min(own[YEARS.index(year)], TOP_TN)
        names.append(around(year, height, f"<b>{year}</b>"))
    return [
        *names,
        along(YEARS, own, texts["own"], drawn),
        along(YEARS, required, texts["required"], drawn),
    ]


def _table(context: Context, captured: _Captured) -> Table:
    def row(year: int, *amounts_usd_bn: float) -> tuple[Cell, ...]:
        return (str(year), *(round(value, 1) for value in amounts_usd_bn))

    rows = map(row, YEARS, required_by_year_usd_bn(context.scenario), *captured)
    columns = ("year", "required", "captured", "low", "high")
    return chart_table("breakout.crossing", columns, rows, context.language)
