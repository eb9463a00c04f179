import pytest

from components.model import Scenario
from components.text import LANGUAGES
from components.text.pages import statement
from tests.contexts import context


def told(page: str, language: str, **changes: float) -> str:
    scenario = Scenario.from_changes(changes)
    return statement(page, context(scenario, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fund_without_debt_is_not_said_to_hold_any(language: str) -> None:
    with_debt = {"en": "and with debt", "ja": "借り入れを加えると"}[language]
    assert with_debt in told("overview", language)
    assert with_debt not in told("overview", language, mult=1)
