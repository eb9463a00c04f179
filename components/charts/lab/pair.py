"""The form of the chart `lab.true` for two inputs: the line of pairs that hit the target."""

from collections.abc import Sequence

from components.charts.axes import lever_axis, lever_axis_name, short
from components.charts.kit import (
    Chart,
    Spec,
    label,
    layout,
    line_trace,
    marker_trace,
    with_reading,
)
from components.charts.lab.shared import (
    axis_title,
    lever_cell,
    lever_name,
    lever_unit_name,
    target_words,
    value_sources,
    with_sources,
    with_unit,
)
from components.charts.palette import RANGE, SCENARIO
from components.context import Context
from components.model import LEVERS
from components.model.lab.break_even import break_even_line
from components.model.lab.question import lever_of, target_of
from components.text import lever_text, say
from components.text.table import Table

HEIGHT_PX = 400
NAME_PX = 36
"""Room for the name of the upright axis, which stands above it."""


def pair_chart(context: Context, second: str) -> Chart:
    """Return the pairs of the input asked about and a second one that hit the target."""
    language, question = context.language, context.question
    first = lever_of(question, context.observed)
    keys = (first, second)
    target = target_of(question, context.observed)
    found = break_even_line(context.scenario, question.result, target, keys, context.observed)
    words = {
        **target_words(context),
        "first": lever_name(first, language),
        "second": lever_name(second, language),
    }
    title = say(language, f"lab.true.{'pair' if found.lines else 'pair_none'}", **words)
    pairs = tuple(
        tuple(
            lever_cell(key, round(value, 4), language)
            for key, value in zip(keys, point, strict=True)
        )
        for line in found.lines
        for point in line
    )
    names = words["first"], words["second"]
    return Chart(
        key="lab.true",
        title=title,
        subtitle=say(language, "lab.true.subtitle_pair", **words),
        source=with_reading(
            "lab.pair",
            with_sources(value_sources(context, keys), "true", language),
            language,
            **words,
        ),
        alt=say(language, "lab.true.alt", title=title, **words),
        spec={
            "data": [
                *(_line(keys, line, words, language) for line in found.lines),
                _reader_dot(context, keys, words),
            ],
            "layout": _layout(context, keys, words),
        },
        table=Table(
            columns=tuple(
                with_unit(name, lever_unit_name(key, language), language)
                for name, key in zip(names, keys, strict=True)
            ),
            rows=pairs or ((say(language, "text.none"), None),),
            read_heads=tuple(enumerate(names)),
        ),
    )


def _pair_text(keys: tuple[str, str], point: tuple[float, float], language: str) -> tuple[str, str]:
    first, second = (
        lever_text(key, round(value, 4), language) for key, value in zip(keys, point, strict=True)
    )
    return first, second


def _line(
    keys: tuple[str, str],
    line: Sequence[tuple[float, float]],
    words: dict[str, str],
    language: str,
) -> Spec:
    def hover(point: tuple[float, float]) -> str:
        first, second = _pair_text(keys, point, language)
        values = {**words, "first": first, "second": second}
        return say(language, "lab.true.hover_pair", **values)

    return line_trace(
        [short(x) for x, _ in line],
        [short(y) for _, y in line],
        {"color": RANGE, "width": 3},
        [hover(point) for point in line],
        mode="lines+markers" if len(line) == 1 else "lines",
    )


def _own(context: Context, keys: tuple[str, str]) -> tuple[float, float]:
    """Return where the reader's scenario sets the two inputs."""
    values = context.scenario.values()
    return float(values[keys[0]]), float(values[keys[1]])


def _reader_dot(context: Context, keys: tuple[str, str], words: dict[str, str]) -> Spec:
    x, y = _own(context, keys)
    yours = say(context.language, "lab.true.label_yours", **words)
    return marker_trace([x], [y], {"size": 12, "color": SCENARIO}, [yours], cliponaxis=False)


def _layout(context: Context, keys: tuple[str, str], words: dict[str, str]) -> Spec:
    language, (first, second) = context.language, (LEVERS[key] for key in keys)
    x, y = _own(context, keys)
    at_left, at_top = x < (first.low + first.high) / 2, y > (second.low + second.high) / 2
    found = layout(
        height=HEIGHT_PX,
        x={
            **lever_axis(first.key, language),
            "title": axis_title(lever_axis_name(first.key, language)),
        },
        y=lever_axis(second.key, language),
        margin=(52, 52),
        annotations=[
            label(
                x,
                y,
                f"<b>{say(language, 'lab.true.label_yours', **words)}</b>",
                xanchor="left" if at_left else "right",
                yanchor="top" if at_top else "bottom",
                xshift=10 if at_left else -10,
            ),
            label(
                0,
                1,
                f"↑ {lever_axis_name(second.key, language)}",
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="bottom",
                yshift=6,
            ),
        ],
    )
    found["margin"]["t"] = NAME_PX
    return found
