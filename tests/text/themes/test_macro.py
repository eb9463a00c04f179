import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.lever import Value
from components.text import LANGUAGES
from components.text.pages import headline, statement, takeaway
from components.text.themes.macro import SHOWN_PP, SLIGHT_PP, course
from tests.contexts import context
from tests.strategies import scenarios

OWN = ("us", "imp", "crowd", "firm", "cut")
SHARED = ("base", "c25", "c26")
BROKEN = re.compile(r"nan|inf\b|None|\{|\}|--|−|\+|TODO|(?<![\d.])1 percentage points")
ADDS = {"en": r"^[^.;]*\badds a net|^[^.;]*\badds \d", "ja": "^[^。]*(押し上げます|押し上げる)"}
TAKES = {"en": r"^[^.;]*\btakes (a net )?\d", "ja": "^[^。]*(押し下げます|押し下げる)"}
SLIGHT = {
    "en": r"^[^.]*(by practically nothing|hardly moves)",
    "ja": "^[^。]*ほとんど動かし|^[^。]*ほぼ動かさない",
}
NOTHING = {"en": r"same in 2026 as in 2025|^[^.]*adds nothing", "ja": "同じ額です|^[^。]*高めない"}
LATER = {
    "en": r"In (20\d\d)(, when spending falls,)? it takes [\d.]+[a-z ]*off",
    "ja": r"(20\d\d)年(には、成長率を|は)[\d.]+ポイント(押し下げます|下げる)",
}


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
        statement("macro", context(scenario, language)),
        headline("macro", context(scenario, language)),
    )


def check(scenario: Scenario, language: str) -> None:
    macro = evaluate(scenario, observed()).macro
    net = macro.net_contribution_pp
    for text in said(scenario, language):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert bool(re.search(ADDS[language], text)) == (net >= SLIGHT_PP)
        assert bool(re.search(TAKES[language], text)) == (net <= -SLIGHT_PP)
        assert bool(re.search(SLIGHT[language], text)) == (SHOWN_PP <= abs(net) < SLIGHT_PP)
        assert bool(re.search(NOTHING[language], text)) == (abs(net) < SHOWN_PP)
        worst = min(macro.net_by_year_pp)
        later = re.search(LATER[language], text)
        if macro.net_by_year_pp[0] > worst + 1e-9 and worst <= -SHOWN_PP:
            assert later
            assert macro.net_by_year_pp[int(later[1]) - 2026] == pytest.approx(worst, abs=1e-9)
        else:
            assert not later


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: str(s.changes()))
def test_sentences_stay_true_at_the_ends_of_the_levers(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    answer, line = said(scenario, language)
    if language == "en":
        assert len(answer.split()) <= 80
        assert len(line) <= 130
        assert ("No firm cuts" in answer) == (scenario.cut == 0)
    else:
        assert len(line) <= 65


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_stay_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_takeaway_states_the_results_by_hand() -> None:
    # 900 - 500 = 400 of 30,762.1 is 1.3003 %; 80 % at home, half of it imported, a tenth displaced:
    # 0.36 of it, 0.4681.
    scenario = Scenario.from_changes(
        {"c25": 500, "c26": 900, "us": 80, "imp": 50, "crowd": 10, "firm": "meta", "cut": 40}
    )
    answer, line = said(scenario, "en")
    assert "adds a net 0.47 percentage points to US growth in 2026" in answer
    assert "gross it is 1.3 percentage points" in answer
    assert "is spent abroad, pays for imports or displaces other investment" in answer
    # 137.5 at the raised guidance: 55, or 0.17879 %, times 0.36: 0.0644.
    assert "Had Meta cut its plan for 2026 by 40%, growth in 2026 would have been 0.064" in answer
    assert "0.47" in line
    answer, line = said(scenario, "ja")
    assert "差し引きで0.47ポイント押し上げます" in answer
    assert "総額では1.3ポイント" in answer
    assert "国外での支出、輸入に回る分、ほかの投資の減少を除いた" in answer
    assert "メタが2026年の計画を40%減らしていたら、2026年の成長率は0.064ポイント低く" in answer
    assert "差し引き0.47ポイント押し上げる" in line


@pytest.mark.parametrize(
    ("levers", "steps"),
    [
        ({"us": 100, "imp": 60}, "less what pays for imports."),
        ({"us": 80, "imp": 0, "crowd": 20}, "less what is spent abroad or displaces other"),
        ({"us": 100, "imp": 0, "crowd": 20}, "less what displaces other investment."),
    ],
)
def test_only_steps_that_take_something_are_named(levers: dict[str, float], steps: str) -> None:
    assert steps in said(Scenario.from_changes(levers), "en")[0]


def test_what_comes_after_2026_is_said() -> None:
    # Halved in 2028, spending takes 0.30 points off; level, it adds nothing.
    answer, line = said(Scenario.from_changes({"bust": 50}), "en")
    assert "In 2028, when spending falls, it takes 0.3 percentage points off growth" in answer
    assert line.endswith("In 2028 it takes 0.3 off.")
    answer, line = said(Scenario.from_changes({"g": 0}), "en")
    assert "From 2027 to 2030 spending stays level and adds nothing" in answer
    assert line.endswith("Level, it then adds nothing.")
    answer, _ = said(Scenario.from_changes({"g": 19}), "en")
    assert "adds 0.12 percentage points in 2027 and 0.19 in 2030" in answer


def test_falling_spending_takes_away() -> None:
    falling = Scenario.from_changes({"c25": 800, "c26": 300, "us": 100, "imp": 0})
    answer, _ = said(falling, "en")
    assert "takes 1.63 percentage points off US growth in 2026, gross and net alike" in answer
    assert course(evaluate(falling, observed()).macro) == "falls"


@pytest.mark.parametrize(
    ("c26", "en", "ja"),
    [
        (400, "gross it takes 0.052", "総額では0.052ポイントの押し下げ"),
        (432, "gross it adds 0.052", "総額では0.052ポイントの押し上げ"),
    ],
)
def test_a_slight_change_says_which_way_it_goes(c26: float, en: str, ja: str) -> None:
    # 416 more or less 16, or 0.052 % of 30,762.1; of it less than a tenth stays in the US.
    scenario = Scenario.from_changes({"c25": 416, "c26": c26, "us": 80, "imp": 90, "crowd": 0})
    for language, part in (("en", en), ("ja", ja)):
        for words in (statement, takeaway):
            assert part in words("macro", context(scenario, language))
