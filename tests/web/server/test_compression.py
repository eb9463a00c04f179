import re
from collections.abc import AsyncIterator

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from components.web.encodings import SMALLEST_BYTES
from components.web.server.settings import Settings
from tests.web.client import FRONT_END, INDEX_HTML, new_site, site

MAIN = "/" + re.findall(r'src="\./(static/js/[^"]+)"', INDEX_HTML)[0]
FONT = next(path for path in FRONT_END.static_files() if path.endswith(".woff2"))


def length(path: str, encoding: str, **headers: str) -> int:
    answer = site.get(path, headers={"Accept-Encoding": encoding, **headers})
    assert answer.status_code == 200
    return int(answer.headers["content-length"])


@pytest.mark.parametrize(
    "path", ["/", "/funding", "/api/scenario", "/api/facts.csv", "/print", MAIN]
)
@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_text_comes_compressed_and_is_the_same(path: str, encoding: str) -> None:
    plain = site.get(path, headers={"Accept-Encoding": "identity"})
    packed = site.get(path, headers={"Accept-Encoding": encoding})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == encoding
    assert packed.content == plain.content  # the client has unpacked it
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    for answer in (plain, packed):
        names = [name.strip() for name in answer.headers["vary"].split(",")]
        assert names.count("Accept-Encoding") == 1


@pytest.mark.parametrize("path", ["/", "/api/scenario", MAIN])
def test_a_head_says_what_a_get_would(path: str) -> None:
    for encoding in ("identity", "gzip", "br"):
        asked = {"Accept-Encoding": encoding}
        head, whole = site.head(path, headers=asked), site.get(path, headers=asked)
        for name in ("etag", "content-type", "content-length", "cache-control", "vary"):
            assert head.headers[name] == whole.headers[name]
        assert head.headers.get("content-encoding") == whole.headers.get("content-encoding")


@pytest.mark.parametrize("path", ["/", "/api/scenario", MAIN])
def test_a_validator_is_good_for_its_own_encoding_only(path: str) -> None:
    def tag(encoding: str) -> str:
        return site.get(path, headers={"Accept-Encoding": encoding}).headers["etag"]

    tags = {encoding: tag(encoding) for encoding in ("identity", "gzip", "br")}
    assert len(set(tags.values())) == 3
    for encoding, known in tags.items():
        again = site.get(path, headers={"Accept-Encoding": encoding, "If-None-Match": known})
        assert (again.status_code, again.headers["etag"], again.content) == (304, known, b"")
    other = {"Accept-Encoding": "gzip", "If-None-Match": tags["br"]}
    assert site.get(path, headers=other).status_code == 200


@pytest.mark.parametrize(
    "path", ["/og.png", FONT, "/favicon.png", "/api/scenario.xlsx", "/healthz"]
)
def test_what_gains_nothing_is_left_alone(path: str) -> None:
    answer = site.get(path, headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


def test_files_of_the_front_end_are_kept_for_good_and_pages_are_not() -> None:
    for path in (MAIN, FONT):
        kept = site.get(path).headers["cache-control"]
        assert {"public", "immutable", "max-age=31536000"} == set(kept.split(", "))
    assert site.get("/").headers["cache-control"] == "no-cache"


def test_an_unknown_file_is_not_kept() -> None:
    assert "immutable" not in site.get("/static/js/none.js").headers.get("cache-control", "")


def test_a_part_of_a_font_stays_a_part() -> None:
    part = site.get(FONT, headers={"Accept-Encoding": "br", "Range": "bytes=0-9"})
    assert (part.status_code, len(part.content)) == (206, 10)


async def _stream(request: Request) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"the same words again and again " * 40

    return StreamingResponse(pieces(), media_type="text/plain")


async def _small(request: Request) -> Response:
    return PlainTextResponse("x" * (SMALLEST_BYTES - 1))


async def _packed(request: Request) -> Response:
    body = brotli.compress(b"packed by whoever made it " * 99)
    return Response(body, media_type="text/plain", headers={"Content-Encoding": "br"})


async def _varying(request: Request) -> Response:
    body = "the same words again and again " * 40
    named = "Accept-Language, Accept-Encoding, Accept-Encoding"
    return PlainTextResponse(body, headers={"Vary": named})


odd = new_site(
    Settings(),
    Route("/odd/stream", _stream),
    Route("/odd/small", _small),
    Route("/odd/br", _packed),
    Route("/odd/varying", _varying),
)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_stream_is_compressed_piece_by_piece(encoding: str) -> None:
    with odd.stream("GET", "/odd/stream", headers={"Accept-Encoding": encoding}) as answer:
        assert answer.headers["content-encoding"] == encoding
        assert "content-length" not in answer.headers
        assert len(answer.read()) == 100 * 40 * len("the same words again and again ")


def test_small_answers_and_compressed_ones_pass_as_they_are() -> None:
    assert "content-encoding" not in odd.get("/odd/small").headers
    assert odd.get("/odd/br", headers={"Accept-Encoding": "br"}).text.startswith("packed by")


@pytest.mark.parametrize("encoding", ["br", "identity"])
def test_a_header_that_an_answer_depends_on_is_named_once(encoding: str) -> None:
    """A layer further in names it too."""
    answer = odd.get("/odd/varying", headers={"Accept-Encoding": encoding})
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_validator_of_streamlits_is_weak_for_compressed_bytes(encoding: str) -> None:
    plain = site.get("/manifest.json", headers={"Accept-Encoding": "identity"})
    packed = site.get("/manifest.json", headers={"Accept-Encoding": encoding})
    assert packed.headers["content-encoding"] == encoding
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    known = {"Accept-Encoding": encoding, "If-None-Match": packed.headers["etag"]}
    assert site.get("/manifest.json", headers=known).status_code == 304
