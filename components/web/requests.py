"""What every request carries: the link in its query string, the site's address, a language."""

import re

from starlette.requests import Request

from components.link import Link, decode
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.web.address import PUBLIC

HOST = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")
HOME = PAGES[0]


def read_link(request: Request, otherwise: str = LANGUAGES[0]) -> Link:
    """Return the link in a request's query string; `otherwise` is the language if it names none."""
    return decode(request.query_params.multi_items(), LANGUAGES, otherwise)


def base_url(request: Request) -> str:
    """Return the address of the app as the reader typed it, without a slash at its end.

    It is the public address that the host of the app names, else what the Host header says. A
    header that names no host cannot be put into a link; then links start at the root.
    """
    if public := request.scope.get(PUBLIC):
        return str(public)
    if not HOST.fullmatch(request.headers.get("host", "")):
        return ""
    return str(request.base_url).rstrip("/")


def preferred_language(accepted: str) -> str:
    """Return the language, of those the app speaks, that an Accept-Language header likes best.

    >>> preferred_language("fr, ja-JP;q=0.8, en;q=0.5"), preferred_language("de")
    ('ja', 'en')
    """
    liked: dict[str, float] = {}
    for part in accepted[:500].split(","):
        name, _, weight = part.partition(";")
        language = name.strip()[:2].lower()
        if language in LANGUAGES:
            liked[language] = max(liked.get(language, 0.0), _weight(weight))
    best = max(liked, key=liked.__getitem__, default=LANGUAGES[0])
    return best if liked.get(best) else LANGUAGES[0]


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return min(1.0, max(0.0, float(value))) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
