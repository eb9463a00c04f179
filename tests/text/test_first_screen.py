"""What a reader sees first is short: the question, the answer over the picture, the captions."""

import re

import pytest

from components.charts import CHARTS
from components.charts.pages import charts_of
from components.context import Context
from components.model import PRESETS, Scenario
from components.model.evaluate import PAGES, THEMES
from components.text import LANGUAGES, say
from components.text.marks import references_in, without_marks
from components.text.pages import marked_takeaway, page_words
from tests.contexts import context
from tests.strategies import ALL_CORNERS

CASES = {"default": Scenario.default(), **{preset.code: preset.scenario for preset in PRESETS}}
ANSWER = {"en": 35, "ja": 90}
"""The most words of an answer in English, characters in Japanese."""
CAPTION = {"en": 50, "ja": 26}
"""The most characters of a caption, so that it stays on one line."""
QUESTION = {"en": 72, "ja": 36}
"""The most characters of a question: two lines of a wide page, three of a phone's."""
MOST_SENTENCES = MOST_MARKS = 4
ADDS_UP = {"evidence"}
"""Pages whose answer has four numbers and their sum."""
OF_THE_PICTURE = {
    "en": re.compile(
        r"\b(ax[ie]s|orange|gr[ea]y|blue|green|purple|dashed|dotted|hollow)\b", re.IGNORECASE
    ),
    "ja": re.compile(r"縦軸|横軸|橙|オレンジ|灰色|青|緑|紫|破線|点線|白抜き"),
}
"""Words that say how a picture is drawn, not what it shows."""
NAMES_NO_UNIT = {"lab.tornado", "lab.true", "lab.difference", "lab.band", "macro.concentration"}
"""Charts of any result: the unit is that of the result, and stands on the axis."""
UNIT = {
    "en": re.compile(r"%|percent|points|dollars|\$|months|gigawatts", re.IGNORECASE),
    "ja": re.compile(r"%|ポイント|ドル|月数|GW|10倍刻み|金額"),
}


def size(text: str, language: str) -> int:
    """Words of an English text, characters of a Japanese one."""
    return len(text.split()) if language == "en" else len(re.sub(r"\s", "", text))


def check_answer(page: str, given_to: Context) -> None:
    marked, language = marked_takeaway(page, given_to), given_to.language
    text = without_marks(marked)
    shown = (given_to.scenario.changes(), page, text)
    assert 0 < size(text, language) <= ANSWER[language], shown
    assert text[-1] in ".。", shown
    assert len(re.findall(r"[.?!](?=\s|$)|[。？]", text)) <= MOST_SENTENCES, shown
    assert len(references_in(marked)) <= MOST_MARKS + (page in ADDS_UP), shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_every_answer_is_short(case: str, language: str) -> None:
    for page in PAGES:
        check_answer(page, context(CASES[case], language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_stays_short_at_the_ends_of_every_lever(language: str) -> None:
    for scenario in ALL_CORNERS:
        given_to = context(scenario, language)
        for page in PAGES:
            check_answer(page, given_to)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_every_caption_is_one_line_about_what_is_shown(case: str, language: str) -> None:
    given_to = context(CASES[case], language)
    for page in CHARTS:
        if page not in PAGES:
            continue
        for chart in charts_of(given_to, page):
            caption = without_marks(chart.subtitle)
            assert 0 < len(caption) <= CAPTION[language], (chart.key, caption)
            assert not OF_THE_PICTURE[language].search(caption), (chart.key, caption)
            if chart.key not in NAMES_NO_UNIT:
                assert UNIT[language].search(caption), (chart.key, caption)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_the_caption_of_a_guess_is_one_line_too(page: str, language: str) -> None:
    caption = say(language, f"guess.measure.{page}")
    assert len(caption) <= CAPTION[language]
    assert not OF_THE_PICTURE[language].search(caption)
    assert UNIT[language].search(caption)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_question_is_short_and_one_question(page: str, language: str) -> None:
    question = say(language, f"page.{page}.question")
    assert len(question) <= QUESTION[language]
    assert "。" not in question
    assert question.count("?") == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_what_the_answer_leaves_out_stands_below(page: str, language: str) -> None:
    """No number of the statement is lost from the page."""
    given_to = context(Scenario.default(), language)
    words = page_words(page)
    stated = set(references_in(words.statement(given_to)))
    shown = references_in(words.takeaway(given_to)) + references_in(words.details(given_to))
    assert stated <= {*shown, *references_in(words.note(given_to))}


def test_a_long_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    given_to = context(Scenario.default())
    words = page_words("funding")
    monkeypatch.setattr(words, "takeaway", words.details)
    with pytest.raises(AssertionError):
        check_answer("funding", given_to)


@pytest.mark.parametrize("caption", ["Orange: yours", "Vertical axis: dollars", "dashed: none"])
def test_a_caption_about_the_drawing_is_noticed(caption: str) -> None:
    assert OF_THE_PICTURE["en"].search(caption)
