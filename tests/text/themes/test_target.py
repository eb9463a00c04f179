import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Results, Scenario, evaluate
from components.model.levers import levers_of
from components.text import LANGUAGES, number
from components.text.marks import without_marks
from components.text.pages import headline, statement
from components.text.themes.target import growth_offer, note, outcome
from tests.contexts import context
from tests.strategies import corners, scenarios

CASES = [
    Scenario.default(),
    *(corner for lever in levers_of("target") for corner in corners(lever.key)),
    Scenario.from_changes({"fg": 0}),
    Scenario.from_changes({"fg": 0.5, "rc3": 5}),
    Scenario.from_changes({"fg": -5, "fl": 20, "bow": 6, "tgt": 50}),
    Scenario.from_changes({"fg": 25, "fl": 20, "bow": 6, "tgt": 50}),
]
BROKEN = re.compile(r"nan|inf\b|None|\{|\}|--|−−|  |TODO")
NOT_BACK = {"en": re.compile(r"not all back|not back|money lost"), "ja": re.compile(r"戻らず|損失")}
LOSS = {"en": re.compile(r"lose money|money lost"), "ja": re.compile(r"損失")}


def told(scenario: Scenario, language: str) -> tuple[Results, tuple[str, str]]:
    results = evaluate(scenario, observed())
    given_to = context(scenario, language)
    return results, (statement("target", given_to), headline("target", given_to))


def agrees(scenario: Scenario, language: str) -> None:
    results, sentences = told(scenario, language)
    target = results.target
    multiple = number(target.tvpi, language)
    for text in sentences:
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert (NOT_BACK[language].search(text) is not None) == (target.breakeven_year is None)
        assert (LOSS[language].search(text) is not None) == (
            target.breakeven_year is None and float(multiple) < 1
        )
        even = bool(re.search(r"just what they paid in|no gain|払込額と同じ額|増減なし", text))
        assert even == (multiple == "1")
        assert even or re.search(rf"(?<![\d.]){re.escape(multiple)}(倍| times)", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CASES, ids=lambda s: str(s.changes()))
def test_sentences_agree_with_the_results_at_the_corners(scenario: Scenario, language: str) -> None:
    agrees(scenario, language)


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_agree_with_the_results_everywhere(scenario: Scenario, language: str) -> None:
    agrees(scenario, language)


@given(scenarios)
def test_a_headline_fits_on_its_line(scenario: Scenario) -> None:
    assert len(told(scenario, "en")[1][1]) <= 95
    assert len(told(scenario, "ja")[1][1]) <= 50


def test_the_takeaway_states_a_case_worked_out_by_hand() -> None:
    # 40 promised, half of the rest called every year: 20, 10, 5, 2.5, 1.25, 0.625, 0.3125, 0.15625.
    # Bow 1 over 8 years, no growth: t/8 of the value is paid out in year t.
    # Value 20; 30 - 5 = 25; 30 - 9.375 = 20.625; 23.125 - 10.3125 = 12.8125; ...
    # Added up -20, -25, -20.625, ...: deepest in year 2 at 25. All comes back but the last call.
    scenario = Scenario.from_changes(
        {"tgt": 40, "rc1": 50, "rc2": 50, "rc3": 50, "fl": 8, "bow": 1, "fg": 0}
    )
    results, (en, en_line) = told(scenario, "en")
    assert outcome(results) == "not_back"
    assert "$40 billion (your input; the partnership’s own target is $30 billion)" in en
    assert "at most $25 billion out of pocket, in fund year 2" in en
    assert "not all back when the fund ends in year 8" in en
    assert "they have just what they paid in" in en
    # 27.5 still to raise, of 68.3, 15 and 35 trillion.
    assert "The $27.5 billion still to raise is 4.03 basis points" in en
    assert "18.3 of sovereign funds’ or 7.86 of life insurers’" in en
    assert en_line.startswith("At most $25 billion out of pocket (year 2)")
    _, (ja, ja_line) = told(scenario, "ja")
    assert "ファンド2年目に最大の250億ドル" in ja
    assert "年金基金の資産の4.03ベーシスポイント" in ja
    assert "8年目でも全額は戻らず、残る資産を含めて増減なし" in ja_line


def test_a_commitment_that_is_never_called_in_full_says_so() -> None:
    # 5 % of the rest in each of 12 years: 30 x (1 - 0.95^12) = 13.79.
    barely = Scenario.from_changes({"rc1": 5, "rc2": 5, "rc3": 5})
    _, (en, _) = told(barely, "en")
    assert "Of this commitment only $13.8 billion is called before the fund ends in year 12." in en
    assert "12年目の終了までに払い込むのは138億ドルだけです" in told(barely, "ja")[1][0]
    for language, word in (("en", "called"), ("ja", "払い込むのは")):
        assert word not in told(Scenario.default(), language)[1][0]


@pytest.mark.parametrize(
    ("changes", "sentence", "offer"),
    [
        ({}, "The growth of 9.9% a year is what the shared deal returns after fees.", None),
        ({"fg": 13}, "the shared deal returns 9.94% after fees", {"fg": 9.9}),
        ({"fee": 0}, "the shared deal returns 13.4% after fees", {"fg": 13.4}),
        ({"yld": 16, "res": 80}, "after fees", {"fg": 25}),
        ({"yld": 6, "life": 4, "res": 80}, "after fees", {"fg": -5}),
        ({"yld": 6, "life": 4, "kd": 10, "res": 0, "debt": 85}, "no rate of return", None),
    ],
)
def test_the_growth_of_the_deal_can_be_taken_over(
    changes: dict[str, float | str], sentence: str, offer: dict[str, float] | None
) -> None:
    found = context(Scenario.from_changes(changes), "en")
    assert sentence in without_marks(note(found))
    offered = growth_offer(found)
    assert (offered and offered.changes) == offer
    if offered is not None:
        taken = context(found.scenario.replace(**offered.changes), "en")
        assert growth_offer(taken) is None


def test_the_default_takeaway_is_short() -> None:
    _, (en, line) = told(Scenario.default(), "en")
    assert len(en.split()) <= 75
    assert len(line) <= 90


def test_every_lever_of_the_page_was_moved() -> None:
    moved = {key for scenario in CASES for key in scenario.changes()}
    assert {lever.key for lever in levers_of("target")} <= moved
    assert "tgt" in LEVERS
