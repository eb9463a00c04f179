"""The HTTP interface described as OpenAPI 3.1, made from levers, results and document types."""

from collections.abc import Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from components.charts import CHARTS
from components.link.codec import COMPARED, GUESS
from components.model import LEVERS, VERSION, Lever
from components.model.evaluate import PAGES
from components.model.lab.quantity import QUANTITIES
from components.text import LANGUAGES, say
from components.web.api import lab_documents as lab
from components.web.api.documents import Mark, Problem, Scenario
from components.web.api.labels import lever_description
from components.web.api.responses import DESCRIPTION_PATH, OPEN, WORKBOOK, as_json
from components.web.api.schema import Schema, value_schema
from components.web.caching import answer
from components.web.requests import HOME, base_url, read_link

_DOCUMENTS = (
    Scenario,
    Problem,
    Mark,
    lab.Tornado,
    lab.Solution,
    lab.Explanation,
    lab.Uncertainty,
    lab.Response,
)
"""What operations answer with; all other types are parts of these."""

_STRING: Schema = {"type": "string"}
_CSV: Schema = {"text/csv": {"schema": _STRING}}
_ANY_JSON: Schema = {"application/json": {"schema": {"type": "object"}}}
_SCENARIO: list[Schema] = [
    {"$ref": f"#/components/parameters/{name}"} for name in ("v", "lang", *LEVERS)
]
_LANGUAGE: list[Schema] = [{"$ref": "#/components/parameters/lang"}]


def openapi(request: Request) -> Response:
    """Answer with the description, its words in the language of the link."""
    language = read_link(request).case.language
    base = base_url(request)
    return answer(
        request,
        lambda: as_json(description(language, base)),
        "application/json",
        (language, base),
        headers=OPEN,
    )


def description(language: str, base: str = "") -> Schema:
    """Return the OpenAPI document in a language; `base` is the address of the app."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say(language, "api.title"),
            "version": f"{VERSION}.0.0",
            "description": say(language, "api.about", disclaimer=say(language, "app.disclaimer")),
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": base or "/"}],
        "paths": {
            **_scenario_paths(language),
            **_chart_paths(language),
            **_ledger_paths(language),
            **_lab_paths(language),
        },
        "components": {"parameters": _parameters(language), "schemas": _schemas()},
    }


def _schemas() -> dict[str, Schema]:
    """Return the JSON schema of each document and of its parts, by the name of its class."""
    _, components = msgspec.json.schema_components(
        _DOCUMENTS, ref_template="#/components/schemas/{name}"
    )
    # Docstrings are English; the interface is described in the language of the request.
    return {
        name: {key: value for key, value in schema.items() if key != "description"}
        for name, schema in components.items()
    }


def _scenario_paths(language: str) -> Schema:
    guess = _parameter(GUESS, say(language, "api.guess"), _STRING)
    page = _parameter(
        "page",
        say(language, "api.page"),
        {"type": "string", "enum": list(PAGES), "default": HOME},
    )
    limited = ("429",)
    return {
        "/api/scenario": _operation(
            language, "scenario", "scenario", [*_SCENARIO, guess], _json("Scenario")
        ),
        "/api/scenario.csv": _operation(language, "scenarioTable", "csv", _SCENARIO, _CSV),
        "/api/scenario.xlsx": _operation(
            language, "workbook", "xlsx", _SCENARIO, _binary(WORKBOOK), limited
        ),
        "/og.png": _operation(
            language, "card", "card", [page, *_SCENARIO], _binary("image/png"), limited
        ),
    }


def _chart_paths(language: str) -> Schema:
    keys = [f"{page}.{name}" for page, charts in CHARTS.items() for name in charts]
    key = _in_path("key", say(language, "api.table_key"), {"type": "string", "enum": keys})
    parameters = [key, *_SCENARIO]
    return {
        "/api/tables/{key}.csv": _operation(
            language, "chartTable", "table", parameters, _CSV, ("404",)
        ),
        "/api/charts/{key}.svg": _operation(
            language, "chartSvg", "chart_svg", parameters, _binary("image/svg+xml"), ("404",)
        ),
        "/api/charts/{key}.png": _operation(
            language,
            "chartPng",
            "chart_png",
            parameters,
            _binary("image/png"),
            ("307", "404", "429"),
        ),
    }


def _ledger_paths(language: str) -> Schema:
    reference = _in_path(
        "reference", say(language, "api.reference"), {"type": "string", "minLength": 1}
    )
    return {
        "/api/marks/{reference}": _operation(
            language, "mark", "mark", [reference, *_SCENARIO], _json("Mark"), ("404",)
        ),
        "/api/facts.csv": _operation(language, "facts", "facts", _LANGUAGE, _CSV),
        "/api/claims.csv": _operation(language, "claims", "claims", _LANGUAGE, _CSV),
        DESCRIPTION_PATH: _operation(language, "description", "description", _LANGUAGE, _ANY_JSON),
    }


def _lab_paths(language: str) -> Schema:
    def parameter(name: str, schema: Schema) -> Schema:
        return {**_parameter(name, say(language, f"api.lab.{name}"), schema), "required": True}

    result = parameter("result", {"type": "string", "enum": list(QUANTITIES)})
    lever = parameter("lever", {"type": "string", "enum": list(LEVERS)})
    target = parameter("target", {"type": ["number", "string"]})
    compared = _parameter(COMPARED, say(language, "api.lab.compared"), _STRING)
    questions = (
        ("tornado", "Tornado", [result]),
        ("solve", "Solution", [result, lever, target]),
        ("explain", "Explanation", [result, compared]),
        ("uncertainty", "Uncertainty", [result]),
        ("response", "Response", [result, lever]),
    )
    return {
        f"/api/{name}": _operation(
            language,
            name,
            f"lab.{name}",
            [*parameters, *_SCENARIO],
            _json(document),
            ("400", "404"),
        )
        for name, document, parameters in questions
    }


def _operation(  # noqa: PLR0913, PLR0917 - what OpenAPI says of an operation
    language: str,
    operation_id: str,
    key: str,
    parameters: Sequence[Schema],
    content: Schema,
    others: Sequence[str] = (),
) -> Schema:
    """Return the path item of a GET; `key` names its sentence, `others` its further statuses."""
    headers = {name: {"schema": _STRING} for name in ("ETag", "Cache-Control")}
    summary = say(language, f"api.{key}")
    return {
        "get": {
            "operationId": operation_id,
            "summary": summary,
            "parameters": list(parameters),
            "responses": {
                "200": {"description": summary, "headers": headers, "content": content},
                "304": {"description": say(language, "api.unchanged")},
                **{status: _other(language, status) for status in others},
            },
        }
    }


def _other(language: str, status: str) -> Schema:
    """Return the response of a status other than 200 and 304: all but a redirect are refusals."""
    words = {"307": "no_font", "400": "lab.refused", "404": "no_such", "429": "too_many"}
    response: Schema = {"description": say(language, f"api.{words[status]}")}
    if status != "307":
        response["content"] = _json("Problem")
    if status == "429":
        response["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
    return response


def _parameters(language: str) -> Schema:
    version = {"type": "integer", "minimum": 1, "maximum": VERSION, "default": VERSION}
    languages = {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]}
    return {
        "v": _parameter("v", say(language, "api.version"), version),
        "lang": _parameter("lang", say(language, "api.language"), languages),
        **{
            key: _parameter(key, lever_description(lever, language), _lever_schema(lever))
            for key, lever in LEVERS.items()
        },
    }


def _lever_schema(lever: Lever) -> Schema:
    """Return the schema of a lever in a query; one that follows another has no default."""
    default = {} if lever.follows else {"default": lever.default().value}
    whole = {"type": "integer"} if lever.whole else {}
    return {**value_schema(lever), **whole, **default}


def _parameter(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _in_path(name: str, words: str, schema: Schema) -> Schema:
    return {**_parameter(name, words, schema), "in": "path", "required": True}


def _json(document: str) -> Schema:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{document}"}}}


def _binary(media_type: str) -> Schema:
    return {media_type: {"schema": {"type": "string", "format": "binary"}}}
