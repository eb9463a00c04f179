"""The HTML that a page starts as: Streamlit's own, with the head of the scenario in it."""

import hashlib
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import CHARTS
from components.charts.pages import asked_chart
from components.context import Context, context_of
from components.link import Case, encode, query_string
from components.model.evaluate import PAGES
from components.text import LANGUAGES, say
from components.text.languages import BY_CODE
from components.text.pages import headline, statement
from components.web.address import PUBLIC_URL
from components.web.caching import REVALIDATE, answer
from components.web.pages.first import embedded_screen, first_screen, noscript, question
from components.web.requests import HOME, base_url, read_link_of_reader

PAGE_ROUTE = "page:"
"""How the names of the routes of pages begin."""

CARD_SIZE = ("1200", "630")
_HTML = '<html lang="en">'
_TITLE = "<title>Streamlit</title>"
_HEAD_END = "</head>"
# Streamlit's own typeface, which our theme does not use: 170 kB that nobody would see.
_FONT = re.compile(r'\s*<link(?=[^>]*rel="preload")(?=[^>]*as="font")[^>]*>')
_NOSCRIPT = ("<noscript>", "</noscript>")
_LOG = logging.getLogger(__name__)


class Shell:
    """Streamlit's index.html, taken apart where the head of a scenario goes in.

    Raises ValueError if it does not have the shape that we know.
    """

    def __init__(self, index_html: str) -> None:
        if any(index_html.count(part) != 1 for part in (_HTML, _TITLE, _HEAD_END, *_NOSCRIPT)):
            raise ValueError("Streamlit's index.html does not have the shape that we know")
        before, rest = _FONT.sub("", index_html).split(_HTML)
        head, rest = rest.split(_TITLE)
        scripts, rest = rest.split(_HEAD_END)
        body, rest = rest.split(_NOSCRIPT[0])
        self._parts = (before, head, scripts, body, rest.split(_NOSCRIPT[1])[1])

    def filled(
        self, language: str, head: str, noscript: str, late: str = "", first: str = ""
    ) -> str:
        """Return the whole page.

        `late` goes to the end of its head, behind Streamlit's scripts; `first` is what stands in
        its body until the app has drawn its own.
        """
        before, start, scripts, body, rest = self._parts
        return (
            f'{before}<html lang="{language}">{start}{head}{scripts}{late}{_HEAD_END}{body}'
            f"{first}{_NOSCRIPT[0]}{noscript}{_NOSCRIPT[1]}{rest}"
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a page loads besides what Streamlit's index.html names.

    Tags for before Streamlit's scripts, and for behind them.
    """

    early: str = ""
    late: str = ""


def nothing_more(page: str) -> Loaded:
    """Return that a page loads nothing else."""
    return Loaded()


def page_routes(index_html: str, loaded: Callable[[str], Loaded] = nothing_more) -> list[Route]:
    """Return a route for each page, none if `index_html` is not what we take it to be.

    Then Streamlit serves it as it is: the app works, only without previews.
    """
    try:
        shell = Shell(index_html)
    except ValueError:
        _LOG.exception("Pages are served without previews")
        return []
    return [_page_route(page, shell, loaded(page)) for page in PAGES]


def page_path(page: str) -> str:
    """Return the path under which a page is served.

    >>> page_path("overview"), page_path("funding")
    ('/', '/funding')
    """
    return "/" if page == HOME else f"/{page}"


def page_query(case: Case, language: str = "") -> str:
    """Return the query string of a case in a language, or in none; the default needs no version.

    >>> from components.model import Scenario
    >>> usual = Case(Scenario.default(), "en")
    >>> page_query(usual, "ja"), page_query(usual)
    ('lang=ja', '')
    """
    query = encode(replace(case, language=language))
    needless = {"lang"} if not language else set()
    if query.keys() == {"v", "lang"}:
        needless.add("v")
    return urlencode({key: value for key, value in query.items() if key not in needless})


def head_tags(page: str, context: Context, base: str, public_url: str = "") -> str:
    """Return title, description, canonical address, languages and preview tags of a page.

    `public_url` is what links to share start with, where the host names one.
    """
    language = context.language
    path = f"{base}{page_path(page)}"
    addresses = {code: f"{path}?{page_query(context.case, code)}" for code in LANGUAGES}
    asked, answered = question(page, context), statement(page, context)
    image = f"{base}/og.png?{urlencode({'page': page})}&{query_string(context.case)}"
    menu = say(language, f"page.{page}.menu")
    named = (
        ("description", answered),
        ("twitter:card", "summary_large_image"),
        ("twitter:title", asked),
        ("twitter:description", answered),
        ("twitter:image", image),
        ("twitter:image:alt", headline(page, context)),
    )
    properties = (
        ("og:type", "website"),
        ("og:site_name", say(language, "app.name")),
        ("og:title", asked),
        ("og:description", answered),
        ("og:url", addresses[language]),
        ("og:locale", BY_CODE[language].locale),
        *(
            ("og:locale:alternate", other.locale)
            for code, other in BY_CODE.items()
            if code != language
        ),
        ("og:image", image),
        ("og:image:type", "image/png"),
        ("og:image:width", CARD_SIZE[0]),
        ("og:image:height", CARD_SIZE[1]),
        ("og:image:alt", headline(page, context)),
    )
    tags = [
        f"<title>{escape(f'{menu} · ' + say(language, 'app.name'))}</title>",
        *(_tag("meta", name=name, content=content) for name, content in named),
        *([_tag("meta", name="public-address", content=public_url)] if public_url else []),
        *(_tag("meta", property=name, content=content) for name, content in properties),
        _tag("link", rel="canonical", href=addresses[language]),
        *(
            _tag("link", rel="alternate", hreflang=code, href=address)
            for code, address in addresses.items()
        ),
        _tag("link", rel="alternate", hreflang="x-default", href=_for_anybody(page, context, base)),
        _tag(
            "link",
            rel="alternate",
            type="application/json",
            href=f"{base}/api/scenario?{query_string(context.case)}",
        ),
    ]
    return "\n    ".join(tags)


def _page_route(page: str, shell: Shell, loaded: Loaded) -> Route:
    as_it_is = shell.filled("", loaded.early, "", loaded.late)
    front_end = hashlib.sha256(as_it_is.encode()).hexdigest()

    def served(request: Request) -> Response:
        link = read_link_of_reader(request)
        context = context_of(link.case)
        base = base_url(request)
        embedded = _embedded(page, request)

        def html() -> bytes:
            head = head_tags(page, context, base, request.scope.get(PUBLIC_URL, ""))
            first = _first(page, context, embedded) if loaded.early else ""
            return shell.filled(
                context.language,
                f"{head}\n    {loaded.early}",
                "" if embedded and first else noscript(page, context, stands_below=bool(first)),
                loaded.late,
                first,
            ).encode()

        return answer(
            request,
            html,
            "text/html",
            (link, base, embedded, front_end),
            {
                "Vary": "Accept-Language, Accept-Encoding",
                "Content-Language": context.language,
                "Cache-Control": REVALIDATE,
            },
        )

    return Route(page_path(page), served, name=f"{PAGE_ROUTE}{page}")


def _embedded(page: str, request: Request) -> str | None:
    """Return the chart that is asked for alone, by its key; none if the page is not embedded.

    It is empty where the whole page stands in somebody else's.
    """
    if "embed" not in request.query_params:
        return None
    name = request.query_params.get("chart")
    return "" if name is None or page not in CHARTS else asked_chart(page, name)


def _first(page: str, context: Context, embedded: str | None) -> str:
    """Return what stands in a page until the app has drawn it: nothing if all of it is embedded."""
    if embedded is None:
        return first_screen(page, context)
    return embedded_screen(embedded, context) if embedded else ""


def _for_anybody(page: str, context: Context, base: str) -> str:
    """Return the address that leaves the language to the reader's browser."""
    query = page_query(context.case)
    return f"{base}{page_path(page)}" + (f"?{query}" if query else "")


def _tag(element: str, /, **attributes: str) -> str:
    written: Sequence[str] = [
        f'{key}="{escape(value, quote=True)}"' for key, value in attributes.items()
    ]
    return f"<{element} {' '.join(written)}>"
