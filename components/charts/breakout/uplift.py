"""The chart `breakout.uplift`: what authors expect AI to add to growth."""

from components.charts.breakout.shared import carrier_name
from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    row_chart,
    with_reading,
)
from components.charts.palette import RANGE, SCENARIO
from components.context import Context
from components.evidence.breakout import UpliftEstimate, uplift_estimates
from components.model.uplift import HIGHEST_UPLIFT_PP
from components.text import dated, long_date, number, say
from components.text.numbers import points_number
from components.text.table import Cell, Table
from components.text.themes.breakout import standing

TOP_PP = 3.2


def uplift_chart(context: Context) -> Chart:
    """Return what authors expect AI to add to growth, each with its measure and years."""
    language = context.language
    estimates = uplift_estimates()
    words = {
        "n": number(len(estimates), language),
        "lowest": number(min(estimate.span_pp[0] for estimate in estimates), language),
        "highest": number(max(estimate.span_pp[1] for estimate in estimates), language),
        "up": number(context.scenario.up, language),
        "needed": points_number(_needed_pp(context) or 0, language),
        "by": str(round(context.scenario.due)),
        "most": number(HIGHEST_UPLIFT_PP, language),
    }
    case = standing(_needed_pp(context))
    authors = ((_author(estimate, language), estimate.url) for estimate in estimates)
    return Chart(
        key="breakout.uplift",
        title=say(language, f"breakout.uplift.title.{case}", **words),
        subtitle=say(language, "breakout.uplift.subtitle", **words),
        source=with_reading(
            "breakout.uplift",
            say(language, "breakout.uplift.source", sources=linked_names(authors, language)),
            language,
            **words,
        ),
        alt=say(language, f"breakout.uplift.alt.{case}", **words),
        spec=row_chart(
            [
                _needed_row(context, words),
                *(_row(estimate, language) for estimate in estimates),
            ],
            x={"range": [0, TOP_PP], "tickvals": [0, 0.5, 1, 1.5, 2, 2.5, 3]},
            marker=(context.scenario.up, say(language, "breakout.uplift.label_reader", **words)),
        ),
        table=_table(context, estimates),
    )


def _needed_pp(context: Context) -> float | None:
    return context.results.breakout.uplift_needed_pp


def _needed_row(context: Context, words: dict[str, str]) -> Row:
    """Return the row of the uplift that payback takes, without a mark where it is off the scale."""
    needed = _needed_pp(context)
    kind = "none" if needed is None else "beyond" if needed > TOP_PP else "needed"
    text = say(context.language, f"breakout.uplift.row.{kind}", **words)
    points = ((needed, True),) if needed is not None and kind == "needed" else ()
    return Row(label=text, hover=text, colour=SCENARIO, points=points, thin=True)


def _author(estimate: UpliftEstimate, language: str) -> str:
    return say(language, f"breakout.uplift.author.{estimate.estimate_id}")


def _words(estimate: UpliftEstimate, language: str) -> dict[str, str]:
    low, high = estimate.span_pp
    return {
        "author": _author(estimate, language),
        "measure": say(language, f"breakout.uplift.measure.{estimate.measure}"),
        "horizon": say(language, f"breakout.uplift.horizon.{estimate.horizon}"),
        "low": number(low, language),
        "base": number(estimate.base_pp or 0, language),
        "high": number(high, language),
        "published": long_date(estimate.published, language),
    }


def _row(estimate: UpliftEstimate, language: str) -> Row:
    low, high = estimate.span_pp
    middle = estimate.base_pp
    kind = "point" if low == high else "range" if middle is None else "range_mid"
    words = _words(estimate, language)
    return Row(
        label=say(language, f"breakout.uplift.row.{kind}", **words),
        hover=say(language, f"breakout.uplift.hover.{kind}", **words),
        colour=RANGE,
        bar=(low, high) if low < high else (0.0, high),
        hollow=low == high,
        points=((middle, True),) if middle is not None and low < high else (),
    )


def _table(context: Context, estimates: tuple[UpliftEstimate, ...]) -> Table:
    language = context.language

    def row(estimate: UpliftEstimate) -> tuple[Cell, ...]:
        words = _words(estimate, language)
        return (
            words["author"],
            words["measure"],
            words["horizon"],
            estimate.low_pp,
            estimate.base_pp,
            estimate.high_pp,
            dated(estimate.published, language),
            carrier_name(estimate.reported_via, language),
        )

    needed = _needed_pp(context)
    by = str(round(context.scenario.due))
    own: tuple[Cell, ...] = (
        say(language, "breakout.uplift.needed", by=by),
        "",
        "",
        None,
        None if needed is None else round(needed, 3),
        None,
        "",
        "",
    )
    columns = ("author", "measure", "horizon", "low", "base", "high", "published", "via")
    return chart_table("breakout.uplift", columns, [own, *map(row, estimates)], language)
