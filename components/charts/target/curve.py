"""What the fund's investors pay in and get back by year, and the two added up: the J-curve."""

from collections.abc import Sequence
from itertools import accumulate

from components.charts.kit import (
    Chart,
    Spec,
    amount_ticks,
    chart_table,
    hover_words,
    label,
    layout,
    marker_trace,
    reference_line,
    with_reading,
)
from components.charts.palette import CONTEXT, SCENARIO, faded
from components.charts.placing import Name, Named, along, around, named
from components.charts.target.years import (
    LEVERS_OF_YEARS,
    amount_text,
    uncalled_usd_bn,
    year_axis,
    year_line,
)
from components.context import Context
from components.text import money, say
from components.text.sources import scenario_source_line
from components.text.table import Table

CURVE_AXIS = (-60.0, 62.0)
"""From below the deepest outlay that the levers allow, with its label, to a profit beyond most."""
BREAK_EVEN_TOP_BN = 52
"""How far up the line of the break-even reaches; its label stands at the end."""


def curve_chart(context: Context) -> Chart:
    """Return what is paid in and out by year, and the two added up: the J-curve."""
    target, language = context.results.target, context.language
    balance = _balance_usd_bn(context)
    words = {
        "first": str(context.observed.as_of.year),
        "peak_year": str(target.peak_outlay_year),
        "deepest": money(-target.peak_outlay_usd_bn, language),
        "breakeven": str(target.breakeven_year or ""),
        "life": str(len(balance)),
        "end": _signed(balance[-1], language),
    }
    kind = "not_back" if target.breakeven_year is None else "paid_back"
    return Chart(
        key="target.curve",
        title=say(language, f"target.curve.title.{kind}", **words),
        subtitle=say(language, "target.curve.subtitle", **words),
        source=with_reading(
            "target.curve", scenario_source_line(context, LEVERS_OF_YEARS), language, **words
        ),
        alt=say(language, f"target.curve.alt.{kind}", **words),
        table=_table(context),
        **_named(context, balance),
    )


def _balance_usd_bn(context: Context) -> list[float]:
    """Return distributions less calls, added up to the end of each year, USD bn."""
    target = context.results.target
    flows = zip(target.distributions_usd_bn, target.calls_usd_bn, strict=True)
    return list(accumulate(paid - call for paid, call in flows))


def _signed(usd_bn: float, language: str) -> str:
    """Return an amount with its sign; what rounds to nothing has none."""
    text = amount_text(usd_bn, language)
    return f"+{text}" if round(usd_bn, 4) > 0 else text


def _bars(values: Sequence[float], colour: str, alpha: float, name: str, language: str) -> Spec:
    return {
        "type": "bar",
        "x": list(range(1, len(values) + 1)),
        "y": [round(value, 3) for value in values],
        "marker": {"color": faded(colour, alpha), "line": {"color": colour, "width": 1}},
        "customdata": [amount_text(abs(value), language) for value in values],
        **hover_words(say(language, f"target.curve.hover_{name}")),
    }


def _balance_line(balance: Sequence[float], language: str) -> Spec:
    values = [0.0, *balance]
    hover = say(language, "target.curve.hover_balance")
    return year_line(values, SCENARIO, "solid", hover, [_signed(v, language) for v in values])


def _balance_marks(balance: Sequence[float], context: Context) -> Spec:
    """Return the marks on the line: its lowest point and, if there is one, the break-even."""
    target, language = context.results.target, context.language
    years = [target.peak_outlay_year, *filter(None, [target.breakeven_year])]
    return marker_trace(
        years,
        [round(min(balance[year - 1], CURVE_AXIS[1]), 3) for year in years],
        {
            "size": 11,
            "color": SCENARIO,
            "symbol": ["circle", "diamond"][: len(years)],
            "line": {"color": "#ffffff", "width": 1},
        },
        say(language, "target.curve.hover_balance"),
        customdata=[_signed(balance[year - 1], language) for year in years],
    )


def _upright_lines(context: Context) -> list[Spec]:
    """Return the dotted lines up to the break-even's label and at the end of the fund."""
    target = context.results.target
    lines = [reference_line("x", len(target.nav_usd_bn) + 0.5, CONTEXT, "dot")]
    if target.breakeven_year is not None:
        up = {"yref": "y", "y0": 0, "y1": BREAK_EVEN_TOP_BN}
        lines.append({**reference_line("x", target.breakeven_year, SCENARIO, "dot"), **up})
    return lines


def _named(context: Context, balance: Sequence[float]) -> Named:
    target, language = context.results.target, context.language
    drawn = layout(
        height=440,
        margin=(44, 44),
        x=year_axis(context),
        y={
            "range": list(CURVE_AXIS),
            **amount_ticks([-60, -40, -20, 0, 20, 40, 60], language),
            "zeroline": True,
        },
        barmode="overlay",
        bargap=0.25,
        shapes=_upright_lines(context),
    )
    data = [
        _bars([-call for call in target.calls_usd_bn], CONTEXT, 0.75, "call", language),
        _bars(target.distributions_usd_bn, SCENARIO, 0.35, "payout", language),
        _balance_line(balance, language),
        _balance_marks(balance, context),
    ]
    return named(data, drawn, _names(balance, drawn, context))


def _names(balance: Sequence[float], drawn: Spec, context: Context) -> list[Name]:
    """Return the names of the lowest point, the break-even, the final sum, the bars, the line."""
    target, language = context.results.target, context.language
    year = target.peak_outlay_year
    lowest = say(
        language,
        "target.curve.label_deepest",
        balance=money(-target.peak_outlay_usd_bn, language),
        year=str(year),
    )
    back = [] if target.breakeven_year is None else [_back_label(target.breakeven_year, language)]
    most = max(target.distributions_usd_bn)
    return [
        [
            {**place, "yanchor": "top", "yshift": -abs(place["yshift"])}
            for place in around(year, -target.peak_outlay_usd_bn, f"<b>{lowest}</b>")
        ],
        *back,
        *_end_names(balance, language),
        [
            label(place, 0, say(language, "target.curve.label_call"), yanchor=side, yshift=away)
            for side, away in (("bottom", 3), ("top", -30))
            for place in (2, 3, 4)
        ],
        [
            label(
                place,
                min(most, CURVE_AXIS[1]),
                say(language, "target.curve.label_payout"),
                yanchor=side,
                yshift=away,
            )
            for side, away in (("bottom", 3), ("top", -3))
            for place in _years_around(1 + target.distributions_usd_bn.index(most), len(balance))
        ],
        along(
            range(len(balance) + 1), [0, *balance], say(language, "target.curve.label_sum"), drawn
        ),
    ]


def _years_around(year: int, last: int) -> list[int]:
    """Return years from the nearest to a year to those a few years off."""
    return sorted(range(max(1, year - 4), min(last, year + 4) + 1), key=lambda one: abs(one - year))


def _end_names(balance: Sequence[float], language: str) -> list[Spec]:
    """Return the names of the final sum and of the end of the fund, beside its line."""
    life, end = len(balance), balance[-1]
    room_right = life <= 13
    beyond = end > CURVE_AXIS[1]
    side = {"xanchor": "left", "xshift": 4} if room_right else {"xanchor": "right", "xshift": -4}
    kind = "above" if beyond else "total"
    total = say(language, f"target.curve.label_{kind}", balance=_signed(end, language))
    return [
        label(
            life + 0.5,
            min(end, CURVE_AXIS[1]),
            f"<b>{total}</b>",
            yanchor="top" if beyond or not room_right else "middle",
            **side,
        ),
        label(
            life + 0.5,
            CURVE_AXIS[0],
            say(language, "target.curve.label_end", year=str(life)),
            yanchor="bottom",
            **side,
        ),
    ]


def _back_label(year: int, language: str) -> Spec:
    leftwards = year >= 7
    return label(
        year,
        BREAK_EVEN_TOP_BN,
        say(language, "target.curve.label_back", year=str(year)),
        xanchor="right" if leftwards else "left",
        xshift=-4 if leftwards else 4,
        yanchor="top",
    )


def _table(context: Context) -> Table:
    target = context.results.target
    years = zip(
        target.calls_usd_bn,
        target.distributions_usd_bn,
        _balance_usd_bn(context),
        target.nav_usd_bn,
        uncalled_usd_bn(context),
        strict=True,
    )
    return chart_table(
        "target.curve",
        ("year", "calls", "distributions", "balance", "nav", "uncalled"),
        (
            # Adding nothing turns minus nothing into nothing.
            (str(year), *(round(value, 2) + 0.0 for value in values))
            for year, values in enumerate(years, 1)
        ),
        context.language,
    )
