"""Answers as small as the client can take them: text in Brotli or gzip, all else as it is."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web.caching import has
from components.web.server.encodings import Stream, compress, is_text, preferred, stream
from components.web.server.library import FOR_GOOD, Library, media_type

SMALLEST_BYTES = 500
"""Below this the frame around compressed bytes eats what they save."""

LARGE_BYTES = 128 * 1024
"""From here on compressing takes so long that other readers would wait for it."""

_NO_BODY = frozenset({204, 206, 304})


class Compression:
    """Compress answers on their way out; files of a library come out of it, compressed once.

    What is behind sees a client that takes no encoding. A compressed answer is another sequence
    of bytes, so its strong validator is that of the plain one with the encoding's name at its end,
    which is taken off again when the client asks whether it is still good.
    """

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app = app
        self.library = library

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from the library, or compress the answer of the app behind."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = preferred(headers.get("accept-encoding", ""))
        if scope["method"] in {"GET", "HEAD"} and scope["path"] in self.library.files:
            answer = await self._from_library(scope["path"], encoding, headers)
            await answer(scope, receive, send)
            return
        if encoding and "range" not in headers:
            await self.app(_plain(scope, encoding), receive, _Compressing(send, scope, encoding))
        else:
            await self.app(_plain(scope), receive, _Varying(send))

    async def _from_library(self, path: str, encoding: str, headers: Headers) -> Response:
        sent = {
            "Cache-Control": FOR_GOOD,
            "ETag": tagged(f'"{path.rpartition("/")[2]}"', encoding),
            "Vary": "Accept-Encoding",
        }
        if has(headers.get("if-none-match", ""), sent["ETag"]):
            return Response(status_code=304, headers=sent)
        body = self.library.held(path, encoding)
        if body is None:
            body = await run_in_threadpool(self.library.read, path, encoding)
        if encoding:
            sent["Content-Encoding"] = encoding
        return Response(body, media_type=media_type(self.library.files[path]), headers=sent)


def tagged(tag: str, encoding: str) -> str:
    """Return the validator of an answer in an encoding, from that of the plain answer.

    >>> tagged('"a1"', "br"), tagged('W/"a1"', "gzip"), tagged('"a1"', "")
    ('"a1-br"', 'W/"a1-gzip"', '"a1"')
    """
    return f'{tag[:-1]}-{encoding}"' if encoding and tag.endswith('"') else tag


def untagged(tags: str, encoding: str) -> str:
    """Return validators that a client has as the app behind knows them.

    >>> untagged('"a1-br", W/"b2-br", "c3-gzip"', "br")
    '"a1", W/"b2", "c3-gzip"'
    """
    return tags.replace(f'-{encoding}"', '"') if encoding else tags


def vary(headers: MutableHeaders) -> None:
    """Say that an answer depends on the encodings that the client takes."""
    named = [name.strip() for name in headers.get("vary", "").split(",") if name.strip()]
    others = [name for name in named if name.lower() != "accept-encoding"]
    headers["Vary"] = ", ".join([*others, "Accept-Encoding"])


def _plain(scope: Scope, encoding: str = "") -> Scope:
    """Return the request as the app behind gets it: without encodings, with its own validators."""
    kept = [
        (name, untagged(value.decode("latin-1"), encoding).encode("latin-1"))
        if name == b"if-none-match"
        else (name, value)
        for name, value in scope["headers"]
        if name != b"accept-encoding"
    ]
    return {**scope, "headers": kept}


class _Varying:
    """Passes an answer on as it is, and says that others may get it smaller."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if is_text(headers.get("content-type", "")):
                vary(headers)
        await self.send(message)


class _Compressing:
    """Compresses one answer on its way out; holds no more of it than its first piece."""

    def __init__(self, send: Send, scope: Scope, encoding: str) -> None:
        self.send = send
        self.encoding = encoding
        self.is_head = scope["method"] == "HEAD"
        self.asked = Headers(scope=scope).get("if-none-match", "")
        self.start: Message | None = None
        self.stream: Stream | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._take_start(message)
        elif message["type"] == "http.response.body" and self.start is not None:
            start, self.start = self.start, None
            await self._take_first(start, message)
        elif message["type"] == "http.response.body" and self.stream is not None:
            await self.send(await self._piece(self.stream, message))
        else:
            await self.send(message)

    async def _take_start(self, message: Message) -> None:
        headers = MutableHeaders(raw=message["headers"])
        if message["status"] == 304:
            self._name_what_they_have(headers)
        compressible = is_text(headers.get("content-type", ""))
        if compressible:
            vary(headers)
        taken = message["status"] in _NO_BODY or "content-encoding" in headers
        if taken or not compressible or "no-transform" in headers.get("cache-control", ""):
            await self.send(message)
        else:
            self.start = message

    def _name_what_they_have(self, headers: MutableHeaders) -> None:
        tag = headers.get("etag", "")
        theirs = tagged(tag, self.encoding)
        if tag and theirs in self.asked:
            headers["ETag"] = theirs

    async def _take_first(self, start: Message, message: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        body, more = message.get("body", b""), message.get("more_body", False)
        announced = int(headers.get("content-length", len(body)))
        if not more and max(announced, len(body)) < SMALLEST_BYTES:
            await self.send(start)
            await self.send(message)
            return
        headers["Content-Encoding"] = self.encoding
        if "etag" in headers:
            headers["ETag"] = tagged(headers["etag"], self.encoding)
        if "content-length" in headers:
            del headers["content-length"]
        if more:
            self.stream = stream(self.encoding)
            message = await self._piece(self.stream, message)
        elif body:
            whole = await _compressed(body, self.encoding)
            headers["Content-Length"] = str(len(whole))
            message = {**message, "body": whole}
        await self.send(start)
        await self.send(message)

    async def _piece(self, into: Stream, message: Message) -> Message:
        body, more = message.get("body", b""), message.get("more_body", False)
        if self.is_head:
            return message
        made = into.feed(body) if body else b""
        return {**message, "body": made if more else made + into.finish()}


async def _compressed(body: bytes, encoding: str) -> bytes:
    if len(body) < LARGE_BYTES:
        return compress(body, encoding)
    return await run_in_threadpool(compress, body, encoding)
