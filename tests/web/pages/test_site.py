import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model.evaluate import PAGES
from components.text import LANGUAGES, say
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
    ],
)
def test_what_a_messenger_added_to_an_address_is_taken_off(path: str, place: str) -> None:
    query = "v=2&lang=ja&pace=1.2"
    answer = site.get(f"{path}?{query}")
    assert answer.status_code == 307
    end = f"{place}?{query}"
    assert re.fullmatch(rf"(\.\./|\./)+{re.escape(end)}", answer.headers["location"])
    assert site.get(f"/{end}").status_code == 200


@pytest.mark.parametrize("address", ["/funding%3Fv=2%26lang=ja%26pace=1.2", "/funding&v=2&lang=ja"])
def test_a_question_mark_that_was_encoded_or_lost_still_divides(address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 307
    assert answer.headers["location"].startswith("./funding?v=2&lang=ja")


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


@pytest.mark.parametrize("name", FILES)
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
