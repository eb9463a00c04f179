import csv
import io
import json
import math
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.evidence import facts, observed
from components.link import decode, encode
from components.model import LEVERS, Scenario, evaluate
from components.model.evaluate import PAGES
from components.text import LANGUAGES, takeaways
from components.web.routes import ROUTES
from tests.strategies import scenarios

client = TestClient(Starlette(routes=ROUTES))


def document(query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/scenario?{query}")
    assert answer.status_code == 200

    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is not JSON")

    parsed: dict[str, Any] = json.loads(answer.text, parse_constant=refuse)
    return parsed


def test_healthz_says_ok() -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_the_overview_slug_leads_home_with_its_scenario() -> None:
    answer = client.get("/overview?v=1&pace=1.2", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/?v=1&pace=1.2")


def test_the_scenario_has_every_part_of_the_contract() -> None:
    answer = document("v=1&lang=ja&pace=1.2&mom=-80&tgt=50")
    assert answer["version"] == answer["link_version"] == 1
    assert answer["language"] == "ja"
    assert answer["data_as_of"] == "2026-01-15"
    assert list(answer["levers"]) == list(LEVERS)
    pace = answer["levers"]["pace"]
    assert (pace["value"], pace["default"], pace["range"], pace["step"], pace["grade"]) == (
        1.2,
        0.785,
        [0.05, 3],
        0.005,
        "B",
    )
    assert {source["fact"] for source in pace["source"]} <= set(facts())
    assert answer["results"]["funding.target_date"] is None
    assert answer["null_reasons"]["funding.target_date"]["code"] == "never"
    assert set(answer["takeaways"]) == set(PAGES)


@settings(max_examples=60)
@given(scenarios, st.sampled_from(("en", "ja")))
def test_the_answer_is_what_the_pages_compute(scenario: Scenario, language: str) -> None:
    query = encode(scenario, language)
    scenario = decode(query.items(), LANGUAGES).scenario  # to the six decimals that a link holds
    answer = document(urlencode(query))
    results = evaluate(scenario, observed())
    assert answer["takeaways"] == takeaways(results, scenario, observed(), language)
    for result_id, value in results.by_id().items():
        assert answer["results"][result_id] == (list(value) if isinstance(value, tuple) else value)
    assert {key: lever["value"] for key, lever in answer["levers"].items()} == scenario.values()


def test_bad_input_answers_with_notices() -> None:
    answer = document("v=7&lang=fr&pace=99&tgt=abc&mom=1&mom=2&utm_source=x")
    found = {(notice["kind"], notice["key"]) for notice in answer["notices"]}
    assert found == {
        ("version", "v"),
        ("language", "lang"),
        ("clamped", "pace"),
        ("unreadable", "tgt"),
        ("repeated", "mom"),
    }


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_no_query_string_breaks_the_answer(query: str) -> None:
    answer = client.get("/api/scenario", params=query)
    assert answer.status_code == 200
    assert not math.isnan(answer.json()["results"]["buildout.total_usd_tn"])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("key", [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]])
def test_every_table_is_a_csv_that_spreadsheets_read(key: str, language: str) -> None:
    answer = client.get(f"/api/tables/{key}.csv?lang={language}&pace=1.2")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert rows
    assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("key", ["funding.nothing", "nothing.path", "funding", "<b>"])
def test_an_unknown_table_is_not_found(key: str) -> None:
    assert client.get(f"/api/tables/{key}.csv").status_code == 404
