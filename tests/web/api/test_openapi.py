"""The description holds: whatever fits it, and whatever does not, is answered as it says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
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
from components.web.api.openapi import description
from components.web.routes import ROUTES, all_routes
from tests.strategies import tries
from tests.web.client import FILES, INDEX_HTML, client

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]


def _described(*, covered: bool) -> BaseSchema:
    """Return the description as the app serves it; `covered`, if every parameter is tried alone."""
    app = Starlette(routes=all_routes(INDEX_HTML, FILES))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    schema.config.phases.coverage.enabled = covered
    return schema


_TRIED: set[str] = set()
_covered, _drawn = _described(covered=True), _described(covered=False)


def _test_of(operation: str, schema: BaseSchema, examples: int) -> Any:
    _TRIED.add(operation)

    @schema.include(operation_id=operation).parametrize()
    @settings(max_examples=tries(examples))
    def is_as_described(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    return is_as_described


def _every_way(operation: str) -> Any:
    """Return the test of one operation: every parameter in turn, and 25 draws of all of them."""
    return _test_of(operation, _covered, 25)


def _many(operation: str) -> Any:
    """Return the test of an operation that reads the same link as one that is tried every way."""
    return _test_of(operation, _drawn, 25)


def _a_few(operation: str) -> Any:
    """Return the test of a slow operation; a few draws show that it reads the link alike."""
    return _test_of(operation, _drawn, 8)


# One name each: tests that share a name would be taken for one when they are shared out.
test_the_scenario_is_as_described = _every_way("scenario")
test_the_table_of_a_scenario_is_as_described = _many("scenarioTable")
test_the_table_of_a_chart_is_as_described = _every_way("chartTable")
test_a_mark_is_as_described = _every_way("mark")
test_the_svg_of_a_chart_is_as_described = _many("chartSvg")
test_the_facts_are_as_described = _every_way("facts")
test_the_claims_are_as_described = _every_way("claims")
test_the_description_is_as_described = _every_way("description")
test_the_png_of_a_chart_is_as_described = _a_few("chartPng")
test_a_card_is_as_described = _a_few("card")
test_a_workbook_is_as_described = _a_few("workbook")
test_the_lab_tornado_is_as_described = _a_few("tornado")
test_the_lab_solve_is_as_described = _a_few("solve")
test_the_lab_explain_is_as_described = _a_few("explain")
test_the_lab_uncertainty_is_as_described = _a_few("uncertainty")
test_the_lab_response_is_as_described = _a_few("response")


def test_every_operation_is_tried() -> None:
    described = {path["get"]["operationId"] for path in description("en")["paths"].values()}
    assert described == _TRIED


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
    for_pages_and_hosts = {f"/frames/{{page}}/{{lever}}{end}" for end in ("", "/{value}")}
    for_pages_and_hosts |= {
        "/frames/curves/{page}",
        "/print",
        "/overview",
        "/healthz",
        "/health",
        "/script-health-check",
        "/robots.txt",
        "/sitemap.xml",
    }
    assert served - described == for_pages_and_hosts


def test_pages_and_charts_are_enumerated() -> None:
    paths = description("en")["paths"]
    page = paths["/og.png"]["get"]["parameters"][0]
    assert page["schema"]["enum"] == list(PAGES)
    keys = paths["/api/tables/{key}.csv"]["get"]["parameters"][0]["schema"]["enum"]
    assert keys == [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]]


def validator_of(document: str) -> Draft202012Validator:
    """Return what tells whether a document fits its schema in the description."""
    schema = {"$ref": f"#/components/schemas/{document}"}
    return Draft202012Validator({**schema, "components": description("en")["components"]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_speaks_both_languages(language: str) -> None:
    answer = client.get(f"/api/openapi.json?lang={language}").json()
    assert answer == description(language, "http://testserver")
    for name, schema in answer["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        validator_of(name).is_valid({})  # every reference leads somewhere


def test_a_wrong_answer_would_not_fit_the_description() -> None:
    """The schema is strict: a missing, a renamed or a mistyped result is seen."""
    document = client.get("/api/scenario").json()
    validator = validator_of("Scenario")
    assert validator.is_valid(document)
    results = document["results"]
    for changed in (
        {key: value for key, value in results.items() if key != "coinvest.dscr"},
        {**results, "coinvest.other": 1.0},
        {**results, "buildout.total_usd_tn": None},
        {**results, "funding.target_date": 2027},
    ):
        assert not validator.is_valid({**document, "results": changed})


def test_a_wrong_lever_would_not_fit_the_description() -> None:
    """Each lever has its own range or choices and its own unit, and no properties besides."""
    document = client.get("/api/scenario").json()
    validator = validator_of("Scenario")
    levers = document["levers"]
    pace, base = levers["pace"], levers["base"]
    for changed in (
        {key: lever for key, lever in levers.items() if key != "pace"},
        {**levers, "other": pace},
        {**levers, "pace": {**pace, "value": LEVERS["pace"].high + 1}},
        {**levers, "pace": {**pace, "unit": "pct"}},
        {**levers, "pace": {**pace, "choices": ["a"]}},
        {**levers, "pace": {name: pace[name] for name in pace if name != "step"}},
        {**levers, "pace": {**pace, "other": 1}},
        {**levers, "pace": {**pace, "grade": "E"}},
        {**levers, "base": {**base, "value": "none"}},
        {**levers, "base": {**base, "step": 1}},
    ):
        assert not validator.is_valid({**document, "levers": changed})
    for part in ("takeaways", "headlines"):
        assert not validator.is_valid({**document, part: {**document[part], "other": "x"}})
        assert not validator.is_valid({**document, part: {**document[part], "overview": ""}})
    assert not validator.is_valid({**document, "other": 1})


def test_a_wrong_answer_of_the_lab_would_not_fit_the_description() -> None:
    result = "breakout.required_revenue_usd_bn"
    document = client.get(f"/api/uncertainty?result={result}").json()
    validator = validator_of("Uncertainty")
    assert validator.is_valid(document)
    for changed in (
        {"result": {**document["result"], "id": "moon.landing"}},
        {"quantiles": {**document["quantiles"], "6": document["at"]}},
        {"variance_by_grade": {"E": 1.0}},
        {"outside_evidence": ["moon"]},
        {"defined_share": 1.1},
        {"draws": 0},
        {"at": {**document["at"], "month": "2028-1"}},
    ):
        assert not validator.is_valid({**document, **changed})
