"""The fact ledger and the article's claims as CSV, with labels in the language of the query."""

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.evidence import Claim, Fact, claims, facts
from components.text import say
from components.text.claims import claim_words
from components.web.requests import read_link

FACT_COLUMNS = (
    "id", "label", "value", "unit", "as_of", "publisher", "title", "url", "published", "grade",
    "confidence", "reported_via", "checked_against", "derivation",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "order", "claim", "verdict", "verdict_label", "found", "why", "checked", "page",
    "levers", "article_value", "unit", "fact_id", "sources",
)  # fmt: skip


def facts_csv(request: Request) -> Response:
    """Answer with every figure of the app and its source."""
    language = _language(request)
    return _csv("facts", FACT_COLUMNS, (_fact_row(one, language) for one in facts().values()))


def claims_csv(request: Request) -> Response:
    """Answer with the article's claims, their verdicts and sources."""
    language = _language(request)
    return _csv("claims", CLAIM_COLUMNS, (_claim_row(claim, language) for claim in claims()))


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
    claimed, found, why = (claim_words(claim, part, language) for part in ("claim", "found", "why"))
    sources = (
        " ".join(filter(None, (source.publisher, source.published, source.url)))
        for source in claim.sources
    )
    return (
        claim.id,
        str(claim.order),
        claimed,
        claim.verdict,
        say(language, f"evidence.verdict.{claim.verdict}"),
        found,
        why,
        claim.checked,
        claim.page,
        claim.levers,
        claim.article_value,
        claim.unit,
        claim.fact_id,
        "; ".join(sources),
    )


def _language(request: Request) -> str:
    return read_link(request).case.language


def _csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """Return rows as a file, with a byte-order mark for spreadsheets."""
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Cache-Control": "public, max-age=300",
    }
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


LEDGER_ROUTES = (
    Route("/api/facts.csv", facts_csv),
    Route("/api/claims.csv", claims_csv),
)
