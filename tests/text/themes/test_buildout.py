import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model import Scenario
from components.model.levers import levers_of
from components.text import LANGUAGES
from components.text.marks import without_marks
from components.text.pages import headline, statement
from components.text.themes import theme_words
from tests.contexts import context
from tests.strategies import corners, scenarios
from tests.text.amounts import amounts_usd_bn, percentages

BROKEN = re.compile(r"nan|inf\b|None|null|\{|\}|--|−−|\bTODO\b")
GROWS = {"en": r"(if it|otherwise) grows", "ja": "ずつ増えると"}
SHRINKS = {"en": r"(if it|otherwise) shrinks", "ja": "ずつ減ると"}
BUST = {"en": "bust", "ja": "落ち込む"}
NEEDED = {"en": "or AI spending worldwide to reach ", "ja": "世界のAI投資が"}
WHOLE = {"en": "all of it counts as AI", "ja": "そのすべてをAI投資とみなし"}
ALIKE = {"en": "nearly the same", "ja": "ほぼ同じ規模"}
CASES = [
    Scenario.default(),
    *(corner for lever in levers_of("buildout") for corner in corners(lever.key)),
    Scenario.from_changes({"g": 0}),
    Scenario.from_changes({"g": 60, "bust": 80, "c26": 1000}),
    Scenario.from_changes({"g": -40, "bust": 80, "c26": 300}),
]


def total_usd_bn(scenario: Scenario, g_pct: float) -> float:
    """Spending from 2025 to 2030, added up year by year."""
    total, year_usd_bn = scenario.c25, scenario.c26
    for year in range(2026, 2031):
        if year > 2026:
            year_usd_bn *= 1 + g_pct / 100
        total += year_usd_bn * (1 - scenario.bust / 100 if year >= 2028 else 1)
    return total


def check(scenario: Scenario, language: str) -> None:
    told, line = (say("buildout", context(scenario, language)) for say in (statement, headline))
    for text in (told, line):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
    # Three figures are shown.
    total = total_usd_bn(scenario, scenario.g)
    whole = scenario.ai == 100 and scenario.rest == 0
    worldwide = [] if whole else [total * scenario.ai / 100 * (1 + scenario.rest / 100)]
    assert amounts_usd_bn(line) == pytest.approx([total, *worldwide], rel=5e-3)
    path, _, needed = told.partition(NEEDED[language])
    assert sorted(amounts_usd_bn(path)) == pytest.approx(
        sorted([scenario.c26, total, *worldwide]), rel=5e-3
    )
    assert (WHOLE[language] in path) == whole
    for other in worldwide:
        assert (ALIKE[language] in path) == (abs(other / total - 1) <= 0.03)
    assert bool(re.search(GROWS[language], path)) == (scenario.g > 0)
    assert bool(re.search(SHRINKS[language], path)) == (scenario.g < 0)
    assert (BUST[language] in path) == (scenario.bust > 0)
    growth, bust = [abs(scenario.g)] * (scenario.g != 0), [scenario.bust] * (scenario.bust > 0)
    shown = [*bust, *growth, *([] if whole else [scenario.ai, scenario.rest])]
    assert percentages(path) == pytest.approx(shown, rel=5e-3, abs=1e-6)  # the bust first
    if needed:
        check_needed(scenario, needed)


def check_needed(scenario: Scenario, needed: str) -> None:
    """The growth that is named must lead to the total that is named."""
    totals, rates = amounts_usd_bn(needed), percentages(needed)
    assert totals == pytest.approx([5000, 8000])
    for total, rate in zip(totals, rates, strict=True):
        counted = total / (scenario.ai / 100 * (1 + scenario.rest / 100))
        # The rate is rounded to three figures; the sum moves by at most four times as much.
        assert total_usd_bn(scenario, rate) == pytest.approx(counted, rel=2.5e-2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CASES, ids=lambda s: str(s.changes()))
def test_the_sentences_are_true_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)


@given(scenarios, st.sampled_from(LANGUAGES))
def test_the_sentences_are_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


@pytest.mark.parametrize("g", [-40, 0, 19])
def test_after_a_bust_spending_is_said_to_grow_only_if_it_does(g: float) -> None:
    told = statement("buildout", context(Scenario.from_changes({"g": g, "bust": 80})))
    assert ("grows" in told.partition(". ")[0]) == (g > 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formulas_add_up_as_they_say(language: str) -> None:
    scenario = Scenario.from_changes({"c25": 400, "c26": 500, "g": 20, "bust": 0})
    total, flat, *_ = theme_words("buildout").formulas(context(scenario, language))
    # 400 + 500 * (1 + 1.2 + 1.44 + 1.728 + 2.0736) = 400 + 500 * 7.4416 = 4120.8
    assert "7.442" in total
    assert amounts_usd_bn(total)[-1] == pytest.approx(4120)
    assert amounts_usd_bn(flat)[-1] == pytest.approx(2900)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plans_are_a_range_that_names_its_unit_once(language: str) -> None:
    caveats = " ".join(theme_words("buildout").caveats(context(Scenario.default(), language)))
    plain = re.sub("\ue000[^\ue001]*\ue001|\ue002", "", caveats)
    assert {"en": "$720 billion to $745 billion", "ja": "7200億～7450億ドル"}[language] in plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_figures_of_microsofts_plan_and_what_is_reported_stand_in_the_caveats(
    language: str,
) -> None:
    caveats = " ".join(theme_words("buildout").caveats(context(Scenario.default(), language)))
    told = amounts_usd_bn(without_marks(caveats))
    assert {190, 175, 295} <= {round(amount) for amount in told}
