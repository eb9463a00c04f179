import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.pages import charts_of
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.levers import levers_of
from components.text import LANGUAGES
from components.text.pages import headline, takeaway
from components.text.themes.breakout import crossing_case
from tests.charts.drawn import TODAY
from tests.contexts import context
from tests.strategies import corners, scenarios

BROKEN = re.compile(r"nan|\binf\b|None|null|TODO|\{|\}|--|−−|−0[^.]")
NOT_MET = re.compile(r"do(es)? not|nothing|届きません|届かない|賄えない")
CORNERS = [
    Scenario.default(),
    *(corner for lever in levers_of("breakout") for corner in corners(lever.key)),
    Scenario.from_changes({"up": 3, "capt": 80, "half": 2}),
    Scenario.from_changes({"up": 0, "g": -40, "ret": 6}),
    Scenario.from_changes({"g": 60, "c26": 1000, "ls": 2, "short": 90, "ret": 14, "gm": 20}),
    Scenario.from_changes({"g": -40, "c26": 300, "ls": 8, "short": 20, "ret": 6, "gm": 80}),
]


def texts(scenario: Scenario, language: str) -> tuple[str, str]:
    return (
        takeaway("breakout", context(scenario, language)),
        headline("breakout", context(scenario, language)),
    )


def check(scenario: Scenario, language: str) -> None:
    results = evaluate(scenario, observed()).breakout
    for text in texts(scenario, language):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert bool(NOT_MET.search(text)) == (results.crossover_year is None)
        if results.crossover_year:
            assert str(results.crossover_year) in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_the_sentences_hold_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    _, line = texts(scenario, language)
    assert len(line) <= {"en": 90, "ja": 50}[language]


@given(scenarios, st.sampled_from(LANGUAGES))
def test_the_sentences_hold_for_every_scenario(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_four_cases() -> None:
    def case(**levers: float) -> str:
        scenario = Scenario.from_changes(levers)
        return crossing_case(evaluate(scenario, observed()), scenario)

    assert case() == "dated"
    assert case(up=0) == "no_uplift"
    assert case(capt=5) == "not_by_2050"
    assert case(up=3, capt=80, half=2) == "early"


def test_the_takeaway_states_the_results_worked_out_by_hand() -> None:
    # Flat at 300 after 416: 416 + 5 * 300 = 1.916 tn. Half of it lasts 2 years, half 10, at 10 %:
    # (A/P, 10 %, 2) = 0.57619, (A/P, 10 %, 10) = 0.16275; 1916 * 0.36947 = 707.9; over 40 %: 1770.
    # Uplift of 1 point, half of it in 2035: 2.12 + 0.5.
    changes = {"c26": 300, "g": 0, "short": 50, "ls": 2, "ll": 10, "gm": 40, "up": 1, "half": 10}
    scenario = Scenario.from_changes(changes)
    year = evaluate(scenario, observed()).breakout.crossover_year
    en, _ = texts(scenario, "en")
    for words in ("10% a year", "$1.92 trillion of capital", "$708 billion", "$1.77 trillion"):
        assert words in en
    assert "1 percentage point" in en
    assert f"in {year};" in en
    assert "total US output grows 2.62% in 2035, against 2.12% a year" in en
    ja, line = texts(scenario, "ja")
    for words in ("1.92兆ドル", "7080億ドル", "1.77兆ドル", "2.62％", f"{year}年"):
        assert words in ja
    assert "7080億ドル" in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_takeaway_is_short_enough_to_read(language: str) -> None:
    for scenario in CORNERS:
        text, _ = texts(scenario, language)
        assert len(text.split()) <= 60
        assert len(text) <= {"en": 400, "ja": 190}[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_titles_are_one_sentence_and_alt_texts_hold_their_numbers(
    scenario: Scenario, language: str
) -> None:
    inputs = context(scenario, language, TODAY)
    for chart in charts_of(inputs, "breakout"):
        for text in (chart.title, chart.subtitle, chart.alt):
            assert not BROKEN.search(text)
        assert len(chart.title) <= 95
        assert len(chart.subtitle.split()) <= 60
        for figure in re.findall(r"\d[\d,.]*\d|\d", chart.title):
            assert figure in chart.alt
