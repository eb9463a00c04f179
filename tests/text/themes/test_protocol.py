"""Every module of words holds what the others ask of it, and what it names exists."""

import inspect
from typing import get_origin

import pytest

from components.evidence import facts
from components.model import LEVERS, Scenario
from components.model.evaluate import PAGES, RESULTS, THEMES
from components.model.lab.quantity import QUANTITIES
from components.text import LANGUAGES, has
from components.text.pages import page_words
from components.text.themes import PageWords, ThemeWords, theme_words
from components.web.files.themes import YEAR_TABLES
from tests.contexts import context


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_has_its_words(slug: str) -> None:
    words = page_words(slug)
    assert isinstance(words, ThemeWords if slug in THEMES else PageWords)
    given_to = context(Scenario.default())
    protocol = ThemeWords if slug in THEMES else PageWords
    for name, member in inspect.getmembers(protocol, inspect.isfunction):
        if not name.startswith("_"):
            wanted = inspect.signature(member).return_annotation
            told = getattr(words, name)(given_to)
            assert isinstance(told, get_origin(wanted) or wanted)


def test_a_page_that_is_none_has_no_words() -> None:
    with pytest.raises(KeyError):
        page_words("nowhere")
    with pytest.raises(KeyError):
        theme_words("overview")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_has_its_sentences(slug: str, language: str) -> None:
    keys = [f"page.{slug}.menu", f"page.{slug}.question"]
    if slug in THEMES:
        asked = ("question", "meant", "measure", "differs", "others")
        keys += [f"guess.{part}.{slug}" for part in asked]
        keys += [f"method.checked.{slug}", f"method.objection.{slug}"]
        keys += [f"sheet.{slug}"] if slug in YEAR_TABLES else []
    assert [key for key in keys if not has(language, key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_has_its_name_and_the_words_of_its_reason(language: str) -> None:
    names = [f"result.{result_id}" for result_id in RESULTS]
    codes = [one.null_reason for one in RESULTS.values() if isinstance(one.null_reason, str)]
    reasons = [f"reason.{code}" for code in codes if code]
    assert [key for key in names + reasons if not has(language, key)] == []


@pytest.mark.parametrize("slug", PAGES)
def test_what_a_page_names_exists(slug: str) -> None:
    words = page_words(slug)
    assert {words.MAIN_RESULT, *words.CARD_RESULTS} <= set(QUANTITIES)
    assert words.NEXT_PAGE in PAGES
    if words.METRICS is not None:
        assert set(words.METRICS.levers) <= set(LEVERS)
        assert set(words.METRICS.facts) <= set(facts())
        assert all(has(language, words.METRICS.title) for language in LANGUAGES)


def test_the_way_through_the_pages_follows_the_argument() -> None:
    way = ["overview"]
    while len(way) <= len(THEMES):
        way.append(page_words(way[-1]).NEXT_PAGE)
    assert way == ["overview", *THEMES]
    assert page_words(way[-1]).NEXT_PAGE == "overview"


@pytest.mark.parametrize("slug", THEMES)
def test_a_theme_takes_results_over_from_earlier_themes_only(slug: str) -> None:
    assert set(theme_words(slug).TAKEN_OVER) <= set(THEMES[: THEMES.index(slug)])


def test_icons_tell_pages_apart() -> None:
    assert len({page_words(slug).ICON for slug in PAGES}) == len(PAGES)
