"""The forecasts of power by house side by side."""

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
from components.charts.power.forecast import counted_text
from components.context import Context
from components.evidence.power import PowerForecast, power_forecasts
from components.text import dated, long_date, measure, number, say
from components.text.table import Table

TOP_GW = 240.0
HOME = "us"


def houses_chart(context: Context) -> Chart:
    """Return the forecasts by house, each with its scope written out, against the need."""
    language, needed = context.language, context.results.power.gw_needed
    figures = [figure for one in power_forecasts() for figure in one.figures_gw]
    words = {
        "n": number(len(power_forecasts()), language),
        "lowest": measure(min(figures), "gw", language),
        "highest": measure(max(figures), "gw", language),
        "needed": measure(needed, "gw", language),
    }
    place = "needed" if needed <= TOP_GW else "beyond"
    sources = linked_names(
        ((house_name(one.house, language), one.url) for one in power_forecasts()), language
    )
    return Chart(
        key="power.houses",
        title=say(language, "power.houses.title", **words),
        subtitle=say(language, "power.houses.subtitle", **words),
        source=with_reading(
            "power.houses", say(language, "power.houses.source", sources=sources), language, **words
        ),
        alt=say(language, "power.houses.alt", **words),
        spec=row_chart(
            [_row(forecast, language) for forecast in _ordered()],
            x={"range": [0, TOP_GW], "tickvals": [0, 50, 100, 150, 200]},
            marker=(needed, say(language, f"power.houses.label_{place}", **words)),
        ),
        table=_table(language),
    )


def _ordered() -> list[PowerForecast]:
    """Return the forecasts for the United States before those for the world, highest first."""
    return sorted(power_forecasts(), key=lambda one: (one.region != HOME, -max(one.figures_gw)))


def _row(forecast: PowerForecast, language: str) -> Row:
    figures = forecast.figures_gw
    low, high = min(figures), max(figures)
    kind = "at_least" if forecast.at_least else "range" if low < high else "point"
    words = {
        "house": house_name(forecast.house, language),
        "counted": counted_text(forecast, language),
        "low": number(low, language),
        "high": measure(high, "gw", language),
        "published": long_date(forecast.published, language),
    }
    middle = forecast.base_gw
    return Row(
        label=say(language, f"power.houses.row.{kind}", **words),
        hover=say(language, f"power.houses.hover.{kind}", **words),
        colour=RANGE if forecast.region == HOME else CONTEXT,
        bar=(low, high) if low < high else (0.0, low),
        hollow=low == high,
        points=((middle, True),) if middle and low < high else (),
        arrow=forecast.at_least,
    )


def _table(language: str) -> Table:
    return chart_table(
        "power.houses",
        ("house", "counted", "low", "base", "high", "published", "grade"),
        (
            (
                house_name(one.house, language),
                counted_text(one, language),
                one.low_gw,
                one.base_gw,
                one.high_gw,
                dated(one.published, language),
                one.grade,
            )
            for one in _ordered()
        ),
        language,
    )
