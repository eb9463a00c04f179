import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.lever import Value
from components.text import LANGUAGES
from components.text.pages import headline, takeaway
from components.text.themes.macro import SHOWN_PP, course
from tests.contexts import context
from tests.strategies import scenarios

OWN = ("us", "imp", "crowd", "firm", "cut")
SHARED = ("base", "c25", "c26")
BROKEN = re.compile(r"nan|inf\b|None|\{|\}|--|−|\+|TODO|(?<![\d.])1 percentage points")
ADDS = {"en": r"\badds a net|\badds \d", "ja": "押し上げます|押し上げる"}
TAKES = {"en": r"\btakes (a net )?\d", "ja": "押し下げます|押し下げる"}
NOTHING = {"en": "adds nothing", "ja": "寄与は総額でも差し引きでもゼロ|成長率を高めない"}


def ends(key: str) -> tuple[Value, ...]:
    lever = LEVERS[key]
    return lever.choices or (lever.low, Scenario.default().values()[key], lever.high)


SCENARIOS = [
    *(Scenario.from_changes({key: value}) for key in (*OWN, *SHARED) for value in ends(key)),
    *(
        Scenario.from_changes({"c25": c25, "c26": c26, "us": us, "imp": imp, "cut": cut})
        for (c25, c26), (us, imp), cut in itertools.product(
            [(800, 300), (200, 1000), (700, 700), (701, 700), (410, 716.157)],
            [(100, 0), (50, 90)],
            [0, 100],
        )
    ),
]


def said(scenario: Scenario, language: str) -> tuple[str, str]:
    return (
        takeaway("macro", context(scenario, language)),
        headline("macro", context(scenario, language)),
    )


def check(scenario: Scenario, language: str) -> None:
    macro = evaluate(scenario, observed()).macro
    net = macro.net_contribution_pp
    for text in said(scenario, language):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert bool(re.search(ADDS[language], text)) == (net >= SHOWN_PP)
        assert bool(re.search(TAKES[language], text)) == (net <= -SHOWN_PP)
        assert bool(re.search(NOTHING[language], text)) == (abs(net) < SHOWN_PP)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: str(s.changes()))
def test_sentences_stay_true_at_the_ends_of_the_levers(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    answer, line = said(scenario, language)
    if language == "en":
        assert len(answer.split()) <= 60
        assert len(line) <= 90
        assert ("No firm cuts" in answer) == (scenario.cut == 0)
    else:
        assert len(line) <= 50


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_stay_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_takeaway_states_the_results_by_hand() -> None:
    # 900 - 500 = 400 of 30,615.7 is 1.3065 %; 80 % at home, half of it imported, a tenth displaced:
    # 0.36 of it, 0.4703. Meta's plan of 135 cut by 40 % is 54, or 0.17638 %, times 0.36: 0.0635.
    scenario = Scenario.from_changes(
        {"c25": 500, "c26": 900, "us": 80, "imp": 50, "crowd": 10, "firm": "meta", "cut": 40}
    )
    answer, line = said(scenario, "en")
    assert "adds a net 0.47 percentage points to US growth in 2026" in answer
    assert "The gross figure is 1.3 percentage points" in answer
    assert "If Meta cut its plan for 2026 by 40%, growth would be 0.063 percentage" in answer
    assert "0.47" in line
    assert "1.3" in line
    answer, line = said(scenario, "ja")
    assert "差し引きで0.47ポイント押し上げます" in answer
    assert "総額では1.3ポイント" in answer
    assert "メタが2026年の計画を40％減らすと、成長率は0.063ポイント低く" in answer
    assert "差し引き0.47ポイント押し上げる" in line


def test_falling_spending_takes_away() -> None:
    falling = Scenario.from_changes({"c25": 800, "c26": 300, "us": 100, "imp": 0})
    answer, _ = said(falling, "en")
    assert "takes 1.6 percentage points off US growth in 2026, gross and net alike" in answer
    assert course(evaluate(falling, observed()).macro) == "falls"
