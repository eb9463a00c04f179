"""Every numeral in the prose of a page is marked, and every mark leads somewhere."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.context import Context
from components.model import Scenario
from components.model.evaluate import PAGES, THEMES
from components.text import LANGUAGES
from components.text.marks import mark, references_in, replace_marks, without_marks
from components.text.markup import markdown, plain
from components.text.notes import note
from components.text.pages import marked_headline, marked_statement
from components.text.themes import theme_words
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

# Dates and years are no figures, and company groups carry their size in their name.
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NO_FIGURE = re.compile(
    rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|\d{{1,2}}月(?:期)?"
    r"|(?<!\d)(?:1[789]|20)\d\d(?!\d)s?|[1-9]社|1ギガワット|(?:1|10)年|9割|（\d{4}）|100回に1回|回に1回|100回中99回|1人当たり|1件|1つ|1機関|1ドル|1ベーシスポイント|0\.01%"
)
OF_THE_APP_ITSELF = {"method"}  # how many models and inputs there are is counted, not sourced

NOTES_ON_INPUTS = {"coinvest"}  # sets two inputs beside each other, both drawn on the page


def prose(view: Context) -> Iterator[tuple[str, str]]:
    """Yield where and what: statements, headlines, notes and caveats of themes, numbers marked."""
    for page in PAGES:
        yield page, marked_statement(page, view)
    yield "lab", marked_headline("lab", view)
    for theme in THEMES:
        words = theme_words(theme)
        yield from ((theme, text) for text in (words.headline(view), *words.caveats(view)))
        if theme not in NOTES_ON_INPUTS:
            yield theme, words.note(view)


def view_of(scenario: Scenario, language: str) -> Context:
    return context(scenario, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_numeral_is_marked_and_every_mark_resolves(language: str) -> None:
    for scenario in ALL_CORNERS:
        view = view_of(scenario, language)
        for page, text in prose(view):
            at = (scenario.changes(), page, without_marks(text))
            rest = NO_FIGURE.sub("", replace_marks(text, lambda reference, number: ""))
            assert page in OF_THE_APP_ITSELF or not re.search(r"\d", rest), at
            for reference in references_in(text):
                assert note(reference, view) is not None, (*at, reference)


@settings(max_examples=tries(25))
@given(scenarios, st.sampled_from(LANGUAGES))
def test_marks_change_no_word(scenario: Scenario, language: str) -> None:
    for _, text in prose(view_of(scenario, language)):
        assert not set(without_marks(text)) & set("\ue000\ue001\ue002")
        assert not set(markdown(text)) & set("\ue000\ue001\ue002")
        shown = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", markdown(text)).replace("\\", "")
        assert shown.replace("\u00a0", " ") == without_marks(text)


def test_a_mark_is_a_link_to_what_stands_behind_the_number() -> None:
    text = mark("$5 trillion", "fact:bii.ai_capex_low_usd_tn")
    assert markdown(text) == "[\\$5\u00a0trillion](#fact:bii.ai_capex_low_usd_tn)"
    assert plain(text) == "$5 trillion"


@pytest.mark.parametrize(
    "reference", ["fact:nothing", "lever:moon", "result:x.y", "data:z", "", "x"]
)
def test_a_reference_to_nothing_has_no_note(reference: str) -> None:
    assert note(reference, view_of(Scenario.default(), "en")) is None


def test_a_fact_note_says_who_when_how_old_and_how_sure() -> None:
    found = note("fact:aip.equity_raised_usd_bn", view_of(Scenario.default(), "en"))
    assert found is not None
    text = "\n".join(found.lines)
    for part in (
        "$12.5 billion",
        "15 January 2026",
        "old",
        "Investing News Network",
        "Grade B",
        "Confirmed",
    ):
        assert part in text
    assert found.url.startswith("https://investingnews.com/")


def test_a_lever_note_tells_the_readers_value_from_the_default() -> None:
    own = note("lever:g", view_of(Scenario.default().replace(g=25), "en"))
    assert own is not None
    assert own.lines[0] == "Your input: 25% a year. The default is 19% a year."
    untouched = note("lever:g", view_of(Scenario.default(), "ja"))
    assert untouched is not None
    assert "年19%" in untouched.lines[0]
