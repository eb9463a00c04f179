"""Answers that a client or a cache may keep: validators, and 304 for what it has already."""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

from components.evidence.version import release_digest

KEPT = "public, max-age=300"
ASK_FIRST = "no-cache"


def answer(
    request: Request,
    build: Callable[[], bytes],
    media_type: str,
    made_of: tuple[object, ...],
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Return what `build` makes, or 304 without making it if the client has it already.

    `made_of` is everything in the request that the answer depends on; `headers` go with it.
    """
    sent = {
        "Vary": "Accept-Encoding",
        "Cache-Control": KEPT,
        **headers,
        "ETag": entity_tag(request, made_of),
    }
    if has(request.headers.get("if-none-match", ""), sent["ETag"]):
        return Response(status_code=304, headers=sent)
    return Response(build(), media_type=media_type, headers=sent)


def entity_tag(request: Request, made_of: tuple[object, ...]) -> str:
    """Return the strong validator of an answer as it stands; compression makes its own of it."""
    identity = repr((release_digest(), request.scope["path"], made_of))
    return f'"{hashlib.sha256(identity.encode()).hexdigest()[:32]}"'


def has(if_none_match: str, tag: str) -> bool:
    """Tell whether a client that sends this header has the answer with this tag."""
    tags = [text.strip().removeprefix("W/") for text in if_none_match.split(",")]
    return tag in tags or tags == ["*"]
