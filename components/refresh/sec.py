"""Yearly amounts from XBRL company facts of the US Securities and Exchange Commission.

One request gives one concept of one company: ``units`` -> ``USD`` -> a list with an entry for each
time that a filing states an amount. ``fy`` and ``fp`` in an entry belong to the filing, not to the
amount, so a fiscal year is told by ``start`` and ``end``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    WrongUnitError,
    number,
    part,
)
from components.refresh.tables import Figure

SOURCE = "SEC"

URL = "https://data.sec.gov/api/xbrl/companyconcept/CIK{cik:010d}/us-gaap/{tag}.json"

YEARLY_FORMS = {"10-K", "10-K/A"}
"""Others are left out: quarterly reports also state twelve rolling months, 8-Ks recast amounts."""

YEAR_DAYS = range(350, 381)

PROPERTY = "PaymentsToAcquirePropertyPlantAndEquipment"
PRODUCTIVE = "PaymentsToAcquireProductiveAssets"
OPERATING = "NetCashProvidedByUsedInOperatingActivities"


@dataclass(frozen=True, slots=True)
class Firm:
    """A company of ``builders_cash``: its number at the SEC and the month its year ends in.

    `capex_tags` are tried in this order; a later one only fills years that those before it lack.
    """

    code: str
    cik: int
    year_end_month: int
    capex_tags: tuple[str, ...] = (PROPERTY, PRODUCTIVE)


FIRMS = (
    Firm("googl", 1652044, 12),
    Firm("amzn", 1018724, 12, (PRODUCTIVE, PROPERTY)),
    Firm("meta", 1326801, 12),
    Firm("msft", 789019, 6),
    Firm("orcl", 1341439, 5),
)


@dataclass(frozen=True, slots=True)
class Yearly:
    """An amount of a fiscal year, USD, from the filing of day `filed` that stated it last.

    `earlier_usd` holds other amounts that filings before it stated for the same year.
    """

    usd: float
    end: date
    filed: str
    form: str
    tag: str
    earlier_usd: tuple[float, ...] = ()


def concept_url(firm: Firm, tag: str) -> str:
    """Return the address of one concept.

    >>> concept_url(FIRMS[3], "Assets")
    'https://data.sec.gov/api/xbrl/companyconcept/CIK0000789019/us-gaap/Assets.json'
    """
    return URL.format(cik=firm.cik, tag=tag)


def yearly(answer: object, firm: Firm, tag: str) -> dict[int, Yearly]:
    """Return the amount of each fiscal year, named as the firm does: by the year it ends in.

    Of several filings with an amount for the same year the latest filed counts, so that an amended
    or restated amount replaces the first one.

    Raises
    ------
    ChangedShapeError
        A part is missing or of another kind, the answer is about another company, no year ends in
        the firm's month, or one day's filings state two amounts for one year.
    WrongUnitError
        The amounts are not in US dollars.

    Examples
    --------
    >>> entry = {"start": "2024-07-01", "end": "2025-06-30", "val": 64551000000,
    ...          "form": "10-K", "filed": "2025-07-30"}
    >>> answer = {"cik": 789019, "tag": "A", "units": {"USD": [entry]}}
    >>> yearly(answer, FIRMS[3], "A")[2025].usd
    64551000000.0
    """
    if part(SOURCE, answer, "cik", object) != firm.cik:
        raise ChangedShapeError(SOURCE, f"the answer is not about {firm.code} (CIK {firm.cik})")
    units = part(SOURCE, answer, "units", dict)
    if "USD" not in units:
        raise WrongUnitError(SOURCE, f"{firm.code} {tag} is not in USD but in {', '.join(units)}")
    stated: dict[date, dict[str, Yearly]] = {}
    for entry in part(SOURCE, units, "USD", list):
        one = _of_a_year(entry, tag)
        if one and one.end.month == firm.year_end_month:
            filings = stated.setdefault(one.end, {})
            if filings.setdefault(one.filed, one).usd != one.usd:
                why = f"{firm.code} {tag}: two amounts for the year to {one.end}, both {one.filed}"
                raise ChangedShapeError(SOURCE, why)
    if not stated:
        why = f"{firm.code} {tag}: no fiscal year ends in month {firm.year_end_month}"
        raise ChangedShapeError(SOURCE, why)
    return {end.year: _latest(filings) for end, filings in stated.items()}


def merged(by_tag: Iterable[Mapping[int, Yearly]]) -> dict[int, Yearly]:
    """Return the amounts of several tags as one series; the first tag that has a year counts."""
    series: dict[int, Yearly] = {}
    for years in by_tag:
        series = {**years, **series}
    return series


def figures(
    firm: Firm,
    capex: Mapping[int, Yearly] | None,
    operating: Mapping[int, Yearly] | None,
    known: Iterable[int],
) -> list[Figure]:
    """Return the firm's figures in billion US dollars, for the years of the file and later ones.

    A series that could not be read is None. A row that holds both figures as the SEC has them was
    read at the publisher, and a year that is not in the file yet needs both. MissingError if a
    series lacks a year of the file.
    """
    years = set(known)
    series = {"capex_usd_bn": capex, "operating_cash_flow_usd_bn": operating}
    found = {column: amounts for column, amounts in series.items() if amounts is not None}
    for column, amounts in found.items():
        if lost := years - set(amounts):
            gone = ", ".join(map(str, sorted(lost)))
            raise MissingError(SOURCE, f"{firm.code} {column}: no amount for {gone}")
    if len(found) == len(series):
        later = set.intersection(*map(set, found.values()))
        years |= {year for year in later if year > min(years)}
    read_here = (("confidence", "high"), ("reported_via", "")) if len(found) == len(series) else ()
    return [
        Figure(
            source=SOURCE,
            published=one.filed,
            resource="builders_cash",
            row=(firm.code, str(year)),
            column=column,
            value=usd_bn(one.usd),
            beside=(("year_end", f"{one.end:%Y-%m}"), *read_here),
            note=_note(firm, column, one),
        )
        for column, amounts in found.items()
        for year, one in sorted(amounts.items())
        if year in years
    ]


def usd_bn(usd: float) -> float:
    """Return US dollars as billions, to the million.

    >>> usd_bn(91447000000)
    91.447
    """
    return round(usd / 1e9, 3)


def _of_a_year(entry: object, tag: str) -> Yearly | None:
    """Return the entry if a yearly report states in it an amount over about a year."""
    form = part(SOURCE, entry, "form", str)
    if form not in YEARLY_FORMS:
        return None
    start, end = (_day(entry, name) for name in ("start", "end"))
    if (end - start).days not in YEAR_DAYS:
        return None
    filed = _day(entry, "filed").isoformat()
    return Yearly(number(SOURCE, entry, "val"), end, filed, form, tag)


def _day(entry: object, name: str) -> date:
    text = part(SOURCE, entry, name, str)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ChangedShapeError(SOURCE, f"{name!r} is not a date but {text!r:.60}") from None


def _latest(filings: Mapping[str, Yearly]) -> Yearly:
    *before, last = (filings[day] for day in sorted(filings))
    earlier = dict.fromkeys(one.usd for one in before if one.usd != last.usd)
    return Yearly(last.usd, last.end, last.filed, last.form, last.tag, tuple(earlier))


def _note(firm: Firm, column: str, one: Yearly) -> str:
    notes = []
    if one.form != "10-K":
        notes.append(f"from a {one.form}")
    if one.earlier_usd:
        before = ", ".join(str(usd_bn(usd)) for usd in one.earlier_usd)
        notes.append(f"earlier filings state {before}")
    if column == "capex_usd_bn" and one.tag != firm.capex_tags[0]:
        notes.append(f"under the tag {one.tag}")
    return "; ".join(notes)
