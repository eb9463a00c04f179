"""Charts of the page `lab`: what carries a result, what leads to a target, how far it ranges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from components.charts.axes import lever_axis, lever_name, result_axis, short
from components.charts.frame import Chart, Row, Spec, label, layout, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.context import Context
from components.model import LEVERS, PRESETS, Scenario, evaluate
from components.model.lab.break_even import break_even_line
from components.model.lab.explain import EXACT_UP_TO, Explanation, explain
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import lever_of, second_of, target_of
from components.model.lab.ranges import evidence_range
from components.model.lab.response import response
from components.model.lab.solve import Solution, solve
from components.model.lab.tornado import Bar, Tornado, tornado
from components.model.lab.uncertainty import QUANTILES, Uncertainty, uncertainty
from components.model.lever import Grade, Value
from components.text import lever_ends, lever_text, number, percent, say
from components.text.comparison import summary
from components.text.lab import difference_text, distance_text, result_ends, result_text
from components.text.marks import without_marks
from components.text.numbers import chance, lever_range
from components.text.pages.lab import headline
from components.text.sources import leaves, scenario_source_line, source_line
from components.text.table import Table

BARS = 12
PARTS = 8
TALL_PX = 380
NAME_PX = 36
WIDE_JOINT, NARROW_JOINT = "&nbsp;&nbsp;", "<br>"
"""Between what a row is about and its figures."""
_NOTHING = 1e-6
_GRADE_COLOURS: Mapping[Grade, str] = MappingProxyType(
    {Grade.A: OBSERVED, Grade.B: OBSERVED, Grade.C: RANGE, Grade.D: CONTEXT}
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two scenarios to set against each other, and what the reader should call them.

    `kind` is "pin", "default" or "example".
    """

    before: Scenario
    after: Scenario
    kind: str


def compared(context: Context) -> Compared:
    """Return what the reader's scenario is compared with.

    That is the pinned scenario, else the default. A reader who has neither pinned nor moved
    anything sees an example: the first ready-made scenario that changes the result.
    """
    if context.compared is not None:
        return Compared(context.compared.scenario, context.scenario, "pin")
    default = Scenario.default()
    if context.scenario != default:
        return Compared(default, context.scenario, "default")
    own = context.results.by_id()[context.question.result]
    moved = (
        preset.scenario
        for preset in PRESETS
        if evaluate(preset.scenario, context.observed).by_id()[context.question.result] != own
    )
    return Compared(default, next(moved, PRESETS[0].scenario), "example")


def explained(context: Context) -> Explanation:
    """Return why the compared scenarios differ in the result asked about."""
    both = compared(context)
    return explain(both.before, both.after, context.question.result, context.observed)


def carried(context: Context) -> Tornado:
    """Return what carries the result asked about."""
    return tornado(context.scenario, context.question.result, context.observed)


def solved(context: Context) -> Solution:
    """Return what the input asked about has to be."""
    question, observed = context.question, context.observed
    target, lever = target_of(question, observed), lever_of(question, observed)
    return solve(context.scenario, question.result, target, lever, observed)


def spread(context: Context) -> Uncertainty:
    """Return how far the result asked about ranges when all inputs are open at once."""
    return uncertainty(context.scenario, context.question.result, context.observed)


def weak_share(found: Uncertainty) -> float:
    """Return the share of the variance, 0-1, that rests on grades C and D."""
    return sum(found.shares.get(grade, 0.0) for grade in (Grade.C, Grade.D))


def share_text(share: float, language: str) -> str:
    """Return a share, 0-1, in whole percent: what drawing can tell. Never a false 0 or 100."""
    exact = share < _NOTHING or share > 1 - _NOTHING
    return percent(round(share) * 100, language) if exact else chance(100 * share, language)


def chart_tornado(context: Context) -> Chart:
    """Draw the levers that carry a result, the largest effect first."""
    language, found = context.language, carried(context)
    shown = found.bars[:BARS]
    at = _result(context, found.at.result)
    title = without_marks(headline(context))
    name = _result_name(context)
    listed = say(language, "text.separator").join(_bar_in_words(context, bar) for bar in shown[:3])
    return Chart(
        key="lab.tornado",
        title=title,
        subtitle=say(
            language,
            "lab.tornado.subtitle" if found.bars else "lab.tornado.subtitle_none",
            result=name,
        ),
        source=_with_sources(
            _range_sources(context, [bar.lever for bar in shown]), "tornado", language
        ),
        alt=say(
            language,
            "lab.tornado.alt" if shown else "lab.tornado.alt_none",
            title=title,
            at=at,
            list=listed,
        ),
        spec=_tornado_spec(context, found, shown, WIDE_JOINT),
        narrow=_tornado_spec(context, found, shown, NARROW_JOINT),
        table=_tornado_table(context, found),
    )


def _tornado_spec(context: Context, found: Tornado, shown: Sequence[Bar], joint: str) -> Spec:
    language, result_id = context.language, context.question.result
    numbers = [end.result for bar in shown for end in bar.ends if end.result is not None]
    own = found.at.result
    numbers += [] if own is None else [own]
    x = result_axis(result_id, numbers, context.observed, language)
    rows = [_tornado_row(context, bar, own, joint) for bar in shown]
    yours = say(language, "lab.tornado.yours", at=_result(context, own))
    spec = row_chart(rows or [_empty_row(yours)], x, None if own is None else (own, yours))
    spec["data"].append(_tornado_ends(context, shown))
    _lead_to_levers(spec, shown)
    return spec


def _lead_to_levers(spec: Spec, shown: Sequence[Bar]) -> None:
    """Name the lever that each bar and its label are about: on the page they lead there."""
    spec["data"][0]["meta"] = [bar.lever for bar in shown]
    for bar, name in zip(shown, spec["layout"]["annotations"], strict=False):
        name |= {"name": bar.lever, "captureevents": True}


def _empty_row(text: str) -> Row:
    return Row(label="", hover=text, colour=CONTEXT)


def _tornado_row(context: Context, bar: Bar, own: float | None, joint: str) -> Row:
    language = context.language
    known = [end.result for end in bar.ends if end.result is not None]
    from_to = [*known, own] if bar.swing is None and own is not None else known
    name = say(
        language,
        "lab.tornado.row",
        lever=say(language, f"lever.{bar.lever}.label"),
        range=_range_text(bar, language),
        grade=str(bar.grade),
    )
    return Row(
        label=f"{name}{joint}{_ends_text(context, bar)}",
        hover=_bar_hover(context, bar),
        colour=_GRADE_COLOURS[bar.grade],
        bar=(min(from_to), max(from_to)),
        hollow=bar.grade is Grade.D,
    )


def _tornado_ends(context: Context, shown: Sequence[Bar]) -> Spec:
    """Return the dots at the ends of the bars: full where the lever is at its high end."""
    language = context.language
    points = [
        (end, len(shown) - place, bar, end is bar.ends[-1])
        for place, bar in enumerate(shown)
        for end in bar.ends
        if end.result is not None
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [short(end.result or 0.0) for end, _, _, _ in points],
        "y": [place - 0.12 for _, place, _, _ in points],
        "marker": {
            "size": 10,
            "symbol": ["circle" if full else "circle-open" for _, _, _, full in points],
            "color": [_GRADE_COLOURS[bar.grade] for _, _, bar, _ in points],
            "line": {"color": [_GRADE_COLOURS[bar.grade] for _, _, bar, _ in points], "width": 2},
        },
        "customdata": [
            say(
                language,
                "lab.tornado.hover_end",
                lever=say(language, f"lever.{bar.lever}.label"),
                value=lever_text(bar.lever, end.value, language),
                result=_result(context, end.result),
            )
            for end, _, bar, _ in points
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": [bar.lever for _, _, bar, _ in points],
    }


def _tornado_table(context: Context, found: Tornado) -> Table:
    language, result_id = context.language, context.question.result
    columns = ("lever", "a", "b", "first", "second", "swing", "grade", "basis")
    rows = [
        (
            say(language, f"lever.{bar.lever}.label"),
            *(lever_text(bar.lever, end.value, language) for end in (bar.ends[0], bar.ends[-1])),
            *(_result(context, end.result) for end in (bar.ends[0], bar.ends[-1])),
            say(language, "ui.null")
            if bar.swing is None
            else distance_text(result_id, bar.swing, language),
            str(bar.grade),
            _basis(bar, language),
        )
        for bar in found.bars
    ]
    own = context.scenario.values()
    held = [
        (
            say(language, f"lever.{key}.label"),
            *[lever_text(key, own[key], language)] * 2,
            *[_result(context, found.at.result)] * 2,
            say(language, "text.none"),
            str(context.scenario.origin_of(key).grade),
            say(language, "lab.basis.held"),
        )
        for key in found.held
    ]
    nothing = [(say(language, "text.none"), *[None] * (len(columns) - 1))]
    return Table(
        columns=tuple(say(language, f"lab.tornado.column.{name}") for name in columns),
        rows=tuple([*rows, *held] or nothing),
    )


def _basis(bar: Bar, language: str) -> str:
    """Return where the range of a bar comes from."""
    found = bar.range
    if found is None:
        return say(language, "lab.basis.choice")
    if found.resource:
        return say(language, f"data.{found.resource}")
    publishers = _publishers(found.facts)
    own = found.grade is Grade.D
    kind = ("own_facts" if publishers else "own") if own else "facts"
    listed = say(language, "text.comma").join(publishers)
    return say(language, f"lab.basis.{kind}", publishers=listed)


def _range_text(bar: Bar, language: str) -> str:
    if bar.range is None:
        return say(language, "lab.tornado.choice")
    low, high = lever_ends(bar.lever, bar.range.low, bar.range.high, language)
    return say(language, "lab.tornado.range", low=low, high=high)


def _ends_text(context: Context, bar: Bar) -> str:
    first, second = _result_ends(context, bar.ends[0].result, bar.ends[-1].result)
    return say(context.language, "lab.tornado.ends", first=first, second=second)


def _bar_hover(context: Context, bar: Bar) -> str:
    language, (first, second) = context.language, (bar.ends[0], bar.ends[-1])
    return say(
        language,
        "lab.tornado.hover",
        lever=say(language, f"lever.{bar.lever}.label"),
        a=lever_text(bar.lever, first.value, language),
        b=lever_text(bar.lever, second.value, language),
        first=_result(context, first.result),
        second=_result(context, second.result),
        grade=str(bar.grade),
        meaning=say(language, f"grade.{bar.grade}"),
    )


def _bar_in_words(context: Context, bar: Bar) -> str:
    first, second = _result_ends(context, bar.ends[0].result, bar.ends[-1].result)
    return say(
        context.language,
        "lab.tornado.alt_item",
        lever=say(context.language, f"lever.{bar.lever}.label"),
        first=first,
        second=second,
        grade=str(bar.grade),
    )


def chart_true(context: Context) -> Chart:
    """Draw a result over a lever's range, or the pairs of two levers, that hit the target."""
    key = lever_of(context.question, context.observed)
    if second := second_of(context.question, context.observed):
        return _pair_chart(context, key, second)
    found, language = solved(context), context.language
    over = response(context.scenario, context.question.result, key, context.observed)
    words = _true_words(context)
    values = (_answer_text(context, found)) if found.answers else ""
    title = say(
        language, "lab.true.solved" if found.answers else "lab.true.missed", values=values, **words
    )
    choice = bool(LEVERS[key].choices)
    draw = _choice_spec if choice else _curve_spec
    columns = (words["lever"], words["result"])
    return Chart(
        key="lab.true",
        title=title,
        subtitle=say(
            language, "lab.true.subtitle_choice" if choice else "lab.true.subtitle", **words
        ),
        source=_with_sources(_value_sources(context, [key]), "true", language),
        alt=say(language, "lab.true.alt", title=title, **words),
        spec=draw(context, found),
        table=Table(
            columns=columns,
            rows=tuple(
                (lever_text(key, value, language), _result(context, result))
                for value, result in zip(over.values, over.results, strict=True)
            ),
        ),
    )


def _true_words(context: Context) -> dict[str, str]:
    language, question = context.language, context.question
    own = QUANTITIES[question.result].number_of(context.results, context.observed)
    return {
        "lever": say(language, f"lever.{lever_of(question, context.observed)}.label"),
        "result": _result_name(context),
        "target": _result(context, target_of(question, context.observed)),
        "at": _result(context, own),
    }


def _answer_text(context: Context, found: Solution) -> str:
    language = context.language
    texts = [lever_range(found.lever, one.low, one.high, language) for one in found.answers]
    return say(language, "text.separator").join(texts)


def _curve_spec(context: Context, found: Solution) -> Spec:
    language, observed = context.language, context.observed
    key = found.lever
    over = response(context.scenario, found.result, key, observed)
    known = [result for result in over.results if result is not None]
    y = result_axis(found.result, [*known, found.target], observed, language)
    words = _true_words(context)
    pairs = zip(over.values, over.results, strict=True)
    points = [(short(float(value)), result) for value, result in pairs]
    met = [(float(end), one.result) for one in found.answers for end in {one.low, one.high}]
    own = [] if over.at_result is None else [(float(over.at), over.at_result)]
    middle = (LEVERS[key].low + LEVERS[key].high) / 2
    data = [
        _curve(context, key, points),
        _dots(context, key, met, RANGE, 12),
        _dots(context, key, own, SCENARIO, 12),
    ]
    at_left = bool(own) and own[0][0] < middle
    falls = bool(known) and known[-1] < known[0]
    shown = [
        label(
            LEVERS[key].high if at_left else LEVERS[key].low,
            found.target,
            say(language, "lab.true.label_target", **words),
            xanchor="right" if at_left else "left",
            yanchor="bottom",
        ),
        *(
            label(
                x,
                short(height),
                f"<b>{say(language, 'lab.true.label_yours', **words)}</b>",
                xanchor="left" if at_left else "right",
                # On the side of the dot that the curve leaves free.
                yanchor="bottom" if falls == at_left else "top",
                xshift=8 if at_left else -8,
            )
            for x, height in own
        ),
    ]
    return {
        "data": data,
        "layout": layout(
            height=TALL_PX,
            x={**lever_axis(key, language), "title": _title(lever_name(key, language))},
            y=y,
            margin=(92, 52),
            annotations=shown,
            shapes=[reference_line("y", short(found.target), RANGE)],
        ),
    }


def _title(text: str) -> Spec:
    return {"text": text, "font": {"size": 12}}


def _curve(context: Context, key: str, points: Sequence[tuple[float, float | None]]) -> Spec:
    stepped = QUANTITIES[context.question.result].whole
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [None if y is None else short(y) for _, y in points],
        "line": {"color": OBSERVED, "width": 3, **({"shape": "hv"} if stepped else {})},
        "customdata": [_point_text(context, key, x, y) for x, y in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _dots(
    context: Context, key: str, points: Sequence[tuple[float, float]], colour: str, size: int
) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [short(x) for x, _ in points],
        "y": [short(y) for _, y in points],
        "marker": {"size": size, "color": colour},
        "customdata": [_point_text(context, key, x, y) for x, y in points],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _point_text(context: Context, key: str, value: Value, result: float | None) -> str:
    return say(
        context.language,
        "lab.true.hover",
        value=lever_text(key, value, context.language),
        result=_result(context, result),
    )


def _choice_spec(context: Context, found: Solution) -> Spec:
    key, language = found.lever, context.language
    over = response(context.scenario, found.result, key, context.observed)
    known = [result for result in over.results if result is not None]
    x = result_axis(found.result, [*known, found.target], context.observed, language)
    rows = [
        Row(
            label=_point_text(context, key, value, result),
            hover=_point_text(context, key, value, result),
            colour=SCENARIO if value == over.at else OBSERVED,
            points=() if result is None else ((result, True),),
            thin=True,
        )
        for value, result in zip(over.values, over.results, strict=True)
    ]
    spec = row_chart(rows, x, None)
    line = reference_line("x", short(found.target), RANGE)
    spec["layout"]["shapes"].append({**line, "layer": "below"})
    at_left = found.target < sum(x["range"]) / 2
    spec["layout"]["annotations"].append(
        label(
            short(found.target),
            len(rows) + 0.48,
            say(language, "lab.true.label_target", **_true_words(context)),
            xanchor="left" if at_left else "right",
            yanchor="bottom",
            xshift=4 if at_left else -4,
        )
    )
    return spec


def _pair_chart(context: Context, first: str, second: str) -> Chart:
    language, question = context.language, context.question
    target = target_of(question, context.observed)
    found = break_even_line(
        context.scenario, question.result, target, (first, second), context.observed
    )
    words = {
        **_true_words(context),
        "first": say(language, f"lever.{first}.label"),
        "second": say(language, f"lever.{second}.label"),
    }
    title = say(language, "lab.true.pair" if found.lines else "lab.true.pair_none", **words)
    points = [point for line in found.lines for point in line]
    table = tuple(
        (lever_text(first, round(x, 4), language), lever_text(second, round(y, 4), language))
        for x, y in points
    )
    return Chart(
        key="lab.true",
        title=title,
        subtitle=say(language, "lab.true.subtitle_pair", **words),
        source=_with_sources(_value_sources(context, [first, second]), "true", language),
        alt=say(language, "lab.true.alt", title=title, **words),
        spec=_pair_spec(context, found.lines, (first, second), words),
        table=Table(
            columns=(words["first"], words["second"]),
            rows=table or ((say(language, "text.none"), None),),
        ),
    )


def _pair_spec(
    context: Context,
    lines: Iterable[Sequence[tuple[float, float]]],
    keys: tuple[str, str],
    words: dict[str, str],
) -> Spec:
    language = context.language
    own = context.scenario.values()
    here = (float(own[keys[0]]), float(own[keys[1]]))
    first, second = LEVERS[keys[0]], LEVERS[keys[1]]

    def hover(x: float, y: float) -> str:
        values = {
            name: lever_text(key, value, language)
            for name, key, value in zip(("first", "second"), keys, (x, y), strict=True)
        }
        return say(language, "lab.true.hover_pair", **{**words, **values})

    drawn: list[Spec] = [
        {
            "type": "scatter",
            "mode": "lines+markers" if len(line) == 1 else "lines",
            "x": [short(x) for x, _ in line],
            "y": [short(y) for _, y in line],
            "line": {"color": RANGE, "width": 3},
            "customdata": [hover(round(x, 4), round(y, 4)) for x, y in line],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for line in lines
    ]
    yours = say(language, "lab.true.label_yours", **words)
    dot: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [here[0]],
        "y": [here[1]],
        "marker": {"size": 12, "color": SCENARIO},
        "customdata": [yours],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }
    at_left = here[0] < (first.low + first.high) / 2
    at_top = here[1] > (second.low + second.high) / 2
    spec: Spec = {
        "data": [*drawn, dot],
        "layout": layout(
            height=TALL_PX + 20,
            x={**lever_axis(keys[0], language), "title": _title(lever_name(keys[0], language))},
            y=lever_axis(keys[1], language),
            margin=(52, 52),
            annotations=[
                label(
                    *here,
                    f"<b>{yours}</b>",
                    xanchor="left" if at_left else "right",
                    yanchor="top" if at_top else "bottom",
                    xshift=10 if at_left else -10,
                ),
                label(
                    0,
                    1,
                    f"↑ {lever_name(keys[1], language)}",
                    xref="paper",
                    yref="paper",
                    xanchor="left",
                    yanchor="bottom",
                    yshift=6,
                ),
            ],
        ),
    }
    spec["layout"]["margin"]["t"] = NAME_PX  # for the name of the upright axis
    return spec


def chart_difference(context: Context) -> Chart:
    """Draw what each changed lever contributes to the difference of two scenarios."""
    language, found = context.language, explained(context)
    title = _difference_title(context, found)
    steps = _steps(context, found)
    items = " ".join(
        say(language, "lab.difference.alt_item", lever=name, amount=amount)
        for name, _, amount in steps
    )
    before, after = _result(context, found.before), _result(context, found.after)
    names = _names(context)
    columns = ("what", "change", "amount")
    return Chart(
        key="lab.difference",
        title=title,
        subtitle=say(language, "lab.difference.subtitle", result=_result_name(context)),
        source=_with_sources(
            _value_sources(context, [part.lever for part in found.parts[:PARTS]]),
            "difference",
            language,
        ),
        alt=say(
            language, "lab.difference.alt", **_difference_words(context, title, found), list=items
        ),
        spec=_waterfall(context, found, WIDE_JOINT),
        narrow=_waterfall(context, found, NARROW_JOINT),
        table=Table(
            columns=tuple(say(language, f"lab.difference.column.{name}") for name in columns),
            rows=((names[0], None, before), *steps, (names[1], None, after)),
        ),
    )


def _difference_words(context: Context, title: str, found: Explanation) -> dict[str, str]:
    return {
        "title": title,
        "result": _result_name(context),
        "before": _result(context, found.before),
        "after": _result(context, found.after),
    }


def _difference_title(context: Context, found: Explanation) -> str:
    language = context.language
    if found.reason:
        kind = "same" if found.reason == "equal" else "unexplained"
        return say(language, f"lab.difference.{kind}")
    main = found.parts[0]
    if main.contribution == 0:
        return say(language, "lab.difference.same")
    alone = all(part.contribution == 0 for part in found.parts[1:])
    return say(
        language,
        "lab.difference.title_only" if alone else "lab.difference.title",
        part=difference_text(found.result, main.contribution, language),
        lever=say(language, f"lever.{main.lever}.label"),
    )


def _names(context: Context) -> tuple[str, str]:
    """Return what the two scenarios are called."""
    language, both = context.language, compared(context)
    before = say(language, f"lab.difference.{'pinned' if both.kind == 'pin' else 'default'}")
    if both.kind != "example":
        return before, say(language, "lab.difference.yours")
    listed = summary(both.after, language)
    return before, say(language, "lab.difference.preset", summary=listed)


def _steps(context: Context, found: Explanation) -> tuple[tuple[str, str, str], ...]:
    """Return each part in words: lever, change, contribution."""
    language = context.language
    return tuple(
        (
            say(language, f"lever.{part.lever}.label"),
            say(
                language,
                "lab.difference.from_to",
                before=lever_text(part.lever, part.before, language),
                after=lever_text(part.lever, part.after, language),
            ),
            difference_text(found.result, part.contribution, language),
        )
        for part in found.parts
    )


def _waterfall(context: Context, found: Explanation, joint: str) -> Spec:
    language, names = context.language, _names(context)
    after_colour = CONTEXT if compared(context).kind == "example" else SCENARIO
    rows = [_end_row(context, names[0], found.before, CONTEXT, joint)]
    place = found.before or 0.0
    places = [number for number in (found.before, found.after) if number is not None]
    for text, contribution in _waterfall_parts(context, found, joint):
        reached = place + contribution
        rows.append(
            Row(
                label=text,
                hover=text,
                colour=OBSERVED,
                bar=(min(place, reached), max(place, reached)),
                hollow=contribution < 0,
            )
        )
        places.append(reached)
        place = reached
    rows.append(_end_row(context, names[1], found.after, after_colour, joint))
    return row_chart(rows, result_axis(found.result, places, context.observed, language), None)


def _end_row(context: Context, name: str, result: float | None, colour: str, joint: str) -> Row:
    amount = _result(context, result)
    text = say(context.language, "lab.difference.before", name=name, amount=amount, joint=joint)
    points = () if result is None else ((result, True),)
    return Row(label=text, hover=text, colour=colour, points=points, thin=True)


def _waterfall_parts(context: Context, found: Explanation, joint: str) -> list[tuple[str, float]]:
    """Return the largest parts with their words, and the rest together."""
    language = context.language
    parts = [
        (
            say(
                language,
                "lab.difference.part",
                lever=say(language, f"lever.{part.lever}.label"),
                before=lever_text(part.lever, part.before, language),
                after=lever_text(part.lever, part.after, language),
                amount=difference_text(found.result, part.contribution, language),
                joint=joint,
            ),
            part.contribution,
        )
        for part in found.parts[:PARTS]
    ]
    rest = sum(part.contribution for part in found.parts[PARTS:])
    if len(found.parts) > PARTS:
        amount = difference_text(found.result, rest, language)
        parts.append((say(language, "lab.difference.rest", amount=amount, joint=joint), rest))
    return parts


def chart_band(context: Context) -> Chart:
    """Draw how far a result ranges when all levers are drawn at once."""
    language, found = context.language, spread(context)
    words = band_words(context, found)
    title = say(language, f"lab.band.{_band_kind(found)}", **words)
    levels = [percent(100 * level, language) for level in QUANTILES]
    texts = [_result(context, value) for value in found.quantiles] or [_result(context, None)] * 5
    columns = ("what", "value")
    return Chart(
        key="lab.band",
        title=title,
        subtitle=say(language, "lab.band.subtitle", **words),
        source=_with_sources(_range_publishers(context, found.levers), "band", language),
        alt=say(language, "lab.band.alt", title=title, **words),
        spec=_band_spec(context, found, words),
        table=Table(
            columns=tuple(say(language, f"lab.band.column.{name}") for name in columns),
            rows=tuple(zip(levels, texts, strict=True)),
        ),
    )


def _band_kind(found: Uncertainty) -> str:
    if not found.quantiles:
        return "title_none"
    return "title" if found.shares else "title_still"


def band_words(context: Context, found: Uncertainty) -> dict[str, str]:
    """Return the amounts that sentences about the spread name."""
    language = context.language
    low, lower, middle, upper, high = found.quantiles or (None,) * 5
    outer, inner = _result_ends(context, low, high), _result_ends(context, lower, upper)
    return {
        "result": _result_name(context),
        "at": _result(context, found.at),
        "count": number(len(found.levers), language),
        "draws": number(found.draws, language, digits=5),
        "low": outer[0],
        "high": outer[1],
        "lower": inner[0],
        "upper": inner[1],
        "middle": _result(context, middle),
    }


def _band_spec(context: Context, found: Uncertainty, words: dict[str, str]) -> Spec:
    language = context.language
    numbers = [*found.quantiles, *([] if found.at is None else [found.at])]
    x = result_axis(found.result, numbers, context.observed, language)
    text = say(language, "lab.band.row", **words) if found.quantiles else ""
    marker = None
    if found.at is not None:
        marker = (found.at, say(language, "lab.band.label_yours", **words))
    spec = row_chart([Row(label=text, hover=text, colour=RANGE)], x, marker)
    if found.quantiles:
        low, lower, middle, upper, high = found.quantiles
        spec["data"] = [
            _interval(low, high, 0.25, text),
            _interval(lower, upper, 0.75, text),
            *spec["data"],
        ]
        spec["layout"]["shapes"].insert(
            0,
            {
                "type": "line",
                "x0": short(middle),
                "x1": short(middle),
                "y0": 0.7,
                "y1": 1.06,
                "line": {"color": "#ffffff", "width": 3},
            },
        )
    return spec


def _interval(low: float, high: float, alpha: float, text: str) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [0.88],
        "base": [short(low)],
        "x": [short(high - low)],
        "width": [0.36],
        "marker": {"color": faded(RANGE, alpha)},
        "customdata": [text],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def chart_grades(context: Context) -> Chart:
    """Draw which share of the variance rests on levers of which grade."""
    language, found = context.language, spread(context)
    title = say(
        language,
        "lab.grades.title" if found.shares else "lab.grades.title_none",
        share=share_text(weak_share(found), language),
    )
    shares = {grade: max(0.0, found.shares.get(grade, 0.0)) for grade in Grade}
    items = [
        say(language, "lab.grades.alt_item", grade=str(grade), share=share_text(share, language))
        for grade, share in shares.items()
    ]
    rows = [
        Row(
            label=text,
            hover=text,
            colour=_GRADE_COLOURS[grade],
            bar=(0, min(100.0, 100 * share)),
            hollow=grade is Grade.D,
        )
        for grade, share in shares.items()
        for text in [_grade_text(grade, share, language)]
    ]
    ticks = [0, 25, 50, 75, 100]
    x = {
        "range": [0, 100],
        "tickvals": ticks,
        "ticktext": [percent(tick, language) for tick in ticks],
    }
    columns = ("grade", "meaning", "share")
    return Chart(
        key="lab.grades",
        title=title,
        subtitle=say(language, "lab.grades.subtitle", result=_result_name(context)),
        source=_with_sources(_range_publishers(context, found.levers), "grades", language),
        alt=say(language, "lab.grades.alt", title=title, list=" ".join(items)),
        spec=row_chart(rows, x, None),
        table=Table(
            columns=tuple(say(language, f"lab.grades.column.{name}") for name in columns),
            rows=tuple(
                (str(grade), say(language, f"grade.{grade}"), abs(round(100 * share)))
                for grade, share in shares.items()
            ),
        ),
    )


def _grade_text(grade: Grade, share: float, language: str) -> str:
    return say(
        language,
        "lab.grades.row",
        grade=str(grade),
        meaning=say(language, f"grade.{grade}"),
        share=share_text(share, language),
    )


def _with_sources(sources: str, chart: str, language: str) -> str:
    """Return how a chart was computed, and its sources."""
    how = say(language, f"lab.{chart}.source", most=number(EXACT_UP_TO, language))
    return say(language, "text.two_sentences", first=how, second=sources)


def _range_sources(context: Context, keys: Iterable[str]) -> str:
    """Return the sources of the evidence ranges of some levers."""
    found = _range_facts(context, keys)
    return source_line(found, context.language, context.today) if found else _own(context)


def _range_publishers(context: Context, keys: Iterable[str]) -> str:
    """Return the same by name only, for charts that stand below one that says more."""
    names = _publishers(_range_facts(context, keys))
    listed = say(context.language, "text.comma").join(names)
    return say(context.language, "source.line", sources=listed) if names else _own(context)


def _range_facts(context: Context, keys: Iterable[str]) -> tuple[str, ...]:
    ranges = [evidence_range(key, context.scenario) for key in keys if not LEVERS[key].choices]
    return tuple(dict.fromkeys(fact_id for one in ranges for fact_id in one.facts))


def _publishers(fact_ids: Iterable[str]) -> tuple[str, ...]:
    """Return who stands behind some facts, each once."""
    found = [leaf for fact_id in fact_ids for leaf in leaves(fact_id)]
    names = (leaf.checked_against if leaf.derivation else (leaf.publisher,) for leaf in found)
    return tuple(dict.fromkeys(name for some in names for name in some))


def _value_sources(context: Context, keys: Sequence[str]) -> str:
    """Return the sources of the values of some levers."""
    changed = [key for key in keys if key in context.scenario.changes()]
    facts = [fact_id for key in keys for fact_id in context.scenario.origin_of(key).facts]
    return scenario_source_line(context, keys) if changed or facts else _own(context)


def _own(context: Context) -> str:
    own = say(context.language, f"grade.{Grade.D}")
    return say(context.language, "source.line", sources=own)


def _result(context: Context, value: float | None) -> str:
    return result_text(context.question.result, value, context.observed, context.language)


def _result_ends(context: Context, low: float | None, high: float | None) -> tuple[str, str]:
    result_id = context.question.result
    return result_ends(result_id, low, high, context.observed, context.language)


def _result_name(context: Context) -> str:
    return say(context.language, f"result.{context.question.result}")


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "tornado": chart_tornado,
        "true": chart_true,
        "difference": chart_difference,
        "band": chart_band,
        "grades": chart_grades,
    }
)
"""The charts of the page by name, in order."""
