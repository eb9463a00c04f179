"""The chart `lab.true`: what one input, or two, have to be for a result to hit a target."""

from collections.abc import Sequence

from components.charts.axes import lever_axis, lever_axis_name, result_axis, short
from components.charts.kit import (
    Chart,
    Row,
    Spec,
    label,
    layout,
    line_trace,
    marker_trace,
    reference_line,
    row_chart,
    with_reading,
)
from components.charts.lab.answers import solution_of
from components.charts.lab.pair import pair_chart
from components.charts.lab.shared import (
    amount,
    axis_title,
    lever_cell,
    lever_unit_name,
    result_cell,
    result_unit_name,
    target_words,
    value_sources,
    with_sources,
    with_unit,
)
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.charts.placing import Named, along, around, named
from components.context import Context
from components.model import LEVERS
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import second_of
from components.model.lab.response import Response, response
from components.model.lab.solve import Solution
from components.model.lever import Value
from components.text import lever_text, say
from components.text.numbers import lever_range
from components.text.table import Table

HEIGHT_PX = 380


def true_chart(context: Context) -> Chart:
    """Return a result over a lever's range, or the pairs of two levers, that hit the target."""
    if second := second_of(context.question, context.observed):
        return pair_chart(context, second)
    found, language = solution_of(context), context.language
    over = response(context.scenario, found.result, found.lever, context.observed)
    words = target_words(context)
    values = say(language, "text.separator").join(
        lever_range(found.lever, answer.low, answer.high, language) for answer in found.answers
    )
    ending = "solved" if found.answers else "missed"
    title = say(language, f"lab.true.{ending}", values=values, **words)
    choice = bool(LEVERS[found.lever].choices)
    return Chart(
        key="lab.true",
        title=title,
        subtitle=say(language, f"lab.true.subtitle{'_choice' if choice else ''}", **words),
        source=with_reading(
            "lab.true",
            with_sources(value_sources(context, [found.lever]), "true", language),
            language,
            **words,
        ),
        alt=say(language, "lab.true.alt", title=title, **words),
        table=Table(
            columns=(
                with_unit(words["lever"], lever_unit_name(found.lever, language), language),
                with_unit(words["result"], result_unit_name(context), language),
            ),
            rows=tuple(
                (lever_cell(found.lever, value, language), result_cell(context, result))
                for value, result in zip(over.values, over.results, strict=True)
            ),
            read_heads=((0, words["lever"]), (1, words["result"])),
        ),
        **(
            {"spec": _choice_spec(context, found, over, words)}
            if choice
            else _named_curve(context, found, over, words)
        ),
    )


def _point_text(context: Context, lever: str, value: Value, result: float | None) -> str:
    return say(
        context.language,
        "lab.true.hover",
        value=lever_text(lever, value, context.language),
        result=amount(context, result),
    )


def _named_curve(context: Context, found: Solution, over: Response, words: dict[str, str]) -> Named:
    language, lever = context.language, LEVERS[found.lever]
    met = [(float(end), one.result) for one in found.answers for end in {one.low, one.high}]
    own = [] if over.at_result is None else [(float(over.at), over.at_result)]
    drawn = layout(
        height=HEIGHT_PX,
        x={
            **lever_axis(lever.key, language),
            "title": axis_title(lever_axis_name(lever.key, language)),
        },
        y=result_axis(found.result, [*_known(over), found.target], context.observed, language),
        margin=(92, 52),
        shapes=[reference_line("y", short(found.target), RANGE)],
    )
    data = [
        _curve(context, over),
        _dots(context, found.lever, met, RANGE),
        _dots(context, found.lever, own, SCENARIO),
    ]
    text = say(language, "lab.true.label_yours", **words)
    names = [
        *(around(short(x), short(y), f"<b>{text}</b>") for x, y in own),
        along(
            [lever.low, lever.high],
            [found.target] * 2,
            say(language, "lab.true.label_target", **words),
            drawn,
        ),
    ]
    return named(data, drawn, names)


def _known(over: Response) -> list[float]:
    return [result for result in over.results if result is not None]


def _curve(context: Context, over: Response) -> Spec:
    stepped = {"shape": "hv"} if QUANTITIES[over.result].whole else {}
    points = [
        (short(float(value)), result)
        for value, result in zip(over.values, over.results, strict=True)
    ]
    return line_trace(
        [x for x, _ in points],
        [None if y is None else short(y) for _, y in points],
        {"color": OBSERVED, "width": 3, **stepped},
        [_point_text(context, over.lever, x, y) for x, y in points],
    )


def _dots(context: Context, lever: str, points: Sequence[tuple[float, float]], colour: str) -> Spec:
    return marker_trace(
        [short(x) for x, _ in points],
        [short(y) for _, y in points],
        {"size": 12, "color": colour},
        [_point_text(context, lever, x, y) for x, y in points],
        cliponaxis=False,
    )


def _choice_spec(context: Context, found: Solution, over: Response, words: dict[str, str]) -> Spec:
    x = result_axis(found.result, [*_known(over), found.target], context.observed, context.language)
    rows = [
        Row(
            label=text,
            hover=text,
            colour=SCENARIO if value == over.at else OBSERVED,
            points=() if result is None else ((result, True),),
            thin=True,
        )
        for value, result in zip(over.values, over.results, strict=True)
        for text in [_point_text(context, found.lever, value, result)]
    ]
    spec = row_chart(rows, x)
    line = reference_line("x", short(found.target), RANGE)
    spec["layout"]["shapes"].append({**line, "layer": "below"})
    at_left = found.target < sum(x["range"]) / 2
    spec["layout"]["annotations"].append(
        label(
            short(found.target),
            len(rows) + 0.48,
            say(context.language, "lab.true.label_target", **words),
            xanchor="left" if at_left else "right",
            yanchor="bottom",
            xshift=4 if at_left else -4,
        )
    )
    return spec
