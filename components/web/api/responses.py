"""Answers of the interface: JSON, CSV, and refusals as JSON."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from components.text import say
from components.text.table import Plain
from components.web.api.documents import Document, Error, Problem
from components.web.requests import read_link

OPEN = {"Access-Control-Allow-Origin": "*"}
"""Pages of any site may read the answers: they are public and hold nothing about the client."""

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

_FORMULA = re.compile(r"[=+\-@\t\r](?![\d.]+\Z)", re.ASCII)
"""How texts begin that spreadsheets read as formulas, numbers with a sign apart."""

DESCRIPTION_PATH = "/api/openapi.json"


def left_out() -> Response:
    """Return the answer to a request for what a page does without while the server is busy."""
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def as_json(document: Document | Mapping[str, Any]) -> bytes:
    """Return a document as JSON."""
    return msgspec.json.encode(document)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Plain]]) -> bytes:
    """Return a table as CSV with a byte-order mark, by which spreadsheets know that it is UTF-8.

    A text that a spreadsheet would take for a formula has a space before it.
    """
    text = io.StringIO()
    csv.writer(text).writerows([columns, *([_as_text(cell) for cell in row] for row in rows)])
    return ("\ufeff" + text.getvalue()).encode()


def _as_text(cell: Plain) -> Plain:
    """Return a cell that no spreadsheet reads as a formula.

    >>> _as_text("+$277 billion"), _as_text("-7.6")
    (' +$277 billion', '-7.6')
    """
    return f" {cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def attachment(name: str) -> dict[str, str]:
    """Return the header that makes a browser save an answer under a file name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def problem(status: int, code: str, message: str) -> Response:
    """Return a refusal with a permanent code and a sentence."""
    return Response(
        as_json(Problem(Error(code, message))),
        status_code=status,
        media_type="application/json",
        headers={**OPEN, "Cache-Control": "no-store"},
    )


def no_route(request: Request) -> Response:
    """Refuse an address under /api that no route serves."""
    language = read_link(request).case.language
    return problem(404, "not_found", say(language, "http.no_route", description=DESCRIPTION_PATH))


def no_method(request: Request) -> Response:
    """Refuse a method other than GET and HEAD."""
    language = read_link(request).case.language
    refusal = problem(405, "not_allowed", say(language, "http.no_method"))
    refusal.headers["Allow"] = "GET, HEAD"
    return refusal
