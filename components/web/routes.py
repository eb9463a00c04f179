"""The HTTP routes beside the pages."""

import csv
import io
from dataclasses import asdict
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.charts import CHARTS, note
from components.charts.inputs import Inputs
from components.evidence import fact, observed
from components.link import Link, Notice, decode
from components.model import LEVERS, VERSION, Lever, Results, Scenario, evaluate
from components.text import LANGUAGES, say, takeaways
from components.web.exports import EXPORT_ROUTES
from components.web.ledger import LEDGER_ROUTES
from components.web.printout import PRINT_ROUTES


async def healthz(request: Request) -> Response:
    """Answer that this process is up."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def overview(request: Request) -> Response:
    """Lead the permanent slug of the overview to where it is served."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)


def scenario(request: Request) -> Response:
    """Answer with the scenario of the query string: levers, notices, results, takeaways."""
    link, language = _read(request)
    results = evaluate(link.scenario, observed())
    return JSONResponse(scenario_document(link, results, language), headers=_CACHE)


def table(request: Request) -> Response:
    """Answer with the table behind a chart as CSV, with a byte-order mark for spreadsheets."""
    page, _, name = request.path_params["key"].partition(".")
    build = CHARTS.get(page, {}).get(name)
    link, language = _read(request)
    if build is None:
        return PlainTextResponse(say(language, "http.no_table"), status_code=404)
    inputs = Inputs(
        link.scenario, evaluate(link.scenario, observed()), observed(), language, date.today()
    )
    drawn = build(inputs).table
    text = io.StringIO()
    csv.writer(text).writerows([drawn.columns, *drawn.rows])
    headers = {"Content-Disposition": f'attachment; filename="{page}-{name}.csv"', **_CACHE}
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


def mark(request: Request) -> Response:
    """Answer with what stands behind a marked number in the scenario of the query string."""
    link, language = _read(request)
    inputs = Inputs(
        link.scenario, evaluate(link.scenario, observed()), observed(), language, date.today()
    )
    found = note(request.path_params["reference"], inputs)
    if found is None:
        return JSONResponse({"error": say(language, "http.no_mark")}, status_code=404)
    return JSONResponse(asdict(found), headers=_CACHE)


def scenario_document(link: Link, results: Results, language: str) -> dict[str, Any]:
    """Return the JSON document of a scenario; every number in it is finite."""
    return {
        "version": VERSION,
        "link_version": link.version,
        "language": language,
        "data_as_of": observed().as_of.isoformat(),
        "levers": {key: _lever(lever, link.scenario, language) for key, lever in LEVERS.items()},
        "notices": [_notice(notice) for notice in link.notices],
        "results": results.by_id(),
        "null_reasons": {
            result_id: {"code": code, "text": say(language, f"reason.{code}")}
            for result_id, code in results.reasons().items()
        },
        "takeaways": dict(takeaways(results, link.scenario, observed(), language)),
    }


def _read(request: Request) -> tuple[Link, str]:
    link = decode(request.query_params.multi_items(), LANGUAGES)
    return link, link.language or LANGUAGES[0]


def _lever(lever: Lever, scenario: Scenario, language: str) -> dict[str, Any]:
    default = scenario.origin_of(lever.key)
    described: dict[str, Any] = {
        "value": scenario.values()[lever.key],
        "default": default.value,
        "unit": str(lever.unit),
        "grade": str(default.grade),
        "source": [_source(fact_id, language) for fact_id in default.facts],
    }
    if lever.choices:
        return {**described, "choices": list(lever.choices)}
    return {**described, "range": [lever.low, lever.high], "step": lever.step}


def _source(fact_id: str, language: str) -> dict[str, str]:
    found = fact(fact_id)
    return {
        "fact": found.id,
        "label": say(language, f"fact.{found.id}"),
        "publisher": found.publisher,
        "title": found.title,
        "url": found.url,
        "as_of": found.as_of,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "kind": str(notice.kind),
        "key": notice.key,
        "asked": notice.asked,
        "used": notice.used,
    }


_CACHE = {"Cache-Control": "public, max-age=300"}

ROUTES = [
    Route("/healthz", healthz),
    Route("/overview", overview),
    Route("/api/scenario", scenario),
    Route("/api/tables/{key}.csv", table),
    Route("/api/marks/{reference}", mark),
    *LEDGER_ROUTES,
    *EXPORT_ROUTES,
    *PRINT_ROUTES,
]
