import pytest

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.evaluate import THEMES
from components.model.guess import GUESSED, guess_of, guessed_number, with_guess
from tests.strategies import ALL_CORNERS


def test_one_number_of_every_theme_page_can_be_guessed() -> None:
    assert tuple(GUESSED) == THEMES
    assert all(guessed.result_id.startswith(f"{page}.") for page, guessed in GUESSED.items())


@pytest.mark.parametrize("page", GUESSED)
def test_whatever_the_model_says_could_have_been_guessed(page: str) -> None:
    guessed = GUESSED[page]
    for scenario in ALL_CORNERS:
        number = guessed_number(page, evaluate(scenario, observed()), observed())
        assert number is None or guessed.holds(number)


def test_months_of_the_fund_are_guessed_from_its_launch() -> None:
    """17 September 2024 to 15 January 2026 is 485 days; 17.5 at 0.785 a month takes 22.3 months."""
    results = evaluate(Scenario.default(), observed())
    number = guessed_number("funding", results, observed())
    assert number == pytest.approx(485 / 30.4375 + 17.5 / 0.785)


def test_a_scenario_without_the_number_has_none() -> None:
    results = evaluate(Scenario.from_changes({"mom": -80, "pace": 0.1}), observed())
    assert guessed_number("funding", results, observed()) is None


def test_a_guess_is_put_in_replaced_and_taken_out() -> None:
    guesses = with_guess(with_guess((), "digital", 900.0), "buildout", 3.0)
    assert guesses == (("buildout", 3.0), ("digital", 900.0))
    assert guess_of(with_guess(guesses, "buildout", 4.0), "buildout") == 4
    assert with_guess(guesses, "buildout", None) == (("digital", 900.0),)
    assert guess_of(guesses, "macro") is None
