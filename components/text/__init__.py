"""Words and numbers in each language. The language is always an argument, never a global."""

from components.text.catalogue import LANGUAGES, has, say
from components.text.numbers import (
    days_old,
    lever_text,
    long_date,
    measure,
    money,
    month,
    number,
    percent,
    unit_value,
)
from components.text.takeaways import (
    headline,
    marked_headline,
    marked_takeaway,
    takeaway,
    takeaways,
    target_words,
)

__all__ = [
    "LANGUAGES",
    "days_old",
    "has",
    "headline",
    "lever_text",
    "long_date",
    "marked_headline",
    "marked_takeaway",
    "measure",
    "money",
    "month",
    "number",
    "percent",
    "say",
    "takeaway",
    "takeaways",
    "target_words",
    "unit_value",
]
