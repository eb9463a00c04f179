"""Published estimates of the contribution to growth, before and after imports."""

from collections.abc import Mapping

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    row_chart,
    with_reading,
)
from components.charts.macro.axis import contribution_axis
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence.macro import GrowthEstimate, growth_estimates
from components.text import dated, lever_text, long_date, number, say
from components.text.numbers import signed_points
from components.text.table import Cell, Table, Worded

BASES = ("gross", "net")


def estimates_chart(context: Context) -> Chart:
    """Return published estimates before and after imports, the reader's own with each group."""
    language = context.language
    own = _own_contributions(context)
    words = {basis: signed_points(value, language) for basis, value in own.items()}
    for basis in BASES:
        found = growth_estimates(basis)
        words[f"{basis}_low"] = number(min(one.low_pp for one in found), language)
        words[f"{basis}_high"] = number(max(one.high_pp for one in found), language)
    rows = [
        row
        for basis in BASES
        for row in (
            _group_row(basis, own[basis], language),
            *(_estimate_row(one, own[basis], language) for one in growth_estimates(basis)),
        )
    ]
    return Chart(
        key="macro.estimates",
        title=say(language, "macro.estimates.title", **words),
        subtitle=say(language, "macro.estimates.subtitle", **words),
        source=with_reading(
            "macro.estimates",
            say(
                language,
                "macro.estimates.source",
                sources=linked_names(
                    (
                        (one.publisher, one.url)
                        for basis in BASES
                        for one in growth_estimates(basis)
                    ),
                    language,
                ),
            ),
            language,
            **words,
        ),
        alt=say(language, "macro.estimates.alt", **words),
        spec=row_chart(rows, x=contribution_axis()),
        table=_table(context),
    )


def _own_contributions(context: Context) -> dict[str, float]:
    macro = context.results.macro
    return {"gross": macro.gross_contribution_pp, "net": macro.net_contribution_pp}


def _group_row(basis: str, own: float, language: str) -> Row:
    amount = signed_points(own, language)
    return Row(
        label=say(language, f"macro.estimates.group.{basis}", amount=amount),
        hover=say(
            language,
            "macro.waterfall.hover",
            name=say(language, f"macro.waterfall.name.{basis}"),
            amount=amount,
            detail=say(language, "macro.estimates.own"),
        ),
        colour=SCENARIO,
        bar=(0.0, own),
    )


def _estimate_row(one: GrowthEstimate, own: float, language: str) -> Row:
    low, high = (number(value, language) for value in (one.low_pp, one.high_pp))
    ranged = one.low_pp < one.high_pp
    words = {
        "author": say(language, f"macro.author.{one.author}"),
        "period": say(language, f"macro.period.{one.period}"),
        "counted": say(language, f"macro.counted.{one.counted}"),
        "value": say(language, "macro.estimates.range", low=low, high=high) if ranged else high,
        "published": long_date(one.published, language),
    }
    filled = one.kind == "estimate"
    return Row(
        label=say(language, "macro.estimates.row", **words),
        hover=say(language, "macro.estimates.hover", **words),
        colour=OBSERVED if filled else RANGE,
        bar=(one.low_pp if ranged else 0.0, one.high_pp),
        points=tuple((value, filled) for value in dict.fromkeys((one.low_pp, one.high_pp))),
        thin=True,
        tick=own,
    )


_PERIODS: Mapping[str, str] = {
    "2025q1_q3": "2025-01/2025-09",
    "2025h1": "2025-01/2025-06",
    "2026q1": "2026-01/2026-03",
}
"""Periods that are no calendar year as files have them, as ISO 8601 writes intervals."""


def _table(context: Context) -> Table:
    language = context.language
    own = _own_contributions(context)
    definition = lever_text("base", context.scenario.base, language)

    def row(basis: str, author: str, one: tuple[str, str, str], *rest: Cell) -> tuple[Cell, ...]:
        period, counted, kind = one
        return (
            say(language, f"macro.estimates.basis.{basis}"),
            author,
            Worded(_PERIODS.get(period, period), say(language, f"macro.period.{period}")),
            say(language, f"macro.counted.{counted}", definition=definition),
            say(language, f"macro.estimates.kind.{kind}"),
            *rest,
        )

    rows: list[tuple[Cell, ...]] = []
    for basis in BASES:
        name = say(language, "macro.estimates.own")
        value = round(own[basis], 3)
        rows.append(row(basis, name, ("2026", "scenario", "scenario"), value, value, None))
        rows += [
            row(
                basis,
                say(language, f"macro.author.{one.author}"),
                (one.period, one.counted, one.kind),
                one.low_pp,
                one.high_pp,
                dated(one.published, language),
            )
            for one in growth_estimates(basis)
        ]
    columns = ("basis", "author", "period", "counted", "kind", "low", "high", "published")
    return chart_table("macro.estimates", columns, rows, language)
