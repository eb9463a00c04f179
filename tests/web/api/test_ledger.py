import csv
import io

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.evidence import claims, facts
from components.text import LANGUAGES, say
from components.web.api.ledger import CLAIM_COLUMNS, FACT_COLUMNS
from components.web.routes import ROUTES

client = TestClient(Starlette(routes=ROUTES))


def rows(path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_facts_come_as_csv_with_their_labels(language: str) -> None:
    found = rows(f"/api/facts.csv?lang={language}")
    assert [row["id"] for row in found] == list(facts())
    assert list(found[0]) == list(FACT_COLUMNS)
    for row in found:
        one = facts()[row["id"]]
        assert (row["value"], row["unit"], row["as_of"]) == (one.text, one.unit, one.as_of)
        assert (row["publisher"], row["url"], row["grade"]) == (one.publisher, one.url, one.grade)
        assert row["label"] == say(language, f"fact.{one.id}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_claims_come_as_csv_with_their_words(language: str) -> None:
    found = rows(f"/api/claims.csv?lang={language}&tgt=45")
    assert [row["id"] for row in found] == [claim.id for claim in claims()]
    assert list(found[0]) == list(CLAIM_COLUMNS)
    for row, claim in zip(found, claims(), strict=True):
        assert row["verdict"] == claim.verdict
        assert row["verdict_label"] == say(language, f"evidence.verdict.{claim.verdict}")
        assert all(row[part] for part in ("claim", "found", "why", "page", "checked"))
        assert all(source.publisher in row["sources"] for source in claim.sources)


def test_a_bad_query_answers_in_english() -> None:
    (first, *_) = rows("/api/facts.csv?lang=xx&v=99&pace=abc")
    assert first["label"] == say("en", f"fact.{first['id']}")
