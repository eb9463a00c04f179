"""Every term has its meaning, and is marked once where it stands in prose."""

from pathlib import Path

import pytest

import components
from components.model import Scenario
from components.model.evaluate import PAGES
from components.screen.parts import part
from components.text import LANGUAGES
from components.text.glossary import TERMS, glossary_table, meaning, with_terms
from components.text.marks import mark, references_in, without_marks
from components.text.notes import note
from components.text.pages import page_words
from tests.contexts import context


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_note_and_a_line_in_the_list(language: str) -> None:
    given_to = context(Scenario.default(), language)
    assert len(TERMS) == 61
    assert len(glossary_table(language).rows) == len(TERMS)
    for term in TERMS:
        name, text = meaning(term, language)
        found = note(f"term:{term}", given_to)
        assert found is not None
        assert (found.title, found.lines) == (name, (text,))
        assert len(text) <= (110 if language == "en" else 50)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_terms_change_no_word_and_stand_once(page: str, language: str) -> None:
    words, given_to = page_words(page), context(Scenario.default(), language)
    texts = [words.details(given_to), words.note(given_to), *words.caveats(given_to)]
    marked = with_terms(texts, language)
    assert list(map(without_marks, marked)) == list(map(without_marks, texts))
    terms = [one for text in marked for one in references_in(text) if one.startswith("term:")]
    assert len(terms) == len(set(terms))


def test_a_marked_number_is_left_alone_and_a_part_of_a_word_is_no_term() -> None:
    number = mark("4 basis points", "result:target.pension_share_bp")
    assert with_terms([number], "en") == [number]
    assert with_terms(["inequity"], "en") == ["inequity"]
    assert references_in(with_terms(["equity"], "en")[0]) == ["term:equity"]


def test_a_term_on_a_page_is_a_link_to_its_note() -> None:
    shown = part("funding", "details", context(Scenario.default()))
    assert '<a href="#term:peers">comparable funds</a>' in str(shown)


def test_the_script_and_the_style_know_terms() -> None:
    for name in ("browser/marks.js", "ui/style.css"):
        assert "term" in (Path(components.__file__).parent / name).read_text(encoding="utf-8")
