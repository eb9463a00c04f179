"""Power needed and power that can be connected, added up year by year."""

from itertools import accumulate

from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    label,
    layout,
    line_trace,
    marker_trace,
    stroke,
    with_reading,
)
from components.charts.palette import RANGE, SCENARIO
from components.charts.placing import named
from components.context import Context
from components.model.themes.power import YEARS
from components.text import lever_text, measure, say
from components.text.sources import scenario_source_line
from components.text.table import Table
from components.text.themes.power import case

TOP_GW = 120.0


def years_chart(context: Context) -> Chart:
    """Return the power needed and connectable from 2026 on, added up year by year."""
    language, power = context.language, context.results.power
    words = {
        "needed": measure(power.gw_needed, "gw", language),
        "can": measure(power.gw_connectable, "gw", language),
        "short": measure(power.gw_short, "gw", language),
        "conn": lever_text("conn", context.scenario.conn, language),
    }
    return Chart(
        key="power.years",
        title=say(language, f"power.years.title.{case(context)}", **words),
        subtitle=say(language, "power.years.subtitle", **words),
        source=with_reading(
            "power.years",
            scenario_source_line(context, ("conn", "us", "ai", "gwc")),
            language,
            **words,
        ),
        alt=say(language, f"power.years.alt.{case(context)}", **words),
        table=_table(context),
        **named(
            _lines(context),
            layout(
                height=400,
                x={"range": [2025.6, 2030.4], "tickvals": list(YEARS), "tickformat": "d"},
                y={"range": [0, TOP_GW], "tickvals": [0, 20, 40, 60, 80, 100, 120]},
            ),
            _names(context, words),
        ),
    )


def _needed_gw(context: Context) -> list[float]:
    return [round(gw, 3) for gw in accumulate(context.results.power.needed_by_year)]


def _connectable_gw(context: Context) -> list[float]:
    return [round(context.scenario.conn * place, 3) for place in range(1, len(YEARS) + 1)]


def _lines(context: Context) -> list[Spec]:
    needed, connectable = _needed_gw(context), _connectable_gw(context)
    hovers = {
        kind: say(context.language, f"power.years.hover.{kind}") for kind in ("needed", "can")
    }
    marker = {"size": 9, "color": SCENARIO}
    return [
        line_trace(YEARS, connectable, stroke(RANGE, 3, "dash"), hovers["can"]),
        line_trace(YEARS, needed, stroke(SCENARIO, 3), hovers["needed"]),
        marker_trace(YEARS, needed, marker, hovers["needed"]),
    ]


def _names(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the names of both lines at 2030, the higher line's above it, the lower line's below.

    A line that leaves the plot is named at its top edge.
    """
    power = context.results.power
    ends = {"needed": power.gw_needed, "can": power.gw_connectable}
    shown = []
    for place, kind in enumerate(sorted(ends, key=lambda kind: -ends[kind])):
        gw, text = ends[kind], say(context.language, f"power.years.label_{kind}", **words)
        up = place == 0 and gw <= TOP_GW
        shown.append(
            label(
                YEARS[-1],
                min(gw, TOP_GW),
                text if gw <= TOP_GW else f"↑ {text}",
                xanchor="right",
                yanchor="bottom" if up else "top",
                yshift=6 if up else -6,
            )
        )
    return shown


def _table(context: Context) -> Table:
    years = zip(
        YEARS,
        context.results.power.needed_by_year,
        _needed_gw(context),
        _connectable_gw(context),
        strict=True,
    )
    return chart_table(
        "power.years",
        ("year", "needed", "needed_sum", "can_sum"),
        ((str(year), *(round(gw, 2) for gw in values)) for year, *values in years),
        context.language,
    )
