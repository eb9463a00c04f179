"""Tables of the national accounts from the US Bureau of Economic Analysis.

An answer holds ``BEAAPI`` -> ``Results`` -> ``Data``, a list with an entry a line and year.
Values are text with commas; ``UNIT_MULT`` is their power of ten. Errors come with status 200.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    RefusedError,
    WrongUnitError,
    part,
)
from components.refresh.tables import Figure

SOURCE = "BEA"

URL = "https://apps.bea.gov/api/data"

CHECK_PCT = 0.5
"""How far the IMF's figure for an observed year may be from the BEA's: a revision apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its code and the unit that it must be in."""

    table: str
    series: str
    metric: str


NOMINAL = Line("T10105", "A191RC", "Current Dollars")
REAL = Line("T10106", "A191RX", "Chained Dollars")

GROWTH_FACTS = {
    ("1947", "2024"): "growth.us_total_1947_2024_pct",
    ("2000", "2024"): "growth.us_total_2000_2024_pct",
}
"""The facts that state growth a year between two years."""


@dataclass(frozen=True, slots=True)
class Levels:
    """A line's value by year, billion dollars, and the day its table was last revised."""

    usd_bn: Mapping[str, float]
    revised: str


def params(line: Line, key: str) -> dict[str, str]:
    """Return the query that asks for all years of a line's table."""
    return {
        "UserID": key,
        "method": "GetData",
        "datasetname": "NIPA",
        "TableName": line.table,
        "Frequency": "A",
        "Year": "X",
        "ResultFormat": "JSON",
    }


def levels(answer: object, line: Line) -> Levels:
    """Return the values of one line by year.

    Raises
    ------
    RefusedError
        The key is not accepted.
    MissingError
        The table or the line is not there.
    WrongUnitError
        The line is not in millions of the dollars expected.
    ChangedShapeError
        Anything else that differs from the documented answer, such as a year given twice.
    """
    whole = part(SOURCE, answer, "BEAAPI", dict)
    _no_error(whole)
    results = part(SOURCE, whole, "Results", object)
    if isinstance(results, list):  # some tables come as a list of one
        results = part(SOURCE, results, 0, dict)
    _no_error(results)
    found: dict[str, float] = {}
    for entry in part(SOURCE, results, "Data", list):
        if part(SOURCE, entry, "SeriesCode", str) == line.series:
            year = part(SOURCE, entry, "TimePeriod", str)
            if year in found:
                raise ChangedShapeError(SOURCE, f"{line.series} has the year {year} twice")
            found[year] = _usd_bn(entry, line)
    if not found:
        raise MissingError(SOURCE, f"the table {line.table} has no line {line.series}")
    return Levels(found, _revised(results))


def checks(nominal: Levels, observed: Iterable[str]) -> list[Figure]:
    """Return nominal output to compare ``us_gdp`` with, for the years that it has as observed."""
    return [
        Figure(
            source=SOURCE,
            published=nominal.revised,
            resource="us_gdp",
            row=(year,),
            column="value_usd_bn",
            value=round(nominal.usd_bn[year], 1),
            check_pct=CHECK_PCT,
        )
        for year in observed
        if year in nominal.usd_bn
    ]


def growth(real: Levels, spans: Iterable[tuple[str, ...]]) -> list[Figure]:
    """Return growth a year for the rows `spans` of ``us_growth``, and for the facts that state it.

    MissingError if a span starts or ends in a year without a level.
    """
    written = [
        Figure(
            source=SOURCE,
            published=real.revised,
            resource="us_growth",
            row=row,
            column="growth_pct_per_year",
            value=round(growth_pct(real, *row[-2:]), 2),
        )
        for row in spans
    ]
    stated = [
        Figure(
            source=SOURCE,
            published=real.revised,
            resource="facts",
            row=(fact_id,),
            column="value",
            value=round(growth_pct(real, *span), 2),
            check_pct=0,
        )
        for span, fact_id in GROWTH_FACTS.items()
    ]
    return written + stated


def growth_pct(real: Levels, start: str, end: str) -> float:
    """Return compound growth a year from one year to another, percent.

    >>> growth_pct(Levels({"2000": 100.0, "2010": 200.0}, "2026-09-30"), "2000", "2010")
    7.177346253629313
    """
    if lost := [year for year in (start, end) if year not in real.usd_bn]:
        raise MissingError(SOURCE, f"{REAL.series} has no value for {', '.join(lost)}")
    ratio = real.usd_bn[end] / real.usd_bn[start]
    return float(100 * (ratio ** (1 / (int(end) - int(start))) - 1))


def _no_error(whole: object) -> None:
    if not isinstance(whole, dict) or "Error" not in whole:
        return
    text = part(SOURCE, whole["Error"], "APIErrorDescription", str)
    if "userid" in text.lower():
        raise RefusedError(SOURCE, "the key in BUILDOUT_BEA_KEY is not accepted")
    raise MissingError(SOURCE, f"the table is not given: {text:.120}")


def _usd_bn(entry: object, line: Line) -> float:
    unit = tuple(part(SOURCE, entry, name, str) for name in ("METRIC_NAME", "UNIT_MULT"))
    if unit != (line.metric, "6"):
        text = f"{line.series} is not in millions of {line.metric!r} but in {unit}"
        raise WrongUnitError(SOURCE, text)
    text = part(SOURCE, entry, "DataValue", str)
    try:
        return float(text.replace(",", "")) / 1000
    except ValueError:
        raise ChangedShapeError(SOURCE, f"'DataValue' is not a number but {text!r:.60}") from None


def _revised(results: object) -> str:
    """Return the day that the notes give as LastRevised."""
    for note in part(SOURCE, results, "Notes", list):
        text = part(SOURCE, note, "NoteText", str)
        if found := re.search(r"LastRevised: (\w+ \d{1,2}, \d{4})", text):
            return f"{datetime.strptime(found[1], '%B %d, %Y'):%Y-%m-%d}"
    raise ChangedShapeError(SOURCE, "no note says when the table was last revised")
