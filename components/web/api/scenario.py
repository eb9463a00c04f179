"""A scenario as JSON and as a table; the table behind a chart."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.charts import CHARTS
from components.context import Context, context_of
from components.evidence import fact, observed
from components.link import Link, Notice, query_string
from components.model import LEVERS, VERSION, Lever, Scenario
from components.model.evaluate import PAGES
from components.text import has, say
from components.text.pages import headline, takeaways
from components.text.quotes import tell
from components.text.table import Cell
from components.web.api.rows import result_rows
from components.web.caching import answer
from components.web.requests import read_link

OPEN = {"Access-Control-Allow-Origin": "*"}
"""Anybody's page may read the answers: they are public and hold nothing of the asker's."""

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

DESCRIPTION_PATH = "/api/openapi.json"
COLUMNS = (
    "kind",
    "id",
    "item",
    "label",
    "value",
    "unit",
    "default",
    "low",
    "high",
    "choices",
    "grade",
    "source",
    "note",
)


def scenario(request: Request) -> Response:
    """Answer with the scenario of the query string: levers, notices, results, takeaways."""
    link = read_link(request)
    return answer(
        request,
        lambda: as_json(scenario_document(link)),
        "application/json",
        (link,),
        headers=OPEN,
    )


def scenario_table(request: Request) -> Response:
    """Answer with levers and results as one CSV, with a byte-order mark for spreadsheets."""
    context = context_of(read_link(request).case)
    return answer(
        request,
        lambda: as_csv(COLUMNS, scenario_rows(context)),
        "text/csv",
        (context.scenario, context.language),
        headers={**OPEN, **attachment("scenario.csv")},
    )


def chart_table(request: Request) -> Response:
    """Answer with the table behind a chart as CSV."""
    page, _, name = request.path_params["key"].partition(".")
    build = CHARTS.get(page, {}).get(name)
    link = read_link(request)
    context = context_of(link.case)
    if build is None:
        return problem(404, "no_table", say(context.language, "http.no_table"))

    def made() -> bytes:
        drawn = build(context).table
        return as_csv(drawn.columns, drawn.rows)

    return answer(
        request,
        made,
        "text/csv",
        (link,),
        headers={**OPEN, **attachment(f"{page}-{name}.csv")},
    )


async def no_route(request: Request) -> Response:
    """Answer in words that there is nothing at an address under /api."""
    language = read_link(request).case.language
    return problem(404, "not_found", say(language, "http.no_route", description=DESCRIPTION_PATH))


async def no_method(request: Request) -> Response:
    """Answer in words that an address can only be read."""
    language = read_link(request).case.language
    refusal = problem(405, "not_allowed", say(language, "http.no_method"))
    refusal.headers["Allow"] = "GET, HEAD"
    return refusal


def problem(status: int, code: str, message: str) -> Response:
    """Return a refusal, as a code and in words."""
    document = {"error": {"code": code, "message": message}}
    return JSONResponse(document, status_code=status, headers={**OPEN, "Cache-Control": "no-store"})


def attachment(name: str) -> dict[str, str]:
    """Return the header that makes a browser save an answer under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def as_json(document: object) -> bytes:
    """Return a document as JSON. Every number in it is finite."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV with a byte-order mark."""
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    return ("\ufeff" + text.getvalue()).encode()


def scenario_document(link: Link) -> dict[str, Any]:
    """Return the JSON document of a link; every number in it is finite."""
    context = context_of(link.case)
    results, language = context.results, context.language
    return {
        "version": VERSION,
        "link_version": link.version,
        "language": language,
        "data_as_of": observed().as_of.isoformat(),
        "query": query_string(context.case),
        "levers": {key: _lever(lever, context.scenario, language) for key, lever in LEVERS.items()},
        "notices": [notice_document(notice) for notice in link.notices],
        "results": results.by_id(),
        "null_reasons": {
            result_id: {"code": code, "text": say(language, f"reason.{code}")}
            for result_id, code in results.reasons().items()
        },
        "takeaways": dict(takeaways(context)),
        "headlines": {page: headline(page, context) for page in PAGES},
    }


def scenario_rows(context: Context) -> Iterable[tuple[Cell, ...]]:
    """Return the rows of the table of a scenario: its levers, then its results."""
    language = context.language
    for key, lever in LEVERS.items():
        default = context.scenario.origin_of(key)
        yield (
            "lever",
            key,
            "",
            say(language, f"lever.{key}.label"),
            context.scenario.values()[key],
            unit_words(lever, language),
            default.value,
            *(("", "") if lever.choices else (lever.low, lever.high)),
            " ".join(lever.choices),
            str(default.grade),
            source_words(default.facts, language),
            "",
        )
    for row in result_rows(context.results):
        reason = say(language, f"reason.{row.reason}") if row.reason else ""
        yield (
            "result",
            row.id,
            row.item,
            row.label(language),
            row.value,
            row.unit(language),
            *[""] * 6,
            reason if row.value is None else "",
        )


def unit_words(lever: Lever, language: str) -> str:
    """Return the unit of a lever in words, nothing for a choice."""
    key = f"unit_short.{lever.unit}"
    return say(language, key) if has(language, key) else ""


def source_words(fact_ids: Sequence[str], language: str) -> str:
    """Return who published some facts, and as of when."""
    found = [fact(fact_id) for fact_id in fact_ids]
    parts = dict.fromkeys(f"{one.publisher} ({one.as_of})" for one in found)
    return say(language, "text.separator").join(parts)


def lever_words(lever: Lever, language: str) -> str:
    """Return what a lever means, in a sentence or two."""
    key = "api.lever_choice" if lever.choices else "api.lever"
    return say(
        language,
        key,
        label=say(language, f"lever.{lever.key}.label"),
        unit=unit_words(lever, language),
        help=tell(language, f"lever.{lever.key}.help"),
    )


def _lever(lever: Lever, scenario: Scenario, language: str) -> dict[str, Any]:
    default = scenario.origin_of(lever.key)
    described: dict[str, Any] = {
        "value": scenario.values()[lever.key],
        "default": default.value,
        "unit": str(lever.unit),
        "grade": str(default.grade),
        "source": [source_document(fact_id, language) for fact_id in default.facts],
    }
    if lever.choices:
        return {**described, "choices": list(lever.choices)}
    return {**described, "range": [lever.low, lever.high], "step": lever.step}


def source_document(fact_id: str, language: str) -> dict[str, str]:
    """Return where a fact comes from, as JSON states it."""
    found = fact(fact_id)
    return {
        "fact": found.id,
        "label": say(language, f"fact.{found.id}"),
        "publisher": found.publisher,
        "title": found.title,
        "url": found.url,
        "as_of": found.as_of,
    }


def notice_document(notice: Notice) -> dict[str, Any]:
    """Return a notice as JSON states it."""
    return {
        "kind": str(notice.kind),
        "key": notice.key,
        "asked": notice.asked,
        "used": notice.used,
    }
