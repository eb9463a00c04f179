"""What a request says: its link, the site's address, the preferred encoding."""

import re

from starlette.requests import Request

from components.link import Link, decode
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.text.accepted import preferred_language, qualities
from components.web.address import PUBLIC_URL
from components.web.encodings import ENCODINGS

_PORT = r"6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]\d{4}|[1-9]\d{0,3}"
HOST = re.compile(rf"([A-Za-z0-9.-]{{1,253}}|\[[0-9A-Fa-f:.]{{2,45}}\])(:({_PORT}))?", re.ASCII)
HOME = PAGES[0]


def read_link(request: Request, otherwise: str = LANGUAGES[0]) -> Link:
    """Return the link in a request's query string; `otherwise` is the language if it names none."""
    return decode(request.query_params.multi_items(), LANGUAGES, otherwise)


def read_link_of_reader(request: Request) -> Link:
    """Return the link of a request; one that names no language is in that of the browser."""
    accepted = request.headers.get("accept-language", "")
    return read_link(request, otherwise=preferred_language(accepted))


def base_url(request: Request) -> str:
    """Return the address of the app as the reader typed it, without a slash at its end.

    It is the configured public address, else the one of the Host header. A header that is no host
    name cannot be part of a link; then the address is empty and links start at the root.
    """
    if public := request.scope.get(PUBLIC_URL):
        return str(public)
    if not HOST.fullmatch(request.headers.get("host", "")):
        return ""
    return str(request.base_url).rstrip("/")


def preferred_encoding(accepted: str) -> str:
    """Return the encoding of ours with the highest quality in an Accept-Encoding header.

    It is empty if the client accepts none of them.

    >>> preferred_encoding("gzip, deflate, br"), preferred_encoding("br;q=0, *")
    ('br', 'gzip')
    >>> preferred_encoding("identity")
    ''
    """
    explicit = dict(qualities(accepted))
    known = {name: explicit.get(name, explicit.get("*", 0.0)) for name in ENCODINGS}
    best = max(ENCODINGS, key=known.__getitem__)
    return best if known[best] > 0 else ""
