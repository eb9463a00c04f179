import socket

import httpx2
import pytest

from components.refresh import client
from components.refresh.client import get_json
from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    NoNetworkError,
    RateLimitedError,
    RefusedError,
    SourceError,
    TimedOutError,
    TooLargeError,
)
from tests.refresh.answers import Fault, raising, status

URL = "https://example.org/data"


def get(fault: Fault) -> object:
    with httpx2.Client(transport=httpx2.MockTransport(fault)) as http:
        return get_json(http, "Source", URL, {"UserID": "secret"})


def test_an_answer_is_decoded() -> None:
    assert get(lambda _: httpx2.Response(200, json={"a": [1]})) == {"a": [1]}


@pytest.mark.parametrize(
    ("fault", "error", "says"),
    [
        (raising(httpx2.ConnectError), NoNetworkError, "cannot be reached"),
        (raising(httpx2.RemoteProtocolError), NoNetworkError, "cannot be reached"),
        (raising(httpx2.ConnectTimeout), TimedOutError, "did not answer within 20 seconds"),
        (raising(httpx2.ReadTimeout), TimedOutError, "did not answer within 20 seconds"),
        (status(404), MissingError, "404"),
        (status(429, **{"retry-after": "600"}), RateLimitedError, "wait 600"),
        (status(503), RateLimitedError, "a few minutes"),
        (status(403), RefusedError, "without a contact"),
        (status(500), RefusedError, "answered 500"),
        (status(301, location="https://example.org/moved"), RefusedError, "answered 301"),
        (status(200), ChangedShapeError, "not answer in JSON"),
    ],
)
def test_a_failure_has_a_name_and_keeps_the_query_to_itself(
    fault: Fault, error: type[SourceError], says: str
) -> None:
    with pytest.raises(error, match=says) as raised:
        get(fault)
    assert type(raised.value) is error
    assert str(raised.value).startswith(f"Source: {URL}")
    assert "secret" not in str(raised.value)


def test_an_answer_that_is_too_large_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LIMIT_BYTES", 10)
    with pytest.raises(TooLargeError, match="more than 10 bytes"):
        get(lambda _: httpx2.Response(200, json="x" * 9))
    assert get(lambda _: httpx2.Response(200, json="x" * 8)) == "x" * 8


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "TOTAL_SECONDS", -1.0)
    with pytest.raises(TimedOutError, match="took more than"):
        get(lambda _: httpx2.Response(200, json="x"))


def test_a_port_where_nobody_listens_is_no_network() -> None:
    with socket.socket() as held, httpx2.Client(trust_env=False) as http:
        held.bind(("127.0.0.1", 0))  # bound, but not listening
        with pytest.raises(NoNetworkError):
            get_json(http, "Source", f"http://127.0.0.1:{held.getsockname()[1]}/")
