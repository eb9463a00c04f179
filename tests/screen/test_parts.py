"""The parts of a page: their fields, their links, and what is no part."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import get_args, get_type_hints

import orjson
import pytest

from components.charts import CHARTS
from components.link import Case, query_string
from components.model import Scenario
from components.model.evaluate import PAGES, THEMES
from components.screen.messages import Part
from components.screen.parts import all_keys, part, update
from components.screen.strip import share_words
from components.screen.words import NAMED, TOLD
from components.text import LANGUAGES, say
from components.text.pages import page_words
from tests.contexts import context

FIELDS = {
    get_args(get_type_hints(one)["kind"])[0]: set(one.__annotations__) for one in get_args(Part)
}
OURS = re.compile(r'(?<!hreflang="en" )(?:href|src)=(?:"|&quot;)\./[\w./]*\?(.*?)(?:"|&quot;)')
"""Our links, but for the one to the other language."""
READER = context(
    Scenario.from_changes({"g": 25, "tgt": 40}),
    "ja",
    compared=Scenario.from_changes({"g": 10}),
    guesses=tuple((page, 3.0) for page in ("buildout", "macro")),
)


@pytest.mark.parametrize("page", THEMES)
def test_every_part_has_the_fields_of_its_kind_and_goes_as_json(page: str) -> None:
    shown = update(page, all_keys(page, READER), READER)["parts"]
    assert list(shown)[-1] == "page_shell"  # after all that links stand in
    for key, found in shown.items():
        assert set(found) == FIELDS[found["kind"]], key
    assert orjson.loads(orjson.dumps(shown)) == shown
    charts = [found["key"] for found in shown.values() if found["kind"] == "figure"]
    of_guess = [f"guess.{page}"] if page in dict(READER.guesses) else []
    assert charts == [*(f"{page}.{name}" for name in CHARTS[page]), *of_guess]


@pytest.mark.parametrize("page", PAGES)
def test_links_in_the_words_of_a_page_carry_all_of_the_case(page: str) -> None:
    keys = all_keys(page, READER) if page in THEMES else ["answer", "details", "next", "strip"]
    shown = orjson.dumps(update(page, keys, READER)).decode().replace('\\"', '"')
    found = [unescape(unescape(query)) for query in OURS.findall(shown)]
    assert found
    for query in found:
        assert query.removesuffix("&").startswith(query_string(READER.case))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_growth_of_the_deal_is_a_link_to_the_page_itself_that_sets_it(language: str) -> None:
    reader = context(Scenario.from_changes({"tgt": 40, "fg": 13}), language)
    taken = query_string(reader.case.with_levers(fg=9.9)).replace("&", "&amp;")
    assert f'<a class="page-link " href="./target?{taken}">' in str(
        part("target", "details", reader)
    )
    same = context(Scenario.from_changes({"tgt": 40}), language)
    assert 'href="./target?' not in str(part("target", "details", same))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_on_to_another_and_all_are_reached(language: str) -> None:
    plain = context(Scenario.default(), language)
    for page in PAGES:
        slug = page_words(page).NEXT_PAGE
        path = "" if slug == "overview" else slug
        assert f'href="./{path}?' in str(part(page, "next", plain))
    chain, page = ["overview"], page_words("overview").NEXT_PAGE
    while page != "overview":
        chain.append(page)
        page = page_words(page).NEXT_PAGE
    assert chain == ["overview", *THEMES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_doubts_stand_in_full_or_by_their_leads_and_none_is_lost(page: str, language: str) -> None:
    given_to = context(Scenario.default(), language)
    shown = re.sub(r"</?span[^>]*>", "", str(part(page, "caveats", given_to)["html"]))  # type: ignore[typeddict-item]
    told = page_words(page).caveats(given_to)
    assert shown.count("<li>") == len(told) + 1  # and how new the figures are
    assert shown.count("<details>") >= len(told) - TOLD
    lead = re.compile(r"<summary><strong>[^<]+</strong></summary>")
    assert len(lead.findall(shown)) == shown.count("<details>")
    beside = str(part(page, "doubts", given_to)["html"])  # type: ignore[typeddict-item]
    assert 1 <= beside.count("<li>") <= NAMED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_leads_on_in_one_line_that_counts_the_stops(language: str) -> None:
    given_to = context(Scenario.default(), language)
    for number, (page, following) in enumerate(pairwise(THEMES), start=2):
        shown = str(part(page, "details", given_to))
        assert f"{number}/{len(THEMES)}" in shown
        assert f'next-question" href="./{following}?' in shown


def test_what_the_overview_leaves_out_stands_in_its_stops_not_in_a_paragraph() -> None:
    shown = str(part("overview", "details", READER))
    assert "difference" in shown  # from the pinned scenario
    assert "in-full" not in shown
    for page in THEMES:
        assert 'class="in-full"' in str(part(page, "details", READER))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_share_stands_out_once_something_is_the_readers_own(language: str) -> None:
    plain = Case(Scenario.default(), language)
    assert share_words(plain)[1] == ""
    others = {"compared": Scenario.from_changes({"g": 10}), "guesses": (("buildout", 3.0),)}
    own = [Case(Scenario.from_changes({"g": 25}), language)]
    own += [replace(plain, **{name: value}) for name, value in others.items()]  # type: ignore[arg-type]
    for case in own:
        words, emphasis = share_words(case)
        assert emphasis == "primary"
        assert say(language, "strip.share_own") in words


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("funding", "moon"),
        ("buildout", "metrics"),
        ("method", "formulas"),
        ("funding", "chart.funding.moon"),
        ("target", "guess.finding"),
    ],
)
def test_what_is_no_part_of_a_page_is_an_error(page: str, key: str) -> None:
    with pytest.raises(KeyError):
        part(page, key, READER)
