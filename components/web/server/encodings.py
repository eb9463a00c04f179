"""Content encodings: which one a client takes, and bytes in it."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli

ENCODINGS = ("br", "gzip")
"""Encodings that we write, the smaller one first."""

QUICK = {"br": 5, "gzip": 6}
"""Levels for what is made on the way: about 50 MB/s each."""

BEST = {"br": 11, "gzip": 9}
"""Levels for what is made once: Brotli takes a tenth off, at 0.3 MB/s."""

TEXTS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/openmetrics-text",
        "application/xml",
        "image/svg+xml",
    }
)
_GZIP_WINDOW_BITS = 31  # zlib's number for the largest window in a gzip frame


class Stream(Protocol):
    """A compressor that is fed piece by piece."""

    def feed(self, data: bytes) -> bytes:
        """Take a piece in and return all that can be read so far."""

    def finish(self) -> bytes:
        """Return what closes the stream."""


class _Brotli:
    def __init__(self) -> None:
        self._compressor = brotli.Compressor(quality=QUICK["br"])

    def feed(self, data: bytes) -> bytes:
        return bytes(self._compressor.process(data) + self._compressor.flush())

    def finish(self) -> bytes:
        return bytes(self._compressor.finish())


class _Gzip:
    def __init__(self) -> None:
        self._compressor = zlib.compressobj(QUICK["gzip"], zlib.DEFLATED, _GZIP_WINDOW_BITS)

    def feed(self, data: bytes) -> bytes:
        return self._compressor.compress(data) + self._compressor.flush(zlib.Z_SYNC_FLUSH)

    def finish(self) -> bytes:
        return self._compressor.flush()


_STREAMS: dict[str, Callable[[], Stream]] = {"br": _Brotli, "gzip": _Gzip}


def preferred(accept_encoding: str) -> str:
    """Return the encoding to answer in, nothing if the client takes none of ours.

    >>> preferred("gzip, deflate, br"), preferred("br;q=0, *"), preferred("identity")
    ('br', 'gzip', '')
    """
    weights = dict(_weights(accept_encoding))
    anything = weights.get("*", 0.0)
    liked = {name: weights.get(name, anything) for name in ENCODINGS}
    best = max(ENCODINGS, key=liked.__getitem__)
    return best if liked[best] > 0 else ""


def compress(data: bytes, encoding: str, levels: dict[str, int] = QUICK) -> bytes:
    """Return bytes in an encoding; the same bytes always give the same ones."""
    if encoding == "br":
        return bytes(brotli.compress(data, quality=levels["br"]))
    return gzip.compress(data, levels["gzip"], mtime=0)


def stream(encoding: str) -> Stream:
    """Return a compressor for an answer whose length nobody knows yet."""
    return _STREAMS[encoding]()


def is_text(content_type: str) -> bool:
    """Tell whether a media type gets smaller by compression.

    >>> is_text("text/html; charset=utf-8"), is_text("image/png")
    (True, False)
    """
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind in TEXTS


def _weights(accept_encoding: str) -> Iterator[tuple[str, float]]:
    for part in accept_encoding[:500].split(","):
        name, _, weight = part.partition(";")
        _, found, value = weight.replace(" ", "").partition("q=")
        try:
            yield name.strip().lower(), float(value) if found else 1.0
        except ValueError:
            yield name.strip().lower(), 0.0
