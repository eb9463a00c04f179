import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.text import LANGUAGES
from components.text.pages import headline, statement
from tests.contexts import context
from tests.strategies import corners, scenarios

KEYS = ("mkt", "mov", "days", "oldc", "newc", "sup", "pay", "sg", "tb")
EXTREMES: list[dict[str, float | str]] = [
    {"mkt": 200, "mov": 30, "days": 30, "sup": 50, "oldc": 10, "newc": 300, "sg": -20},
    {"mkt": 10, "mov": 0.5, "days": 0.5, "sup": 2000, "oldc": 700, "newc": 5, "sg": 80},
    {"mov": 0, "newc": 300, "oldc": 10},
    {"mov": 1e-9},
    {"oldc": 100, "newc": 100},
    {"mkt": 73, "mov": 10, "days": 10, "sup": 200, "pay": 100},  # the float equals the supply
    {"mkt": 73, "mov": 10, "days": 10, "sup": 199.9, "pay": 100},
    {"mkt": 73, "mov": 10, "days": 10, "sup": 197, "pay": 100},
]
SCENARIOS = [
    Scenario.default(),
    *(corner for key in KEYS for corner in corners(key)),
    *(Scenario.from_changes(changes) for changes in EXTREMES),
]


def told(scenario: Scenario, language: str) -> tuple[str, str]:
    return (
        statement("digital", context(scenario, language)),
        headline("digital", context(scenario, language)),
    )


def check(scenario: Scenario, language: str) -> None:
    """Check that the sentences are whole, and say yes, no, fall, rise exactly when true."""
    digital = evaluate(scenario, observed()).digital
    long, short = told(scenario, language)
    for text in (long, short):
        assert not re.search(r"nan|\binf\b|None|null|\{|\}|--|−", text)
        assert text[-1] in ".。"
    cover = digital.supply_cover_x
    says = {
        "none": re.search(r"With no payments moved|移る決済がなければ", long),
        "no": re.search(r"^Not for the payments alone|^決済だけなら、増やす必要はありません", long),
        "level": re.search(r"^Just as many|^いまある量でちょうど", long),
        "yes": re.search(r"^Yes, in this case|^ここでは、もっと必要", long),
    }
    assert sum(bool(found) for found in says.values()) == 1
    assert bool(says["none"]) == (cover is None)
    if cover is not None:
        assert bool(says["yes"]) == (cover < 0.995)
        assert bool(says["no"]) == (cover >= 1.005)
    falls, rises = (re.search(p, long) for p in (r"Fees fall|減ります", r"Fees rise|増えます"))
    some = cover is not None
    assert bool(falls) == (some and scenario.oldc > scenario.newc)
    assert bool(rises) == (some and scenario.oldc < scenario.newc)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: str(s.changes()))
def test_sentences_are_true_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)
    assert len(told(scenario, language)[1]) <= {"en": 90, "ja": 50}[language]


@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_are_true_for_every_scenario(scenario: Scenario, language: str) -> None:
    # A cover within half a percent of 1 reads as 1 and has a sentence of its own.
    cover = evaluate(scenario, observed()).digital.supply_cover_x
    if cover is None or not 0.994 < cover < 1.006:
        check(scenario, language)


def test_the_takeaway_states_the_results() -> None:
    """73 tn x 10 % = 7,300 bn; x 20 / 365 = 400 bn; 1,000 / 400 = 2.5; 7,300 x 0.4 % = 29.2."""
    scenario = Scenario.from_changes(
        {"mkt": 73, "mov": 10, "days": 20, "sup": 1000, "oldc": 100, "newc": 60, "pay": 100}
    )
    en, line = told(scenario, "en")
    for part in ("10% of $73 trillion a year", "20 days", "$400 billion", "2.5 times"):
        assert part in en
    assert "the supply of $1 trillion set here" in en
    # 73,000 bn at 1 % is 730 bn.
    assert "Fees fall by $29.2 billion a year, of the $730 billion that the whole market" in en
    assert (
        line
        == "Payments need $400 billion in coins; the supply that serves them is 2.5 times that."
    )
    ja, line = told(scenario, "ja")
    for part in (
        "年73兆ドル",
        "10%",
        "20日",
        "4000億ドル",
        "1兆ドル",
        "2.5倍",
        "年7300億ドルに上る決済の手数料は、292億ドル減",
    ):
        assert part in ja
    assert "2.5倍" in line


def test_a_supply_that_the_reader_set_is_not_passed_off_as_reported() -> None:
    assert "as of 28 September 2026" in told(Scenario.default(), "en")[0]
    assert "as of" not in told(Scenario.from_changes({"sup": 400}), "en")[0]
    assert LEVERS["sup"].default().value == 311.5


def test_a_takeaway_is_short() -> None:
    for scenario in SCENARIOS:
        assert len(told(scenario, "en")[0].split()) <= 76


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_default_the_market_pays_what_the_industry_is_reported_to_earn(language: str) -> None:
    digital = evaluate(Scenario.default(), observed()).digital
    assert digital.fee_pool_usd_bn == pytest.approx(240)  # 40 tn at 60 basis points
    assert digital.fees_saved_usd_bn == pytest.approx(2)  # 5 % of it at 10 basis points less
    told_default = told(Scenario.default(), language)[0]
    assert {"en": "$2 billion a year, of the $240 billion", "ja": "2400億ドル"}[
        language
    ] in told_default
