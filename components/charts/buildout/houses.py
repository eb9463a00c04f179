"""The forecasts by house side by side."""

from components.charts.buildout.forecast import figures_usd_tn, is_open_ended, period_text
from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    house_name,
    linked_names,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, RANGE
from components.context import Context
from components.evidence import Forecast, forecasts
from components.text import dated, long_date, money, money_ends, number, say
from components.text.table import Table

TOP_TN = 12.0
OWN_RANGE = "BlackRock"
"""The house whose forecast is the range of 5-8 trillion that the pages speak of."""


def houses_chart(context: Context) -> Chart:
    """Return the forecasts by house side by side, each with its scope written out."""
    language = context.language
    world = context.results.buildout.world_ai_total_usd_tn
    ordered = sorted(forecasts(), key=_highest_usd_tn, reverse=True)
    words = {
        "n": number(len(ordered), language),
        "lowest": money(1000 * min(min(figures_usd_tn(one)) for one in ordered), language),
        "highest": money(1000 * _highest_usd_tn(ordered[0]), language),
        "world": money(1000 * world, language),
    }
    place = "total" if world <= TOP_TN else "beyond"
    sources = linked_names(
        ((house_name(one.house, language), one.url) for one in forecasts()), language
    )
    return Chart(
        key="buildout.houses",
        title=say(language, "buildout.houses.title", **words),
        subtitle=say(language, "buildout.houses.subtitle", **words),
        source=with_reading(
            "buildout.houses",
            say(language, "buildout.houses.source", sources=sources),
            language,
            **words,
        ),
        alt=say(language, "buildout.houses.alt", **words),
        spec=row_chart(
            [_row(forecast, language) for forecast in ordered],
            x={"range": [0, TOP_TN], "tickvals": [0, 2, 4, 6, 8, 10, 12]},
            marker=(world, say(language, f"buildout.houses.label_{place}", **words)),
        ),
        table=_table(ordered, language),
    )


def _highest_usd_tn(forecast: Forecast) -> float:
    return max(figures_usd_tn(forecast))


def _row(forecast: Forecast, language: str) -> Row:
    figures = figures_usd_tn(forecast)
    low, high = min(figures), max(figures)
    kind = "at_least" if is_open_ended(forecast) else "range" if low < high else "point"
    low_text, high_text = money_ends(1000 * low, 1000 * high, language)
    words = {
        "house": house_name(forecast.house, language),
        "scope": say(language, f"scope.{forecast.scope}"),
        "period": period_text(forecast, language),
        "low": low_text,
        "high": high_text,
        "published": long_date(forecast.published, language),
    }
    middle = forecast.base_usd_tn
    return Row(
        label=say(language, f"buildout.houses.row.{kind}", **words),
        hover=say(language, f"buildout.houses.hover.{kind}", **words),
        colour=RANGE if forecast.house == OWN_RANGE else CONTEXT,
        bar=(low, high) if low < high else (0.0, low),
        hollow=low == high,
        points=((middle, True),) if middle and low < high else (),
        arrow=is_open_ended(forecast),
    )


def _table(ordered: list[Forecast], language: str) -> Table:
    return chart_table(
        "buildout.houses",
        ("house", "scope", "period", "low", "base", "high", "published"),
        (
            (
                house_name(forecast.house, language),
                say(language, f"scope.{forecast.scope}"),
                period_text(forecast, language),
                forecast.low_usd_tn,
                forecast.base_usd_tn,
                forecast.high_usd_tn,
                dated(forecast.published, language),
            )
            for forecast in ordered
        ),
        language,
    )
