import asyncio
import json
import threading

import pytest
from starlette.types import Message

from components.link import Link, decode
from components.text import LANGUAGES, say
from components.web.server.limits import MAX_QUERY_LENGTH
from components.web.server.settings import from_environment
from tests.web.client import FRONT_END, new_site, site


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "path", ["/", "/api/scenario", "/_stcore/upload_file/a/b", "/_stcore/agent/interact"]
)
def test_nothing_can_be_written(method: str, path: str) -> None:
    answer = site.request(method, path, content=b"x" * 1000)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def asked(path: str, query: str) -> tuple[int, str]:
    """Return status and body for a query that is longer than any client sends."""
    sent: list[Message] = []
    scope = {
        **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http"},
        **{
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
        },
        **{"headers": [(b"host", b"testserver")], "client": ("192.0.2.1", 1)},
    }

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await site.app(scope, receive, send)

    asyncio.run(ask())
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], body.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_longer_than_any_is_refused_in_words(language: str) -> None:
    status, text = asked("/funding", f"lang={language}&x={'a' * MAX_QUERY_LENGTH}")
    assert status == 414
    assert say(language, "http.too_long_title") in text
    status, text = asked("/api/scenario", f"x={'a' * MAX_QUERY_LENGTH}")
    assert (status, json.loads(text)["error"]["code"]) == (414, "too_long")


@pytest.mark.parametrize("path", ["/funding", "/api/scenario"])
def test_a_link_of_100_kb_is_read(path: str) -> None:
    status, text = asked(path, f"tgt={'9' * 100_000}&lang=en")
    assert status == 200
    assert "30" in text


def test_only_named_hosts_are_answered_but_probes_may_use_any() -> None:
    named = new_site(from_environment({"BUILDOUT_ALLOWED_HOSTS": "example.org, *.example.net"}))
    for host in ("example.org", "a.example.net:8501"):
        assert named.get("/api/scenario", headers={"Host": host}).status_code == 200
    for path in ("/", "/api/scenario"):
        assert named.get(path, headers={"Host": "evil.example"}).status_code == 400
    assert named.get("/healthz", headers={"Host": "10.1.2.3:8501"}).status_code == 200


def test_a_list_of_hosts_that_names_none_allows_all_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("WARNING", "buildout")
    named = new_site(from_environment({"BUILDOUT_ALLOWED_HOSTS": " , "}))
    assert named.get("/healthz").status_code == 200
    assert named.get("/api/scenario", headers={"Host": "example.org"}).status_code == 200
    assert "ALLOWED_HOSTS" in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/x",
        "/static/js/none.js",
        "/app/static/x",
        "/_stcore/upload_file/a/b",
        "/_stcore/none",
        "/media/x",
        "/component/x/y",
        "/auth/login",
        "/~/+/x",
    ],
)
def test_where_streamlit_has_nothing_there_is_no_page(path: str) -> None:
    answer = site.get(path, headers={"Accept-Language": "ja"})
    assert answer.status_code == 404
    assert say("ja", "http.not_found_title") in answer.text
    assert "<script" not in answer.text


def test_what_streamlit_has_is_served() -> None:
    for path in (*FRONT_END.first_files(), "/"):
        assert site.get(path).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_long_link_is_read_beside_the_event_loop(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The longest takes seconds of a slow machine's time, in which nobody else would be served."""
    threads: list[str] = []

    def noting(*_: object, **__: object) -> Link:
        threads.append(threading.current_thread().name)
        return decode([], LANGUAGES)

    monkeypatch.setattr("components.web.api.responses.read_link", noting)
    site.request(method, f"/api/nothing?{'%41=%42&' * 1000}")
    assert threads
    assert all("AnyIO worker" in name for name in threads)
