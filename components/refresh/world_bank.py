"""US nominal output from the World Bank's indicators, the open check that needs no key.

An answer is a list of two: about the answer, and an entry a year. An error is a list of one, with
a message, and comes with status 200.
"""

from collections.abc import Collection, Iterable

from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    WrongUnitError,
    number,
    part,
)
from components.refresh.tables import Figure

SOURCE = "World Bank"

INDICATOR = "NY.GDP.MKTP.CD"
URL = f"https://api.worldbank.org/v2/country/USA/indicator/{INDICATOR}"

CHECK_PCT = 3.0
"""Recent years stand about two percent below the national accounts, which are revised earlier."""


def params(years: Collection[str]) -> dict[str, str]:
    """Return the query that asks for `years` on one page.

    >>> params(["2015", "2024"])
    {'format': 'json', 'per_page': '200', 'date': '2015:2024'}
    """
    return {"format": "json", "per_page": "200", "date": f"{min(years)}:{max(years)}"}


def checks(answer: object, observed: Iterable[str]) -> list[Figure]:
    """Return nominal output to compare ``us_gdp`` with, for the years that it has as observed.

    Years without a value yet are left out. MissingError, WrongUnitError or ChangedShapeError as
    for every source.
    """
    about = part(SOURCE, answer, 0, dict)
    if "message" in about:
        message = part(SOURCE, part(SOURCE, about, "message", list), 0, dict)
        raise MissingError(SOURCE, f"{INDICATOR} is not given: {message.get('value', '')}")
    if number(SOURCE, about, "pages") > 1:
        raise ChangedShapeError(SOURCE, "the answer has more than one page")
    updated = part(SOURCE, about, "lastupdated", str)
    found: dict[str, float] = {}
    for entry in part(SOURCE, answer, 1, list):
        _is_expected(entry)
        year = part(SOURCE, entry, "date", str)
        if year in found:
            raise ChangedShapeError(SOURCE, f"{INDICATOR} has the year {year} twice")
        if part(SOURCE, entry, "value", object) is not None:
            found[year] = number(SOURCE, entry, "value")
    if not found:
        raise MissingError(SOURCE, f"{INDICATOR} of USA has no values")
    return [
        Figure(
            source=SOURCE,
            published=updated,
            resource="us_gdp",
            row=(year,),
            column="value_usd_bn",
            value=round(found[year] / 1e9, 1),
            check_pct=CHECK_PCT,
        )
        for year in observed
        if year in found
    ]


def _is_expected(entry: object) -> None:
    indicator = part(SOURCE, entry, "indicator", dict)
    name = part(SOURCE, indicator, "value", str)
    if indicator.get("id") != INDICATOR or part(SOURCE, entry, "countryiso3code", str) != "USA":
        raise ChangedShapeError(SOURCE, f"the answer is about {name!r}, not {INDICATOR} of USA")
    if "current US$" not in name:
        raise WrongUnitError(SOURCE, f"{INDICATOR} is not in current US dollars but {name!r}")
