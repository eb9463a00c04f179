"""The chart `lab.band`: how far a result ranges when all levers are drawn at once."""

from components.charts.axes import result_axis, short
from components.charts.kit import (
    Chart,
    Row,
    Spec,
    chart_table,
    hover_words,
    row_chart,
    with_reading,
)
from components.charts.lab.answers import spread_of
from components.charts.lab.shared import (
    amount,
    amount_ends,
    range_publishers,
    result_cell,
    result_name,
    result_unit_name,
    with_sources,
)
from components.charts.palette import RANGE, faded
from components.context import Context
from components.model.lab.uncertainty import QUANTILES, Uncertainty
from components.text import number, percent, say
from components.text.scale import file_unit
from components.text.table import Worded


def band_chart(context: Context) -> Chart:
    """Return how far a result ranges when all levers are drawn at once."""
    language, found = context.language, spread_of(context)
    words = spread_words(context, found)
    title = say(language, f"lab.band.{_title_kind(found)}", **words)
    values = found.quantiles or (None,) * len(QUANTILES)
    rows = (
        (
            Worded(round(100 * level), percent(100 * level, language)),
            Worded(result_cell(context, value).value, _place(context, found, value)),
        )
        for level, value in zip(QUANTILES, values, strict=True)
    )
    units = {"what": file_unit("unit_result.pct", language), "value": result_unit_name(context)}
    return Chart(
        key="lab.band",
        title=title,
        subtitle=say(language, "lab.band.subtitle", **words),
        source=with_reading(
            "lab.band",
            with_sources(range_publishers(context, found.levers), "band", language),
            language,
            **words,
        ),
        alt=say(language, "lab.band.alt", title=title, **words),
        spec=_spec(context, found, words),
        table=chart_table("lab.band", ("what", "value"), rows, language, units),
    )


def spread_words(context: Context, found: Uncertainty) -> dict[str, str]:
    """Return the amounts that sentences about the spread name."""
    language = context.language
    low, lower, middle, upper, high = found.quantiles or (None,) * 5
    outer, inner = _ends(context, found, low, high), _ends(context, found, lower, upper)
    return {
        "result": result_name(context),
        "at": _place(context, found, found.at),
        "count": number(len(found.levers), language),
        "draws": number(found.draws, language, digits=5),
        "low": outer[0],
        "high": outer[1],
        "lower": inner[0],
        "upper": inner[1],
        "middle": _place(context, found, middle),
        "beyond": _beyond(context, found),
    }


def _beyond(context: Context, found: Uncertainty) -> str:
    """Return what a draw without a result is said to be, empty if that has no place in the band."""
    return say(context.language, f"lab.beyond.{found.missing}") if found.missing else ""


def _place(context: Context, found: Uncertainty, value: float | None) -> str:
    """Return a quantile with its unit, or that it lies beyond all draws that have a result."""
    return _beyond(context, found) if value is None and found.missing else amount(context, value)


def _ends(
    context: Context, found: Uncertainty, low: float | None, high: float | None
) -> tuple[str, str]:
    if None in (low, high) and found.missing:
        return _place(context, found, low), _place(context, found, high)
    return amount_ends(context, low, high)


def _title_kind(found: Uncertainty) -> str:
    if not found.quantiles:
        return "title_none"
    if not found.shares:
        return "title_still"
    return "title_beyond" if found.quantiles[-1] is None else "title"


def _spec(context: Context, found: Uncertainty, words: dict[str, str]) -> Spec:
    language, own = context.language, found.at
    known = [value for value in found.quantiles if value is not None]
    numbers = [*known, *([] if own is None else [own])]
    x = result_axis(found.result, numbers, context.observed, language)
    text = say(language, "lab.band.row", **words) if found.quantiles else ""
    yours = say(language, "lab.band.label_yours", **words)
    spec = row_chart(
        [Row(label=text, hover=text, colour=RANGE)], x, None if own is None else (own, yours)
    )
    if known:
        # What lies beyond all results reaches to the end of the axis.
        edge = x["range"][1]
        low, lower, middle, upper, high = (
            edge if value is None else value for value in found.quantiles
        )
        spec["data"] = [
            _interval(low, high, 0.25, text),
            _interval(lower, upper, 0.75, text),
            *spec["data"],
        ]
        if found.quantiles[2] is not None:
            spec["layout"]["shapes"].insert(0, _middle_line(middle))
    return spec


def _middle_line(middle: float) -> Spec:
    return {
        "type": "line",
        "x0": short(middle),
        "x1": short(middle),
        "y0": 0.7,
        "y1": 1.06,
        "line": {"color": "#ffffff", "width": 3},
    }


def _interval(low: float, high: float, alpha: float, text: str) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [0.88],
        "base": [short(low)],
        "x": [short(high - low)],
        "width": [0.36],
        "marker": {"color": faded(RANGE, alpha)},
        **hover_words([text]),
    }
