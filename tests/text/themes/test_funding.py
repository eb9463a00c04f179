import math
import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.levers import levers_of
from components.text import LANGUAGES
from components.text.pages import headline, statement
from components.text.themes import theme_words
from tests.contexts import context
from tests.strategies import corners, scenarios
from tests.text.amounts import amounts_usd_bn, percentages

BROKEN = re.compile(r"nan|inf\b|None|null|\{|\}|--|−−|\bTODO\b")
NOT_FULL = re.compile(
    r"never reached|not reached|目標には?届か|届かず、類似|目標に(?:は届きません|届きませんが)"
)
FULL_EN = re.compile(r"reached in (\w+ \d{4})[.,;]")
FULL_JA = re.compile(r"このペースなら(?:目標に届くのは)?(\d{4})年(\d{1,2})月")
CHANCE = r"([\d.]+)% by the end of {year}|{year}年末で([\d.]+)%"
"""The chance by a year in either language; it may read under 1 or over 99."""
CASES = [
    Scenario.default(),
    *(corner for lever in levers_of("funding") for corner in corners(lever.key)),
    Scenario.from_changes({"mom": -30}),
    Scenario.from_changes({"mom": -3, "pace": 0.1, "tgt": 50}),
    Scenario.from_changes({"mom": 40, "pace": 3}),
]


def months_to_target(scenario: Scenario) -> float:
    """Months until the target is met: the pace grows continuously by `mom` percent a year."""
    remaining = scenario.tgt - observed().raised_usd_bn
    growth = math.log1p(scenario.mom / 100) / 12
    if abs(growth) < 1e-9:  # the pace does not change in as many months as matter
        return remaining / scenario.pace
    gained = growth * remaining / scenario.pace
    return math.log1p(gained) / growth if gained > -1 else math.inf


def month_of_target(text: str, language: str) -> int | None:
    """The month named, counted from the year 0; None if none is named."""
    found = {"en": FULL_EN, "ja": FULL_JA}[language].search(text)
    if found is None:
        return None
    if language == "ja":
        return 12 * int(found[1]) + int(found[2])
    day = datetime.strptime(found[1], "%B %Y")
    return 12 * day.year + day.month


def check(scenario: Scenario, language: str) -> None:
    told, line = (say("funding", context(scenario, language)) for say in (statement, headline))
    seen = observed()
    share = pytest.approx(100 * seen.raised_usd_bn / scenario.tgt, rel=5e-3)
    months = months_to_target(scenario)
    start = 12 * seen.as_of.year + seen.as_of.month
    for text in (told, line):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
        assert percentages(text)[0] == share
        month = month_of_target(text, language)
        assert (NOT_FULL.search(text) is not None) == (month is None)
        if month is None:
            assert start + months > 12 * 2100 + 12 - 1
        else:
            assert start + months == pytest.approx(month, abs=1)  # a month is not split
    raised = amounts_usd_bn(told)
    assert seen.raised_usd_bn in raised
    assert min(abs(one - scenario.tgt) for one in raised) <= 5e-3 * scenario.tgt
    check_chances(scenario, told)


def check_chances(scenario: Scenario, told: str) -> None:
    funding = evaluate(scenario, observed()).funding
    by_2027, by_2030 = (
        float(next(filter(None, found.groups())))
        for found in (re.search(CHANCE.format(year=year), told) for year in (2027, 2030))
        if found is not None
    )
    for shown, chance in (
        (by_2027, funding.chance_by_2027_pct),
        (by_2030, funding.chance_by_2030_pct),
    ):
        assert shown == pytest.approx(min(99, max(1, chance)), abs=0.5 + 1e-9)
    assert by_2027 <= by_2030


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CASES, ids=lambda s: str(s.changes()))
def test_the_sentences_are_true_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)


@given(scenarios, st.sampled_from(LANGUAGES))
def test_the_sentences_are_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_a_target_that_the_reader_set_is_not_passed_off_as_the_funds_own() -> None:
    own, other = (
        statement("funding", context(Scenario.from_changes({"tgt": tgt}))) for tgt in (30, 45)
    )
    assert "of $30 billion in equity" in own
    assert "$45 billion (your input; the partnership’s own target is $30 billion)" in other


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_has_passed_is_said_to_have_passed(language: str) -> None:
    # 17.5 bn at 3 bn a month take six months from January 2026.
    scenario = Scenario.from_changes({"pace": 3})
    passed = {"en": "has passed already", "ja": "すでに過ぎて"}[language]
    early, late = date(2026, 7, 1), date(2026, 8, 1)
    assert passed not in statement("funding", context(scenario, language, early))
    assert passed in statement("funding", context(scenario, language, late))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_are_what_a_full_fund_carries(language: str) -> None:
    scenario = Scenario.from_changes({"tgt": 40, "mult": 3, "gwc": 60, "shell": 0})
    metrics = theme_words("funding").METRICS
    assert metrics is not None
    assets, debt, capacity = (text for _, text in metrics.pairs(context(scenario, language)))
    assert amounts_usd_bn(assets) == [120]  # 40 * 3
    assert amounts_usd_bn(debt) == [80]
    assert re.findall(r"[\d.]+", capacity) == ["2"]  # 120 over 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("changes", [{"pace": 3, "tgt": 20}, {"pace": 0.05, "mom": -80}])
def test_a_range_that_reads_as_its_chance_is_not_said(
    changes: dict[str, float], language: str
) -> None:
    given_to = context(Scenario.from_changes(changes), language)
    for words in (statement, headline):
        text = words("funding", given_to)
        assert re.search(r"over 99%|under 1%|99%超|1%未満", text)
        assert not re.search(r"[(（][^)）]*(over 99%|under 1%|99%超|1%未満)", text)


def test_a_pace_that_slows_falls() -> None:
    slower = statement("funding", context(Scenario.from_changes({"mom": -80}), "en"))
    faster = statement("funding", context(Scenario.from_changes({"mom": 40}), "en"))
    assert "falls by 80% a year" in slower
    assert "rises by 40% a year" in faster
