"""The description holds: whatever fits it, and whatever does not, is answered as it says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.applications import Starlette

from components.charts import CHARTS
from components.model import LEVERS
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.web.openapi import description
from components.web.routes import ROUTES, all_routes
from tests.web.client import FILES, INDEX_HTML, client

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
_generated = schemathesis.openapi.from_asgi(
    "/api/openapi.json", Starlette(routes=all_routes(INDEX_HTML, FILES))
)
SLOW = ["card", "workbook"]  # a few draws show that these share the reading of the link
_drawn = schemathesis.openapi.from_asgi(
    "/api/openapi.json", Starlette(routes=all_routes(INDEX_HTML, FILES))
)
_drawn.config.phases.coverage.enabled = False


@_generated.exclude(operation_id=SLOW).parametrize()
@settings(max_examples=25)
def test_answers_are_as_described(case: Any) -> None:
    case.call_and_validate(checks=CHECKS)


@_drawn.include(operation_id=SLOW).parametrize()
@settings(max_examples=8)
def test_pictures_and_workbooks_are_as_described(case: Any) -> None:
    case.call_and_validate(checks=CHECKS)


def test_every_lever_is_a_parameter_with_its_range() -> None:
    parameters = description("en")["components"]["parameters"]
    assert list(parameters) == ["v", "lang", *LEVERS]
    for key, lever in LEVERS.items():
        schema = parameters[key]["schema"]
        if lever.choices:
            assert schema["enum"] == list(lever.choices)
        else:
            assert (schema["minimum"], schema["maximum"]) == (lever.low, lever.high)
        assert schema.get("default") == (None if lever.follows else lever.default().value)


def test_every_route_is_described() -> None:
    described = set(description("en")["paths"])
    served = {route.path for route in ROUTES}
    assert described <= served
    assert served - described == {"/healthz", "/robots.txt", "/sitemap.xml", "/overview", "/print"}


def test_pages_and_charts_are_enumerated() -> None:
    paths = description("en")["paths"]
    page = paths["/og.png"]["get"]["parameters"][0]
    assert page["schema"]["enum"] == list(PAGES)
    keys = paths["/api/tables/{key}.csv"]["get"]["parameters"][0]["schema"]["enum"]
    assert keys == [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_speaks_both_languages(language: str) -> None:
    answer = client.get(f"/api/openapi.json?lang={language}").json()
    assert answer == description(language, "http://testserver")
    for schema in answer["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_a_wrong_answer_would_not_fit_the_description() -> None:
    """The schema is strict: a missing, a renamed or a mistyped result is seen."""
    document = client.get("/api/scenario").json()
    schema = description("en")["components"]["schemas"]["Scenario"]
    validator = Draft202012Validator(schema)
    assert validator.is_valid(document)
    results = document["results"]
    for changed in (
        {key: value for key, value in results.items() if key != "coinvest.dscr"},
        {**results, "coinvest.other": 1.0},
        {**results, "buildout.total_usd_tn": None},
        {**results, "funding.target_date": 2027},
    ):
        assert not validator.is_valid({**document, "results": changed})
