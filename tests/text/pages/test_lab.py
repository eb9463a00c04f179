import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question
from components.model.lab.tornado import tornado
from components.text import LANGUAGES, say
from components.text.lab import difference_text, distance_text, result_text
from components.text.pages import headline, statement
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

BROKEN = re.compile(r"\bnan\b|\binf\b|None|\{|\}|--|−−|\+−")
MAIN = ("breakout.crossover_year", "funding.target_date", "funding.remaining_usd_bn")


def told(question: Question, scenario: Scenario, language: str) -> tuple[str, str]:
    given_to = context(scenario, language, question=question)
    return statement("lab", given_to), headline("lab", given_to)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("result_id", MAIN)
def test_the_takeaway_stays_true_at_every_corner(result_id: str, language: str) -> None:
    for scenario in ALL_CORNERS:
        takeaway, headline = told(Question(result_id), scenario, language)
        assert not BROKEN.search(takeaway + headline)
        assert takeaway[-1] in ".。"
        found = tornado(scenario, result_id, observed())
        names = [found.bars[0].lever] if found.bars else list(found.held[:1])
        assert all(say(language, f"lever.{key}.label") in takeaway + headline for key in names)
        gap = bool(found.bars) and found.bars[0].swing is None
        assert gap == (say(language, "ui.null") in headline and bool(found.bars))


@settings(max_examples=tries(40))
@given(scenarios, st.sampled_from(sorted(QUANTITIES)), st.sampled_from(LANGUAGES))
def test_every_result_has_a_takeaway(scenario: Scenario, result_id: str, language: str) -> None:
    takeaway, headline = told(Question(result_id), scenario.replace(tgt=30), language)
    assert not BROKEN.search(takeaway + headline)
    if language == "en":
        assert len(takeaway.split()) <= 70


def test_the_takeaway_states_ends_values_and_grade() -> None:
    """By hand: spending grows by g from 732.5 in 2026, after 416 in 2025."""
    scenario = Scenario.default().replace(g=25)
    takeaway, _ = told(Question("buildout.total_usd_tn"), scenario, "en")
    ends = [416 + 732.5 * sum((1 + g / 100) ** k for k in range(5)) for g in (10.56, 36.37, 25)]
    assert [round(end / 1000, 2) for end in ends] == [4.94, 7.9, 6.43]
    assert "$4.94 trillion at 10.56% a year, $7.9 trillion at 36.37% a year" in takeaway
    assert "In your scenario it is $6.43 trillion" in takeaway
    assert "grade D: our own judgement" in takeaway


def test_a_result_that_ceases_is_said_to_cease() -> None:
    takeaway, headline = told(Question("breakout.crossover_year"), Scenario.default(), "en")
    assert "decides whether" in takeaway
    assert "no number" in headline


def test_what_only_a_given_input_moves_is_said_to_hang_on_it() -> None:
    takeaway, _ = told(Question("funding.remaining_usd_bn"), Scenario.default(), "en")
    assert "No input moves" in takeaway
    assert "Equity target" in takeaway


def test_calendar_years_and_years_of_a_fund_are_told_apart() -> None:
    assert result_text("breakout.crossover_year", 2045, observed(), "ja") == "2045年"
    assert result_text("target.peak_outlay_year", 4, observed(), "ja") == "4年目"
    assert result_text("target.peak_outlay_year", 4, observed(), "en") == "year 4"


def test_a_distance_has_no_sign_and_a_difference_has() -> None:
    assert distance_text("coinvest.equity_irr_pct", -2, "en") == "2 percentage points"
    assert difference_text("coinvest.equity_irr_pct", -2, "en") == "−2 percentage points"
    assert difference_text("coinvest.equity_irr_pct", 2, "en") == "+2 percentage points"


def test_every_lever_can_be_named() -> None:
    for language in LANGUAGES:
        assert all(say(language, f"lever.{key}.label") for key in LEVERS)
