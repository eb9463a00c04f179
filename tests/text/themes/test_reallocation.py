import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.text import LANGUAGES
from components.text.pages import headline, statement
from components.text.themes.reallocation import LEAST_TN
from tests.contexts import context
from tests.strategies import scenarios

BROKEN = re.compile(r"nan|inf\b|None|null|\{|\}|--|−")
NOTHING_BORROWED = re.compile(r"no debt|nothing is borrowed|借り入れはなし|全額が出資")
SAVERS = re.compile(
    r"pension funds, sovereign funds and life insurers|年金基金・政府系ファンド・生命保険"
)

OWN_CASH = re.compile(r"own cash( flow)? pays for all|手元資金で賄え、|現金で賄えます")

LEVERS_OF_THE_PAGE = (
    "cash",
    "keep",
    "ocfg",
    "own",
    "dsh",
    "pool",
    "lease",
    "fol",
    "c25",
    "c26",
    "g",
    "bust",
    "base",
)
ENDS = [
    Scenario.from_changes({key: value})
    for key in LEVERS_OF_THE_PAGE
    for value in (LEVERS[key].choices or (LEVERS[key].low, LEVERS[key].high))
]
TOGETHER = [
    Scenario.from_changes({"cash": cash, "own": own, "dsh": dsh, "g": g, "pool": pool})
    for cash in ("flow", "share")
    for own in (20, 90)
    for dsh in (0, 90)
    for g in (-40, 60)
    for pool in (50, 200)
]


def sentences(scenario: Scenario, language: str) -> tuple[str, str]:
    given_to = context(scenario, language)
    return statement("reallocation", given_to), headline("reallocation", given_to)


def check(scenario: Scenario, language: str) -> None:
    if 0 < scenario.dsh < 1e-3:  # a link may ask for it; around a million dollars either holds
        return
    need = evaluate(scenario, observed()).reallocation.external_need_usd_tn
    if need < LEAST_TN:
        assert all(OWN_CASH.search(text) for text in sentences(scenario, language))
        return
    for text in sentences(scenario, language):
        assert not OWN_CASH.search(text)
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert bool(NOTHING_BORROWED.search(text)) == (scenario.dsh == 0)
    assert bool(SAVERS.search(sentences(scenario, language)[0])) == (scenario.pool == 118)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", [Scenario.default(), *ENDS, *TOGETHER])
def test_sentences_hold_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    whole, line = sentences(scenario, language)
    assert len(line) <= (155 if language == "en" else 75)
    if language == "en":
        assert len(whole.split()) <= 90


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_hold_for_any_scenario(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_sentences_state_the_results() -> None:
    # 400 + 5 * 720 = 4 tn; 60 % from outside; three quarters of that borrowed; a pool of 150.
    scenario = Scenario.from_changes(
        {"c25": 400, "c26": 720, "g": 0, "cash": "share", "own": 40, "dsh": 75, "pool": 150}
    )
    whole, line = sentences(scenario, "en")
    for part in ("$4 trillion", "$600 billion", "0.4%", "$1.8 trillion", "$2.4 trillion", "1.6%"):
        assert part in whole
    assert "investors’ assets of $150 trillion, as set here" in whole
    assert "$600 billion of outside equity, 0.4% of investors’ $150 trillion" in line
    assert "$1.8 trillion of debt" in line
    whole, line = sentences(scenario, "ja")
    for part in ("4兆ドル", "6000億ドル", "0.4%", "1.8兆ドル", "2.4兆ドル", "1.6%", "150兆ドル"):
        assert part in whole
    assert "6000億ドル（150兆ドルの運用資産の0.4%）" in line


def test_with_no_debt_the_outside_money_is_the_equity() -> None:
    scenario = Scenario.from_changes(
        {"c25": 400, "c26": 720, "g": 0, "cash": "share", "own": 40, "dsh": 0}
    )
    whole, line = sentences(scenario, "en")
    assert (
        "$2.4 trillion comes from outside, with 40% paid from own cash throughout, or 2.03%"
        in whole
    )  # 2.4 of 118
    assert "$2.4 trillion of outside equity, 2.03% of investors’ $118 trillion" in line
