"""Requests of somebody who wants the app to break, to leak, or to say what they wrote."""

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from components.charts import CHARTS
from components.link.codec import COMPARED, GUESS
from components.model import LEVERS
from components.model.evaluate import PAGES

CHART_KEYS = [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]]
PATHS = (
    ("/", 6),
    *((f"/{page}", 1) for page in PAGES),
    ("/print", 4),
    ("/api/scenario", 8),
    ("/api/scenario.csv", 6),
    ("/api/openapi.json", 1),
    ("/api/facts.csv", 2),
    ("/api/claims.csv", 2),
    ("/api/tables/{key}.csv", 6),
    ("/api/charts/{key}.svg", 8),
    ("/api/marks/{mark}", 6),
    ("/healthz", 1),
    ("/robots.txt", 2),
    ("/sitemap.xml", 2),
    ("/_stcore/health", 1),
    ("/_stcore/host-config", 1),
    ("/_stcore/upload_file/{odd}/{odd}", 1),
    ("/media/{odd}", 1),
    ("/component/{odd}/{odd}", 1),
    ("/static/{odd}", 2),
    ("/{odd}", 8),
    ("/{page}/{odd}", 3),
    ("/api/{odd}", 3),
    # These draw for a tenth of a second and more.
    ("/api/charts/{key}.png", 0.05),
    ("/api/scenario.xlsx", 0.05),
    ("/og.png", 0.05),
)
"""Where a request goes, and how often compared with the others."""

MARKUP = (
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "<img src=x onerror=hit()>",
    '"><svg/onload=hit()>',
    "'><iframe srcdoc=hit>",
    '" onmouseover="hit()',
    "' autofocus onfocus='hit()",
    "</title><body onload=hit()>",
    "]]><hit/>",
    "<!--hit--><hit>",
    "<a href=javascript:hit()>",
    "<style>@import'//evil.example'</style>",
    "<math><mi xlink:href='data:x,<script>hit()</script>'>",
)
OTHERS = (
    "javascript:hit()",
    "data:text/html,<hit>",
    "{{1337*1339}}",
    "${1337*1339}",
    "<%= 1337*1339 %>",
    "#{1337*1339}",
    "../../../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e%2f%2e%2e%2fetc/passwd",
    "....//....//etc/passwd",
    "/etc/passwd\0.png",
    "file:///etc/passwd",
    "//evil.example",
    "http://evil.example/",
    "a\r\nSet-Cookie: hit=1",
    "a\r\n\r\n<script>hit()</script>",
    "' OR 1=1--",
    "; cat /etc/passwd",
    "$(id)",
    "=cmd|' /C calc'!A0",
    "\0",
    "\ud800",
    "\u202e\u200b\ufeff",
    "１２３",
    "٣",
    "🙂" * 40,
    "a\u0300" * 60,
    "nan",
    "-inf",
    "1e309",
    "-0",
    "0x10",
    "9" * 4000,
    "~" * 500,
    "[]",
    "{}",
    "null",
    "__proto__",
    "constructor",
    "%",
    "%zz",
    "%c0%ae",
    "",
)
METHODS = ("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
HEADERS = (
    "Accept",
    "Accept-Encoding",
    "Accept-Language",
    "Content-Type",
    "Cookie",
    "Forwarded",
    "Host",
    "If-Modified-Since",
    "If-None-Match",
    "Origin",
    "Range",
    "Referer",
    "User-Agent",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Original-URL",
)
HEADER_VALUES = (
    "*",
    '"' * 50,
    'W/"',
    '"x", ' * 200,
    "bytes=0-",
    "bytes=-1",
    "bytes=5-2",
    "bytes=" + "0-0," * 300,
    "ja;q=nan,en;q=-1",
    "ja;q=" + "9" * 400,
    ",;=,;=" * 60,
    "gzip;q=0, br;q=x, *;q=2",
    "for=<script>hit()</script>;host=evil.example",
    "evil.example:99999",
    "[::1",
    "127.0.0.1:8501@evil.example",
    "Thu, 99 Foo 2026 25:61:61 GMT",
    "1' OR '1'='1",
    "é" * 40,
)
READ_AS_MARKUP = ("text/html", "image/svg+xml", "application/xhtml+xml")
_COMPUTED = str(1337 * 1339)
_RUN = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data:text/html)""", re.I)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request; `target` is ASCII, `sown` is the markup in it that must not come back."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    sown: tuple[str, ...]


def hostile(seed: int) -> Iterator[Hostile]:
    """Draw requests without end; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    places, weights = zip(*PATHS, strict=True)
    while True:
        sown: list[str] = []

        def planted(sown: list[str] = sown) -> str:
            text = chance.choice(MARKUP if chance.random() < 0.5 else OTHERS)
            if text in MARKUP:
                sown.append(text)
            return text

        path = chance.choices(places, weights)[0]
        while "{" in path:
            start, _, rest = path.partition("{")
            kind, _, end = rest.partition("}")
            path = start + _filled(kind, chance, planted) + end
        query = "&".join(_pair(chance, planted) for _ in range(chance.choice((0, 1, 2, 4, 9))))
        if chance.random() < 0.01:
            query += f"&{chance.choice(list(LEVERS))}={'9' * 20_000}"
        names = chance.sample(HEADERS, chance.choice((0, 0, 1, 2, 5)))
        headers = tuple((name, _header(name, chance, planted)) for name in names)
        method = "GET" if chance.random() < 0.92 else chance.choice(METHODS)
        yield Hostile(method, path + (f"?{query}" if query else ""), headers, tuple(sown))


def faults(request: Hostile, status: int, kind: str, headers: str, body: str) -> list[str]:
    """Return what is wrong with an answer: `headers` as they came, `kind` its content type."""
    found = [f"status {status}"] if status >= 500 and status != 501 else []
    if re.search(r"^set-cookie:\s*hit", headers, re.I | re.M):
        found.append("a header was let in")
    if kind.partition(";")[0].strip() in READ_AS_MARKUP:
        found += [f"markup came back: {text}" for text in request.sown if text in body]
        found += ["an address that runs"] if _RUN.search(body) else []
        found += ["a template was computed"] if _COMPUTED in html.unescape(body) else []
    if "root:x:0:0" in body:
        found.append("a file of the machine")
    if "Traceback (most recent call last)" in body:
        found.append("a traceback")
    return found


def _filled(kind: str, chance: random.Random, planted: object) -> str:
    """Return what stands in a path for a placeholder."""
    assert callable(planted)
    if kind == "page":
        return chance.choice(PAGES)
    if kind == "key" and chance.random() < 0.8:
        return chance.choice(CHART_KEYS)
    if kind == "mark" and chance.random() < 0.5:
        return chance.choice(("fact:", "lever:", "result:", "data:")) + _written(planted(), chance)
    return _written(planted(), chance) or "x"


def _pair(chance: random.Random, planted: object) -> str:
    assert callable(planted)
    known = [*LEVERS, "v", "lang", COMPARED, GUESS, "page", "embed", "chart", "utm_source"]
    key = chance.choice(known) if chance.random() < 0.8 else _written(planted(), chance)
    value = planted()
    if key == COMPARED and chance.random() < 0.7:
        value = "~".join((chance.choice(list(LEVERS)), value, chance.choice(list(LEVERS)), "1"))
    return f"{key}={_written(value, chance)}"


def _header(name: str, chance: random.Random, planted: object) -> str:
    assert callable(planted)
    value = chance.choice(HEADER_VALUES) if chance.random() < 0.6 else planted()
    if name == "Host" and chance.random() < 0.5:
        value = "evil.example"
    # What no client library sends is sent over a bare socket only.
    return re.sub(r"[^\x20-\xff]", "", value)[:2000].strip()


def _written(text: str, chance: random.Random) -> str:
    """Return a text as a link writes it: escaped once, twice, loosely, or as it is."""
    data = text.encode("utf-8", "surrogatepass")
    how = chance.random()
    if how < 0.5:
        return quote(data, safe="")
    if how < 0.6:
        return quote(quote(data))
    if how < 0.8:
        return quote_plus(data, safe="<>\"'()=/.:;")
    return "".join(chr(b) if 0x21 <= b < 0x7F and b not in b"?#&" else f"%{b:02X}" for b in data)
