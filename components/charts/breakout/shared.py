"""What the charts of the page share."""

from components.charts.kit import Spec
from components.model.payback import FIRST_YEAR, LAST_YEAR
from components.text import say

YEAR_AXIS: Spec = {
    "range": [FIRST_YEAR - 0.4, LAST_YEAR + 0.6],
    "tickvals": [FIRST_YEAR, *range(2030, LAST_YEAR + 1, 5)],
    "tickformat": "d",
}
"""The years of the payback, as they stand below two of the charts."""


def carrier_name(carrier: str, language: str) -> str:
    """Return through whom a figure was read; empty if it was read at its publisher's."""
    return say(language, f"carrier.{carrier}") if carrier else ""
