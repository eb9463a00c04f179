import json
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from components.text import LANGUAGES, say
from components.web.server.settings import Settings
from tests.web.client import new_site


def _fail(request: Request) -> Response:
    raise ValueError("a secret of ours\nin two lines")


def _break_off(request: Request) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"begun"
        raise ValueError("a secret of ours")

    return StreamingResponse(pieces())


broken = new_site(
    Settings(),
    Route("/fail", _fail),
    Route("/api/fail", _fail),
    Route("/break", _break_off),
    raises=False,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/fail", "/api/fail"])
def test_a_failure_is_told_calmly_and_logged_under_the_same_reference(
    path: str, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = broken.get(f"{path}?lang={language}")
    line = caplog.records[-1].getMessage()
    logged = json.loads(line)
    assert answer.status_code == 500
    assert "\n" not in line
    assert (logged["event"], logged["path"], logged["error"]) == ("error", path, "ValueError")
    assert "a secret of ours" in logged["traceback"]
    assert say(language, "http.failed", reference=logged["reference"]) in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_an_answer_that_has_begun_is_broken_off_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert b"secret" not in broken.get("/break").content
    assert any("a secret of ours" in record.getMessage() for record in caplog.records)
