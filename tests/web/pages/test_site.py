import re
import time
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model.evaluate import PAGES
from components.text import LANGUAGES, say
from components.web.pages.meant import meant
from tests.strategies import tries
from tests.web.client import FILES, INDEX_HTML, site

XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def test_the_overview_slug_leads_home_with_its_scenario() -> None:
    answer = site.get("/overview?v=2&pace=1.2")
    assert (answer.status_code, answer.headers["location"]) == (307, "./?v=2&pace=1.2")


def test_crawlers_find_the_sitemap() -> None:
    text = site.get("/robots.txt", headers={"Host": "example.org"}).text
    assert "Sitemap: http://example.org/sitemap.xml" in text.splitlines()
    assert "Disallow: /api/" in text.splitlines()


def test_the_sitemap_lists_every_page_in_every_language_and_each_names_the_others() -> None:
    answer = site.get("/sitemap.xml", headers={"Host": "example.org:8501"})
    root = ET.fromstring(answer.text)  # noqa: S314 - our own
    urls = root.findall("s:url", XML)
    places = [url.findtext("s:loc", "", XML) for url in urls]
    assert len(set(places)) == len(places) == len(PAGES) * len(LANGUAGES)
    for url in urls:
        links = url.findall("x:link", XML)
        codes = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
        assert set(codes) == {*LANGUAGES, "x-default"}
        assert url.findtext("s:loc", "", XML) in codes.values()
    for place in places:
        page = site.get(place.removeprefix("http://example.org:8501"))
        assert page.status_code == 200
        canonical = place.replace("example.org:8501", "testserver").replace("&", "&amp;")
        assert f'<link rel="canonical" href="{canonical}">' in page.text


@pytest.mark.parametrize("path", ["/nothing", "/funding/more", "/favicon.ico", "/.env", "/apis"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_path_is_not_found_in_our_words(path: str, language: str) -> None:
    answer = site.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}">' in answer.text
    assert say(language, "http.not_found") in answer.text
    home = "../" if path.count("/") > 1 else "./"
    assert f'href="{home}?lang={language}"' in answer.text
    assert "noindex" in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/funding/more"])
def test_the_way_home_from_an_unknown_path_keeps_the_scenario(path: str) -> None:
    query = "v=2&lang=ja&pace=1.2&b=g~25&guess=buildout~3"
    home = "../" if path.count("/") > 1 else "./"
    assert f'href="{home}?{query.replace("&", "&amp;")}"' in site.get(f"{path}?{query}").text
    assert "<script" not in site.get(f'{path}?"><script>').text


@pytest.mark.parametrize(
    ("path", "place"),
    [
        *(
            (f"/funding{ending}", "funding")
            for ending in (*".,)]>;!*:", *"。、）」．”", "%22", "'")
        ),
        *((f"/funding{ending}", "funding") for ending in ("%20", "\u200b", "\ufeff", "**", ").")),
        ("/Funding", "funding"),
        ("/ＦＵＮＤＩＮＧ", "funding"),
        ("/print。", "print"),
        ("/lab)", "lab"),
        ("/overview)", ""),
        ("/。", ""),
        ("/API/Scenario", "api/scenario"),
        ("/funding%5C", "funding"),
        ("/index.html", ""),
        ("/funding/index.html", "funding"),
        ("/overview/index.htm", ""),
        ("/funding.html", "funding"),
        ("/funding…", "funding"),
        ("/funding...", "funding"),
        ("/%20funding", "funding"),
        ("/fun%C2%ADding", "funding"),
        ("/fun%0Ading", "funding"),
        ("/funding%E2%81%A9", "funding"),
        ("/ja/funding", "funding"),
        ("/en", ""),
        ("//funding", "funding"),
        ("///funding//", "funding"),
        ("//", ""),
        ("//api/scenario", "api/scenario"),
        ("/api//scenario", "api/scenario"),
        *(
            (f"/api/charts/funding.path{ending}", "api/charts/funding.path.svg")
            for ending in (".svg。", ".svg/", ".SVG", ".svg)")
        ),
        ("/api/tables/funding.path.csv。", "api/tables/funding.path.csv"),
    ],
)
def test_what_a_messenger_added_to_an_address_is_taken_off(path: str, place: str) -> None:
    query = "v=2&lang=ja&pace=1.2"
    answer = site.get(f"http://testserver{path}?{query}")
    assert answer.status_code == 307
    end = f"{place}?{query}"
    assert re.fullmatch(rf"(\.\./|\./)+{re.escape(end)}", answer.headers["location"])
    assert site.get(f"/{end}").status_code == 200


BETWEEN = ["%3F", "&", "？", "﹖", "%253F", "%5Cu003f", *";；/#", "%20", "%2F", "//", "&amp;"]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("path", ["/funding", "/", "/nothing/more"])
def test_a_question_mark_that_was_changed_or_lost_still_divides(between: str, path: str) -> None:
    between = between.replace("#", "%23")
    for joint in ("&", "%26", "＆", "%2526"):
        for sign in ("=", "%3D", "＝"):
            query = f"v{sign}2{joint}lang{sign}ja{joint}pace{sign}1.2"
            answer = site.get(f"http://testserver{path}{between}{query}")
            plain = "v=2&lang=ja&pace=1.2"
            if path == "/nothing/more":
                assert answer.status_code == 404
                assert f'?{plain.replace("&", "&amp;")}"' in answer.text
                assert '<html lang="ja">' in answer.text
            else:
                assert answer.status_code == 307
                place = urljoin(f"http://testserver{path}", answer.headers["location"])
                assert place == f"http://testserver{path}?{plain}"


def test_the_language_of_a_path_is_that_of_the_page_but_for_one_that_is_asked_for() -> None:
    assert site.get("/ja/funding?v=2").headers["location"] == "../funding?v=2&lang=ja"
    assert site.get("/ja/funding?lang=en").headers["location"] == "../funding?lang=en"


def test_a_fragment_that_was_encoded_stays_one() -> None:
    answer = site.get("/funding%23lever=tgt?v=2")
    assert answer.headers["location"] == "./funding?v=2#lever=tgt"


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "//evil.example/funding", "///evil.example/%2F..", "/%5Cevil.example"],
)
def test_no_tangled_path_leads_to_another_host(path: str) -> None:
    answer = site.get(f"http://testserver{path}?v=2")
    place = urljoin(f"http://testserver{path}", answer.headers.get("location", ""))
    assert answer.status_code in {307, 404}
    assert urlsplit(place).netloc == "testserver"
    assert not answer.headers.get("location", "").startswith(("//", "/\\"))


PARTS = [*"/\\.?#;&=:@ \n。…", "funding", "x.example", "v=2"]


@settings(max_examples=tries(200))
@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_addresses_of_redirects_never_begin_with_a_host(path: str) -> None:
    answer = site.get(f"http://testserver/{quote(path, safe='/')}")
    assert answer.status_code < 500
    assert re.match(r"$|\.{1,2}/(?!/)", answer.headers.get("location", ""))


SIGNS = [*"/.#?;=~ \n…\\", "//", "a/", "/a=", "#lever=a", "%25", ".html"]


@pytest.mark.parametrize("sign", SIGNS)
def test_no_path_holds_a_process_up(sign: str) -> None:
    path = (sign * 8000)[:8000]

    def seconds() -> float:
        start = time.process_time()
        meant(f"/{path}x"), meant(f"/x{path}")
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.2


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/scenario.pdf"])
def test_an_unknown_route_is_not_found_as_json(path: str) -> None:
    answer = site.get(f"{path}?lang=ja")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == say(
        "ja", "http.no_route", description="/api/openapi.json"
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_what_can_only_be_read_says_so(method: str) -> None:
    answer = site.request(method, "/api/scenario")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("name", [name for name in FILES if name != "index.html"])
def test_files_of_the_front_end_stay_its_own(name: str) -> None:
    assert site.get(f"/{name}").status_code == 200


def test_assets_of_the_front_end_stay_its_own() -> None:
    sources = re.findall(r'(?:src|href)="\./(static/[^"]+)"', INDEX_HTML)
    assert sources
    assert site.get(f"/{sources[0]}").status_code == 200


def test_the_probes_of_the_front_end_on_a_deep_link_get_its_own_answer() -> None:
    answer = site.get("/funding/_stcore/health")
    assert answer.status_code == 404
    assert "<html" not in answer.text


def test_a_page_with_a_slash_at_its_end_leads_to_the_page() -> None:
    answer = site.get("/funding/?pace=1.2")
    assert (answer.status_code, answer.headers["location"]) == (301, "../funding?pace=1.2")


@settings(max_examples=tries(200))
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30))
def test_no_path_breaks_the_server(path: str) -> None:
    # Two slashes at the start would name another host.
    assert site.get("/" + re.sub("[?#]", "", path).lstrip("/")).status_code < 500
