"""Which series are asked for at which source, and what came of it."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import httpx2

from components.refresh import bea, imf, sec, world_bank
from components.refresh.client import get_json
from components.refresh.errors import (
    MissingError,
    NotSetError,
    SourceError,
    UnreachableError,
)
from components.refresh.tables import Figure, Table

CONTACT = "BUILDOUT_CONTACT"
BEA_KEY = "BUILDOUT_BEA_KEY"

SEC_PAUSE_SECONDS = 0.2
"""Half the pace that the SEC allows (ten requests a second)."""

PRODUCT = "ai-buildout-explorer data refresh"


@dataclass(slots=True)
class Outcome:
    """What sources gave: figures, errors, and what was left out and why.

    `editions` says how the source names what it gave: by resource, a pattern for the old name and
    the new one.
    """

    figures: list[Figure] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    editions: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __iadd__(self, other: "Outcome") -> "Outcome":
        """Take over what another source gave."""
        self.figures += other.figures
        self.errors += other.errors
        self.left_out += other.left_out
        self.editions |= other.editions
        return self


@dataclass(frozen=True, slots=True)
class Reader:
    """What the sources are read with: an HTTP client, our tables, the environment."""

    client: httpx2.Client
    tables: Mapping[str, Table]
    environ: Mapping[str, str]
    pause: Callable[[float], None] = time.sleep


def read(names: Iterable[str], reader: Reader) -> Outcome:
    """Return what the sources give. An error is in the outcome and does not stop the others."""
    outcome = Outcome()
    for name in names:
        try:
            outcome += SOURCES[name](reader)
        except SourceError as error:
            outcome.errors.append(error)
    return outcome


def _sec(reader: Reader) -> Outcome:
    contact = reader.environ.get(CONTACT, "").strip()
    if "@" not in contact or not contact.isascii() or not contact.isprintable():
        raise NotSetError(
            sec.SOURCE, f"set {CONTACT} to your e-mail address: the SEC asks its readers for one"
        )
    headers = {"User-Agent": f"{PRODUCT} {contact}"}
    outcome = Outcome()

    def concept(firm: sec.Firm, tag: str) -> dict[int, sec.Yearly]:
        reader.pause(SEC_PAUSE_SECONDS)
        url = sec.concept_url(firm, tag)
        try:
            answer = get_json(reader.client, sec.SOURCE, url, headers=headers)
        except MissingError:
            raise MissingError(sec.SOURCE, f"{firm.code} (CIK {firm.cik}) has no {tag}") from None
        return sec.yearly(answer, firm, tag)

    def series(firm: sec.Firm, tags: Iterable[str]) -> dict[int, sec.Yearly] | None:
        by_tag, absent = [], []
        try:
            for tag in tags:
                try:
                    by_tag.append(concept(firm, tag))
                except MissingError as error:
                    absent.append(error)
        except UnreachableError:
            raise
        except SourceError as error:
            outcome.errors.append(error)
            return None
        if not by_tag:
            outcome.errors += absent
            return None
        return sec.merged(by_tag)

    for firm in sec.FIRMS:
        known = [
            int(year) for code, year in reader.tables["builders_cash"].rows if code == firm.code
        ]
        capex, operating = series(firm, firm.capex_tags), series(firm, (sec.OPERATING,))
        try:
            outcome.figures += sec.figures(firm, capex, operating, known)
        except MissingError as error:
            outcome.errors.append(error)
    outcome.figures += _stated_in_facts(outcome.figures)
    return outcome


CASH_FACTS = {
    ("googl", "2025"): "capex.cash_2025.googl_usd_bn",
    ("amzn", "2025"): "capex.cash_2025.amzn_usd_bn",
    ("meta", "2025"): "capex.cash_2025.meta_usd_bn",
    ("orcl", "2025"): "capex.orcl_fy2025_usd_bn",
}
"""The facts that state a firm's capital spending of a fiscal year."""


def _stated_in_facts(figures: Iterable[Figure]) -> list[Figure]:
    return [
        replace(
            figure,
            resource="facts",
            row=(CASH_FACTS[figure.row],),
            column="value",
            beside=(),
            check_pct=0,
        )
        for figure in figures
        if figure.column == "capex_usd_bn" and figure.row in CASH_FACTS
    ]


def _imf(reader: Reader) -> Outcome:
    name = imf.edition(get_json(reader.client, imf.SOURCE, imf.INDICATORS_URL))
    answer = get_json(reader.client, imf.SOURCE, imf.SERIES_URL)
    rows = reader.tables["us_gdp"].rows
    years = [year for (year,), row in rows.items() if row["status"] == "forecast"]
    return Outcome(
        figures=imf.figures(answer, name, years),
        editions={"us_gdp": (r"(January|April|July|October) \d{4}", name)},
    )


def _bea(reader: Reader) -> Outcome:
    key = reader.environ.get(BEA_KEY, "").strip()
    if not key:
        return Outcome(
            left_out=[
                f"{bea.SOURCE}: left out because {BEA_KEY} is not set; a key is free at "
                "https://apps.bea.gov/API/signup/. The World Bank is the check without a key."
            ]
        )
    outcome = Outcome()

    def levels(line: bea.Line) -> bea.Levels:
        return bea.levels(get_json(reader.client, bea.SOURCE, bea.URL, bea.params(line, key)), line)

    try:
        outcome.figures += bea.checks(levels(bea.NOMINAL), _observed(reader))
    except UnreachableError:
        raise
    except SourceError as error:
        outcome.errors.append(error)
    try:
        real = levels(bea.REAL)
        rows = reader.tables["us_growth"].rows
        outcome.figures += bea.growth(real, [row for row in rows if row[1] == "bea"])
        outcome.editions["us_growth"] = (r"vintage [\d-]+\d", f"vintage {real.revised}")
    except SourceError as error:
        outcome.errors.append(error)
    return outcome


def _world_bank(reader: Reader) -> Outcome:
    years = _observed(reader)
    params = world_bank.params(years)
    answer = get_json(reader.client, world_bank.SOURCE, world_bank.URL, params)
    return Outcome(figures=world_bank.checks(answer, years))


def _observed(reader: Reader) -> list[str]:
    rows = reader.tables["us_gdp"].rows
    return [year for (year,), row in rows.items() if row["status"] == "observed"]


SOURCES: Mapping[str, Callable[[Reader], Outcome]] = {
    "sec": _sec,
    "imf": _imf,
    "bea": _bea,
    "world-bank": _world_bank,
}
