"""Charts of the page `buildout`."""

from collections.abc import Callable, Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import TypeAlias

from components.charts.frame import Chart, Row, Spec, label, layout, row_chart
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.context import Context
from components.evidence import (
    Forecast,
    capex_parts,
    fact,
    forecasts,
    implied_growth_pct,
    path_ends,
)
from components.model import LEVERS, Scenario
from components.model.themes.buildout import YEARS, annual_capex_usd_bn
from components.text import has, lever_text, long_date, money, money_ends, number, say
from components.text.sources import scenario_source_line, source_line
from components.text.table import Table

TOP_TN = 12.0
RANGE_FACTS = ("bii.ai_capex_low_usd_tn", "bii.ai_capex_high_usd_tn")
BRIDGE_TOP_BN = 1000.0

BridgeStep: TypeAlias = tuple[str, float, float, str, bool]
"""Code, where the bar starts, its size (USD bn), its colour, whether it is an estimate."""


def cumulative_chart(context: Context) -> Chart:
    """Return spending added up from 2025 to 2030, against the 5-8 trillion range."""
    scenario, language = context.scenario, context.language
    total = context.results.buildout.total_usd_tn
    low, high = (fact(fact_id).value for fact_id in RANGE_FACTS)
    place = "below" if total < low else "above" if total > high else "inside"
    low_text, high_text = money_ends(1000 * low, 1000 * high, language)
    path = _cumulative_tn(scenario.c25, scenario.c26, scenario.g, scenario.bust)
    words = {
        "total": money(1000 * total, language),
        "low": low_text,
        "high": high_text,
        "path": say(
            language,
            f"buildout.cumulative.path.{'bust' if scenario.bust else 'steady'}",
            g=lever_text("g", scenario.g, language),
            bust=lever_text("bust", scenario.bust, language),
        ),
        "flat": money(1000 * context.results.buildout.flat_total_usd_tn, language),
        "definition": lever_text("base", scenario.base, language),
    }
    return Chart(
        key="buildout.cumulative",
        title=say(language, f"buildout.cumulative.title.{place}", **words),
        subtitle=say(language, "buildout.cumulative.subtitle", **words),
        source=scenario_source_line(context, ("c25", "c26", "g"), RANGE_FACTS[:1]),
        alt=say(language, f"buildout.cumulative.alt.{place}", **words),
        spec={
            "data": [
                _path(
                    _cumulative_tn(scenario.c25, scenario.c26, 0)[1:],
                    CONTEXT,
                    "dot",
                    language,
                    x=list(YEARS[1:]),
                ),
                *_reader_path(path, scenario, language),
            ],
            "layout": layout(
                height=430,
                x={"range": [2024.75, 2030.3], "tickvals": list(YEARS), "tickformat": "d"},
                y={"range": [0, TOP_TN], "tickvals": [0, 2, 4, 5, 6, 8, 10, 12]},
                shapes=[_zone(low, high)],
                annotations=[
                    label(
                        2024.8,
                        high,
                        say(language, "buildout.cumulative.label_range", **words),
                        xanchor="left",
                        yanchor="top",
                    ),
                    *_end_labels(
                        total, context.results.buildout.flat_total_usd_tn, words, language
                    ),
                ],
            ),
        },
        table=_annual_table(context),
    )


def houses_chart(context: Context) -> Chart:
    """Return the forecasts by house side by side, each with its scope written out."""
    language = context.language
    total = context.results.buildout.total_usd_tn
    ordered = sorted(forecasts(), key=_highest, reverse=True)
    words = {
        "n": number(len(ordered), language),
        "lowest": money(1000 * min(map(_lowest, ordered)), language),
        "highest": money(1000 * max(map(_highest, ordered)), language),
        "total": money(1000 * total, language),
    }
    return Chart(
        key="buildout.houses",
        title=say(language, "buildout.houses.title", **words),
        subtitle=say(language, "buildout.houses.subtitle", **words),
        source=say(language, "buildout.houses.source", sources=_forecast_sources(language)),
        alt=say(language, "buildout.houses.alt", **words),
        spec=row_chart(
            [_forecast_row(forecast, language) for forecast in ordered],
            x={"range": [0, TOP_TN], "tickvals": [0, 2, 4, 6, 8, 10, 12]},
            marker=(
                total,
                say(
                    language,
                    f"buildout.houses.label_{'total' if total <= TOP_TN else 'beyond'}",
                    **words,
                ),
            ),
        ),
        table=_houses_table(ordered, language),
    )


def bridge_chart(context: Context) -> Chart:
    """Return the steps between the definitions of 2026 capex."""
    scenario, language = context.scenario, context.language
    totals = {code: _total_2026(code) for code in ("four_cash", "four_leases", "five")}
    leases = totals["four_leases"] - totals["four_cash"]
    oracle = totals["five"] - totals["four_leases"]
    world = _total_2026("world_ai")
    words = {
        "lowest": money(min(*totals.values(), world), language),
        "highest": money(max(*totals.values(), world), language),
        "c26": money(scenario.c26, language),
    }
    steps: tuple[BridgeStep, ...] = (
        ("four_cash", 0.0, totals["four_cash"], CONTEXT, True),
        ("step_leases", totals["four_cash"], leases, RANGE, True),
        ("four_leases", 0.0, totals["four_leases"], OBSERVED, False),
        ("step_oracle", totals["four_leases"], oracle, RANGE, False),
        ("five", 0.0, totals["five"], CONTEXT, False),
        ("world_ai", 0.0, world, CONTEXT, True),
    )
    facts = (
        "capex.guidance_2026.amzn_usd_bn",
        "capex.guidance_2026.msft_usd_bn",
        "capex.guidance_2026.googl_low_usd_bn",
        "capex.guidance_2026.meta_low_usd_bn",
        "capex.orcl_fy2026_guidance_usd_bn",
        "capex.world_ai_2026_usd_bn",
    )
    return Chart(
        key="buildout.bridge",
        title=say(language, "buildout.bridge.title", **words),
        subtitle=say(language, "buildout.bridge.subtitle", **words),
        source=source_line(facts, language, context.today),
        alt=say(language, "buildout.bridge.alt", **words),
        spec=row_chart(
            [_bridge_row(step, language) for step in steps],
            x={"range": [0, BRIDGE_TOP_BN], "tickvals": [0, 200, 400, 600, 800, 1000]},
            marker=(
                scenario.c26,
                say(language, "buildout.bridge.label_reader", **words),
            ),
        ),
        table=_bridge_table(language),
    )


def _cumulative_tn(c25: float, c26: float, g: float, bust: float = 0) -> list[float]:
    annual = annual_capex_usd_bn(c25, c26, g, bust)
    return [round(value / 1000, 3) for value in accumulate(annual)]


def _path(y: list[float], colour: str, dash: str, language: str, **more: object) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(YEARS),
        "y": y,
        "line": {"color": colour, "width": 2, "dash": dash},
        "hovertemplate": say(language, "buildout.cumulative.hover") + "<extra></extra>",
        **more,
    }


def _reader_path(path: list[float], scenario: Scenario, language: str) -> list[Spec]:
    """Return 2025 and 2026 at their defaults in blue, all that the reader has set in orange."""
    changed = scenario.changes()
    first, second = (SCENARIO if key in changed else OBSERVED for key in ("c25", "c26"))
    return [
        _path(path[:2], second, "dash", language, x=[2025, 2026]),
        _path(
            path[1:],
            SCENARIO,
            "solid",
            language,
            x=list(YEARS[1:]),
            line={"color": SCENARIO, "width": 3},
        ),
        _path(
            path,
            SCENARIO,
            "solid",
            language,
            mode="markers",
            marker={
                "size": 9,
                "color": [first, second, *[SCENARIO] * 4],
                "symbol": ["circle", "circle-open", *["circle"] * 4],
            },
        ),
    ]


def _zone(low: float, high: float) -> Spec:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": low,
        "y1": high,
        "fillcolor": faded(RANGE, 0.18),
        "line": {"width": 0},
        "layer": "below",
    }


def _end_labels(total: float, flat: float, words: dict[str, str], language: str) -> list[Spec]:
    """Return the labels at 2030, the higher line's above it and the lower line's below.

    A total above the axis is named at the top edge.
    """
    above = total <= TOP_TN
    kind = "label_total" if above else "label_above"
    reader = f"<b>{say(language, f'buildout.cumulative.{kind}', **words)}</b>"
    low = 1.8  # below this a label under the line would sit on the axis
    labels = [_end_label(min(total, TOP_TN), reader, up=above and (total >= flat or total < low))]
    if abs(total - flat) > 1e-9:
        text = say(language, "buildout.cumulative.label_flat", **words)
        labels.append(_end_label(flat, text, up=total < flat or flat < low))
    return labels


def _end_label(y: float, text: str, *, up: bool) -> Spec:
    return label(
        YEARS[-1],
        y,
        text,
        xanchor="right",
        yanchor="bottom" if up else "top",
        xshift=8,
        yshift=8 if up else -44,
    )


def _annual_table(context: Context) -> Table:
    language = context.language
    annual = context.results.buildout.annual_usd_bn
    flat = annual_capex_usd_bn(context.scenario.c25, context.scenario.c26, 0)
    rows = zip(YEARS, annual, accumulate(annual), accumulate(flat), strict=True)
    columns = ("year", "annual", "cumulative", "flat")
    return Table(
        columns=tuple(say(language, f"buildout.cumulative.column.{name}") for name in columns),
        rows=tuple((str(year), *(round(value, 1) for value in values)) for year, *values in rows),
    )


def _lowest(forecast: Forecast) -> float:
    return min(filter(None, (forecast.low_usd_tn, forecast.base_usd_tn, forecast.high_usd_tn)))


def _highest(forecast: Forecast) -> float:
    return max(filter(None, (forecast.low_usd_tn, forecast.base_usd_tn, forecast.high_usd_tn)))


def growth_table(language: str) -> Table:
    """Return what growth a year each house's own path from 2026 to 2030 implies."""
    columns = (
        "house", "scope_2026", "scope_2030", "value_2026", "value_2030", "growth", "published"
    )  # fmt: skip
    return Table(
        columns=tuple(say(language, f"buildout.growth.column.{name}") for name in columns),
        rows=tuple(
            (
                house_name(start.house, language),
                say(language, f"scope.{start.scope}"),
                say(language, f"scope.{end.scope}"),
                start.value_usd_bn,
                end.value_usd_bn,
                round(implied_growth_pct(start, end), 1),
                long_date(end.published, language),
            )
            for start, end in path_ends()
        ),
    )


def house_name(house: str, language: str) -> str:
    """Return a house's name as readers of the language know it."""
    key = f"house.{house}"
    return say(language, key) if has(language, key) else house


def _period(forecast: Forecast, language: str) -> str:
    return say(
        language,
        "buildout.houses.period",
        start=str(forecast.start_year),
        end=str(forecast.end_year),
    )


def _forecast_row(forecast: Forecast, language: str) -> Row:
    low, high = _lowest(forecast), _highest(forecast)
    open_end = forecast.base_usd_tn is None and forecast.high_usd_tn is None
    kind = "at_least" if open_end else "range" if low < high else "point"
    low_text, high_text = money_ends(1000 * low, 1000 * high, language)
    words = {
        "house": house_name(forecast.house, language),
        "scope": say(language, f"scope.{forecast.scope}"),
        "period": _period(forecast, language),
        "low": low_text,
        "high": high_text,
        "published": long_date(forecast.published, language),
    }
    middle = forecast.base_usd_tn
    return Row(
        label=say(language, f"buildout.houses.row.{kind}", **words),
        hover=say(language, f"buildout.houses.hover.{kind}", **words),
        colour=RANGE if forecast.house == "BlackRock" else CONTEXT,
        bar=(low, high) if low < high else (0.0, low),
        hollow=low == high,
        points=((middle, True),) if middle and low < high else (),
        arrow=open_end,
    )


def _forecast_sources(language: str) -> str:
    names: dict[str, str] = {}
    for forecast in forecasts():
        name = house_name(forecast.house, language)
        linked = f"[{name}]({forecast.url})" if forecast.url else name
        if forecast.house not in names or forecast.url:
            names[forecast.house] = linked
    return say(language, "text.comma").join(names.values())


def _houses_table(ordered: list[Forecast], language: str) -> Table:
    columns = ("house", "scope", "period", "low", "base", "high", "published")
    return Table(
        columns=tuple(say(language, f"buildout.houses.column.{name}") for name in columns),
        rows=tuple(
            (
                house_name(forecast.house, language),
                say(language, f"scope.{forecast.scope}"),
                _period(forecast, language),
                forecast.low_usd_tn,
                forecast.base_usd_tn,
                forecast.high_usd_tn,
                long_date(forecast.published, language),
            )
            for forecast in ordered
        ),
    )


def _total_2026(definition: str) -> float:
    """Return capex of 2026 by a definition, USD bn: what the lever takes as its default."""
    return float(LEVERS["c26"].default(definition).value)


def _bridge_row(step: BridgeStep, language: str) -> Row:
    code, start, size, colour, hollow = step
    is_step = code.startswith("step_")
    amount = money(size, language)
    name = say(language, f"buildout.bridge.{code}" if is_step else f"definition.{code}")
    return Row(
        label=say(
            language,
            f"buildout.bridge.row_{'step' if is_step else 'total'}",
            name=name,
            amount=amount,
        ),
        hover=say(language, "buildout.bridge.hover", name=name, amount=amount),
        colour=colour,
        bar=(start, start + size),
        hollow=hollow,
    )


def _bridge_table(language: str) -> Table:
    columns = ("definition", "year", "company", "value", "status", "published")
    return Table(
        columns=tuple(say(language, f"buildout.bridge.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"definition.{part.definition}"),
                str(part.year),
                say(language, f"company.{part.company}"),
                part.value_usd_bn,
                say(language, f"status.{part.status}"),
                long_date(fact(part.fact_id).as_of, language),
            )
            for part in capex_parts()
        ),
    )


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {"cumulative": cumulative_chart, "houses": houses_chart, "bridge": bridge_chart}
)
