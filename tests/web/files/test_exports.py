import struct
import zlib
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES, long_date, money, say
from components.text.sources import leaves
from components.web.files import exports
from components.web.files.raster import png
from components.web.routes import ROUTES
from tests.strategies import tries

client = TestClient(Starlette(routes=ROUTES))
KEYS = [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]]
HOSTILE = "v=2&lang=en&pace=%3Cscript%3E&b=%22%3E%3Csvg/onload=1%3E&g=nan&<b>=1&base=%26%22"


def words(svg: str) -> str:
    return "".join(ElementTree.fromstring(svg).itertext()).replace("\n", "")  # noqa: S314


def unspaced(text: str) -> str:
    """Lines of a picture meet without a space."""
    return text.replace(" ", "")


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", picture[16:24])
    return wide, high


def pixels(picture: bytes) -> bytes:
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            data += picture[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_chart_leaves_with_its_title_source_and_link(key: str, language: str) -> None:
    answer = client.get(f"/api/charts/{key}.svg?v=2&lang={language}&g=25")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "public, max-age=300"
    text = words(answer.text)
    page = key.partition(".")[0]
    assert f"http://testserver/{page}?v=2&lang={language}&g=25" in text
    assert say(language, "app.name") in text
    assert say(language, "source.line", sources="").strip() in text
    assert "](" not in text
    assert "**" not in text


def test_the_publisher_stands_in_the_picture() -> None:
    text = unspaced(words(client.get("/api/charts/buildout.cumulative.svg").text))
    spending = Scenario.default().origin_of("c26")
    said = [leaf for fact_id in spending.facts for leaf in leaves(fact_id)]
    assert len(said) >= 4
    for leaf in said:
        assert unspaced(leaf.publisher) in text
        assert unspaced(f"as of {long_date(leaf.as_of, 'en')}") in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["funding.path", "reallocation.sources", "digital.float"])
def test_a_png_has_the_size_of_its_svg_and_is_not_blank(key: str, language: str) -> None:
    answer = client.get(f"/api/charts/{key}.png?lang={language}")
    assert answer.headers["content-type"] == "image/png"
    svg = ElementTree.fromstring(  # noqa: S314
        client.get(f"/api/charts/{key}.svg?lang={language}").text
    )
    wide, high = size(answer.content)
    assert wide == 1200
    assert abs(high - float(svg.attrib["height"])) <= 1
    assert len(set(pixels(answer.content))) > 100
    other = client.get(f"/api/charts/{key}.png?lang={language}&tgt=20&sup=900&g=9")
    assert answer.content != other.content


def test_japanese_is_written_in_glyphs_and_not_in_boxes() -> None:
    template = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        '<text y="30" font-size="30" font-family="\'Noto Sans CJK JP\',sans-serif">{}</text></svg>'
    )
    one, other, none = (png(template.format(text), "ja") for text in ("投", "億", ""))
    assert len({one, other, none}) == 3


def test_without_japanese_letters_the_png_leads_to_the_svg(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "can_letter", {"en": True, "ja": False}.__getitem__)
    path = "/api/charts/funding.path"
    answer = client.get(f"{path}.png?v=2&lang=ja&tgt=40", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == "../../api/charts/funding.path.svg?v=2&lang=ja&tgt=40"
    assert client.get(f"{path}.png?lang=en", follow_redirects=False).status_code == 200


def test_a_pinned_scenario_is_drawn_and_told_apart() -> None:
    alone = client.get("/api/charts/buildout.cumulative.svg?g=25").text
    both = client.get("/api/charts/buildout.cumulative.svg?g=25&b=g~10").text
    assert len(both) > len(alone)
    here, there = (
        1000 * evaluate(Scenario.from_changes({"g": g}), observed()).buildout.total_usd_tn
        for g in (25, 10)
    )
    told = f"{money(here - there, 'en')} more than the {money(there, 'en')}"
    assert unspaced(told) in unspaced(words(both))
    assert "b=g~10" in words(both)


@pytest.mark.parametrize("ending", ["svg", "png"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["funding.nothing", "nothing.path", "funding", "<b>", "."])
def test_an_unknown_chart_is_not_found_in_words(key: str, language: str, ending: str) -> None:
    answer = client.get(f"/api/charts/{key}.{ending}?lang={language}")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == say(language, "http.no_figure")


def test_a_hostile_link_is_answered_and_stays_out_of_the_picture() -> None:
    for ending in ("svg", "png"):
        assert client.get(f"/api/charts/funding.path.{ending}?{HOSTILE}").status_code == 200
    svg = client.get(f"/api/charts/funding.path.svg?{HOSTILE}").text
    assert "<script" not in svg
    assert "onload" not in svg


@pytest.mark.parametrize("host", ["a'><script>", "x y", "[::", "h" * 300])
def test_a_host_that_is_none_stays_out_of_the_picture(host: str) -> None:
    answer = client.get("/api/charts/funding.path.svg", headers={"host": host})
    assert answer.status_code == 200
    assert host not in words(answer.text)
    assert "/funding?v=2&lang=en" in words(answer.text)


@settings(max_examples=tries(60))
@given(st.dictionaries(st.sampled_from(("g", "tgt", "b", "lang", "v", "x")), st.text(max_size=40)))
def test_no_query_string_breaks_a_picture(query: dict[str, str]) -> None:
    answer = client.get(f"/api/charts/buildout.cumulative.svg?{urlencode(query)}")
    assert answer.status_code == 200
    words(answer.text)
