"""The chart `lab.tornado`: how far each input moves a result, the largest effect first."""

from collections.abc import Sequence

from components.charts.axes import result_axis, short
from components.charts.kit import (
    FRAME_PX,
    Chart,
    Only,
    Row,
    Spec,
    chart_table,
    marker_trace,
    row_chart,
    with_reading,
)
from components.charts.lab.answers import tornado_of
from components.charts.lab.shared import (
    DECIMALS,
    GRADE_COLOURS,
    ROW_PX,
    amount,
    amount_ends,
    difference_unit_name,
    lever_cell,
    lever_name,
    lever_unit_name,
    publishers,
    range_sources,
    result_cell,
    result_name,
    result_unit_name,
    with_sources,
)
from components.charts.palette import CONTEXT
from components.context import Context
from components.model.lab.tornado import Bar, Tornado
from components.model.lever import Grade
from components.text import lever_ends, lever_text, say
from components.text.lab import distance_text
from components.text.marks import without_marks
from components.text.pages.lab import headline
from components.text.table import Cell, Table, Worded

BARS = 12
"""How many inputs are drawn; the table holds all."""
HEAD_PX = 10
"""Room above the rows, in which the page writes the line over the picture."""
GUTTER_PX = 372
"""Wide enough for a range in one line, so that all rows fit a screen with the answer."""


def tornado_chart(context: Context) -> Chart:
    """Return the levers that carry a result, the largest effect first."""
    language, found = context.language, tornado_of(context)
    shown = found.bars[:BARS]
    title = without_marks(headline(context))
    listed = say(language, "text.separator").join(
        say(language, "lab.tornado.alt_item", **_words(context, bar) | _ends(context, bar))
        for bar in shown[:3]
    )
    some = "" if shown else "_none"
    sources = range_sources(context, [bar.lever for bar in shown])
    return Chart(
        key="lab.tornado",
        title=title,
        subtitle=say(language, f"lab.tornado.subtitle{some}", result=result_name(context)),
        source=with_reading(
            "lab.tornado",
            with_sources(sources, "tornado", language),
            language,
            result=result_name(context),
        ),
        alt=say(
            language,
            f"lab.tornado.alt{some}",
            title=title,
            at=amount(context, found.at.result),
            list=listed,
        ),
        spec=_spec(context, found, shown, gutter=True),
        narrow=_spec(context, found, shown),
        table=_table(context, found),
    )


def _words(context: Context, bar: Bar) -> dict[str, str]:
    """Return what sentences about a bar name: its lever, its ends and the results there."""
    language, (first, second) = context.language, (bar.ends[0], bar.ends[-1])
    return {
        "lever": lever_name(bar.lever, language),
        "a": lever_text(bar.lever, first.value, language),
        "b": lever_text(bar.lever, second.value, language),
        "first": amount(context, first.result),
        "second": amount(context, second.result),
        "grade": str(bar.grade),
        "meaning": say(language, f"grade.{bar.grade}"),
    }


def _ends(context: Context, bar: Bar) -> dict[str, str]:
    """Return the results at the ends of a bar, for sentences that name them as a range."""
    first, second = amount_ends(context, bar.ends[0].result, bar.ends[-1].result)
    return {"first": first, "second": second}


def _spec(context: Context, found: Tornado, shown: Sequence[Bar], *, gutter: bool = False) -> Spec:
    language, own = context.language, found.at.result
    numbers = [end.result for bar in shown for end in bar.ends if end.result is not None]
    numbers += [] if own is None else [own]
    x = result_axis(found.result, numbers, context.observed, language)
    yours = say(language, "lab.tornado.yours", at=amount(context, own))
    rows = [_row(context, bar, own) for bar in shown]
    empty = Row(label="", hover=yours, colour=CONTEXT)
    marker = None if own is None else (own, yours)
    spec = row_chart(rows or [empty], x, marker, row_px=ROW_PX, gutter_px=GUTTER_PX * gutter)
    if not gutter:  # else that line stands over the gutter
        drawn = spec["layout"]
        low, top = drawn["yaxis"]["range"]
        drawn["yaxis"]["range"] = [low, top + HEAD_PX * (top - low) / (drawn["height"] - FRAME_PX)]
        drawn["height"] += HEAD_PX
    spec["data"].append(_end_dots(context, shown))
    _lead_to_levers(spec, shown)
    return spec


def _lead_to_levers(spec: Spec, shown: Sequence[Bar]) -> None:
    """Name the lever that each bar and its label are about: on the page they lead there."""
    spec["data"][0]["meta"] = [bar.lever for bar in shown]
    for bar, name in zip(shown, spec["layout"]["annotations"], strict=False):
        name |= {"name": bar.lever, "captureevents": True}


def _row(context: Context, bar: Bar, own: float | None) -> Row:
    language, words = context.language, _words(context, bar)
    known = [end.result for end in bar.ends if end.result is not None]
    from_to = [*known, own] if bar.swing is None and own is not None else known
    name = say(language, "lab.tornado.row", range=_range_text(bar, language), **words)
    return Row(
        label=f"{name}<br>{say(language, 'lab.tornado.ends', **_ends(context, bar))}",
        hover=say(language, "lab.tornado.hover", **words),
        colour=GRADE_COLOURS[bar.grade],
        bar=(min(from_to), max(from_to)),
        hollow=bar.grade is Grade.D,
    )


def _range_text(bar: Bar, language: str) -> str:
    if bar.range is None:
        return say(language, "lab.tornado.choice")
    low, high = lever_ends(bar.lever, bar.range.low, bar.range.high, language)
    return say(language, "lab.tornado.range", low=low, high=high)


def _end_dots(context: Context, shown: Sequence[Bar]) -> Spec:
    """Return the dots at the ends of the bars: full where the lever is at its high end."""
    language = context.language
    points = [
        (end, end.result, len(shown) - place, bar)
        for place, bar in enumerate(shown)
        for end in bar.ends
        if end.result is not None
    ]
    colours = [GRADE_COLOURS[bar.grade] for *_, bar in points]
    return marker_trace(
        [short(result) for _, result, _, _ in points],
        [place - 0.12 for _, _, place, _ in points],
        {
            "size": 10,
            "symbol": [
                "circle" if end is bar.ends[-1] else "circle-open" for end, *_, bar in points
            ],
            "color": colours,
            "line": {"color": colours, "width": 2},
        },
        [
            say(
                language,
                "lab.tornado.hover_end",
                lever=lever_name(bar.lever, language),
                value=lever_text(bar.lever, end.value, language),
                result=amount(context, result),
            )
            for end, result, _, bar in points
        ],
        meta=[bar.lever for *_, bar in points],
    )


def _table(context: Context, found: Tornado) -> Table:
    language = context.language
    columns = ("lever", "unit", "a", "b", "first", "second", "swing", "grade", "basis")
    unit = result_unit_name(context)
    units: dict[str, str | Only] = {
        "first": unit,
        "second": unit,
        "swing": difference_unit_name(context),
        "unit": Only.FILES,
    }
    rows = [
        *(_bar_cells(context, found, bar) for bar in found.bars),
        *(_held_cells(context, found, key) for key in found.held),
    ]
    nothing = [(say(language, "text.none"), *[None] * (len(columns) - 1))]
    return chart_table("lab.tornado", columns, rows or nothing, language, units)


def _bar_cells(context: Context, found: Tornado, bar: Bar) -> tuple[Cell, ...]:
    language, ends = context.language, (bar.ends[0], bar.ends[-1])
    none, swing = say(language, "ui.null"), bar.swing
    return (
        lever_name(bar.lever, language),
        lever_unit_name(bar.lever, language),
        *(lever_cell(bar.lever, end.value, language) for end in ends),
        *(result_cell(context, end.result) for end in ends),
        Worded(None, none)
        if swing is None
        else Worded(round(abs(swing), DECIMALS), distance_text(found.result, swing, language)),
        str(bar.grade),
        _basis(bar, language),
    )


def _held_cells(context: Context, found: Tornado, key: str) -> tuple[Cell, ...]:
    """Return the row of an input that is held where it is."""
    language = context.language
    return (
        lever_name(key, language),
        lever_unit_name(key, language),
        *[lever_cell(key, context.scenario.values()[key], language)] * 2,
        *[result_cell(context, found.at.result)] * 2,
        Worded(None, say(language, "text.none")),
        str(context.scenario.origin_of(key).grade),
        say(language, "lab.basis.held"),
    )


def _basis(bar: Bar, language: str) -> str:
    """Return where the range of a bar comes from."""
    found = bar.range
    if found is None:
        return say(language, "lab.basis.choice")
    if found.resource:
        return say(language, f"data.{found.resource}")
    names = publishers(found.facts)
    own = found.grade is Grade.D
    kind = ("own_facts" if names else "own") if own else "facts"
    listed = say(language, "text.comma").join(names)
    return say(language, f"lab.basis.{kind}", publishers=listed)
