"""Content encodings: which media types they make smaller, and bytes in them."""

import gzip
from collections.abc import Mapping
from types import MappingProxyType

import brotli

ENCODINGS = ("br", "gzip")
"""Encodings that we write, the one with the smaller result first."""

QUICK: Mapping[str, int] = MappingProxyType({"br": 5, "gzip": 6})
"""Levels for what is compressed at each request: about 50 MB/s each."""

BEST: Mapping[str, int] = MappingProxyType({"br": 11, "gzip": 9})
"""Levels for what is compressed once: Brotli saves another tenth, at 0.3 MB/s."""

SMALLEST_BYTES = 500
"""Smaller answers are sent as they are: the encoding's own frame would eat what it saves."""

_TEXTS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/openmetrics-text",
        "application/xml",
        "image/svg+xml",
    }
)


def compress(data: bytes, encoding: str, levels: Mapping[str, int] = QUICK) -> bytes:
    """Return bytes in an encoding; equal bytes give equal results.

    Parameters
    ----------
    data
        The bytes to compress.
    encoding
        One of `ENCODINGS`.
    levels
        The level of each encoding: `QUICK` or `BEST`.
    """
    if encoding == "br":
        return bytes(brotli.compress(data, quality=levels["br"]))
    return gzip.compress(data, levels["gzip"], mtime=0)


def is_text(content_type: str) -> bool:
    """Tell whether compression makes a media type smaller.

    >>> is_text("text/html; charset=utf-8"), is_text("image/png")
    (True, False)
    """
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind in _TEXTS
