"""What the article claims, each with a verdict and its sources; and errors of other reports."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from urllib.parse import parse_qsl

from components.evidence.files import rows
from components.model.lever import Value
from components.model.levers import LEVERS


class Verdict(StrEnum):
    """How a claim stands against the better sources."""

    CONFIRMED = "confirmed"
    IMPRECISE = "imprecise"
    WRONG = "wrong"
    CANNOT_BE_CHECKED = "cannot_be_checked"


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """One source of a claim; `says` is what it says, in codes and numbers.

    `published` is an ISO date at the precision the source gives, empty if it gives none;
    `reported_via` says by what kind of carrier it reached us when not read at the publisher's.
    """

    publisher: str
    title: str
    url: str
    published: str
    confidence: str
    reported_via: str
    says: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article; its words stand in the catalogue under its id.

    `page` is the slug of the page on which a reader can work it, `lever` the input there to start
    with, empty where there is nothing to work, and `changes` the levers that the article's value
    implies. `article_value` is the claim's own figure in `unit`, held against the fact
    `fact_id`; all three are empty when the claim is no single figure.
    """

    id: str
    order: int
    verdict: Verdict
    checked: str
    page: str
    lever: str
    levers: str
    article_value: str
    unit: str
    fact_id: str
    sources: tuple[ClaimSource, ...]

    @property
    def changes(self) -> Mapping[str, Value]:
        """The levers that the article's value implies, by key."""
        pairs = parse_qsl(self.levers, strict_parsing=bool(self.levers))
        return {key: text if LEVERS[key].choices else float(text) for key, text in pairs}


@dataclass(frozen=True, slots=True)
class ReportError:
    """A known error of other reports; its words stand in the catalogue under its id."""

    id: str
    sources: tuple[ClaimSource, ...]


@cache
def claims() -> tuple[Claim, ...]:
    """Return the claims in the article's order."""
    found = (
        Claim(
            id=row["id"],
            order=int(row["order"]),
            verdict=Verdict(row["verdict"]),
            checked=row["checked"],
            page=row["page"],
            lever=row["lever"],
            levers=row["levers"],
            article_value=row["article_value"],
            unit=row["unit"],
            fact_id=row["fact_id"],
            sources=_sources().get(row["id"], ()),
        )
        for row in rows("claims", "claims")
    )
    return tuple(sorted(found, key=lambda claim: claim.order))


@cache
def report_errors() -> tuple[ReportError, ...]:
    """Return the known errors of other reports in order of display."""
    ordered = sorted(rows("claims", "errors"), key=lambda row: int(row["order"]))
    return tuple(ReportError(row["id"], _sources().get(row["id"], ())) for row in ordered)


@cache
def claims_by_verdict() -> Mapping[str, int]:
    """Return how many claims got each verdict, none left out."""
    counts = Counter(claim.verdict for claim in claims())
    return MappingProxyType({str(verdict): counts[verdict] for verdict in Verdict})


@cache
def _sources() -> Mapping[str, tuple[ClaimSource, ...]]:
    """Return the sources by the id of the claim or error that they are for."""
    found: dict[str, tuple[ClaimSource, ...]] = {}
    for row in rows("claims", "sources"):
        claim_id = row.pop("claim_id")
        found[claim_id] = (*found.get(claim_id, ()), ClaimSource(**row))
    return MappingProxyType(found)
