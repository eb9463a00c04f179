"""Refusals in words: a page for readers, JSON for programs."""

from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components.text import LANGUAGES, say
from components.text.accepted import preferred_language
from components.web.address import relative
from components.web.api.responses import problem

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · {app}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ margin: 0; min-height: 100vh; display: grid; place-items: center;
    font: 1.05rem/1.7 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, system-ui,
    sans-serif;
    color: #1c2330; background: #fff; }}
  main {{ max-width: 34rem; padding: 2rem; }}
  p.app {{ font-weight: 700; color: #b4550a; }}
  h1 {{ font-size: 1.7rem; line-height: 1.35; }}
  a {{ display: inline-block; margin-top: 1rem; padding: 0.75rem 1.4rem; border-radius: 8px;
    color: #fff; background: #9a4708; font-weight: 600; text-decoration: none; }}
  a:focus-visible {{ outline: 3px solid currentColor; outline-offset: 3px; }}
  @media (prefers-color-scheme: dark) {{
    body {{ color: #e8ebf0; background: #11151c; }}
    p.app {{ color: #f0883a; }}
    a {{ color: #11151c; background: #f0883a; }}
  }}
</style>
</head>
<body>
<main><p class="app">{app}</p><h1>{title}</h1><p>{text}</p><a href="{home}">{go}</a></main>
</body>
</html>
"""

_JSON_PATHS = ("/api/", "/assets/", "/og.png", "/metrics")


def refuse(request: Request, status: int, code: str, home: str = "", **values: object) -> Response:
    """Return a refusal in the language of the request.

    Parameters
    ----------
    request
        The request that is refused.
    status
        The HTTP status.
    code
        Permanent code, the key of the sentence under `http`.
    home
        Address of the link to the overview, by default the root of the app. An address that does
        not exist may have a query string that counts: that goes along.
    **values
        What goes into the sentence.
    """
    language = _language(request)
    if request.scope["path"].startswith(_JSON_PATHS):
        return problem(status, code, say(language, f"http.{code}", **values))
    query = urlencode(request.query_params.multi_items(), safe="~") if status == 404 else ""
    address = f"{home or relative(request.scope, '/')}?{query or f'lang={language}'}"
    return page(status, code, language, address, **values)


def page(status: int, code: str, language: str, home: str, **values: object) -> Response:
    """Return a page that states the problem and links to `home`."""
    words = {
        "language": language,
        "app": say(language, "app.name"),
        "title": say(language, f"http.{code}_title"),
        "text": say(language, f"http.{code}", **values),
        "home": home,
        "go": say(language, "http.not_found_home"),
    }
    html = _PAGE.format_map({name: escape(text) for name, text in words.items()})
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return HTMLResponse(html, status_code=status, headers=headers)


def _language(request: Request) -> str:
    """Return the language that a request names, without reading the rest of its link."""
    language = request.query_params.get("lang", "")
    accepted = request.headers.get("accept-language", "")
    return language if language in LANGUAGES else preferred_language(accepted)
