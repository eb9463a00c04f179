"""Charts of the page `digital`."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from components.charts.buildout import house_name
from components.charts.frame import Chart, Row, Spec, label, layout, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence import fact
from components.evidence.digital import SupplyForecast, supply_forecasts, supply_points
from components.model.themes.digital import END_OF_2030, float_needed_usd_bn, supply_after
from components.text import lever_text, long_date, money, money_ends, number, percent, say
from components.text.quotes import fact_text, tell
from components.text.sources import scenario_source_line, source_line
from components.text.table import Cell, Table
from components.text.themes.digital import cover_kind, cover_words

FLOAT_RANGE_BN = (0.03, 10_000.0)
FLOAT_HEIGHT_PX = 430
FLOAT_MARGIN_PX = (64, 44)
DECADE_PX = (FLOAT_HEIGHT_PX - FLOAT_MARGIN_PX[1] - 12) / math.log10(
    FLOAT_RANGE_BN[1] / FLOAT_RANGE_BN[0]
)
SUPPLY_RANGE_BN = (1.0, 60_000.0)
PAYMENTS_RANGE_BN = (20.0, 200_000.0)
MOST_DAYS = 30.0
FLOAT_DAYS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 24, 27, 30)
REAL_PAYMENTS = "payments.stablecoin_real_2025_usd_bn"
GROWTH_2026 = "stablecoin.growth_2026_pct"
TICK_SCALE = {"en": 1, "ja": 10}  # how many of the language's unit a billion is: bn, 億


def float_chart(context: Context) -> Chart:
    """Return the money at rest against the days held, and the supply that is there."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    kind = cover_kind(context.results)
    words = _words(context)
    set_by_reader = "sup" in scenario.changes()
    own = "set" if set_by_reader else "observed"
    colour = SCENARIO if set_by_reader else OBSERVED
    data = [_float_line(fact(REAL_PAYMENTS).value, CONTEXT, "dot", "hover_real", language)]
    if kind != "nothing":
        data += [
            _float_line(digital.moved_usd_bn, SCENARIO, "solid", "hover", language),
            _reader_dot(context, words),
        ]
    return Chart(
        key="digital.float",
        title=say(language, f"digital.float.title.{kind}", **words),
        subtitle=say(
            language, f"digital.float.subtitle.{own}{'_nothing' * (kind == 'nothing')}", **words
        ),
        source=scenario_source_line(context, ("sup", "mkt", "mov", "days"), (REAL_PAYMENTS,)),
        alt=say(language, f"digital.float.alt.{kind}", **words),
        spec={
            "data": data,
            "layout": layout(
                height=FLOAT_HEIGHT_PX,
                margin=FLOAT_MARGIN_PX,
                x={
                    "range": [0, MOST_DAYS + 1],
                    "tickvals": [0, 5, 10, 15, 20, 25, 30],
                    "title": {"text": say(language, "digital.float.axis"), "standoff": 6},
                },
                y=_log_axis(FLOAT_RANGE_BN, language),
                shapes=[
                    reference_line("y", scenario.sup, colour, "dash" if set_by_reader else "solid")
                ],
                annotations=_float_labels(context, words, own, kind),
            ),
        },
        table=_float_table(context),
    )


def supply_chart(context: Context) -> Chart:
    """Return supply so far, the reader's path to the end of 2030, and forecasts by house."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    direction = "flat" if scenario.sg == 0 else "growing" if scenario.sg > 0 else "shrinking"
    own = "_set" if "sup" in scenario.changes() else ""
    published = sorted(forecast.published for forecast in supply_forecasts())
    words = _words(context) | {
        "growth_2026": fact_text(GROWTH_2026, language),
        "until": long_date(context.observed.supply_as_of.isoformat()[:7], language),
        "sg": percent(abs(scenario.sg), language),
        "supply_2030": money(digital.supply_2030_usd_bn, language),
        "first": long_date(published[0][:7], language),
        "last": long_date(published[-1][:7], language),
        "lowest": money(min(min(f.cases_usd_bn) for f in supply_forecasts()), language),
        "highest": money(max(max(f.cases_usd_bn) for f in supply_forecasts()), language),
    }
    line = scenario_source_line(context, ("sup", "sg"), (GROWTH_2026,))
    return Chart(
        key="digital.supply",
        title=say(language, f"digital.supply.title.{direction}{own}", **words),
        subtitle=say(language, "digital.supply.subtitle", **words),
        source=say(language, "digital.supply.source", line=line, houses=_houses(language)),
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
                y=_log_axis(SUPPLY_RANGE_BN, language),
                annotations=[
                    *_forecast_labels(language),
                    _path_label(
                        context,
                        say(language, "digital.supply.label_reader", **words),
                    ),
                ],
            ),
        },
        table=_supply_table(context),
    )


def payments_chart(context: Context) -> Chart:
    """Return payments really made in stablecoins against gross transfers, with other networks."""
    language = context.language
    gross, real = fact("payments.stablecoin_gross_2025_usd_tn"), fact(REAL_PAYMENTS)
    facts = (
        gross.id,
        real.id,
        "payments.stablecoin_gross_bcg_usd_tn",
        "payments.stablecoin_activity_bcg_usd_tn",
        "payments.visa_2024_usd_tn",
        "payments.ach_2025_usd_tn",
    )
    words = _words(context) | {"share": percent(real.value / (10 * gross.value), language, 2)}
    some = "some" if context.results.digital.supply_cover_x else "none"
    return Chart(
        key="digital.payments",
        title=tell(language, "digital.payments.title", **words),
        subtitle=say(language, "digital.payments.subtitle", **words),
        source=source_line(facts, language, context.today),
        alt=tell(language, f"digital.payments.alt.{some}", **words),
        spec=row_chart(
            _payment_rows(context, words, some),
            x=_log_axis(PAYMENTS_RANGE_BN, language),
            marker=None,
        ),
        table=_payments_table(context),
    )


def _words(context: Context) -> dict[str, str]:
    """Return what several sentences of the charts quote from the scenario and its results."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    return {
        "mkt": lever_text("mkt", scenario.mkt, language),
        "mov": percent(scenario.mov, language),
        "days": lever_text("days", scenario.days, language),
        "float": money(digital.float_needed_usd_bn, language),
        "moved": money(digital.moved_usd_bn, language),
        "supply": money(scenario.sup, language),
        "as_of": long_date(context.observed.supply_as_of.isoformat(), language),
        "real": money(fact(REAL_PAYMENTS).value, language),
        **cover_words(context.results, language),
    }


def _tick(usd_bn: float, language: str) -> str:
    """Return an amount for an axis, short: 100 bn, 1 tn; 1000億, 1兆."""
    if usd_bn >= 1000:
        return say(language, "digital.tick.trillion", amount=number(usd_bn / 1000, language))
    amount = number(usd_bn * TICK_SCALE[language], language)
    return say(language, "digital.tick.billion", amount=amount)


def _log_axis(bounds: tuple[float, float], language: str) -> Spec:
    """Return a logarithmic axis in USD bn with a tick at every power of ten."""
    low, high = (round(math.log10(bound), 3) for bound in bounds)
    ticks = [10.0**power for power in range(math.ceil(low), math.floor(high) + 1)]
    return {
        "type": "log",
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": [_tick(tick, language) for tick in ticks],
        "zeroline": False,
    }


def _clipped(usd_bn: float, bounds: tuple[float, float]) -> float:
    return round(min(max(usd_bn, bounds[0]), bounds[1]), 4)


def _float_line(moved: float, colour: str, dash: str, hover: str, language: str) -> Spec:
    """Return the float for a year's payments over the days held."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(FLOAT_DAYS),
        "y": [round(float_needed_usd_bn(moved, days), 6) for days in FLOAT_DAYS],
        "line": {"color": colour, "width": 3 if colour == SCENARIO else 1.5, "dash": dash},
        "customdata": [money(float_needed_usd_bn(moved, days), language) for days in FLOAT_DAYS],
        "hovertemplate": say(language, f"digital.float.{hover}") + "<extra></extra>",
    }


def _reader_dot(context: Context, words: dict[str, str]) -> Spec:
    y = _clipped(context.results.digital.float_needed_usd_bn, FLOAT_RANGE_BN)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [context.scenario.days],
        "y": [y],
        "cliponaxis": False,
        "marker": {"size": 13, "color": SCENARIO},
        "customdata": [words["float"]],
        "hovertemplate": say(context.language, "digital.float.hover") + "<extra></extra>",
    }


def _float_labels(context: Context, words: dict[str, str], own: str, kind: str) -> list[Spec]:
    """Return the names of the lines, and the reader's float tied to its dot by a short line."""
    scenario, language = context.scenario, context.language
    real = float_needed_usd_bn(fact(REAL_PAYMENTS).value, MOST_DAYS)
    labels = [
        label(
            MOST_DAYS + 1,
            round(math.log10(scenario.sup), 3),
            say(language, f"digital.float.label_supply.{own}", **words),
            xanchor="right",
            yanchor="bottom",
        ),
        label(
            MOST_DAYS + 1,
            round(math.log10(real), 3),
            say(language, "digital.float.label_real", **words),
            xanchor="right",
            yanchor="top",
            align="right",
            yshift=-14,
        ),
    ]
    if kind == "nothing":
        return labels
    y = _clipped(context.results.digital.float_needed_usd_bn, FLOAT_RANGE_BN)
    below = context.results.digital.float_needed_usd_bn < FLOAT_RANGE_BN[0]
    key = "label_below" if below else "label_reader"
    side = ("left", "center", "right")[min(2, int(3 * scenario.days / (MOST_DAYS + 1)))]
    return [
        *labels,
        label(
            scenario.days,
            round(math.log10(y), 3),
            f"<b>{say(language, f'digital.float.{key}', **words)}</b>",
            xanchor=side,
            align=side,
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=CONTEXT,
            ax=0,
            ay=-_clear_height(context, y, side),
        ),
    ]


def _clear_height(context: Context, y: float, side: str) -> int:
    """Return how many pixels above its dot the reader's label meets no line; below if negative.

    On a phone the first line of the label is about 13 days wide and the second 6; both are 16
    pixels high. The supply's own label stands on its line.
    """
    scenario, moved = context.scenario, context.results.digital.moved_usd_bn
    near, far = {"left": (6, 13), "center": (6, 6), "right": (-6, -13)}[side]
    start = scenario.days - (3 if side == "center" else 0)

    def heights(last: int) -> list[float]:
        steps = range(0, last, 1 if last > 0 else -1)
        days = [min(max(start + step, 0.5), MOST_DAYS) for step in (*steps, last)]
        lines = [
            float_needed_usd_bn(year, day)
            for year in (moved, fact(REAL_PAYMENTS).value)
            for day in days
        ]
        return [
            DECADE_PX * math.log10(line / y) for line in (scenario.sup, 1.3 * scenario.sup, *lines)
        ]

    low, high = (DECADE_PX * math.log10(bound / y) for bound in FLOAT_RANGE_BN)
    clear = [
        height
        for height in (50, 90, -50, -90, 130, -130, 190)
        if low + 16 < height < high - 16
        and all(abs(height - line) > 19 for line in heights(near))
        and all(not -1 < line - height < 19 for line in heights(far))
    ]
    return clear[0] if clear else 50


def _float_table(context: Context) -> Table:
    language, moved = context.language, context.results.digital.moved_usd_bn
    real, supply = fact(REAL_PAYMENTS).value, context.scenario.sup
    some = context.results.digital.supply_cover_x is not None

    def row(days: float) -> tuple[Cell, ...]:
        resting = float_needed_usd_bn(moved, days)
        cover = round(supply / resting, 2) if some else None
        return (days, round(resting, 3), cover, round(float_needed_usd_bn(real, days), 2))

    columns = ("days", "float", "cover", "real")
    return Table(
        columns=tuple(say(language, f"digital.float.column.{name}") for name in columns),
        rows=tuple(row(days) for days in sorted({*FLOAT_DAYS, context.scenario.days})),
    )


def _year(day: date) -> float:
    """Return a day on an axis on which the end of a year stands at its number."""
    return round(day.year - 1 + day.timetuple().tm_yday / 365.25, 2)


def _supply_line(language: str) -> Spec:
    points = supply_points()
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [_year(point.day) for point in points],
        "y": [point.value_usd_bn for point in points],
        "line": {"color": OBSERVED, "width": 2.5},
        "marker": {"color": OBSERVED, "size": 7},
        "customdata": [
            say(
                language,
                f"digital.supply.hover_{point.kind}",
                date=long_date(point.day.isoformat(), language),
                value=money(point.value_usd_bn, language),
            )
            for point in points
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _path(context: Context) -> list[tuple[date, float]]:
    """Return the reader's supply on the day of today's figure and at each year-end after it."""
    start, scenario = context.observed.supply_as_of, context.scenario
    ends = [date(year, 12, 31) for year in range(start.year, END_OF_2030.year + 1)]
    return [
        (day, supply_after(scenario.sup, scenario.sg, (day - start).days / 365.25))
        for day in (start, *ends)
    ]


def _reader_path(context: Context) -> Spec:
    language = context.language
    path = _path(context)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [_year(day) for day, _ in path],
        "y": [round(value, 1) for _, value in path],
        "line": {"color": SCENARIO, "width": 3},
        "marker": {"color": SCENARIO, "opacity": 1, "size": [7, *[1] * (len(path) - 2), 11]},
        "customdata": [
            say(
                language,
                "digital.supply.hover_reader",
                date=long_date(day.isoformat(), language),
                value=money(value, language),
            )
            for day, value in path
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _forecast_marks(forecast: SupplyForecast, language: str) -> Spec:
    cases = forecast.cases_usd_bn
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [forecast.target_year] * len(cases),
        "y": list(cases),
        "line": {"color": RANGE, "width": 1.5},
        "marker": {
            "symbol": "diamond-open",
            "size": 10,
            "color": RANGE,
            "line": {"width": 2, "color": RANGE},
        },
        "customdata": [
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
        "hovertemplate": "%{customdata}<extra></extra>",
    }


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


def _path_label(context: Context, text: str) -> Spec:
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
        f"<b>{text}</b>",
        xanchor="right",
        yanchor="bottom" if above else "top",
        xshift=8,
        yshift=8 if above else -8,
    )


def _houses(language: str) -> str:
    names = (
        f"[{house_name(f.house, language)}]({f.url})" if f.url else house_name(f.house, language)
        for f in supply_forecasts()
    )
    return say(language, "text.comma").join(names)


def _supply_table(context: Context) -> Table:
    language = context.language
    columns = ("date", "what", "low", "value", "high", "published")
    name = {kind: say(language, f"digital.supply.kind.{kind}") for kind in ("observed", "reader")}
    observed = [
        (
            long_date(point.day.isoformat(), language),
            name["observed"],
            None,
            point.value_usd_bn,
            None,
            None,
        )
        for point in supply_points()
    ]
    path = [
        (long_date(day.isoformat(), language), name["reader"], None, round(value, 1), None, None)
        for day, value in _path(context)
    ]
    expected = [
        (
            long_date(date(forecast.target_year, 12, 31).isoformat(), language),
            house_name(forecast.house, language),
            forecast.low_usd_bn,
            forecast.base_usd_bn,
            forecast.high_usd_bn,
            long_date(forecast.published, language),
        )
        for forecast in supply_forecasts()
    ]
    return Table(
        columns=tuple(say(language, f"digital.supply.column.{name}") for name in columns),
        rows=(*observed, *path, *expected),
    )


def _payment_rows(context: Context, words: dict[str, str], some: str) -> list[Row]:
    language = context.language
    rows = [
        _pair("artemis", REAL_PAYMENTS, "payments.stablecoin_gross_2025_usd_tn", language),
        _pair(
            "bcg",
            "payments.stablecoin_activity_bcg_usd_tn",
            "payments.stablecoin_gross_bcg_usd_tn",
            language,
        ),
        _network("visa", "payments.visa_2024_usd_tn", language),
        _network("ach", "payments.ach_2025_usd_tn", language),
    ]
    text = say(language, f"digital.payments.row.yours_{some}", **words)
    moved = _clipped(context.results.digital.moved_usd_bn, PAYMENTS_RANGE_BN)
    points = ((moved, True),) if some == "some" else ()
    return [*rows, Row(label=text, hover=text, colour=SCENARIO, points=points, thin=True)]


def _usd_bn(fact_id: str) -> float:
    found = fact(fact_id)
    return found.value * (1000 if found.unit == "usd_tn" else 1)


def _pair(name: str, real_id: str, gross_id: str, language: str) -> Row:
    """Return a row from what was really paid (dot) to all that was transferred (ring)."""
    text = say(
        language,
        f"digital.payments.row.{name}",
        real=money(_usd_bn(real_id), language),
        gross=money(_usd_bn(gross_id), language),
    )
    real, gross = _usd_bn(real_id), _usd_bn(gross_id)
    return Row(
        label=text,
        hover=text.replace("<br>", " "),
        colour=OBSERVED,
        bar=(real, gross),
        points=((real, True), (gross, False)),
        thin=True,
    )


def _network(name: str, fact_id: str, language: str) -> Row:
    text = say(language, f"digital.payments.row.{name}", amount=money(_usd_bn(fact_id), language))
    return Row(
        label=text, hover=text, colour=CONTEXT, points=((_usd_bn(fact_id), True),), thin=True
    )


def _payments_table(context: Context) -> Table:
    language = context.language
    listed = (
        ("gross", "payments.stablecoin_gross_2025_usd_tn"),
        ("real", REAL_PAYMENTS),
        ("gross", "payments.stablecoin_gross_bcg_usd_tn"),
        ("activity", "payments.stablecoin_activity_bcg_usd_tn"),
        ("network", "payments.visa_2024_usd_tn"),
        ("network", "payments.ach_2025_usd_tn"),
    )
    columns = ("what", "kind", "value", "publisher", "as_of")
    rows: list[tuple[Cell, ...]] = [
        (
            say(language, f"fact.{fact_id}"),
            say(language, f"digital.payments.kind.{kind}"),
            _usd_bn(fact_id),
            fact(fact_id).publisher,
            long_date(fact(fact_id).as_of, language),
        )
        for kind, fact_id in listed
    ]
    rows.append(
        (
            say(language, "digital.payments.yours"),
            say(language, "digital.payments.kind.yours"),
            round(context.results.digital.moved_usd_bn, 1),
            say(language, "text.none"),
            say(language, "text.none"),
        )
    )
    return Table(
        columns=tuple(say(language, f"digital.payments.column.{name}") for name in columns),
        rows=tuple(rows),
    )


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {"float": float_chart, "payments": payments_chart, "supply": supply_chart}
)
