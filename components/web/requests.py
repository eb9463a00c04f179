"""What a request says: its link, the site's address, the preferred language and encoding."""

import re
from collections.abc import Iterator

from starlette.requests import Request

from components.link import Link, decode
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.web.address import PUBLIC_URL
from components.web.encodings import ENCODINGS

_PORT = r"6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]\d{4}|[1-9]\d{0,3}"
HOST = re.compile(rf"([A-Za-z0-9.-]{{1,253}}|\[[0-9A-Fa-f:.]{{2,45}}\])(:({_PORT}))?", re.ASCII)
HOME = PAGES[0]


def read_link(request: Request, otherwise: str = LANGUAGES[0]) -> Link:
    """Return the link in a request's query string; `otherwise` is the language if it names none."""
    return decode(request.query_params.multi_items(), LANGUAGES, otherwise)


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


def preferred_language(accepted: str) -> str:
    """Return the language of the app with the highest quality in an Accept-Language header.

    >>> preferred_language("fr, ja-JP;q=0.8, en;q=0.5"), preferred_language("de")
    ('ja', 'en')
    """
    qualities = dict.fromkeys(LANGUAGES, 0.0)
    for name, quality in _qualities(accepted):
        language = name[:2]
        if language in qualities:
            qualities[language] = max(qualities[language], quality)
    # Of equals the first is taken, which is the default.
    return max(LANGUAGES, key=qualities.__getitem__)


def preferred_encoding(accepted: str) -> str:
    """Return the encoding of ours with the highest quality in an Accept-Encoding header.

    It is empty if the client accepts none of them.

    >>> preferred_encoding("gzip, deflate, br"), preferred_encoding("br;q=0, *")
    ('br', 'gzip')
    >>> preferred_encoding("identity")
    ''
    """
    explicit = dict(_qualities(accepted))
    qualities = {name: explicit.get(name, explicit.get("*", 0.0)) for name in ENCODINGS}
    best = max(ENCODINGS, key=qualities.__getitem__)
    return best if qualities[best] > 0 else ""


def _qualities(header: str) -> Iterator[tuple[str, float]]:
    """Yield each name of an Accept header with its quality, 0 if it cannot be read."""
    for part in header[:500].split(","):
        name, _, parameter = part.partition(";")
        key, _, value = parameter.replace(" ", "").partition("=")
        try:
            quality = min(1.0, max(0.0, float(value))) if key == "q" else 1.0
        except ValueError:
            quality = 0.0
        yield name.strip().lower(), quality
