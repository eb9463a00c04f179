"""The HTTP interface described as OpenAPI 3.1, made from the lever table and the results."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.charts import CHARTS
from components.context import context_of
from components.link.codec import COMPARED, GUESS
from components.model import LEVERS, VERSION, Grade, Lever
from components.model.evaluate import PAGES, RESULTS
from components.model.lab.quantity import QUANTITIES
from components.model.result import Kind
from components.model.themes.theme import Result
from components.text import LANGUAGES, say
from components.web.api.lab_schemas import LAB_SCHEMAS, NOTICE, SOURCE, Schema, closed
from components.web.api.scenario import OPEN, WORKBOOK, as_json, lever_words
from components.web.caching import answer
from components.web.requests import HOME, base_url, read_link

_JSON_TYPES: Mapping[Kind, str] = MappingProxyType(
    {Kind.NUMBER: "number", Kind.COUNT: "integer", Kind.DATE: "string"}
)


def openapi(request: Request) -> Response:
    """Answer with the description, its words in the language of the link."""
    link = read_link(request)
    context = context_of(link.case)
    base = base_url(request)
    return answer(
        request,
        lambda: as_json(description(context.language, base)),
        "application/json",
        (context.language, base),
        headers=OPEN,
    )


def description(language: str, base: str = "") -> Schema:
    """Return the OpenAPI document."""

    def word(name: str, **values: object) -> str:
        return say(language, f"api.{name}", **values)

    def path(operation: str, name: str, parameters: list[Schema], content: Schema) -> Schema:
        kept = {header: {"schema": {"type": "string"}} for header in ("ETag", "Cache-Control")}
        return {
            "get": {
                "operationId": operation,
                "summary": word(name),
                "parameters": parameters,
                "responses": {
                    "200": {"description": word(name), "headers": kept, "content": content},
                    "304": {"description": word("unchanged")},
                },
            }
        }

    scenario = [{"$ref": f"#/components/parameters/{name}"} for name in ("v", "lang", *LEVERS)]
    pages = {"type": "string", "enum": list(PAGES), "default": HOME}
    page = _parameter("page", word("page"), pages)
    key = {
        **_parameter("key", word("table_key"), {"type": "string", "enum": _table_keys()}),
        "in": "path",
        "required": True,
    }
    document, problem = _json_of("Scenario"), _json_of("Problem")
    csv = {"text/csv": {"schema": {"type": "string"}}}
    spoken = [{"$ref": "#/components/parameters/lang"}]
    guess = _parameter(GUESS, word("guess"), {"type": "string"})
    table = path("chartTable", "table", [key, *scenario], csv)
    reference = {
        **_parameter("reference", word("reference"), {"type": "string", "minLength": 1}),
        "in": "path",
        "required": True,
    }
    mark = path("mark", "mark", [reference, *scenario], _ANY_JSON)
    svg = path("chartSvg", "chart_svg", [key, *scenario], _binary("image/svg+xml"))
    png = path("chartPng", "chart_png", [key, *scenario], _binary("image/png"))
    png["get"]["responses"]["307"] = {"description": word("no_font")}
    for looked_up in (table, mark, svg, png):
        missing = {"description": word("no_such"), "content": problem}
        looked_up["get"]["responses"]["404"] = missing
    spreadsheet = path("workbook", "xlsx", scenario, _binary(WORKBOOK))
    picture = path("card", "card", [page, *scenario], _binary("image/png"))
    for rationed in (png, spreadsheet, picture):
        rationed["get"]["responses"]["429"] = {
            "description": word("too_many"),
            "headers": {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}},
            "content": problem,
        }
    lab = {
        f"/api/{name}": _lab_path(
            path(name, f"lab.{name}", [*asked_for, *scenario], _json_of(schema)), problem, language
        )
        for name, schema, asked_for in _lab_questions(language)
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": word("title"),
            "version": f"{VERSION}.0.0",
            "description": word("about", disclaimer=say(language, "app.disclaimer")),
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": base or "/"}],
        "paths": {
            "/api/scenario": path("scenario", "scenario", [*scenario, guess], document),
            "/api/scenario.csv": path("scenarioTable", "csv", scenario, csv),
            "/api/scenario.xlsx": spreadsheet,
            "/api/tables/{key}.csv": table,
            "/api/marks/{reference}": mark,
            "/api/charts/{key}.svg": svg,
            "/api/charts/{key}.png": png,
            "/api/facts.csv": path("facts", "facts", spoken, csv),
            "/api/claims.csv": path("claims", "claims", spoken, csv),
            **lab,
            "/og.png": picture,
            "/api/openapi.json": path("description", "description", spoken, _ANY_JSON),
        },
        "components": {
            "parameters": _parameters(language),
            "schemas": {"Scenario": _scenario_schema(), "Problem": _PROBLEM, **LAB_SCHEMAS},
        },
    }


def _lab_questions(language: str) -> tuple[tuple[str, str, list[Schema]], ...]:
    """Return name, schema and parameters of the lab's questions."""

    def asked_for(name: str, schema: Schema) -> Schema:
        found = _parameter(name, say(language, f"api.lab.{name}"), schema)
        return {**found, "required": True}

    result = asked_for("result", {"type": "string", "enum": list(QUANTITIES)})
    lever = asked_for("lever", {"type": "string", "enum": list(LEVERS)})
    target = asked_for("target", {"type": ["number", "string"]})
    compared = _parameter(COMPARED, say(language, "api.lab.compared"), {"type": "string"})
    return (
        ("tornado", "Tornado", [result]),
        ("solve", "Solution", [result, lever, target]),
        ("explain", "Explanation", [result, compared]),
        ("uncertainty", "Uncertainty", [result]),
        ("response", "Response", [result, lever]),
    )


def _lab_path(path: Schema, problem: Schema, language: str) -> Schema:
    """Return the path with its refusals."""
    for status, words in (("400", "api.lab.refused"), ("404", "api.no_such")):
        refusal = {"description": say(language, words), "content": problem}
        path["get"]["responses"][status] = refusal
    return path


def _json_of(schema: str) -> Schema:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def result_schema(result: Result[Any, Any]) -> Schema:
    """Return the JSON schema of a declared result.

    >>> result_schema(RESULTS["coinvest.dscr"]), result_schema(RESULTS["breakout.crossover_year"])
    ({'type': ['number', 'null']}, {'type': ['integer', 'null']})
    """
    if result.kind is Kind.SERIES:
        return {"type": "array", "items": {"type": "number"}}
    if result.kind is Kind.INTERVAL:
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    kind = _JSON_TYPES[result.kind]
    return {"type": [kind, "null"] if result.null_reason else kind}


def _table_keys() -> list[str]:
    return [f"{page}.{name}" for page, charts in CHARTS.items() for name in charts]


def _parameter(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _parameters(language: str) -> Schema:
    version = {"type": "integer", "minimum": 1, "maximum": VERSION, "default": VERSION}
    spoken = {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]}
    return {
        "v": _parameter("v", say(language, "api.version"), version),
        "lang": _parameter("lang", say(language, "api.language"), spoken),
        **{
            key: _parameter(key, lever_words(lever, language), _lever_schema(lever))
            for key, lever in LEVERS.items()
        },
    }


def _lever_schema(lever: Lever) -> Schema:
    """Return the schema of a lever's value; one that follows another has no default of its own."""
    default = {} if lever.follows else {"default": lever.default().value}
    if lever.choices:
        return {"type": "string", "enum": list(lever.choices), **default}
    kind = "integer" if lever.whole else "number"
    return {"type": kind, "minimum": lever.low, "maximum": lever.high, **default}


def _scenario_schema() -> Schema:
    results = {result_id: result_schema(result) for result_id, result in RESULTS.items()}
    return closed(
        {
            "version": {"type": "integer", "const": VERSION},
            "link_version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            "language": {"type": "string", "enum": list(LANGUAGES)},
            "data_as_of": {"type": "string", "format": "date"},
            "query": {"type": "string"},
            "levers": closed({key: _lever_answer(lever) for key, lever in LEVERS.items()}),
            "notices": {"type": "array", "items": NOTICE},
            "results": closed(results),
            "null_reasons": {
                "type": "object",
                "additionalProperties": closed(
                    {"code": {"type": "string"}, "text": {"type": "string"}}
                ),
            },
            "takeaways": _sentences(),
            "headlines": _sentences(),
        }
    )


def _lever_answer(lever: Lever) -> Schema:
    value: Schema = (
        {"type": "string", "enum": list(lever.choices)}
        if lever.choices
        else {"type": "number", "minimum": lever.low, "maximum": lever.high}
    )
    bounds: Schema = (
        {"choices": {"type": "array", "items": {"type": "string"}}}
        if lever.choices
        else {
            "range": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            "step": {"type": "number"},
        }
    )
    return closed(
        {
            "value": value,
            "default": value,
            "unit": {"type": "string", "const": str(lever.unit)},
            "grade": {"type": "string", "enum": [str(grade) for grade in Grade]},
            "source": {"type": "array", "items": SOURCE},
            **bounds,
        }
    )


def _sentences() -> Schema:
    return closed({page: {"type": "string", "minLength": 1} for page in PAGES})


def _binary(media_type: str) -> Schema:
    return {media_type: {"schema": {"type": "string", "format": "binary"}}}


_ANYTHING: Schema = {"type": "object"}
_ANY_JSON: Schema = {"application/json": {"schema": _ANYTHING}}
_PROBLEM = closed({"error": closed({"code": {"type": "string"}, "message": {"type": "string"}})})
