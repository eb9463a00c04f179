"""A small, repeatable part of `fuzz`, without a server."""

from itertools import islice

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.web.routes import all_routes
from tests.security.hostile import MARKUP, Hostile, faults, hostile
from tests.web.client import FILES, INDEX_HTML

client = TestClient(
    Starlette(routes=all_routes(INDEX_HTML, FILES)),
    raise_server_exceptions=False,
    follow_redirects=False,
)


def test_hostile_requests_are_answered_and_not_repeated() -> None:
    found = []
    for request in islice(hostile(seed=2026), 500):
        headers = [(name.encode(), value.encode("latin-1")) for name, value in request.headers]
        answer = client.request(
            request.method, f"http://testserver{request.target}", headers=headers
        )
        lines = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        kind = answer.headers.get("content-type", "")
        found += [
            (f, request) for f in faults(request, answer.status_code, kind, lines, answer.text)
        ]
    assert found == []


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_that_came_back_would_be_seen(markup: str) -> None:
    request = Hostile("GET", "/", (), (markup,))
    assert faults(request, 200, "text/html; charset=utf-8", "", f"<p>{markup}</p>")
    assert faults(request, 200, "image/svg+xml", "", f"<text>{markup}</text>")
    assert not faults(request, 200, "application/json", "", markup)


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (500, "", ""),
        (200, "content-type: text/html\nSet-Cookie: hit=1", ""),
        (200, "", "<a href='javascript:hit()'>"),
        (200, "", "1790243"),
        (200, "", "root:x:0:0:root"),
        (200, "", "Traceback (most recent call last):"),
    ],
)
def test_other_faults_would_be_seen(status: int, headers: str, body: str) -> None:
    assert faults(Hostile("GET", "/", (), ()), status, "text/html", headers, body)


def test_the_same_seed_draws_the_same_requests() -> None:
    assert list(islice(hostile(7), 50)) == list(islice(hostile(7), 50))
