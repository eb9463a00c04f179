import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.pages import charts_of
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.levers import levers_of
from components.text import LANGUAGES
from components.text.numbers import points_number
from components.text.pages import headline, statement
from components.text.themes.breakout import crossing_case, line_case, payback_case, standing
from tests.charts.drawn import TODAY
from tests.contexts import context
from tests.strategies import corners, scenarios

BROKEN = re.compile(r"nan|\binf\b|None|null|TODO|\{|\}|--|−−|−0[^.]")
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
        statement("breakout", context(scenario, language)),
        headline("breakout", context(scenario, language)),
    )


def check(scenario: Scenario, language: str) -> None:
    results = evaluate(scenario, observed()).breakout
    told, line = texts(scenario, language)
    for text in (told, line):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert str(round(scenario.due)) in text
        if results.uplift_needed_pp is not None:
            assert points_number(results.uplift_needed_pp, language) in text
    case = payback_case(evaluate(scenario, observed()), scenario)
    if results.crossover_year and scenario.up and case != "paid_early":
        assert str(results.crossover_year) in told
    not_paid = {"en": "not made good by 2050", "ja": "2050年までに埋まりません"}[language]
    assert (not_paid in told) == (case == "crosses")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_the_sentences_hold_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    _, line = texts(scenario, language)
    assert len(line) <= {"en": 155, "ja": 78}[language]


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


def test_the_cases_of_payback() -> None:
    def case(**levers: float) -> str:
        scenario = Scenario.from_changes(levers)
        return payback_case(evaluate(scenario, observed()), scenario)

    assert case() == "crosses"
    assert case(up=1.5) == "paid"
    assert case(capt=5) == "never"
    assert case(up=0) == "no_uplift"
    assert case(up=3, capt=80, half=2) == "unmissed"
    # Most of the uplift comes before most of the spending, and its lead lasts.
    early = {"half": 2, "up": 1, "g": 60, "el": 0}
    assert case(**early) == "paid_early"


@pytest.mark.parametrize(
    ("needed", "place"),
    [
        (None, "none"),
        (0.0694, "below"),
        (0.0699, "within"),
        (0.07, "within"),
        (2.9, "within"),
        (2.91, "above"),
    ],
)
def test_where_an_uplift_stands_among_published_estimates(needed: float | None, place: str) -> None:
    assert standing(needed) == place


def test_growth_per_head_is_set_against_the_line_as_it_is_shown() -> None:
    assert [line_case(pct) for pct in (1.994, 1.996, 2.004, 2.006)] == [
        "below",
        "at",
        "at",
        "above",
    ]


def test_the_takeaway_states_the_results_worked_out_by_hand() -> None:
    # Flat at 300 after 416: 416 + 5 * 300 = 1.916 tn, all of it for AI and nothing on top.
    # Half of it lasts 2 years, half 10, at 10 %: (A/P, 10 %, 2) = 0.57619, (A/P, 10 %, 10) =
    # 0.16275; 1916 * 0.36947 = 707.9. Uplift of 1 point for good, half of it in 2035: 1.8 + 0.5.
    changes: dict[str, float | str] = {
        **{"c26": 300, "g": 0, "ai": 100, "rest": 0, "short": 50, "ls": 2, "ll": 10},
        **{"up": 1, "half": 10, "lasts": "always", "el": 0, "trend": 1.8, "pop": 0.3},
    }
    scenario = Scenario.from_changes(changes)
    year = evaluate(scenario, observed()).breakout.crossover_year
    en, _ = texts(scenario, "en")
    for words in ("($1.92 trillion)", "10% a year", "$708 billion", "1 percentage point"):
        assert words in en
    assert f"in {year};" in en
    assert "GDP per head then grows 2% in 2035 (2.3% in total), just on the 2% line" in en
    ja, _ = texts(scenario, "ja")
    for words in ("1.92兆ドル", "7080億ドル", "2%（国全体では2.3%）", f"{year}年"):
        assert words in ja


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_takeaway_is_short_enough_to_read(language: str) -> None:
    for scenario in CORNERS:
        text, _ = texts(scenario, language)
        assert len(text.split()) <= 115
        assert len(text) <= {"en": 680, "ja": 340}[language]


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
