"""AI spending worldwide added up from 2025 to 2030."""

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
    zone,
)
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.charts.placing import Name, Named, along, named
from components.context import Context
from components.evidence import fact
from components.model import Scenario
from components.model.themes.buildout import YEARS, annual_capex_usd_bn, world_ai_factor
from components.text import lever_text, money, money_ends, say
from components.text.sources import scenario_source_line
from components.text.table import Table

TOP_TN = 12.0
RANGE_FACTS = ("bii.ai_capex_low_usd_tn", "bii.ai_capex_high_usd_tn")


def cumulative_chart(context: Context) -> Chart:
    """Return AI spending worldwide from 2025 to 2030, against the range of 5-8 trillion."""
    scenario, language = context.scenario, context.language
    buildout, factor = context.results.buildout, world_ai_factor(scenario.ai, scenario.rest)
    total, flat = buildout.world_ai_total_usd_tn, factor * buildout.flat_total_usd_tn
    low, high = (fact(fact_id).value for fact_id in RANGE_FACTS)
    place = "below" if total < low else "above" if total > high else "inside"
    low_text, high_text = money_ends(1000 * low, 1000 * high, language)
    words = {
        "world": money(1000 * total, language),
        "low": low_text,
        "high": high_text,
        "path": say(
            language,
            f"buildout.cumulative.path.{'bust' if scenario.bust else 'steady'}",
            g=lever_text("g", scenario.g, language),
            bust=lever_text("bust", scenario.bust, language),
        ),
        "flat": money(1000 * flat, language),
        "definition": lever_text("base", scenario.base, language),
        "ai": lever_text("ai", scenario.ai, language),
        "rest": lever_text("rest", scenario.rest, language),
    }
    return Chart(
        key="buildout.cumulative",
        title=say(language, f"buildout.cumulative.title.{place}", **words),
        subtitle=say(language, "buildout.cumulative.subtitle", **words),
        source=with_reading(
            "buildout.cumulative",
            scenario_source_line(context, ("c25", "c26", "g", "ai", "rest"), RANGE_FACTS[:1]),
            language,
            **words,
        ),
        alt=say(language, f"buildout.cumulative.alt.{place}", **words),
        table=_table(context),
        **_named(context, words),
    )


def _named(context: Context, words: dict[str, str]) -> Named:
    scenario, language = context.scenario, context.language
    low, high = (fact(fact_id).value for fact_id in RANGE_FACTS)
    drawn = layout(
        height=430,
        x={"range": [2024.75, 2030.3], "tickvals": list(YEARS), "tickformat": "d"},
        y={"range": [0, TOP_TN], "tickvals": [0, 2, 4, 6, 8, 10, 12]},
        shapes=[zone("y", low, high, faded(RANGE, 0.18))],
    )
    data = _lines(scenario, language)
    *_, first, _, _ = data
    of_range = say(language, "buildout.cumulative.label_range", **words)
    names: list[Name] = [
        *_end_names(context, words),
        [
            label(2024.8, high, of_range, xanchor="left", yanchor=side, yshift=away)
            for side, away in (("top", -2), ("bottom", 2))
        ],
    ]
    if first["line"]["color"] == OBSERVED:
        announced = say(language, "buildout.cumulative.label_announced")
        names.append(along(first["x"], first["y"], announced, drawn))
    return named(data, drawn, names)


def _lines(scenario: Scenario, language: str) -> list[Spec]:
    """Return flat spending in grey, then what the reader has set in orange.

    The figures of 2025 and 2026 are blue as long as they stand at their defaults.
    """
    path = _cumulative_tn(scenario, scenario.g, scenario.bust)
    flat = _cumulative_tn(scenario, 0)
    changed = scenario.changes().keys()
    first, second = (
        SCENARIO if changed & {key, "ai", "rest"} else OBSERVED for key in ("c25", "c26")
    )
    hover = say(language, "buildout.cumulative.hover")
    years = list(YEARS)
    marker = {
        "size": 9,
        "color": [first, second, *[SCENARIO] * 4],
        "symbol": ["circle", "circle-open", *["circle"] * 4],
    }
    return [
        line_trace(years[1:], flat[1:], stroke(CONTEXT, 2, "dot"), hover),
        line_trace(years[:2], path[:2], stroke(second, 2, "dash"), hover),
        line_trace(years[1:], path[1:], stroke(SCENARIO, 3), hover),
        marker_trace(years, path, marker, hover),
    ]


def _cumulative_tn(scenario: Scenario, g: float, bust: float = 0) -> list[float]:
    factor = world_ai_factor(scenario.ai, scenario.rest) / 1000
    annual = annual_capex_usd_bn(scenario.c25, scenario.c26, g, bust)
    return [round(factor * value, 3) for value in accumulate(annual)]


def _end_names(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the names of both lines at 2030, the higher line's above it, the lower line's below.

    A total above the axis is named at its top.
    """
    scenario, language, buildout = context.scenario, context.language, context.results.buildout
    total = buildout.world_ai_total_usd_tn
    flat = world_ai_factor(scenario.ai, scenario.rest) * buildout.flat_total_usd_tn
    kind = "label_total" if total <= TOP_TN else "label_above"
    text = f"<b>{say(language, f'buildout.cumulative.{kind}', **words)}</b>"
    names = [_end_name(min(total, TOP_TN), text, up=flat <= total <= TOP_TN)]
    if abs(total - flat) > 1e-9:
        text = say(language, "buildout.cumulative.label_flat", **words)
        names.append(_end_name(flat, text, up=flat > total))
    return names


def _end_name(y: float, text: str, *, up: bool) -> Spec:
    return label(
        YEARS[-1],
        y,
        text,
        xanchor="right",
        yanchor="bottom" if up else "top",
        xshift=8,
        yshift=6 if up else -6,
    )


def _table(context: Context) -> Table:
    annual = context.results.buildout.annual_usd_bn
    scenario = context.scenario
    flat = annual_capex_usd_bn(scenario.c25, scenario.c26, 0)
    factor = world_ai_factor(scenario.ai, scenario.rest)
    world = accumulate(factor * spent for spent in annual)
    years = zip(YEARS, annual, accumulate(annual), accumulate(flat), world, strict=True)
    return chart_table(
        "buildout.cumulative",
        ("year", "annual", "cumulative", "flat", "world"),
        ((str(year), *(round(value, 1) for value in values)) for year, *values in years),
        context.language,
    )
