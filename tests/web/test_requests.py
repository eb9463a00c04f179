import pytest
from starlette.requests import Request

from components.web.requests import base_url, preferred_encoding


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


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("example.org", "http://example.org"),
        ("example.org:65535", "http://example.org:65535"),
        ("[2001:db8::1]:8501", "http://[2001:db8::1]:8501"),
        ("example.org:65536", ""),
        ("example.org:99999", ""),
        ("example.org:0", ""),
        ("example.org:", ""),
        ("example.org:٣", ""),
    ],
)
def test_a_host_with_a_port_that_none_can_have_is_in_no_link(host: str, address: str) -> None:
    scope = {
        **{"type": "http", "scheme": "http", "path": "/", "query_string": b""},
        **{"server": ("127.0.0.1", 8631), "headers": [(b"host", host.encode())]},
    }
    assert base_url(Request(scope)) == address
