"""Dates and ages as each language writes them (by Babel)."""

import math
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from components.text.catalogue import say
from components.text.languages import BY_CODE
from components.text.numbers import number
from components.text.table import Worded


@lru_cache(maxsize=2048)
def month(year_month: str, language: str) -> str:
    """Return the month of an ISO date or YYYY-MM.

    >>> month("2027-11", "en"), month("2027-11", "ja")
    ('November 2027', '2027年11月')
    """
    day = date.fromisoformat(f"{year_month[:7]}-01")
    text: str = format_skeleton("yMMMM", day, locale=BY_CODE[language].locale)
    return text


@lru_cache(maxsize=2048)
def long_date(iso: str, language: str) -> str:
    """Return an ISO date at the precision it has: day, month or year.

    >>> long_date("2026-01-15", "en"), long_date("2026-01", "ja"), long_date("2026", "ja")
    ('15 January 2026', '2026年1月', '2026年')
    """
    if len(iso) == 4:
        return say(language, "date.year", year=iso)
    if len(iso) == 7:
        return month(iso, language)
    text: str = format_date(date.fromisoformat(iso), format="long", locale=BY_CODE[language].locale)
    return text


def dated(iso: str, language: str) -> Worded:
    """Return an ISO date as a cell of a table.

    >>> dated("2026-01", "en")
    Worded(value='2026-01', words='January 2026')
    """
    return Worded(iso, long_date(iso, language))


def days_old(iso: str, today: date, language: str) -> str:
    """Return the age of a figure: in days up to two months, in months to four years, then in years.

    >>> today = date(2026, 11, 22)
    >>> days_old("2026-01-15", today, "en"), days_old("2026-11-02", today, "ja")
    ('10 months old', '20日前の値')
    >>> days_old("2002", today, "en")
    '24 years old'
    """
    parts = [int(part) for part in iso.split("-")]
    start = date(*[*parts, 1, 1][:3])
    days = max(0, (today - start).days)
    if days < 61:
        return say(language, "date.days_old", amount=number(days, language))
    if days < 4 * 365.25:
        return say(language, "date.months_old", amount=number(math.floor(days / 30.44), language))
    return say(language, "date.years_old", amount=number(math.floor(days / 365.25), language))


def short_month(year_month: str, language: str) -> str:
    """Return the month of an ISO date for an axis.

    >>> short_month("2026-09-17", "en"), short_month("2026-09-17", "ja")
    ('Sept 2026', '2026年9月')
    """
    day = date.fromisoformat(f"{year_month[:7]}-01")
    text: str = format_skeleton("yMMM", day, locale=BY_CODE[language].locale)
    return text
