import re
from dataclasses import replace

import pytest
from hypothesis import given

from components.evidence import claims, observed
from components.model import Scenario
from components.text import LANGUAGES
from components.text.pages import statement, takeaway
from tests.contexts import context
from tests.strategies import scenarios

COUNTS = {"confirmed": 7, "imprecise": 1, "wrong": 0, "cannot_be_checked": 12}


def sentence(language: str, scenario: Scenario, counts: dict[str, int] | None = None) -> str:
    seen = replace(observed(), claims_by_verdict=counts) if counts else observed()
    return statement("evidence", replace(context(scenario, language), observed=seen))


def test_the_sentence_states_the_counts() -> None:
    default = Scenario.default()
    assert sentence("en", default, COUNTS) == (
        "Of the article’s 20 claims worth checking, 7 are confirmed, 1 imprecise and 0 wrong; "
        "12 cannot be checked."
    )
    assert "確認できないのは12件" in sentence("ja", default, COUNTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdicts_of_the_short_answer_add_up_to_the_claims(language: str) -> None:
    shown = takeaway("evidence", context(Scenario.default(), language))
    of_all, *by_verdict = map(int, re.findall(r"\d+", shown))
    assert of_all == sum(by_verdict) == len(claims())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_counts_the_claims_of_the_data(language: str) -> None:
    text = sentence(language, Scenario.default())
    assert str(len(claims())) in text
    for verdict in {claim.verdict for claim in claims()}:
        assert str(sum(claim.verdict is verdict for claim in claims())) in text


@given(scenarios)
def test_no_input_changes_the_verdicts(scenario: Scenario) -> None:
    for language in LANGUAGES:
        assert sentence(language, scenario) == sentence(language, Scenario.default())
