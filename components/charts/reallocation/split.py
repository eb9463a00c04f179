"""The published forecast of who pays, as a table."""

from collections.abc import Mapping
from types import MappingProxyType

from components.charts.kit import chart_table
from components.evidence import fact
from components.text import say
from components.text.table import Table

SPLIT: Mapping[str, str] = MappingProxyType(
    {
        "own_cash": "own_cash",
        "private_credit": "debt",
        "corporate_debt": "debt",
        "securitised": "debt",
        "other_capital": "equity",
    }
)
"""Each source of money in Morgan Stanley's split, and what it counts as here."""


def split_table(language: str) -> Table:
    """Return the forecast whose split the defaults of own cash and debt share rest on."""
    total = fact("funding_need.total_usd_bn").value
    amounts = {code: fact(f"funding_need.{code}_usd_bn").value for code in SPLIT}
    return chart_table(
        "reallocation.split",
        ("part", "amount", "share", "lever"),
        (
            *(
                (
                    say(language, f"reallocation.split.{code}"),
                    f"{amount:g}",
                    round(100 * amount / total, 1),
                    say(language, f"reallocation.part.{SPLIT[code]}"),
                )
                for code, amount in amounts.items()
            ),
            (say(language, "reallocation.split.total"), f"{total:g}", 100.0, None),
        ),
        language,
    )
