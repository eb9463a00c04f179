"""The fact ledger and the article's claims as CSV, with labels in the language of the query."""

from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.evidence import Claim, Fact, claims, facts
from components.text import say
from components.text.claims import claim_words
from components.web.api.responses import as_csv, attachment
from components.web.caching import answer
from components.web.requests import read_link

FACT_COLUMNS = (
    "id", "label", "value", "unit", "as_of", "publisher", "title", "url", "published", "grade",
    "confidence", "reported_via", "checked_against", "derivation",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "order", "claim", "verdict", "verdict_label", "found", "why", "checked", "page",
    "lever", "levers", "article_value", "unit", "fact_id", "sources",
)  # fmt: skip


def facts_csv(request: Request) -> Response:
    """Answer with every figure of the app and its source."""
    language = _language(request)
    rows = (_fact_row(one, language) for one in facts().values())
    return _csv(request, "facts", FACT_COLUMNS, rows)


def claims_csv(request: Request) -> Response:
    """Answer with the article's claims, their verdicts and sources."""
    language = _language(request)
    rows = (_claim_row(claim, language) for claim in claims())
    return _csv(request, "claims", CLAIM_COLUMNS, rows)


def _fact_row(one: Fact, language: str) -> tuple[str, ...]:
    return (
        one.id,
        say(language, f"fact.{one.id}"),
        one.text,
        one.unit,
        one.as_of,
        one.publisher,
        one.title,
        one.url,
        one.published,
        one.grade,
        one.confidence,
        one.reported_via,
        "; ".join(one.checked_against),
        one.derivation,
    )


def _claim_row(claim: Claim, language: str) -> tuple[str, ...]:
    def words(part: str) -> str:
        return claim_words(claim, part, language)

    sources = (
        " ".join(filter(None, (source.publisher, source.published, source.url)))
        for source in claim.sources
    )
    return (
        claim.id,
        str(claim.order),
        words("claim"),
        claim.verdict,
        say(language, f"evidence.verdict.{claim.verdict}"),
        words("found"),
        words("why"),
        claim.checked,
        claim.page,
        claim.lever,
        claim.levers,
        claim.article_value,
        claim.unit,
        claim.fact_id,
        "; ".join(sources),
    )


def _language(request: Request) -> str:
    return read_link(request).case.language


def _csv(
    request: Request, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> Response:
    return answer(
        request,
        lambda: as_csv(columns, rows),
        "text/csv",
        (_language(request),),
        headers=attachment(f"{name}.csv"),
    )


LEDGER_ROUTES = (
    Route("/api/facts.csv", facts_csv),
    Route("/api/claims.csv", claims_csv),
)
