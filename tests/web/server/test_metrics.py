import pytest

from components.text import say
from components.web.server.settings import from_environment
from tests.web.client import new_site

HOME = ("127.0.0.1", 1)


def test_requests_are_counted_by_route_and_never_by_what_was_typed() -> None:
    counted = new_site(from_environment({}), client=HOME)
    for path in (
        "/funding?x=secret",
        "/api/marks/secret",
        "/secret",
        "/static/secret.js",
        "/api/secret",
    ):
        counted.get(path)
    counted.request("SECRET", "/")
    text = counted.get("/metrics").text
    assert "secret" not in text.lower()
    assert 'buildout_requests_total{method="GET",route="/funding",status="200"} 1.0' in text
    assert 'route="/api/marks/{reference}",status="404"} 1.0' in text
    assert 'method="other",route="/",status="405"} 1.0' in text
    assert 'buildout_request_seconds_count{route="unknown"} 2.0' in text
    assert "buildout_sessions 0.0" in text


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("8.8.4.4", {}),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}),
        ("10.0.0.2", {"Forwarded": "for=10.0.0.1"}),
        ("testclient", {}),
    ],
)
def test_strangers_see_no_figures(path: str, address: str, headers: dict[str, str]) -> None:
    answer = new_site(from_environment({}), client=(address, 1)).get(path, headers=headers)
    assert answer.status_code == 403
    assert say("en", "http.no_metrics") in answer.text


def test_neighbours_see_them_and_a_host_may_open_them() -> None:
    assert new_site(from_environment({}), client=("10.1.2.3", 1)).get("/metrics").status_code == 200
    everybody = new_site(from_environment({"BUILDOUT_METRICS": "open"}), client=("8.8.8.8", 1))
    assert everybody.get("/metrics").status_code == 200
