"""A reader's guess on one axis with the model and with what others have published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from components.charts.axes import result_axis_between
from components.charts.kit import Chart, Row, Spec, house_name, row_chart, tick
from components.charts.lettering import width_of, wrapped
from components.charts.palette import CONTEXT, GUESS, OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence import fact, forecasts, observed, target_met
from components.evidence.coinvest import return_targets
from components.evidence.digital import supply_forecasts
from components.evidence.macro import growth_estimates
from components.model import Grade
from components.model.evaluate import result_unit
from components.model.guess import GUESSED, guessed_number
from components.model.lab.quantity import QUANTITIES
from components.text import long_date, money, say
from components.text.lab import result_text
from components.text.numbers import number, short_month
from components.text.sources import Origin, leaves, origins_line
from components.text.table import Table

CHART = "guess"
"""What the keys of these charts begin with; the slug of the page follows."""

LAST_YEAR = 2030
TRADITIONAL = "world_dc_ai_traditional"
LARGE_PEERS = ("gip_v", "blackstone_bip")
POINT_DIGITS = 2
"""Significant figures of percentage points, as on the page they belong to."""
TEXT_PX = 12
LABEL_WIDTHS_PX = (640, 312)
"""How wide the labels can be on a wide screen and on a phone."""
UNITS_IN_WORDS = frozenset(["pp", "months"])
EDGE = 0.03
"""Room beyond the ends of an axis, so that a mark on an end is whole; share of the width."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one house has published, in the unit of the page's number.

    Attributes
    ----------
    name, about
        Whose figure it is and what it counts, in the reader's language.
    figures
        One figure, or several of one house from low to high.
    origin
        Who says so, as of when, how it reached us, its grade.
    url
        Where it stands, empty if there is no page of the publisher's to send readers to.
    colour, ahead
        The colour of its mark; whether it lies ahead, so that its mark is open.
    open_end
        Whether the last figure is the least and no most is given.
    """

    name: str
    about: str
    figures: tuple[float, ...]
    origin: Origin
    url: str = ""
    colour: str = CONTEXT
    ahead: bool = False
    open_end: bool = False


Publications: TypeAlias = Callable[[str], tuple[Published, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a guess is set beside: the ends of the axis, and what others published."""

    ends: tuple[float, float]
    publications: Publications


def guess_chart(page: str, guess: float, context: Context) -> Chart:
    """Return a page's guess, the model's number at the scenario, and what others published."""
    language = context.language
    others = publications(page, language)
    own = [_guess_row(page, guess, context), _model_row(page, guess, context)]
    wide, narrow = (_published_rows(page, language, width) for width in LABEL_WIDTHS_PX)
    title = _title(page, guess, context, others)
    return Chart(
        key=f"{CHART}.{page}",
        title=title,
        subtitle=say(
            language,
            "guess.subtitle",
            measure=say(language, f"guess.measure.{page}"),
            differs=say(language, f"guess.differs.{page}"),
        ),
        source=origins_line((_linked(one) for one in others), language, context.today),
        alt=say(
            language,
            "guess.alt",
            title=title,
            list=say(language, "text.separator").join(row.hover for row in wide),
        ),
        spec=_spec(page, guess, context, [*own, *wide]),
        narrow=_spec(page, guess, context, [*own, *narrow]),
        table=_table(page, guess, context, others),
    )


@cache
def publications(page: str, language: str) -> tuple[Published, ...]:
    """Return what others have published on a page's number, or what stands in for it."""
    return COMPARISONS[page].publications(language)


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
        amount = number(value, language, POINT_DIGITS)
        return say(language, "guess.points", amount=amount)
    return result_text(result_id, value, observed(), language)


def _ends(page: str, guess: float) -> tuple[float, float]:
    """Return the ends of the axis: they follow the guess if they must, never the scenario."""
    low, high = COMPARISONS[page].ends
    return min(low, guess), max(high, guess)


def _spec(page: str, guess: float, context: Context, rows: list[Row]) -> Spec:
    low, high = _ends(page, guess)
    room = EDGE * (high - low)
    result_id = GUESSED[page].result_id
    axis = result_axis_between(
        result_id, low - room, high + room, context.observed, context.language
    )
    spec = row_chart(rows, {**axis, "showgrid": True}, marker=None)
    model = _model(page, context)
    for place in range(len(rows) - 2, 0, -1):
        spec["layout"]["shapes"].append(tick(guess, place, GUESS, "dot"))
        if model is not None and low <= model <= high:
            spec["layout"]["shapes"].append(tick(round(model, 4), place))
    return spec


def _guess_row(page: str, guess: float, context: Context) -> Row:
    text = say(context.language, "guess.row.guess", value=_text(page, guess, context.language))
    return Row(
        label=text,
        hover=text,
        colour=GUESS,
        points=((guess, True),),
        thin=True,
        symbol="diamond",
    )


def _model_row(page: str, guess: float, context: Context) -> Row:
    """Return the model's row; beyond the axis a triangle at its end points there."""
    language, model = context.language, _model(page, context)
    if model is None:
        reason = QUANTITIES[GUESSED[page].result_id].reason_of(context.results)
        text = say(language, "guess.row.no_model", reason=say(language, f"reason.{reason}"))
        return Row(label=text, hover=text, colour=SCENARIO, thin=True)
    low, high = _ends(page, guess)
    text = say(language, "guess.row.model", value=_text(page, model, language))
    return Row(
        label=text,
        hover=text,
        colour=SCENARIO,
        points=((min(max(model, low), high), True),),
        thin=True,
        symbol="triangle-left" if model < low else "triangle-right" if model > high else "circle",
    )


@cache  # no move changes them
def _published_rows(page: str, language: str, width: int) -> tuple[Row, ...]:
    return tuple(_published_row(one, page, language, width) for one in publications(page, language))


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
    ends = [number(end, language, POINT_DIGITS) for end in (low, high)]
    return ends[0] if low == high else say(language, "chance.range", low=ends[0], high=ends[1])


def _span(page: str, low: float, high: float, language: str) -> str:
    """Return a range; a unit in words is named once."""
    if low == high:
        return _text(page, high, language)
    once = result_unit(GUESSED[page].result_id) in UNITS_IN_WORDS
    start = number(low, language) if once else _text(page, low, language)
    return say(language, "chance.range", low=start, high=_text(page, high, language))


def _date(one: Published, language: str) -> str:
    as_of = one.origin.as_of
    text = short_month(as_of, language) if len(as_of) > len("2026") else long_date(as_of, language)
    return say(language, "guess.undated", read=text) if one.origin.undated else text


def _linked(one: Published) -> Origin:
    origin = one.origin
    named = f"[{origin.publisher}]({one.url})" if one.url else origin.publisher
    return Origin(named, origin.reported_via, origin.as_of, origin.grade, origin.undated)


def _table(page: str, guess: float, context: Context, others: tuple[Published, ...]) -> Table:
    language = context.language
    unit = say(language, f"unit_result.{result_unit(GUESSED[page].result_id)}")
    model = _model(page, context)
    none = say(language, "text.none")
    value = say(language, "ui.null") if model is None else round(model, 4)
    names = ("who", "about", "low", "high", "as_of", "grade")
    return Table(
        columns=tuple(say(language, f"guess.column.{name}", unit=unit) for name in names),
        rows=(
            (say(language, "guess.you"), none, guess, guess, none, none),
            (say(language, "guess.model"), none, value, value, none, none),
            *(
                (
                    one.name,
                    one.about,
                    one.figures[0],
                    None if one.open_end else one.figures[-1],
                    _date(one, language),
                    one.origin.grade,
                )
                for one in others
            ),
        ),
    )


def _of_facts(marks: Mapping[str, tuple[str, bool]]) -> Publications:
    """Return what facts say; `marks` gives by fact id the colour and whether it lies ahead."""

    def published(fact_id: str, language: str) -> Published:
        found, source = fact(fact_id), next(leaves(fact_id))
        colour, ahead = marks[fact_id]
        return Published(
            name=say(language, f"guess.fact.{fact_id}"),
            about=house_name(source.publisher, language),
            figures=(found.value,),
            origin=Origin(source.publisher, source.reported_via, found.as_of, str(found.grade)),
            url=source.url,
            colour=colour,
            ahead=ahead,
        )

    return lambda language: tuple(published(fact_id, language) for fact_id in marks)


_TIMES_IN_MARKET = _of_facts(
    {
        "market.months_to_close_2015_months": (CONTEXT, False),
        "market.months_to_close_2017_months": (CONTEXT, False),
        "market.months_to_close_2025_months": (CONTEXT, False),
    }
)


def _times_to_target(language: str) -> tuple[Published, ...]:
    """Return the mean times that funds took to close, and how long two large ones took."""
    peers = (target_met(fund_id) for fund_id in LARGE_PEERS)
    return (
        *_TIMES_IN_MARKET(language),
        *(
            Published(
                name=peer.fund,
                about=say(language, "guess.own_target", target=money(peer.target_bn, language)),
                figures=(round(peer.months, 1),),
                origin=_origin(peer.publisher, peer.day.isoformat(), peer.reported_via),
                url=peer.url,
            )
            for peer in peers
        ),
    )


def _totals(language: str) -> tuple[Published, ...]:
    """Return the forecasts that run to 2030 and leave out data centres without AI."""
    return tuple(
        Published(
            name=_with_period(
                house_name(one.house, language),
                say(
                    language,
                    "buildout.houses.period",
                    start=str(one.start_year),
                    end=str(one.end_year),
                ),
                language,
            ),
            about=say(language, f"scope.{one.scope}"),
            figures=tuple(
                figure
                for figure in (one.low_usd_tn, one.base_usd_tn, one.high_usd_tn)
                if figure is not None
            ),
            origin=_origin(one.house, one.published, one.reported_via),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=one.base_usd_tn is None and one.high_usd_tn is None,
        )
        for one in forecasts()
        if one.end_year == LAST_YEAR and one.scope != TRADITIONAL
    )


def _contributions(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=_with_period(
                say(language, f"macro.author.{one.author}"),
                say(language, f"macro.period.{one.period}"),
                language,
            ),
            about=say(language, f"macro.counted.{one.counted}"),
            figures=tuple(dict.fromkeys((one.low_pp, one.high_pp))),
            origin=Origin(one.publisher, one.reported_via, one.published, one.grade),
            url=one.url,
            colour=RANGE if one.kind == "forecast" else OBSERVED,
            ahead=one.kind == "forecast",
        )
        for one in growth_estimates("net")
    )


def _target_returns(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=say(language, f"strategy.{one.strategy}"),
            about=house_name(one.publisher, language),
            figures=tuple(dict.fromkeys((one.low_pct, one.high_pct or one.low_pct))),
            origin=_origin(one.publisher, one.published or one.read, undated=not one.published),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=one.high_pct is None,
        )
        for one in return_targets()
    )


def _supplies(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=house_name(one.house, language),
            about=say(language, "guess.end_of_year", year=str(one.target_year)),
            figures=one.cases_usd_bn,
            origin=_origin(one.house, one.published, one.reported_via),
            url=one.url,
            colour=RANGE,
            ahead=True,
        )
        for one in supply_forecasts()
    )


def _origin(publisher: str, as_of: str, reported_via: str = "", *, undated: bool = False) -> Origin:
    """Return the origin of a figure of a series of analysts and press, which are of one grade."""
    return Origin(publisher, reported_via, as_of, str(Grade.C), undated)


def _with_period(name: str, period: str, language: str) -> str:
    return say(language, "guess.name_period", name=name, period=period)


COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "funding": Comparison((0, 100), _times_to_target),
        "buildout": Comparison((0, 12), _totals),
        "macro": Comparison((-1, 2), _contributions),
        "coinvest": Comparison((-5, 30), _target_returns),
        "target": Comparison(
            (0, 50),
            _of_facts(
                {
                    "aip.equity_raised_usd_bn": (OBSERVED, False),
                    "aip.equity_target_usd_bn": (OBSERVED, True),
                }
            ),
        ),
        "reallocation": Comparison(
            (0, 10),
            _of_facts(
                {
                    "survey.infra_actual_pct": (CONTEXT, False),
                    "survey.infra_target_pct": (CONTEXT, True),
                }
            ),
        ),
        "digital": Comparison((0, 5000), _supplies),
        "breakout": Comparison(
            (0, 6000),
            _of_facts(
                {
                    "required.jpm_revenue_usd_bn": (RANGE, True),
                    "required.bii_revenue_usd_bn": (RANGE, True),
                    "required.bain_revenue_2030_usd_bn": (RANGE, True),
                }
            ),
        ),
    }
)
"""What the guess on each theme page is set beside, by its slug.

Where nobody has published the number itself the words of the page say what stands there instead.
"""
