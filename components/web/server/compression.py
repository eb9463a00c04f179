"""Compressed answers: immutable files from memory, all other text on its way out."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from components.web.caching import ENCODING, matches
from components.web.encodings import QUICK, SMALLEST_BYTES
from components.web.requests import preferred_encoding
from components.web.server.compressed_files import IMMUTABLE, CompressedFiles, media_type

add_compress_type("text/csv")
add_compress_type("application/openmetrics-text")


class Compression:
    """Choose the encoding of an answer; serve immutable files; compress what is not compressed yet.

    The app behind sees a client that takes no encoding, so that Streamlit compresses nothing. Our
    own routes find the chosen encoding in the scope and compress in their worker threads.
    """

    def __init__(self, app: ASGIApp, files: CompressedFiles) -> None:
        self.app = app
        self.files = files
        # Brotli at this level makes text smaller than Zstandard does at a like speed.
        self.compressing = CompressMiddleware(
            app,
            minimum_size=SMALLEST_BYTES,
            zstd=False,
            brotli_quality=QUICK["br"],
            gzip_level=QUICK["gzip"],
            remove_accept_encoding=True,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from memory, or compress the answer of the app behind."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = preferred_encoding(headers.get("accept-encoding", ""))
        if scope["method"] in {"GET", "HEAD"} and scope["path"] in self.files.paths:
            file = await self._file(scope["path"], encoding, headers)
            await file(scope, receive, send)
            return
        others = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        chosen = [(b"accept-encoding", encoding.encode())] if encoding else []
        inner_scope = {**scope, "headers": [*others, *chosen], ENCODING: encoding}
        inner_app = self.compressing if encoding else self.app
        await inner_app(inner_scope, receive, _with_consistent_headers(send, encoding))

    async def _file(self, path: str, encoding: str, headers: Headers) -> Response:
        name = path.rpartition("/")[2]
        sent = {
            "Cache-Control": IMMUTABLE,
            "ETag": f'"{name}-{encoding}"' if encoding else f'"{name}"',
            "Vary": "Accept-Encoding",
        }
        if matches(headers.get("if-none-match", ""), sent["ETag"]):
            return Response(status_code=304, headers=sent)
        body = self.files.stored(path, encoding)
        if body is None:
            body = await run_in_threadpool(self.files.read, path, encoding)
        if encoding:
            sent["Content-Encoding"] = encoding
        return Response(body, media_type=media_type(self.files.paths[path]), headers=sent)


def _with_consistent_headers(send: Send, encoding: str) -> Send:
    """Return a `send` that weakens foreign validators and names each header in Vary once.

    A strong validator stands for one sequence of bytes, so ours name their encoding. Streamlit's
    files have one validator whatever their encoding.
    """

    async def send_consistent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            tag = headers.get("etag", "")
            if (
                "content-encoding" in headers
                and tag.startswith('"')
                and not tag.endswith(f'-{encoding}"')
            ):
                headers["ETag"] = f"W/{tag}"
            names = [name.strip() for name in headers.get("vary", "").split(",") if name.strip()]
            if names:
                headers["Vary"] = ", ".join(dict.fromkeys(names))
        await send(message)

    return send_consistent
