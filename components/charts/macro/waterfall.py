"""The steps from the change in spending to its contribution to growth."""

from collections.abc import Mapping

from components.charts.kit import (
    FRAME_PX,
    GUTTER_PX,
    LINE_PX,
    LOW_ROW_PX,
    Chart,
    Row,
    Spec,
    chart_table,
    label,
    reference_line,
    row_chart,
    with_reading,
)
from components.charts.macro.axis import contribution_axis
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.model.themes.macro import foreign_value_pct
from components.text import lever_text, money, percent, say
from components.text.numbers import points_number, signed_points
from components.text.sources import scenario_source_line
from components.text.themes.macro import course

TREND_FACT = "growth.us_total_2000_2024_pct"
GDP_FACT = "us_gdp.2025_usd_bn"


def waterfall_chart(context: Context) -> Chart:
    """Return the steps from the change in spending to its contribution, and one firm's cut."""
    language, macro, steps = context.language, context.results.macro, waterfall_steps(context)
    levers = _lever_words(context)
    told = {code: _step_words(context, code, size, levers) for code, _, size in steps}
    words = {
        **levers,
        "trend": percent(context.observed.us_growth_trend_pct, language),
        "definition": lever_text("base", context.scenario.base, language),
        "shock_name": told["shock"]["name"],
        **{code: step["amount"] for code, step in told.items()},
    }
    sizes = {
        "gross": points_number(abs(macro.gross_contribution_pp), language),
        "net": points_number(abs(macro.net_contribution_pp), language),
    }
    trend_text = say(language, "macro.waterfall.label_trend", **words)
    return Chart(
        key="macro.waterfall",
        title=say(language, f"macro.waterfall.title.{course(macro)}", **sizes),
        subtitle=say(language, "macro.waterfall.subtitle", **words),
        source=with_reading(
            "macro.waterfall",
            say(
                language,
                "macro.waterfall.source",
                sources=scenario_source_line(context, _own_keys(context), (GDP_FACT, TREND_FACT)),
                page=say(language, "page.buildout.menu"),
            ),
            language,
            **words,
        ),
        alt=say(language, "macro.waterfall.alt", **words),
        spec=_spec(context, told, trend_text, wide=True),
        narrow=_spec(context, told, trend_text, wide=False),
        table=chart_table(
            "macro.waterfall",
            ("step", "amount", "detail"),
            ((told[code]["name"], round(size, 4), told[code]["detail"]) for code, _, size in steps),
            language,
        ),
    )


def _spec(
    context: Context, told: Mapping[str, Mapping[str, str]], trend_text: str, *, wide: bool
) -> Spec:
    """Return the steps as rows: with how each comes about where there is room for that."""
    trend = context.observed.us_growth_trend_pct
    rows = [
        _row(code, (start, start + size), told[code], context.language, wide=wide)
        for code, start, size in waterfall_steps(context)
    ]
    spec = row_chart(rows, contribution_axis(), row_px=LOW_ROW_PX, gutter_px=GUTTER_PX * wide)
    drawn = spec["layout"]
    # Room above the first row for the name of the line.
    low, top = drawn["yaxis"]["range"]
    top += LINE_PX * (top - low) / (drawn["height"] - FRAME_PX)
    drawn["yaxis"]["range"] = [low, top]
    drawn["height"] += LINE_PX
    drawn["shapes"].append(reference_line("x", trend))
    drawn["annotations"].append(
        label(trend, top, trend_text, xanchor="right", yanchor="top", xshift=-4)
    )
    return spec


def waterfall_steps(context: Context) -> tuple[tuple[str, float, float], ...]:
    """Return each row of the waterfall: its code, where its bar starts and its signed size, pp."""
    macro = context.results.macro
    home = macro.gross_contribution_pp + macro.abroad_pp
    return (
        ("gross", 0.0, macro.gross_contribution_pp),
        ("abroad", macro.gross_contribution_pp, macro.abroad_pp),
        ("imports", home, macro.imports_pp),
        ("crowding", home + macro.imports_pp, macro.crowding_out_pp),
        ("net", 0.0, macro.net_contribution_pp),
        ("shock", 0.0, macro.firm_shock_pp),
    )


def _own_keys(context: Context) -> tuple[str, ...]:
    """Return the levers whose sources to name; spending is named only where the reader set it.

    Where the defaults of spending come from is the matter of the page `buildout`.
    """
    spending = (key for key in ("c25", "c26") if key in context.scenario.changes())
    return (*spending, "us", "imp", "usva", "crowd", "cut")


def _lever_words(context: Context) -> dict[str, str]:
    scenario, language = context.scenario, context.language
    lost = context.observed.plans_2026_usd_bn[scenario.firm] * scenario.cut / 100
    return {
        "firm": say(language, f"company.{scenario.firm}"),
        "cut": percent(scenario.cut, language),
        "lost": money(lost, language),
        "c25": lever_text("c25", scenario.c25, language),
        "c26": lever_text("c26", scenario.c26, language),
        "abroad_share": percent(100 - scenario.us, language),
        "imp": percent(foreign_value_pct(scenario.imp, scenario.usva), language),
        "crowd": percent(scenario.crowd, language),
    }


def _step_words(
    context: Context, code: str, size: float, levers: Mapping[str, str]
) -> dict[str, str]:
    """Return the name of a step, how it comes about, and its signed size."""
    name = detail = code
    if code == "shock" and context.scenario.cut == 0:
        name = detail = "no_cut"
    elif code == "crowding" and context.results.macro.gross_contribution_pp < 0:
        name = detail = "crowding_back"
    elif code == "imports" and context.scenario.usva:
        detail = "imports_us"
    return {
        "name": say(context.language, f"macro.waterfall.name.{name}", **levers),
        "detail": say(context.language, f"macro.waterfall.detail.{detail}", **levers),
        "amount": signed_points(size, context.language),
    }


def _row(
    code: str, bar: tuple[float, float], words: Mapping[str, str], language: str, *, wide: bool
) -> Row:
    kind = "row" if wide else "row_short"
    return Row(
        label=say(language, f"macro.waterfall.{kind}", **words),
        hover=say(language, "macro.waterfall.hover", **words),
        colour=SCENARIO if code in {"gross", "net", "shock"} else CONTEXT,
        bar=bar,
        hollow=code == "shock",
    )
