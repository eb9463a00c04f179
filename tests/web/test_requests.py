import pytest

from components.web.requests import preferred_encoding


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
def test_the_client_chooses_an_encoding(header: str, encoding: str) -> None:
    assert preferred_encoding(header) == encoding
