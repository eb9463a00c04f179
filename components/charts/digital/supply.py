"""The chart `digital.supply`: supply so far, the reader's path to the end of 2030, forecasts."""

from datetime import date

from components.charts.axes import money_tick
from components.charts.digital.shared import shared_words
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
from components.charts.placing import Name, Named, along, around, named
from components.context import Context
from components.evidence.digital import SupplyForecast, supply_forecasts, supply_points
from components.model.themes.digital import END_OF_2030, supply_after
from components.text import dated, long_date, money, money_ends, number, percent, say
from components.text.quotes import fact_text
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table

TOP_BN = 4500.0
TICKS_BN = (0, 1000, 2000, 3000, 4000)
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
        table=_table(context),
        **_named(context, words),
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


def _named(context: Context, words: dict[str, str]) -> Named:
    language = context.language
    drawn = layout(
        height=450,
        margin=(64, 28),
        x={
            "range": [2016.6, 2030.5],
            "tickvals": list(range(2018, 2031, 2)),
            "tickformat": "d",
        },
        y={
            "range": [0, TOP_BN],
            "tickvals": list(TICKS_BN),
            "ticktext": [
                number(0, language),
                *(money_tick("digital.tick", tick, language) for tick in TICKS_BN[1:]),
            ],
        },
    )
    so_far, path = _supply_line(language), _reader_path(context)
    data = [*(_forecast_marks(forecast, language) for forecast in supply_forecasts()), so_far, path]
    end = context.results.digital.supply_2030_usd_bn
    text = say(language, "digital.supply.label_reader", **words)
    names: list[Name] = [
        around(
            END_OF_2030.year,
            min(end, TOP_BN),
            f"<b>{text}</b>" if end <= TOP_BN else f"<b>↑ {text}</b>",
        ),
        along(so_far["x"], so_far["y"], say(language, "digital.supply.label_so_far"), drawn),
        *_forecast_names(language),
    ]
    return named(data, drawn, names)


def _forecast_names(language: str) -> list[Name]:
    """Return the names of the forecasts, each beside its highest mark; equal ones share one."""
    by_place: dict[tuple[int, tuple[float, ...]], list[str]] = {}
    for one in supply_forecasts():
        by_place.setdefault((one.target_year, one.cases_usd_bn), []).append(one.house)
    names: list[Name] = []
    for (year, cases), houses in by_place.items():
        low, high = money_ends(cases[0], cases[-1], language)
        kind = "range" if len(cases) > 1 else "point"
        comma = say(language, "text.comma").strip() + "<br>"
        told = comma.join(house_name(house, language) for house in houses)
        text = say(language, f"digital.supply.label_{kind}", house=told, low=low, high=high)
        beside = {"xanchor": "right", "yanchor": "middle", "xshift": -12, "align": "right"}
        names.append([label(year, cases[-1], text, **beside), *around(year, cases[-1], text)])
    return names


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
