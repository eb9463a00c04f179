import csv
import io
import json
import math
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.evidence import facts, observed
from components.link import Case, decode, encode
from components.model import LEVERS, VERSION, Scenario, evaluate
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.text.pages import headline, statements
from components.web.api.scenario import COLUMNS
from tests.contexts import context
from tests.strategies import scenarios, tries
from tests.web.client import client


def document(query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/scenario?{query}")
    assert answer.status_code == 200

    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is not JSON")

    parsed: dict[str, Any] = json.loads(answer.text, parse_constant=refuse)
    return parsed


def test_the_scenario_has_every_part_of_the_contract() -> None:
    answer = document("v=2&lang=ja&pace=1.2&mom=-80&tgt=50")
    assert answer["version"] == answer["link_version"] == VERSION
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
    assert set(answer["takeaways"]) == set(answer["headlines"]) == set(PAGES)
    assert answer["query"] == "v=2&lang=ja&tgt=50&pace=1.2&mom=-80"


@settings(max_examples=tries(60))
@given(scenarios, st.sampled_from(("en", "ja")))
def test_the_answer_is_what_the_pages_compute(scenario: Scenario, language: str) -> None:
    query = encode(Case(scenario, language))
    scenario = decode(
        query.items(), LANGUAGES
    ).case.scenario  # to the six decimals that a link holds
    answer = document(urlencode(query))
    results = evaluate(scenario, observed())
    assert answer["takeaways"] == statements(context(scenario, language))
    for page, sentence in answer["headlines"].items():
        assert sentence == headline(page, context(scenario, language))
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


@settings(max_examples=tries(200))
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


@settings(max_examples=tries(30))
@given(scenarios, st.sampled_from(LANGUAGES))
def test_the_table_of_a_scenario_holds_its_levers_and_results(
    scenario: Scenario, language: str
) -> None:
    query = encode(Case(scenario, language))
    scenario = decode(query.items(), LANGUAGES).case.scenario
    answer = client.get(f"/api/scenario.csv?{urlencode(query)}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    levers = {row["id"]: row for row in rows if row["kind"] == "lever"}
    for key, value in scenario.values().items():
        assert levers[key]["value"] == str(value)
        assert levers[key]["default"] == str(scenario.default_of(key))
    results = evaluate(scenario, observed())
    for result_id, result in results.by_id().items():
        found = [row for row in rows if row["kind"] == "result" and row["id"] == result_id]
        expected = result if isinstance(result, tuple) else (result,)
        assert [row["value"] for row in found] == [
            "" if one is None else str(one) for one in expected
        ]
        if result is None:
            assert found[0]["note"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_table_has_a_name(language: str) -> None:
    """A result that is new needs a name under `result` in both catalogues."""
    text = client.get(f"/api/scenario.csv?lang={language}").content.decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        assert row["label"], row
        if row["kind"] == "result":
            assert row["label"] != row["id"]
            assert row["unit"]


@pytest.mark.parametrize("key", ["funding.nothing", "nothing.path", "funding", "<b>"])
def test_an_unknown_table_is_not_found(key: str) -> None:
    answer = client.get(f"/api/tables/{key}.csv")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "no_table"
