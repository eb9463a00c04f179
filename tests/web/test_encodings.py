import zlib
from collections.abc import Mapping

import brotli
import pytest

from components.web.encodings import BEST, ENCODINGS, QUICK, compress

TEXT = "いくら集まれば足りるのか。How much is enough? ".encode() * 200


def plain(data: bytes, encoding: str) -> bytes:
    """Return bytes as they were before they were encoded."""
    return brotli.decompress(data) if encoding == "br" else zlib.decompress(data, 31)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("levels", [QUICK, BEST])
def test_compressed_text_is_smaller_and_the_same(encoding: str, levels: Mapping[str, int]) -> None:
    packed = compress(TEXT, encoding, levels)
    assert len(packed) < len(TEXT) / 10
    assert plain(packed, encoding) == TEXT
    assert compress(TEXT, encoding, levels) == packed
