import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import tries
from tests.web.client import site

KEPT = (
    "/api/scenario",
    "/api/scenario.csv",
    "/api/scenario.xlsx",
    "/api/openapi.json",
    "/api/tables/buildout.cumulative.csv",
    "/og.png",
    "/robots.txt",
    "/sitemap.xml",
    "/",
    "/funding",
)
TYPES = {
    "/api/scenario": "application/json",
    "/api/scenario.csv": "text/csv; charset=utf-8",
    "/api/scenario.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "/api/openapi.json": "application/json",
    "/api/tables/buildout.cumulative.csv": "text/csv; charset=utf-8",
    "/og.png": "image/png",
    "/robots.txt": "text/plain; charset=utf-8",
    "/sitemap.xml": "application/xml",
    "/": "text/html; charset=utf-8",
    "/funding": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("path", KEPT)
def test_what_a_client_has_is_not_sent_again(path: str) -> None:
    first = site.get(f"{path}?v=2&pace=1.2")
    tag = first.headers["etag"]
    assert first.status_code == 200
    assert first.headers["content-type"] == TYPES[path]
    assert tag.startswith('"')  # strong
    assert first.headers["cache-control"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = site.get(f"{path}?v=2&pace=1.2", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    anything = site.get(f"{path}?v=2&pace=1.2", headers={"If-None-Match": "*"})
    assert (anything.status_code, anything.content) == (304, b"")
    assert site.get(f"{path}?v=2&pace=1.2", headers={"If-None-Match": '"other"'}).content


@pytest.mark.parametrize("path", KEPT)
def test_the_head_of_an_answer_can_be_asked_for(path: str) -> None:
    whole = site.get(path)
    head = site.head(path)
    assert head.status_code == 200
    for name in ("etag", "content-type", "content-length", "cache-control"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", ["/api/scenario", "/api/scenario.csv", "/og.png", "/", "/macro"])
def test_another_scenario_or_language_has_another_tag(path: str) -> None:
    queries = ("", "lang=ja", "pace=1.2", "pace=1.3", "base=five")
    tags = {site.get(f"{path}?{query}").headers["etag"] for query in queries}
    assert len(tags) == len(queries)


def test_another_encoding_has_another_tag() -> None:
    tags = {
        site.get("/api/scenario", headers={"Accept-Encoding": encoding}).headers["etag"]
        for encoding in ("identity", "gzip", "br")
    }
    assert len(tags) == 3


def test_a_page_is_kept_per_language() -> None:
    answers = [site.get("/", headers={"Accept-Language": code}) for code in ("en", "ja")]
    assert all("Accept-Language" in answer.headers["vary"] for answer in answers)
    assert len({answer.headers["etag"] for answer in answers}) == 2


def test_answers_that_differ_by_their_notices_have_different_tags() -> None:
    """Both are read as the default, but one says so."""
    fine, clamped = (site.get(f"/api/scenario?{query}") for query in ("tgt=50", "tgt=99"))
    assert fine.json()["results"] == clamped.json()["results"]
    assert fine.headers["etag"] != clamped.headers["etag"]


@settings(max_examples=tries(100))
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60))
def test_no_validator_breaks_an_answer(text: str) -> None:
    headers = [(b"If-None-Match", text.encode("latin-1"))]
    assert site.get("/robots.txt", headers=headers).status_code in {200, 304}
