"""The bonds that the largest builders of data centres sold."""

from collections.abc import Mapping
from types import MappingProxyType

from components.charts.kit import (
    Chart,
    Row,
    amount_ticks,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.context import Context
from components.evidence import fact
from components.text import dated, money, say
from components.text.sources import source_line
from components.text.table import Cell, Table, Worded

TOP_BN = 450.0
BONDS: Mapping[str, tuple[str, str, bool]] = MappingProxyType(
    {
        "average": ("bonds.five_2020_2024_usd_bn", OBSERVED, False),
        "new": ("bonds.five_2025_usd_bn", OBSERVED, False),
        "bofa": ("bonds.bofa_2026_usd_bn", RANGE, True),
        "ms": ("bonds.morgan_stanley_2026_usd_bn", RANGE, True),
        "other": ("bonds.other_2025_usd_bn", CONTEXT, False),
        "other_new": ("bonds.other_2026_may_usd_bn", CONTEXT, False),
    }
)
"""Fact, colour and hollowness of each bar of bonds. The last two are a count of their own."""


def bonds_chart(context: Context) -> Chart:
    """Return the bonds that five builders sold, with two forecasts and a second count."""
    language = context.language
    words = {code: money(fact(fact_id).value, language) for code, (fact_id, *_) in BONDS.items()}
    return Chart(
        key="reallocation.bonds",
        title=say(language, "reallocation.bonds.title", **words),
        subtitle=say(language, "reallocation.bonds.subtitle"),
        source=with_reading(
            "reallocation.bonds",
            source_line([fact_id for fact_id, *_ in BONDS.values()], language, context.today),
            language,
        ),
        alt=say(language, "reallocation.bonds.alt", **words),
        spec=row_chart(
            [_row(code, language) for code in BONDS],
            x={"range": [0, TOP_BN], **amount_ticks([0, 100, 200, 300, 400], language)},
        ),
        table=_table(language),
    )


def _row(code: str, language: str) -> Row:
    fact_id, colour, hollow = BONDS[code]
    value = fact(fact_id).value
    words = {
        "name": say(language, f"reallocation.bonds.{code}"),
        "amount": money(value, language),
    }
    return Row(
        label=say(language, "reallocation.bonds.row", **words),
        hover=say(language, "reallocation.bonds.hover", **words),
        colour=colour,
        bar=(0.0, value),
        hollow=hollow,
    )


def _named(code: str, language: str) -> Cell:
    """Return what a row is about; the name of one is a year and nothing else."""
    name = say(language, f"reallocation.bonds.{code}")
    return Worded("2025", name) if code == "new" else name


def _table(language: str) -> Table:
    return chart_table(
        "reallocation.bonds",
        ("name", "amount", "publisher", "date"),
        (
            (
                _named(code, language),
                fact(fact_id).value,
                fact(fact_id).publisher,
                dated(fact(fact_id).as_of, language),
            )
            for code, (fact_id, *_) in BONDS.items()
        ),
        language,
    )
