"""The chart `lab.difference`: what each changed lever contributes to a difference."""

from components.charts.axes import result_axis
from components.charts.kit import (
    GUTTER_PX,
    Chart,
    Only,
    Row,
    Spec,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.lab.answers import comparison_of, explanation_of
from components.charts.lab.shared import (
    DECIMALS,
    amount,
    difference_unit_name,
    lever_cell,
    lever_name,
    lever_unit_name,
    result_cell,
    result_name,
    result_unit_name,
    value_sources,
    with_sources,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.context import Context
from components.model.lab.explain import Explanation, Part
from components.text import lever_text, say
from components.text.comparison import summary
from components.text.lab import difference_text
from components.text.table import Cell, Table, Worded

PARTS = 8
"""How many parts are drawn one by one; the others are drawn together."""


def difference_chart(context: Context) -> Chart:
    """Return what each changed lever contributes to the difference of two scenarios."""
    language, found = context.language, explanation_of(context)
    title = _title(context, found)
    steps = [_step(part, found.result, language) for part in found.parts]
    before, after = amount(context, found.before), amount(context, found.after)
    items = (
        say(language, "lab.difference.alt_item", lever=name, amount=contribution)
        for name, _, contribution in steps
    )
    return Chart(
        key="lab.difference",
        title=title,
        subtitle=say(language, "lab.difference.subtitle", result=result_name(context)),
        source=with_reading(
            "lab.difference",
            with_sources(
                value_sources(context, [part.lever for part in found.parts[:PARTS]]),
                "difference",
                language,
            ),
            language,
            result=result_name(context),
        ),
        alt=say(
            language,
            "lab.difference.alt",
            title=title,
            result=result_name(context),
            before=before,
            after=after,
            list=" ".join(items),
        ),
        spec=_waterfall(context, found, gutter=True),
        narrow=_waterfall(context, found),
        table=_table(context, found),
    )


def _title(context: Context, found: Explanation) -> str:
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
        lever=lever_name(main.lever, language),
    )


def _names(context: Context) -> tuple[str, str]:
    """Return what the two scenarios are called."""
    language, both = context.language, comparison_of(context)
    before = say(language, f"lab.difference.{'pinned' if both.kind == 'pin' else 'default'}")
    if both.kind != "example":
        return before, say(language, "lab.difference.yours")
    listed = summary(both.after, language)
    return before, say(language, "lab.difference.preset", summary=listed)


def _part_words(part: Part, result: str, language: str) -> dict[str, str]:
    return {
        "lever": lever_name(part.lever, language),
        "before": lever_text(part.lever, part.before, language),
        "after": lever_text(part.lever, part.after, language),
        "amount": difference_text(result, part.contribution, language),
    }


def _step(part: Part, result: str, language: str) -> tuple[str, str, str]:
    """Return a part in words: lever, change, contribution."""
    words = _part_words(part, result, language)
    return words["lever"], say(language, "lab.difference.from_to", **words), words["amount"]


def _table(context: Context, found: Explanation) -> Table:
    """Return the parts between the two scenarios; on pages a change stands in one column."""
    language, (before, after) = context.language, _names(context)
    units = (result_unit_name(context), difference_unit_name(context))

    def end(name: str, result: float | None) -> tuple[Cell, ...]:
        return name, None, None, None, None, result_cell(context, result)

    def step(part: Part) -> tuple[Cell, ...]:
        name, change, contribution = _step(part, found.result, language)
        values = (lever_cell(part.lever, value, language) for value in (part.before, part.after))
        return (
            name,
            lever_unit_name(part.lever, language),
            *(cell.value for cell in values),
            change,
            Worded(round(part.contribution, DECIMALS), contribution),
        )

    return chart_table(
        "lab.difference",
        ("what", "unit", "before", "after", "change", "amount"),
        [end(before, found.before), *map(step, found.parts), end(after, found.after)],
        language,
        {
            "amount": say(language, "text.separator").join(dict.fromkeys(units)),
            **dict.fromkeys(("unit", "before", "after"), Only.FILES),
            "change": Only.PAGES,
        },
    )


def _waterfall(context: Context, found: Explanation, *, gutter: bool = False) -> Spec:
    language, (before, after) = context.language, _names(context)
    after_colour = CONTEXT if comparison_of(context).kind == "example" else SCENARIO
    place = found.before or 0.0
    places = [end for end in (found.before, found.after) if end is not None]
    rows = []
    for text, contribution in _drawn_parts(found, language):
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
    return row_chart(
        [
            _end_row(context, before, found.before, CONTEXT),
            *rows,
            _end_row(context, after, found.after, after_colour),
        ],
        result_axis(found.result, places, context.observed, language),
        gutter_px=GUTTER_PX * gutter,
    )


def _end_row(context: Context, name: str, result: float | None, colour: str) -> Row:
    words = {"name": name, "amount": amount(context, result)}
    text = say(context.language, "lab.difference.before", **words)
    points = () if result is None else ((result, True),)
    return Row(label=text, hover=text, colour=colour, points=points, thin=True)


def _drawn_parts(found: Explanation, language: str) -> list[tuple[str, float]]:
    """Return the largest parts with their words, and the rest together."""
    parts = [
        (
            say(
                language,
                "lab.difference.part",
                **_part_words(part, found.result, language),
            ),
            part.contribution,
        )
        for part in found.parts[:PARTS]
    ]
    if len(found.parts) > PARTS:
        rest = sum(part.contribution for part in found.parts[PARTS:])
        words = {"amount": difference_text(found.result, rest, language)}
        parts.append((say(language, "lab.difference.rest", **words), rest))
    return parts
