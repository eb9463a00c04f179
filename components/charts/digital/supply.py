"""The chart `digital.supply`: supply so far, the reader's path to the end of 2030, forecasts."""

import math
from datetime import date

from components.charts.digital.shared import log_axis, shared_words
from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    house_name,
    label,
    layout,
    line_trace,
    linked_names,
    with_reading,
)
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence.digital import SupplyForecast, supply_forecasts, supply_points
from components.model.themes.digital import END_OF_2030, supply_after
from components.text import dated, long_date, money, money_ends, percent, say
from components.text.quotes import fact_text
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table

RANGE_BN = (1.0, 60_000.0)
GROWTH_2026 = "stablecoin.growth_2026_pct"


def supply_chart(context: Context) -> Chart:
    """Return supply so far, the reader's path to the end of 2030, and forecasts by house."""
    scenario, language = context.scenario, context.language
    direction = "flat" if scenario.sg == 0 else "growing" if scenario.sg > 0 else "shrinking"
    own = "_set" if "sup" in scenario.changes() else ""
    words = _words(context)
    houses = ((house_name(one.house, language), one.url) for one in supply_forecasts())
    return Chart(
        key="digital.supply",
        title=say(language, f"digital.supply.title.{direction}{own}", **words),
        subtitle=say(language, "digital.supply.subtitle", **words),
        source=with_reading(
            "digital.supply",
            say(
                language,
                "digital.supply.source",
                line=scenario_source_line(context, ("sup", "sg"), (GROWTH_2026,)),
                houses=linked_names(houses, language),
            ),
            language,
            **words,
        ),
        alt=say(language, f"digital.supply.alt.{direction}", **words),
        spec={
            "data": [
                *(_forecast_marks(forecast, language) for forecast in supply_forecasts()),
                _supply_line(language),
                _reader_path(context),
            ],
            "layout": layout(
                height=450,
                margin=(64, 28),
                x={
                    "range": [2016.6, 2030.5],
                    "tickvals": list(range(2018, 2031, 2)),
                    "tickformat": "d",
                },
                y=log_axis(RANGE_BN, language),
                annotations=[*_forecast_labels(language), _path_label(context, words)],
            ),
        },
        table=_table(context),
    )


def _words(context: Context) -> dict[str, str]:
    language = context.language
    cases = [case for forecast in supply_forecasts() for case in forecast.cases_usd_bn]
    published = [forecast.published for forecast in supply_forecasts()]
    return shared_words(context) | {
        "growth_2026": fact_text(GROWTH_2026, language),
        "until": long_date(context.observed.supply_as_of.isoformat()[:7], language),
        "sg": percent(abs(context.scenario.sg), language),
        "supply_2030": money(context.results.digital.supply_2030_usd_bn, language),
        "first": long_date(min(published)[:7], language),
        "last": long_date(max(published)[:7], language),
        "lowest": money(min(cases), language),
        "highest": money(max(cases), language),
    }


def _year(day: date) -> float:
    """Return a day on an axis on which the end of a year stands at its number."""
    return round(day.year - 1 + day.timetuple().tm_yday / 365.25, 2)


def _supply_line(language: str) -> Spec:
    points = supply_points()
    return line_trace(
        [_year(point.day) for point in points],
        [point.value_usd_bn for point in points],
        {"color": OBSERVED, "width": 2.5},
        [
            say(
                language,
                f"digital.supply.hover_{point.kind}",
                date=long_date(point.day.isoformat(), language),
                value=money(point.value_usd_bn, language),
            )
            for point in points
        ],
        mode="lines+markers",
        marker={"color": OBSERVED, "size": 7},
    )


def _path(context: Context) -> list[tuple[date, float]]:
    """Return the reader's supply on the day of today's figure and at each year-end after it."""
    start, scenario = context.observed.supply_as_of, context.scenario
    ends = [date(year, 12, 31) for year in range(start.year, END_OF_2030.year + 1)]
    return [
        (day, supply_after(scenario.sup, scenario.sg, (day - start).days / 365.25))
        for day in (start, *ends)
    ]


def _reader_path(context: Context) -> Spec:
    language, path = context.language, _path(context)
    return line_trace(
        [_year(day) for day, _ in path],
        [round(value, 1) for _, value in path],
        {"color": SCENARIO, "width": 3},
        [
            say(
                language,
                "digital.supply.hover_reader",
                date=long_date(day.isoformat(), language),
                value=money(value, language),
            )
            for day, value in path
        ],
        mode="lines+markers",
        marker={"color": SCENARIO, "opacity": 1, "size": [7, *[1] * (len(path) - 2), 11]},
    )


def _forecast_marks(forecast: SupplyForecast, language: str) -> Spec:
    cases = forecast.cases_usd_bn
    return line_trace(
        [forecast.target_year] * len(cases),
        cases,
        {"color": RANGE, "width": 1.5},
        [
            say(
                language,
                "digital.supply.hover_forecast",
                house=house_name(forecast.house, language),
                year=str(forecast.target_year),
                value=money(case, language),
                published=long_date(forecast.published, language),
            )
            for case in cases
        ],
        mode="lines+markers",
        marker={
            "symbol": "diamond-open",
            "size": 10,
            "color": RANGE,
            "line": {"width": 2, "color": RANGE},
        },
    )


def _forecast_labels(language: str) -> list[Spec]:
    """Return the names of the forecasts, each left of its mark; equal forecasts share one."""
    # Which house's mark carries the label, above, beside or below it.
    places = {"J.P. Morgan": "middle", "US Treasury Secretary": "middle", "Citi": "bottom"}
    by_house = {forecast.house: forecast for forecast in supply_forecasts()}
    labels = []
    for house, side in places.items():
        cases = by_house[house].cases_usd_bn
        anchor = cases[-1] if side == "bottom" else math.sqrt(cases[0] * cases[-1])
        low, high = money_ends(cases[0], cases[-1], language)
        words = {"house": house_name(house, language), "low": low, "high": high}
        kind = "range" if len(cases) > 1 else "point"
        labels.append(
            label(
                by_house[house].target_year,
                round(math.log10(anchor), 3),
                say(language, f"digital.supply.label_{kind}", **words),
                xanchor="right",
                yanchor=side,
                xshift=8 if side == "bottom" else -9,
                yshift=6 if side == "bottom" else 0,
            )
        )
    chartered, advisers = (
        by_house[name]
        for name in ("Standard Chartered", "US Treasury Borrowing Advisory Committee")
    )
    labels.append(
        label(
            chartered.target_year,
            round(math.log10(chartered.cases_usd_bn[0]), 3),
            say(
                language,
                "digital.supply.label_two",
                one=house_name(chartered.house, language),
                other=house_name(advisers.house, language),
                high=money(chartered.cases_usd_bn[0], language),
            ),
            xanchor="right",
            yanchor="top",
            align="right",
            xshift=-9,
            yshift=2,
        )
    )
    return labels


def _path_label(context: Context, words: dict[str, str]) -> Spec:
    """Return the label at the end of the reader's path, clear of the other labels and lines.

    It stands below today's supply, and so below all forecasts, or else above all of them.
    """
    end = context.results.digital.supply_2030_usd_bn
    above = end > 2 * max(max(forecast.cases_usd_bn) for forecast in supply_forecasts())
    today = supply_points()[-1].value_usd_bn
    place = end if above else min(end, context.scenario.sup, today)
    return label(
        END_OF_2030.year,
        round(math.log10(place), 3),
        f"<b>{say(context.language, 'digital.supply.label_reader', **words)}</b>",
        xanchor="right",
        yanchor="bottom" if above else "top",
        xshift=8,
        yshift=8 if above else -8,
    )


def _table(context: Context) -> Table:
    language = context.language
    observed, reader = (
        say(language, f"digital.supply.kind.{kind}") for kind in ("observed", "reader")
    )

    def row(day: date, what: str, value: float) -> tuple[Cell, ...]:
        return dated(day.isoformat(), language), what, None, value, None, None

    def expected(forecast: SupplyForecast) -> tuple[Cell, ...]:
        return (
            dated(date(forecast.target_year, 12, 31).isoformat(), language),
            house_name(forecast.house, language),
            forecast.low_usd_bn,
            forecast.base_usd_bn,
            forecast.high_usd_bn,
            dated(forecast.published, language),
        )

    rows = (
        *(row(point.day, observed, point.value_usd_bn) for point in supply_points()),
        *(row(day, reader, round(value, 1)) for day, value in _path(context)),
        *map(expected, supply_forecasts()),
    )
    columns = ("date", "what", "low", "value", "high", "published")
    return chart_table("digital.supply", columns, rows, language)
