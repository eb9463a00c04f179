"""A reader's guess on one axis with the model and with what others have published."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from components.charts.axes import result_axis_between
from components.charts.kit import (
    Chart,
    Row,
    Spec,
    linked_names,
    row_chart,
    tick,
    with_reading,
)
from components.charts.lettering import width_of, wrapped
from components.charts.palette import GUESS, SCENARIO
from components.charts.published import Comparison, Published
from components.context import Context
from components.evidence import observed
from components.model.evaluate import result_unit
from components.model.guess import GUESSED, guessed_number
from components.model.lab.quantity import QUANTITIES
from components.text import long_date, say
from components.text.dates import short_month
from components.text.lab import result_ends, result_text
from components.text.numbers import number, points_number
from components.text.scale import listed, result_scale
from components.text.sources import Origin, origins_line
from components.text.table import Table

CHART = "guess"
"""What the keys of these charts begin with; the slug of the page follows."""

TEXT_PX = 12
LABEL_WIDTHS_PX = (640, 312)
"""How wide the labels can be on a wide screen and on a phone."""
UNITS_IN_WORDS = frozenset(["pp", "months"])
EDGE = 0.03
"""Room beyond the ends of an axis, so that a mark on an end is whole; share of the width."""


def guess_chart(page: str, guess: float, comparison: Comparison, context: Context) -> Chart:
    """Return a page's guess, the model's number at the scenario, and what others published."""
    language = context.language
    others = _publications(comparison, language)
    # The ends follow the guess if they must, never the scenario.
    ends = min(comparison.ends[0], guess), max(comparison.ends[1], guess)
    own = [_guess_row(page, guess, language), _model_row(page, ends, context)]
    wide, narrow = (_published_rows(comparison, page, language, width) for width in LABEL_WIDTHS_PX)
    title = _title(page, guess, context, others)
    return Chart(
        key=f"{CHART}.{page}",
        title=title,
        subtitle=say(language, f"guess.measure.{page}"),
        source=with_reading(
            "guess",
            origins_line((_linked(one, language) for one in others), language, context.today),
            language,
            differs=say(language, f"guess.differs.{page}"),
        ),
        alt=say(
            language,
            "guess.alt",
            title=title,
            list=say(language, "text.separator").join(row.hover for row in wide),
        ),
        spec=_spec(page, guess, ends, context, [*own, *wide]),
        narrow=_spec(page, guess, ends, context, [*own, *narrow]),
        table=_table(page, guess, context, others),
    )


@cache  # no move changes them
def _publications(comparison: Comparison, language: str) -> tuple[Published, ...]:
    return comparison.publications(language)


def _title(page: str, guess: float, context: Context, others: tuple[Published, ...]) -> str:
    language, model = context.language, _model(page, context)
    figures = [figure for one in others for figure in one.figures]
    return say(
        language,
        f"guess.title.{'none' if model is None else 'model'}",
        guess=_text(page, guess, language),
        model=_text(page, model, language),
        others=say(
            language,
            f"guess.others.{page}",
            span=_span(page, min(figures), max(figures), language),
        ),
    )


def _model(page: str, context: Context) -> float | None:
    return guessed_number(page, context.results, context.observed)


def _text(page: str, value: float | None, language: str) -> str:
    """Return a page's number with its unit, None if there is none."""
    result_id = GUESSED[page].result_id
    if value is not None and result_unit(result_id) == "pp":
        amount = points_number(value, language)
        return say(language, "guess.points", amount=amount)
    return result_text(result_id, value, observed(), language)


def _spec(
    page: str, guess: float, ends: tuple[float, float], context: Context, rows: list[Row]
) -> Spec:
    low, high = ends
    room = EDGE * (high - low)
    result_id = GUESSED[page].result_id
    axis = result_axis_between(
        result_id, low - room, high + room, context.observed, context.language
    )
    spec = row_chart(rows, axis)
    model = _model(page, context)
    for place in range(len(rows) - 2, 0, -1):
        spec["layout"]["shapes"].append(tick(guess, place, GUESS, "dot"))
        if model is not None and low <= model <= high:
            spec["layout"]["shapes"].append(tick(round(model, 4), place))
    return spec


def _guess_row(page: str, guess: float, language: str) -> Row:
    text = say(language, "guess.row.guess", value=_text(page, guess, language))
    return Row(
        label=text,
        hover=text,
        colour=GUESS,
        points=((guess, True),),
        thin=True,
        symbol="diamond",
    )


def _model_row(page: str, ends: tuple[float, float], context: Context) -> Row:
    """Return the model's row; beyond the axis a triangle at its end points there."""
    language, model = context.language, _model(page, context)
    if model is None:
        reason = QUANTITIES[GUESSED[page].result_id].reason_of(context.results)
        text = say(language, "guess.row.no_model", reason=say(language, f"reason.{reason}"))
        return Row(label=text, hover=text, colour=SCENARIO, thin=True)
    low, high = ends
    text = say(language, "guess.row.model", value=_text(page, model, language))
    return Row(
        label=text,
        hover=text,
        colour=SCENARIO,
        points=((min(max(model, low), high), True),),
        thin=True,
        symbol="triangle-left" if model < low else "triangle-right" if model > high else "circle",
    )


@cache
def _published_rows(
    comparison: Comparison, page: str, language: str, width: int
) -> tuple[Row, ...]:
    found = _publications(comparison, language)
    return tuple(_published_row(one, page, language, width) for one in found)


def _published_row(one: Published, page: str, language: str, width: int) -> Row:
    low, high = one.figures[0], one.figures[-1]
    words = {
        "name": one.name,
        "value": _range(one, page, language),
        "about": one.about,
        "date": _date(one, language),
        "grade": one.origin.grade,
    }
    return Row(
        label=_label(words, language, width),
        hover=say(language, "guess.hover", **words),
        colour=one.colour,
        bar=(low, high) if low < high else None,
        points=tuple((figure, not one.ahead) for figure in one.figures),
        thin=True,
    )


def _label(words: Mapping[str, str], language: str, width: int) -> str:
    """Return the label of what one house published, in lines no wider than `width` pixels."""
    name = width_of(words["name"], TEXT_PX) + width_of(words["value"], TEXT_PX, bold=True)
    form = "one_line" if name + TEXT_PX <= width else "two_lines"
    below = wrapped(say(language, "guess.row.origin", **words), TEXT_PX, width)
    return "<br>".join([say(language, f"guess.row.{form}", **words), *below])


def _range(one: Published, page: str, language: str) -> str:
    low, high = one.figures[0], one.figures[-1]
    if one.open_end:
        return say(language, "guess.at_least", low=_text(page, low, language))
    if result_unit(GUESSED[page].result_id) != "pp":
        return _span(page, low, high, language)
    ends = [points_number(end, language) for end in (low, high)]
    return ends[0] if low == high else say(language, "chance.range", low=ends[0], high=ends[1])


def _span(page: str, low: float, high: float, language: str) -> str:
    """Return a range; a unit in words is named once."""
    if low == high:
        return _text(page, high, language)
    result_id = GUESSED[page].result_id
    if result_unit(result_id) in UNITS_IN_WORDS:
        ends = number(low, language), _text(page, high, language)
    else:
        ends = result_ends(result_id, low, high, observed(), language)
    return say(language, "chance.range", low=ends[0], high=ends[1])


def _date(one: Published, language: str) -> str:
    as_of = one.origin.as_of
    text = short_month(as_of, language) if len(as_of) > len("2026") else long_date(as_of, language)
    return say(language, "guess.undated", read=text) if one.origin.undated else text


def _linked(one: Published, language: str) -> Origin:
    return replace(one.origin, publisher=linked_names([(one.origin.publisher, one.url)], language))


def _table(page: str, guess: float, context: Context, others: tuple[Published, ...]) -> Table:
    language = context.language
    model = _model(page, context)
    none = say(language, "text.none")
    scale = result_scale(GUESSED[page].result_id, language)
    value = say(language, "ui.null") if model is None else round(scale.shown(model), 4)
    columns = ("who", "about", "low", "high", "as_of", "grade")
    return Table(
        columns=tuple(say(language, f"guess.column.{name}", unit=scale.unit) for name in columns),
        rows=(
            (say(language, "guess.you"), none, *[listed(guess, scale)] * 2, none, none),
            (say(language, "guess.model"), none, value, value, none, none),
            *(
                (
                    one.name,
                    one.about,
                    listed(one.figures[0], scale),
                    None if one.open_end else listed(one.figures[-1], scale),
                    _date(one, language),
                    one.origin.grade,
                )
                for one in others
            ),
        ),
    )
