import logging
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts.pages import chart_of
from components.link import Case, decode, encode, query_string
from components.model import Scenario
from components.model.evaluate import PAGES
from components.model.lab.question import Question
from components.screen.words import FIRST_PICTURES
from components.text import LANGUAGES, say
from components.text.markup import html
from components.text.pages import headline, statement, takeaway
from components.web.pages.assets import from_page
from components.web.pages.head import page_path, page_routes
from tests.contexts import context
from tests.strategies import scenarios, tries
from tests.web.client import ASSETS, INDEX_HTML, site


class Head(HTMLParser):
    """What a crawler reads of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language: str | None = ""
        self.title = ""
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.images = 0
        self.scripts: list[str | None] = []
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: dict[str, Any] = dict(attrs)
        if tag == "html":
            self.language = found["lang"]
        elif tag == "meta" and "content" in found:
            self.meta[found.get("name") or found["property"]] = found["content"]
        elif tag == "link" and found["rel"] in {"canonical", "alternate"}:
            self.links[found.get("hreflang") or found.get("type") or "canonical"] = found["href"]
        elif tag == "script":
            self.scripts.append(found.get("src"))
        elif tag == "img":
            self.images += 1
        self._in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def head(path: str, **headers: str | bytes) -> Head:
    raw = [
        (key.encode(), value if isinstance(value, bytes) else value.encode())
        for key, value in headers.items()
    ]
    answer = site.get(path, headers=raw)
    assert answer.status_code == 200
    return Head(answer.text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_carries_the_head_of_its_scenario(page: str, language: str) -> None:
    scenario = Scenario.from_changes({"tgt": 45.0, "pace": 1.3, "g": -10.0, "base": "five"})
    query = urlencode(encode(Case(scenario, language)))
    seen = head(f"{page_path(page)}?{query}", Host="example.org")
    here = f"http://example.org{page_path(page)}?{query}"
    answered = statement(page, context(scenario, language))
    image = f"http://example.org/og.png?page={page}&{query}"
    assert seen.language == language
    assert seen.title == f"{say(language, f'page.{page}.menu')} · {say(language, 'app.name')}"
    assert seen.meta["og:title"] == seen.meta["twitter:title"]
    assert seen.meta["og:title"] == say(language, f"page.{page}.question")
    assert seen.meta["description"] == seen.meta["og:description"] == answered
    assert seen.meta["og:image"] == seen.meta["twitter:image"] == image
    assert seen.meta["og:image:alt"] == headline(page, context(scenario, language))
    assert seen.meta["og:url"] == seen.links["canonical"] == seen.links[language] == here
    assert seen.meta["twitter:card"] == "summary_large_image"
    assert seen.meta["og:locale"].startswith(language)


@settings(max_examples=tries(40))
@given(scenarios, st.sampled_from(PAGES), st.sampled_from(LANGUAGES))
def test_the_addresses_in_the_head_lead_to_the_same_scenario(
    scenario: Scenario, page: str, language: str
) -> None:
    query = encode(Case(scenario, language))
    scenario = decode(query.items(), LANGUAGES).case.scenario
    seen = head(f"{page_path(page)}?{urlencode(query)}")
    for code in (*LANGUAGES, "canonical", "x-default", "application/json"):
        link = decode(parse_qsl(urlsplit(seen.links[code]).query), LANGUAGES)
        assert link.case.scenario == scenario
        assert not link.notices
    assert decode(parse_qsl(urlsplit(seen.links["ja"]).query), LANGUAGES).case.language == "ja"
    assert "lang" not in dict(parse_qsl(urlsplit(seen.links["x-default"]).query))


@pytest.mark.parametrize("page", PAGES)
def test_every_address_of_a_page_carries_all_that_the_link_carries(page: str) -> None:
    case = Case(
        Scenario.from_changes({"pace": 1.2}),
        "en",
        Scenario.from_changes({"g": 30.0}),
        Question("macro.net_contribution_pp", 0.5, "imp"),
        (("buildout", 3.0),),
    )
    for one in (case, replace(case, scenario=Scenario.default())):
        seen = head(f"{page_path(page)}?{query_string(one)}")
        for code in (*LANGUAGES, "canonical", "x-default", "application/json"):
            link = decode(parse_qsl(urlsplit(seen.links[code]).query), LANGUAGES)
            language = "ja" if code == "ja" else "en"
            assert (link.case, link.notices) == (replace(one, language=language), ()), code
        assert seen.meta["og:url"] == seen.links["canonical"]
        image = decode(parse_qsl(urlsplit(seen.meta["og:image"]).query), LANGUAGES)
        assert image.case == one


def test_the_default_page_has_a_short_address() -> None:
    assert urlsplit(head("/funding?v=2&lang=ja").links["canonical"]).query == "lang=ja"
    assert urlsplit(head("/funding?v=2&lang=ja").links["x-default"]).query == ""


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-TW,zh;q=0.8,ja;q=0.6,en-US;q=0.4", "ja"),
        ("ja", "ja"),
        ("ja-JP,en;q=0.8", "ja"),
        ("fr,de", "en"),
        ("", "en"),
        ("en;q=0.3,ja;q=0.9", "ja"),
    ],
)
def test_the_language_is_that_of_the_link_else_of_the_browser(accepted: str, language: str) -> None:
    assert head("/", **{"Accept-Language": accepted}).language == language
    assert head("/?lang=en", **{"Accept-Language": accepted}).language == "en"


@settings(max_examples=tries(100))
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_link_reaches_the_page_as_html(text: str, header: str) -> None:
    query = urlencode({"tgt": text, "utm_source": '"><script src=x>', "lang": text})
    safe = header.encode("utf-8", "replace").decode("latin-1").replace("\n", "").replace("\r", "")
    headers = [(b"Accept-Language", safe.replace("\x00", "").encode("latin-1"))]
    answer = site.get(f"/?{query}", headers=headers)
    assert answer.status_code == 200
    seen = Head(answer.text)
    assert seen.scripts == [None, from_page(ASSETS.main), *Head(INDEX_HTML).scripts]
    assert seen.images == 0


@pytest.mark.parametrize("host", ['a"><script>', "[::1", "a b", "a/b", "a?b", "x" * 300, "é.org"])
def test_a_host_that_is_none_reaches_no_link(host: str) -> None:
    seen = head("/funding?lang=en", Host=host.encode("utf-8"))
    assert seen.links["canonical"] == "/funding?lang=en"
    assert seen.scripts == [None, from_page(ASSETS.main), *Head(INDEX_HTML).scripts]


def test_all_else_of_the_front_end_is_left_as_it_is() -> None:
    served = site.get("/").text
    for start, end in (("<!-- initialize", "</head>"), ("<body>", "<noscript>")):
        theirs = INDEX_HTML[INDEX_HTML.index(start) : INDEX_HTML.index(end)].rstrip()
        assert theirs in served
    assert '<div id="root"></div>' in served


def test_without_javascript_the_result_can_be_read() -> None:
    text = site.get("/funding?lang=ja&pace=1.2").text
    before, _, rest = text.partition("<noscript>")
    noscript = rest.partition("</noscript>")[0]
    question = f"<h1>{say('ja', 'page.funding.question')}</h1>"
    assert question in re.sub("</?span[^>]*>|\u200b", "", before)
    assert "<h1>" not in noscript
    assert "2027年4月" in noscript
    assert "JavaScript" not in noscript
    # In somebody else's page nothing stands before it.
    embedded = site.get("/funding?lang=ja&pace=1.2&embed=true").text
    assert question in embedded.partition("<noscript>")[2].partition("</noscript>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_comes_with_the_page_and_with_the_chart_that_stands_alone(
    language: str,
) -> None:
    query = f"v=2&lang={language}&g=40"
    scenario = Scenario.from_changes({"g": 40.0})
    text = takeaway("buildout", context(scenario, language))
    body = site.get(f"/buildout?{query}").text.partition("<body>")[2]
    assert f'<p class="answer">{html(text)}</p>' in body
    for name, shown in (("houses", "houses"), ("no_such_chart", "cumulative")):
        alone = site.get(f"/buildout?{query}&embed=true&chart={name}").text.partition("<body>")[2]
        assert f'<p class="answer">{html(text)}</p>' in alone
        title = chart_of(context(scenario, language), f"buildout.{shown}").title
        assert f'<h2 class="chart-title">{html(title)}</h2>' in alone
        assert f'href="./buildout?{query.replace("&", "&amp;")}"' in alone
    assert 'id="first"' not in site.get(f"/buildout?{query}&embed=true").text
    # Without our scripts nothing would take it away.
    bare = TestClient(Starlette(routes=page_routes(INDEX_HTML)))
    assert 'id="first"' not in bare.get(f"/buildout?{query}").text


@pytest.mark.parametrize("page", ["overview", "evidence", "method"])
def test_a_first_picture_that_is_no_chart_comes_with_the_page(page: str) -> None:
    body = site.get(f"{page_path(page)}?v=2&lang=ja").text.partition("<body>")[2]
    picture = FIRST_PICTURES[page](context(Scenario.default(), "ja"))
    answer = body.index('<p class="answer">')
    assert answer < body.index(picture) < body.index('<p class="coming">')


def test_a_front_end_of_another_shape_is_served_untouched(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        assert page_routes("<html><title>Something else</title></html>") == []
    assert "without previews" in caplog.text
