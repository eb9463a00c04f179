"""US nominal output from the DataMapper of the International Monetary Fund.

The answer for a series holds ``values`` -> series -> country -> year, without unit or edition;
both stand in the list of indicators. Which years are observed is not in either, so the column
``status`` of our file stays as it is.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    WrongUnitError,
    number,
    part,
)
from components.refresh.tables import Figure

SOURCE = "IMF"

BASE = "https://www.imf.org/external/datamapper/api/v1"
INDICATORS_URL = f"{BASE}/indicators"
SERIES_URL = f"{BASE}/NGDPD/USA"

UNIT = "Billions of U.S. dollars"

FACTS = {"2026": "us_gdp.2026_usd_bn"}
"""The facts that state a year of this series."""


def edition(answer: object) -> str:
    """Return the edition of the World Economic Outlook that the series comes from.

    WrongUnitError if the series is no longer in billions of US dollars, MissingError if there is
    none, ChangedShapeError otherwise.

    >>> about = {"source": "World Economic Outlook (October 2025)", "unit": UNIT}
    >>> edition({"indicators": {"NGDPD": about}})
    'October 2025'
    """
    indicators = part(SOURCE, answer, "indicators", dict)
    if "NGDPD" not in indicators:
        raise MissingError(SOURCE, "the list of indicators has no NGDPD")
    unit = part(SOURCE, indicators["NGDPD"], "unit", str)
    if unit != UNIT:
        raise WrongUnitError(SOURCE, f"NGDPD is not in {UNIT!r} but in {unit!r}")
    named = part(SOURCE, indicators["NGDPD"], "source", str)
    found = re.search(r"\(((?:January|April|July|October) \d{4})\)", named)
    if not found:
        raise ChangedShapeError(SOURCE, f"the source of NGDPD names no edition: {named!r:.60}")
    return found[1]


def edition_month(name: str) -> str:
    """Return an edition as year and month.

    >>> edition_month("October 2025")
    '2025-10'
    """
    return f"{datetime.strptime(name, '%B %Y'):%Y-%m}"


def figures(answer: object, name: str, years: Iterable[str]) -> list[Figure]:
    """Return output in billion US dollars for `years`, from the edition `name`.

    All years or none, so that forecasts never consist of two editions: MissingError if one lacks.
    """
    values = part(SOURCE, answer, "values", dict)
    if "USA" not in values.get("NGDPD", {}):
        raise MissingError(SOURCE, "the answer has no series NGDPD of USA")
    path = part(SOURCE, values["NGDPD"], "USA", dict)
    if lost := [year for year in years if year not in path]:
        raise MissingError(SOURCE, f"NGDPD of USA has no value for {', '.join(lost)}")
    published = edition_month(name)
    found = {year: round(number(SOURCE, path, year), 1) for year in years}
    written = [
        Figure(SOURCE, published, "us_gdp", (year,), "value_usd_bn", value)
        for year, value in found.items()
    ]
    stated = [
        Figure(SOURCE, published, "facts", (FACTS[year],), "value", value, check_pct=0)
        for year, value in found.items()
        if year in FACTS
    ]
    return written + stated
