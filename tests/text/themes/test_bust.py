import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.text import LANGUAGES
from components.text.pages import headline, statement
from components.text.themes.bust import SHOWN
from tests.contexts import context
from tests.strategies import scenarios

OWN = ("halt", "fall", "aiw", "mpc", "wfund", "yen", "pdc", "rec", "dsh", "keep", "g")
BROKEN = re.compile(r"nan|inf\b|None|\{|\}|--|−")
SCENARIOS = [
    Scenario.default(),
    *(
        Scenario.from_changes({key: value})
        for key in OWN
        for value in (LEVERS[key].low, LEVERS[key].high)
    ),
    *(
        Scenario.from_changes({"fall": fall, "halt": halt, "yen": yen, "g": g})
        for fall, halt, yen, g in itertools.product((0, 85), (0, 100), (-20, 0, 40), (-40, 0, 60))
    ),
]
TAKES = {"en": r"growth loses [\d.]+ percentage", "ja": "ポイント低下"}
ADDS = {"en": r"still gains [\d.]+ percentage", "ja": "ポイント上昇"}


def check(scenario: Scenario, language: str) -> None:
    given_to = context(scenario, language)
    results = evaluate(scenario, observed()).bust
    whole, line = statement("bust", given_to), headline("bust", given_to)
    for text in (whole, line):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
    assert bool(re.search(TAKES[language], line)) == (results.growth_hit_pp >= SHOWN)
    assert bool(re.search(ADDS[language], line)) == (results.growth_hit_pp <= -SHOWN)
    nothing_lent = bool(re.search(r"Nothing is borrowed|借り入れはなく", whole))
    assert nothing_lent == (results.lender_loss_usd_bn < SHOWN)
    no_fall = bool(re.search(r"No shares fall|株は下がらず", whole))
    assert no_fall == (results.household_loss_usd_tn < SHOWN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: str(s.changes()))
def test_sentences_stay_true_at_the_ends_of_the_levers(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    line = headline("bust", context(scenario, language))
    assert len(line) <= (150 if language == "en" else 75)
    if language == "en":
        assert len(statement("bust", context(scenario, language)).split()) <= 90


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_stay_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_sentences_state_the_results() -> None:
    # 47.2 x 0.5 x 0.4 = 9.44 tn; 2.5 % of it 236 bn, or 0.71 % of 33,020; 20 % x 40 % = 8 %.
    scenario = Scenario.from_changes({"aiw": 50, "fall": 40, "mpc": 2.5, "wfund": 20, "yen": 0})
    whole = statement("bust", context(scenario, "en"))
    for part in ("$9.44 trillion", "$236 billion", "0.71 percentage points", "loses 8% in dollars"):
        assert part in whole
    whole = statement("bust", context(scenario, "ja"))
    for part in ("9.44兆ドル", "2360億ドル", "0.71ポイント", "ドルで見ると8%の値下がり"):
        assert part in whole
