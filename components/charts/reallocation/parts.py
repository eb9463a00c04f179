"""The parts of what is spent: where the money comes from and when it goes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.charts.kit import chart_table
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.text import money, percent, say
from components.text.table import Table
from components.text.themes.reallocation import LEAST_TN


@dataclass(frozen=True, slots=True)
class Part:
    """A source of the money, or the years it goes to: an amount and its share of the total."""

    code: str
    amount_tn: float
    share: float
    colour: str
    hollow: bool = False


def sources(context: Context) -> list[Part]:
    """Return own cash, debt and equity; debt stays in the list when nothing is borrowed."""
    need, total = context.results.reallocation, context.results.buildout.total_usd_tn
    amounts = (
        ("own_cash", need.own_cash_usd_tn, CONTEXT, False),
        ("debt", need.debt_usd_tn, SCENARIO, True),
        ("equity", need.equity_usd_tn, SCENARIO, False),
    )
    return [
        Part(code, amount, amount / total, colour, hollow)
        for code, amount, colour, hollow in amounts
    ]


def uses(context: Context) -> list[Part]:
    """Return what is spent in the first two years and in the four after them."""
    annual = context.results.buildout.annual_usd_bn
    total = sum(annual)
    return [
        Part(code, sum(years) / 1000, sum(years) / total, CONTEXT)
        for code, years in (("early", annual[:2]), ("late", annual[2:]))
    ]


def hover_text(part: Part, language: str) -> str:
    """Return what a part says of itself under the pointer."""
    kind = "hover_none" if is_empty(part) else "hover"
    return say(language, f"reallocation.sources.{kind}", **part_words(part, language))


def is_empty(part: Part) -> bool:
    """Tell whether a part is too small to be seen or to be put into words."""
    return part.amount_tn < LEAST_TN


def part_words(part: Part, language: str) -> dict[str, str]:
    """Return a part's name, amount and share in words."""
    return {
        "name": say(language, f"reallocation.part.{part.code}"),
        "amount": money(1000 * part.amount_tn, language),
        "share": percent(100 * part.share, language),
    }


def parts_table(parts: Iterable[Part], language: str) -> Table:
    """Return the parts with their amounts and shares as a table."""
    return chart_table(
        "reallocation.sources",
        ("part", "amount", "share"),
        (
            (
                say(language, f"reallocation.part.{part.code}"),
                round(part.amount_tn, 3),
                round(100 * part.share, 1),
            )
            for part in parts
        ),
        language,
    )
