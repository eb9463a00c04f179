"""One HTTP request with limits on time and size; every failure becomes a named error."""

import json
import time
from collections.abc import Mapping

import httpx2

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

WAIT_SECONDS = 20.0
"""For a connection, and for each piece of an answer."""

TOTAL_SECONDS = 60.0
"""For a whole answer, however slowly its pieces come."""

LIMIT_BYTES = 8_000_000
"""The largest answer asked for, a table of the national accounts, has less than a tenth of it."""


def get_json(
    client: httpx2.Client,
    source: str,
    url: str,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> object:
    """Return the decoded answer of `url`.

    Messages name the address without its query, which may hold a key. A page that has moved is an
    error, not followed.

    Raises
    ------
    NoNetworkError, TimedOutError, TooLargeError
        No answer, or not one of this size.
    MissingError, RateLimitedError, RefusedError
        The statuses 404; 429 and 503; all others that are not 200.
    ChangedShapeError
        The answer is not JSON.
    """
    try:
        with client.stream("GET", url, params=params, headers=headers) as response:
            if response.status_code != httpx2.codes.OK:
                raise _refusal(source, url, response)
            body = _body(source, url, response)
    except httpx2.TimeoutException:
        raise TimedOutError(
            source, f"{url} did not answer within {WAIT_SECONDS:g} seconds"
        ) from None
    except httpx2.HTTPError as error:
        raise NoNetworkError(source, f"{url} cannot be reached ({type(error).__name__})") from None
    try:
        decoded: object = json.loads(body)
    except ValueError:
        raise ChangedShapeError(source, f"{url} did not answer in JSON") from None
    return decoded


def _refusal(source: str, url: str, response: httpx2.Response) -> SourceError:
    status = response.status_code
    if status == httpx2.codes.NOT_FOUND:
        return MissingError(source, f"{url} does not exist (404)")
    if status in {httpx2.codes.TOO_MANY_REQUESTS, httpx2.codes.SERVICE_UNAVAILABLE}:
        wait = response.headers.get("retry-after", "a few minutes")
        return RateLimitedError(source, f"{url} asks to come back later ({status}): wait {wait}")
    why = ""
    if status == httpx2.codes.FORBIDDEN:
        why = ": sources answer so to clients without a contact and to those that ask too fast"
    return RefusedError(source, f"{url} answered {status}{why}")


def _body(source: str, url: str, response: httpx2.Response) -> bytes:
    """Return the answer's bytes, giving up once it is too long or takes too long."""
    until = time.monotonic() + TOTAL_SECONDS
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > LIMIT_BYTES:
            raise TooLargeError(source, f"{url} sends more than {LIMIT_BYTES:,} bytes")
        if time.monotonic() > until:
            raise TimedOutError(source, f"{url} took more than {TOTAL_SECONDS:g} seconds")
    return bytes(body)
