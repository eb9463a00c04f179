"""The strip on top of every page: the stops of the argument, the checks, language, sharing."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from components.context import Context
from components.link import Case, encode, query_string
from components.model import Scenario
from components.model.evaluate import PAGES, REFERENCE_PAGES, THEMES
from components.screen.html import items, page_href
from components.screen.messages import Share, Strip
from components.text.languages import BY_CODE
from components.text.quotes import say_html, tell_marked

STOPS = ("overview", *THEMES)


def strip(page: str, context: Context) -> Strip:
    """Return the strip of a page."""
    return {"kind": "strip", "html": ways(page, context), "share": _share(page, context)}


def ways(page: str, context: Context) -> str:
    """Return the ways to all pages and languages, each a link that keeps the scenario.

    On a phone the pages stand behind a button that says which stop this is; beside it are the
    stops before and after.
    """
    name = tell_marked(context.language, "ui.pages")
    here = f"{_count(page)}{say_html(context.language, f'strip.{page}')}"
    checks = items(_link(slug, page, context) for slug in REFERENCE_PAGES)
    current = ' class="current"' if page in REFERENCE_PAGES else ""
    return (
        f'<nav class="pages" aria-label="{escape(name)}">'
        f'<button type="button" class="here" aria-expanded="false"><span>{here}</span></button>'
        f"<ol>{items(_link(slug, page, context) for slug in STOPS)}</ol>"
        f"<details><summary{current}>{say_html(context.language, 'strip.checks')}</summary>"
        f"<ul>{checks}</ul></details></nav>"
        f'<p class="steps">{"".join(_steps(page, context))}</p>'
        f'<p class="languages">{"".join(_languages(page, context))}</p>'
    )


def _link(slug: str, page: str, context: Context) -> str:
    """Return the link to a page, marked if it is the present one."""
    number = THEMES.index(slug) + 1 if slug in THEMES else ""
    label = f"<span>{say_html(context.language, f'strip.{slug}')}</span>"
    current = ' aria-current="page"' if slug == page else ""
    stop, visited = "", ""
    if number:
        # The browser knows whether a reader has been there.
        stop = f' data-stop="{slug}"'
        seen = say_html(context.language, "strip.visited")
        visited = f'<span class="spoken" hidden>{seen}</span>'
    return (
        f'<a class="page-link" href="{page_href(slug, context.case)}"{stop}{current}>'
        f"{f'<b>{number}</b> ' if number else ''}{label}{visited}</a>"
    )


def _count(page: str) -> str:
    """Return which stop of the argument a page is, nothing if it is none."""
    if page not in THEMES:
        return ""
    return f"<b>{THEMES.index(page) + 1}/{len(THEMES)}</b> "


def _steps(page: str, context: Context) -> Iterator[str]:
    """Return the links to the pages before and after; each end has one of them."""
    at = PAGES.index(page)
    for way, sign, slug in (
        ("previous", "‹", PAGES[at - 1] if at else ""),
        ("following", "›", PAGES[at + 1] if at + 1 < len(PAGES) else ""),
    ):
        if slug:
            name = tell_marked(context.language, f"page.{slug}.menu")
            label = escape(tell_marked(context.language, f"strip.{way}", page=name))
            href = page_href(slug, context.case)
            yield f'<a class="page-link {way}" href="{href}" aria-label="{label}">{sign}</a>'


def _languages(page: str, context: Context) -> Iterator[str]:
    for code, language in BY_CODE.items():
        href = page_href(page, replace(context.case, language=code))
        current = ' aria-current="true"' if code == context.language else ""
        yield (
            f'<a class="page-link" lang="{code}" hreflang="{code}" href="{href}"{current} '
            f'aria-label="{escape(language.name)}">{escape(language.short)}</a>'
        )


def share_words(case: Case) -> tuple[str, str]:
    """Return the name of the way to share as HTML, and its class: both say if a case is one's own.

    On a phone there is only room for the short one.
    """
    short = say_html(case.language, "strip.share")
    if len(encode(case)) <= len(encode(Case(Scenario.default(), case.language))):
        return f"<span>{short}</span>", ""
    own = say_html(case.language, "strip.share_own")
    return f'<span class="short">{short}</span><span class="long">{own}</span>', "primary"


def _share(page: str, context: Context) -> Share:
    language, query = context.language, query_string(context.case)
    title, emphasis = share_words(context.case)
    files = (("./print", "http.print"), ("./api/scenario.xlsx", "http.workbook"))
    return {
        "path": f"{'' if page == 'overview' else page}?{query}",
        "card": f"og.png?{urlencode({'page': page})}&{query}",
        "title": title,
        "emphasis": emphasis,
        "copy": tell_marked(language, "ui.copy"),
        "copied": tell_marked(language, "ui.copied"),
        "failed": tell_marked(language, "ui.copy_failed"),
        "label": tell_marked(language, "ui.link_label"),
        "ways": "".join(
            f'<a href="{escape(f"{address}?{query}")}">{say_html(language, name)}</a>'
            for address, name in files
        ),
    }
