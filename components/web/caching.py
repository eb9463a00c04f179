"""Answers that a client or a cache may keep: validators, 304, and their content encoding."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

from components.evidence.version import release_digest
from components.web.encodings import SMALLEST_BYTES, compress, is_text

FIVE_MINUTES = "public, max-age=300"
REVALIDATE = "no-cache"

_IN_TURN = threading.Lock()
"""Held while an answer is made. Several threads at once would only hinder each other and, all
together, the runs of pages, which want the same interpreter."""

ENCODING = "content_encoding"
"""The key of a scope that holds the encoding which the client prefers, empty for none."""


def answer(
    request: Request,
    build: Callable[[], bytes],
    media_type: str,
    depends_on: tuple[object, ...],
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Return what `build` makes, or 304 without making it if the client has it already.

    Text is compressed here and not in a layer further out: routes run in worker threads, so that
    no other reader waits for it, and the validator names the encoding.

    Parameters
    ----------
    request
        The request; its scope holds the client's encoding under `ENCODING`.
    build
        Makes the body, uncompressed.
    media_type
        The media type of the body.
    depends_on
        Everything in the request that the body depends on.
    headers
        Headers beside the validator; they replace `Vary` and `Cache-Control`.
    """
    encoding = request.scope.get(ENCODING, "") if is_text(media_type) else ""
    sent = {
        "Vary": "Accept-Encoding",
        "Cache-Control": FIVE_MINUTES,
        **headers,
        "ETag": entity_tag(request, depends_on, encoding),
    }
    if matches(request.headers.get("if-none-match", ""), sent["ETag"]):
        return Response(status_code=304, headers=sent)
    body = _built(build)
    if encoding and len(body) >= SMALLEST_BYTES:
        body = compress(body, encoding)
        sent["Content-Encoding"] = encoding
    return Response(body, media_type=media_type, headers=sent)


def _built(build: Callable[[], bytes]) -> bytes:
    """Return what `build` makes, in a worker thread when no other makes anything.

    The event loop does not wait: what is made there takes a few milliseconds.
    """
    if threading.current_thread() is threading.main_thread():
        return build()
    with _IN_TURN:
        return build()


def entity_tag(request: Request, depends_on: tuple[object, ...], encoding: str = "") -> str:
    """Return the strong validator of an answer in an encoding.

    It is a digest of the release (code and data), the path and what the answer depends on, with
    the name of the encoding, because each encoding is another sequence of bytes.
    """
    identity = repr((release_digest(), request.scope["path"], depends_on))
    digest = hashlib.sha256(identity.encode()).hexdigest()[:32]
    return f'"{digest}-{encoding}"' if encoding else f'"{digest}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Tell whether a client that sends this If-None-Match header has the answer with this tag.

    >>> matches('"a1", W/"b2"', '"b2"'), matches("*", '"b2"'), matches("", '"b2"')
    (True, True, False)
    """
    tags = [text.strip().removeprefix("W/") for text in if_none_match.split(",")]
    return tag in tags or tags == ["*"]
