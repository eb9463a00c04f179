"""Words and numbers in each language. The language is always an argument, never a global."""

from components.text.catalogue import has, joined, say
from components.text.dates import dated, days_old, long_date, month
from components.text.languages import LANGUAGES
from components.text.numbers import (
    lever_ends,
    lever_text,
    measure,
    money,
    money_ends,
    number,
    percent,
    unit_value,
)

__all__ = [
    "LANGUAGES",
    "dated",
    "days_old",
    "has",
    "joined",
    "lever_ends",
    "lever_text",
    "long_date",
    "measure",
    "money",
    "money_ends",
    "month",
    "number",
    "percent",
    "say",
    "unit_value",
]
