import pytest

from components.model import Scenario
from components.text import LANGUAGES
from components.text.pages import takeaway
from tests.contexts import context


def told(page: str, language: str, **changes: float) -> str:
    scenario = Scenario.from_changes(changes)
    return takeaway(page, context(scenario, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fund_without_debt_is_not_said_to_hold_any(language: str) -> None:
    with_debt = {"en": "and with debt", "ja": "借り入れを加えると"}[language]
    assert with_debt in told("overview", language)
    assert with_debt not in told("overview", language, mult=1)


@pytest.mark.parametrize("g", [-40, 0, 19])
def test_after_a_bust_spending_is_said_to_grow_only_if_it_does(g: float) -> None:
    after = told("buildout", "en", g=g, bust=80).partition("A bust in 2028")[2]
    assert "grow" not in after.partition(". ")[0]
