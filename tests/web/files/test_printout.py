import html
import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts.lettering import width_of
from components.charts.picture import plain
from components.evidence import observed
from components.link import Case, encode
from components.model import LEVERS, PRESETS, Preset, Scenario, evaluate
from components.model.evaluate import THEMES
from components.text import LANGUAGES, lever_text, money, say
from components.text.pages import headline, statement
from components.web.files.printout import NAMED, SOME
from components.web.routes import ROUTES
from tests.charts.boxes import Written
from tests.contexts import context
from tests.strategies import tries

client = TestClient(Starlette(routes=ROUTES))


def read(page: str) -> ElementTree.Element:
    """The page is also well-formed XML, but for the void elements in its head."""
    closed = re.sub(r"<((?:meta|link)[^>]*)>", r"<\1/>", page.removeprefix("<!DOCTYPE html>\n"))
    return ElementTree.fromstring(closed)  # noqa: S314 - our own text


def bare(text: str) -> str:
    """A text without the marks of where its lines may end."""
    return re.sub("[\u200b\u2060]", "", text).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_holds_the_whole_scenario(language: str) -> None:
    scenario = Scenario.from_changes({"g": 25, "tgt": 40})
    answer = client.get(f"/print?{urlencode(encode(Case(scenario, language)))}")
    assert answer.status_code == 200
    root = read(answer.text)
    text = bare("".join(root.itertext()))
    told = context(scenario, language)
    assert root.attrib["lang"] == language
    assert say(language, "print.title") in (root.findtext("head/title") or "")
    assert say(language, "page.overview.question") in text
    assert plain(statement("overview", told)) in text
    assert all(plain(headline(theme, told)) in text for theme in THEMES)
    assert len(list(root.iter("li"))) == 2
    assert say(language, "lever.g.label") in text
    assert answer.text.count("<svg viewBox") == 2
    assert f"http://testserver/?v=2&lang={language}&tgt=40&g=25" in text
    assert say(language, "app.disclaimer") in text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_scenario_says_so(language: str) -> None:
    text = bare(client.get(f"/print?lang={language}").text)
    assert say(language, "print.all_default") in text
    assert "<li>" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_inputs_the_sheet_names_some_and_counts_the_others(language: str) -> None:
    highest = {key: lever.high for key, lever in LEVERS.items() if not lever.choices}
    moved = Scenario.from_changes(highest).changes()  # some stand at their upper end anyway
    scenario = Scenario.from_changes(dict(list(moved.items())[: SOME + 5]))
    text = client.get(f"/print?{urlencode(encode(Case(scenario, language)))}").text
    assert text.count("<li>") == SOME + 1
    assert say(language, "print.more_inputs", n="5") in bare(text)


SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Which part of a text lies left of where it stands."""
OVER, UNDER = 0.75, 0.1
"""How far letters reach over their line and under it; shares of their size."""


def written(svg: ElementTree.Element) -> Iterator[Written]:
    """The texts of a picture, with their boxes."""
    for text in svg.iter("text"):
        at = text.attrib
        told, size = "".join(text.itertext()), float(at["font-size"])
        wide = width_of(told, size, text.find("tspan") is not None)
        left = float(at["x"]) - wide * SHARES[at.get("text-anchor", "start")]
        line = float(at["y"])
        yield Written(told, left, line - OVER * size, left + wide, line + UNDER * size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_what_is_written_in_the_charts_can_be_read(preset: Preset, language: str) -> None:
    query = urlencode(encode(Case(preset.scenario, language)))
    for svg in read(client.get(f"/print?{query}").text).iterfind(".//figure/svg"):
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        texts = [*written(svg)]
        assert len(texts) > len(("an axis", "another"))
        assert [pair for pair in combinations(texts, 2) if pair[0].meets(pair[1])] == []
        for one in texts:
            assert 0 <= one.left < one.right <= width, one
            assert 0 <= one.top < one.bottom <= height, one


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_of_a_link_could_not_be_used_is_said(language: str) -> None:
    text = client.get(f"/print?v=2&lang={language}&pace=abc&g=20&tgt=1,000").text
    told = re.sub("[\u200b\u2060]", "", "".join(read(text).itertext()).replace("\u00a0", " "))
    for key, asked in (("pace", "abc"), ("tgt", "1,000")):
        name = say(language, f"lever.{key}.label")
        assert say(language, "print.unused", name=name, asked=asked) in told
    assert 'class="notice"' in text
    assert 'class="notice"' not in client.get(f"/print?v=2&lang={language}&g=20").text
    assert 'class="notice"' not in client.get(f"/print?v=1&lang={language}&g=20").text


def test_a_pinned_scenario_is_told() -> None:
    here, there = (
        1000 * evaluate(Scenario.from_changes({"g": g}), observed()).buildout.total_usd_tn
        for g in (25, 10)
    )
    told = f"{money(here - there, 'en')} more than the {money(there, 'en')}"
    assert told in bare(client.get("/print?g=25&b=g~10").text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_inputs_of_a_pinned_scenario_are_named(language: str) -> None:
    asked = {"g": 10, "tgt": 40, "pace": 2, "mult": 2, "sup": 400, "conn": 5, "fall": 30, "pd": 5}
    asked |= {"yld": 8}
    names = [say(language, f"lever.{key}.label") for key in asked]
    pinned = Scenario.from_changes(asked)
    case = Case(Scenario.from_changes({"g": 25}), language, compared=pinned)
    text = bare(client.get(f"/print?{urlencode(encode(case))}").text)
    (told,) = re.findall(r'<p class="difference">((?:Pinned|ピン留め中)[^<]*)</p>', text)
    assert lever_text("g", 10.0, language) in told
    assert sum(name in told for name in names) == NAMED
    assert say(language, "compare.more_inputs", n="1") in told
    assert "ピン留め中" not in client.get("/print?lang=ja&g=25").text


def test_no_figure_of_the_sheet_loses_its_unit_at_the_end_of_a_line() -> None:
    english = client.get("/print?lang=en").text.partition('class="answer"')[2].partition("</p>")[0]
    told = html.escape(statement("overview", context(Scenario.default(), "en")))
    amounts = re.findall(r"\d (?:trillion|billion|percentage)", told)
    assert len(amounts) > len(("more", "than", "a", "few"))
    for amount in amounts:
        assert amount not in english
        assert amount.replace(" ", "\u00a0") in english
    japanese = client.get("/print?lang=ja").text
    assert "word-break: keep-all" in japanese
    assert re.search(r"[兆億]ドル", japanese)
    assert not re.search("\\d\u200b[兆億倍%]|[兆億]\u200bドル", japanese)
    ranges = re.findall("\\d(\u2060?)～(\u2060?)\\d", japanese.partition("<footer")[0])
    assert ("\u2060", "\u2060") in ranges
    assert "\u200b" in japanese.partition('class="answer"')[2].partition("</p>")[0]


@settings(max_examples=tries(60))
@given(st.dictionaries(st.sampled_from(("g", "tgt", "b", "lang", "v", "x")), st.text(max_size=40)))
def test_no_query_string_breaks_the_sheet(query: dict[str, str]) -> None:
    answer = client.get(f"/print?{urlencode(query)}", headers={"host": "a<b>"})
    assert answer.status_code == 200
    read(answer.text)
    assert "a<b>" not in answer.text
