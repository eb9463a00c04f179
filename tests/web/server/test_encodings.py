import zlib

import brotli
import pytest

from components.web.server.encodings import BEST, ENCODINGS, QUICK, compress, preferred, stream

TEXT = "いくら集まれば足りるのか。How much is enough? ".encode() * 200


def plain(data: bytes, encoding: str) -> bytes:
    """Return bytes as they were before they were encoded."""
    return brotli.decompress(data) if encoding == "br" else zlib.decompress(data, 31)


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0", ""),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("identity", ""),
        ("br;q=x", ""),
        (";;;,,q=", ""),
    ],
)
def test_the_client_chooses(header: str, encoding: str) -> None:
    assert preferred(header) == encoding


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("levels", [QUICK, BEST])
def test_compressed_text_is_smaller_and_the_same(encoding: str, levels: dict[str, int]) -> None:
    packed = compress(TEXT, encoding, levels)
    assert len(packed) < len(TEXT) / 10
    assert plain(packed, encoding) == TEXT
    assert compress(TEXT, encoding, levels) == packed


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_stream_gives_each_piece_at_once(encoding: str) -> None:
    pieces = [b"first " * 50, b"", b"second " * 50]
    packing = stream(encoding)
    packed = [packing.feed(piece) for piece in pieces]
    assert packed[0]
    assert plain(b"".join(packed) + packing.finish(), encoding) == b"".join(pieces)
